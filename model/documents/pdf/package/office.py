"""Office files as PDF: by LibreOffice, and on Windows by Office itself. No macro ever runs.

Everything happens in processes of their own with a time limit. What Office itself does on Windows
could not be tried where this was written; LibreOffice is asked where it fails.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from model.progress import Progress

_SECONDS_TO_START = 60.0
_SECONDS_A_FILE = 60.0
_POLL = 0.1

_FILTER = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
_BY_OFFICE = """
$ErrorActionPreference = 'Stop'
$source, $target, $kind = $args
if ($kind -eq 'word') {
  $app = New-Object -ComObject Word.Application
  $app.AutomationSecurity = 3; $app.DisplayAlerts = 0
  $file = $app.Documents.Open($source, $false, $true, $false, 'x')
  $file.ExportAsFixedFormat($target, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true)
  $file.Close(0)
} elseif ($kind -eq 'excel') {
  $app = New-Object -ComObject Excel.Application
  $app.AutomationSecurity = 3; $app.DisplayAlerts = $false
  $file = $app.Workbooks.Open($source, 0, $true, 5, 'x')
  $file.ExportAsFixedFormat(0, $target)
  $file.Close($false)
} else {
  $app = New-Object -ComObject PowerPoint.Application
  $app.AutomationSecurity = 3
  $file = $app.Presentations.Open($source, -1, 0, 0)
  $file.SaveAs($target, 32)
  $file.Close()
}
$app.Quit()
"""
_EXCEL = frozenset([".xls", ".xlsx", ".xlsm", ".ods"])
_POWERPOINT = frozenset([".ppt", ".pptx", ".pptm", ".odp"])


def soffice() -> str | None:
    """Where LibreOffice is, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and sys.platform == "win32":
        folder = os.environ.get("PROGRAMFILES", r"C:\Program Files")
        usual = Path(folder) / "LibreOffice" / "program" / "soffice.exe"
        found = str(usual) if usual.is_file() else None
    return found


@contextmanager
def converted(
    sources: Mapping[str, tuple[Path, str]], progress: Progress
) -> Generator[dict[str, Path]]:
    """The PDF of each source, by its key; what could not be converted is not in it.

    `sources` are file and name; the files are read, never written. The results go at the end.
    """
    if not sources:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="punktvis-") as name:
        folder = Path(name)
        copies = _copies(sources, folder)
        results: dict[str, Path] = {}
        if sys.platform == "win32":
            results.update(_by_office(copies, folder, progress))
        results.update(_by_libreoffice(copies, results, folder, progress))
        yield results


def _copies(sources: Mapping[str, tuple[Path, str]], folder: Path) -> dict[str, Path]:
    """Under their own endings and plain names: the originals have none."""
    copies: dict[str, Path] = {}
    for number, (key, (path, name)) in enumerate(sources.items()):
        ending = Path(name).suffix.lower()
        copies[key] = folder / f"annex-{number}{ending or '.rtf'}"
        shutil.copyfile(path, copies[key])
    return copies


def _by_libreoffice(
    copies: Mapping[str, Path], done: Mapping[str, Path], folder: Path, progress: Progress
) -> dict[str, Path]:
    program = soffice()
    left = {key: copy for key, copy in copies.items() if key not in done}
    if program is None or not left:
        return {}
    profile, target = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, encoding="utf-8")
    # All at once, for the start takes the most; what that leaves out is tried alone.
    _soffice(program, profile, target, list(left.values()), progress)
    for copy in left.values():
        if not (target / f"{copy.stem}.pdf").is_file() and len(left) > 1:
            _soffice(program, profile, target, [copy], progress)
    found = {key: target / f"{copy.stem}.pdf" for key, copy in left.items()}
    return {key: path for key, path in found.items() if path.is_file() and path.stat().st_size}


def _soffice(
    program: str, profile: Path, target: Path, copies: Sequence[Path], progress: Progress
) -> None:
    words = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    words += ["--nolockcheck", "--nodefault", "--nologo"]
    groups: dict[str, list[str]] = {}
    for copy in copies:
        groups.setdefault(_filter(copy), []).append(str(copy))
    for name, files in groups.items():
        seconds = _SECONDS_TO_START + _SECONDS_A_FILE * len(files)
        run = [*words, "--convert-to", name, "--outdir", str(target), *files]
        _run(run, seconds, progress)


def _filter(copy: Path) -> str:
    if copy.suffix in _EXCEL:
        return _FILTER.replace("writer_", "calc_")
    return _FILTER.replace("writer_", "impress_") if copy.suffix in _POWERPOINT else _FILTER


def _by_office(copies: Mapping[str, Path], folder: Path, progress: Progress) -> dict[str, Path]:
    """By the Office that is installed, file for file. Not tried: see above."""
    script = folder / "convert.ps1"
    script.write_text(_BY_OFFICE, encoding="utf-8")
    results: dict[str, Path] = {}
    for key, copy in copies.items():
        kind = "excel" if copy.suffix in _EXCEL else "word"
        kind = "powerpoint" if copy.suffix in _POWERPOINT else kind
        target = copy.with_suffix(".office.pdf")
        words = ["powershell", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", str(script)]
        with suppress(OSError):
            _run([*words, str(copy), str(target), kind], _SECONDS_A_FILE, progress)
        if target.is_file() and target.stat().st_size:
            results[key] = target
    return results


def _run(words: Sequence[str], seconds: float, progress: Progress) -> None:
    """Run and wait; what takes too long, or is not wanted any more, is ended with its children."""
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + seconds
    try:
        while process.poll() is None and time.monotonic() < end:
            progress.check_cancelled()
            time.sleep(_POLL)
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
