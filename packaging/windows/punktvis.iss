; Windows installer, made by Inno Setup 6.3 or newer from dist\punktvis:
;
;   iscc /DVersion=0.1.0 packaging\windows\punktvis.iss
;
; Without administrator rights it installs for the user; /ALLUSERS installs for the machine (Intune, SCCM).
; Never run here on Windows: written from Inno Setup's documentation.

#ifndef Version
  #error Say which version: /DVersion=…
#endif

[Setup]
AppId={{8E0C2C6B-6E0C-4E0B-9C1F-4A6D6D1B7A52}
AppName=Punktvis
AppVersion={#Version}
VersionInfoVersion={#Version}
AppPublisher=Punktvis
DefaultDirName={autopf}\Punktvis
DefaultGroupName=Punktvis
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=punktvis-{#Version}-setup
SetupIconFile=punktvis.ico
UninstallDisplayIcon={app}\punktvis.exe
LicenseFile=..\..\LICENSE
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; An open Punktvis is asked to close, so that an upgrade never waits for a restart.
CloseApplications=yes
RestartApplications=no
; Signing: run iscc with "/Smunicipality=signtool sign /fd sha256 /tr … $f" and take the semicolon away.
; SignTool=municipality
; SignedUninstaller=yes

[Languages]
Name: "da"; MessagesFile: "compiler:Languages\Danish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
da.HandOver=Aflevering til Punktvis
en.HandOver=Hand-over for Punktvis
da.OpenWith=Åbn .docx-indstillinger med Punktvis fra højreklik
en.OpenWith=Open .docx recommendations in Punktvis by right-click
da.Desktop=Lav en genvej på skrivebordet
en.Desktop=Make a shortcut on the desktop
da.Start=Start Punktvis
en.Start=Start Punktvis

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenWith}"

[InstallDelete]
; What an older version had and this one has not must not be found by the program.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\punktvis\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Punktvis"; Filename: "{app}\punktvis.exe"; AppUserModelID: "dk.punktvis.Punktvis"
Name: "{autodesktop}\Punktvis"; Filename: "{app}\punktvis.exe"; Tasks: desktop

[Registry]
; Its own kind of file.
Root: HKA; Subkey: "Software\Classes\.punktvis-handover"; ValueType: string; ValueData: "Punktvis.HandOver"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Punktvis.HandOver"; ValueType: string; ValueData: "{cm:HandOver}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Punktvis.HandOver\DefaultIcon"; ValueType: string; ValueData: "{app}\punktvis.exe,0"
Root: HKA; Subkey: "Software\Classes\Punktvis.HandOver\shell\open\command"; ValueType: string; ValueData: """{app}\punktvis.exe"" ""%1"""
; "Open with", never the default: Word keeps its files.
Root: HKA; Subkey: "Software\Classes\Applications\punktvis.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Punktvis"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\punktvis.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"; ValueData: ""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\punktvis.exe\shell\open\command"; ValueType: string; ValueData: """{app}\punktvis.exe"" ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.docx\OpenWithList\punktvis.exe"; Flags: uninsdeletekey; Tasks: openwith

[Run]
Filename: "{app}\punktvis.exe"; Description: "{cm:Start}"; Flags: postinstall nowait skipifsilent

; The users' data lie in %LOCALAPPDATA%\Punktvis. Neither an upgrade nor a removal touches them.
