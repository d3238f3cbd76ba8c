"""Whether the computer's settings want motion, asked for where each system keeps it.

Windows: "Vis animationer" (SPI_GETCLIENTAREAANIMATION). macOS: "Reducer bevægelse" (NSWorkspace). Linux:
GNOME's `enable-animations` by gsettings, KDE's `AnimationDurationFactor` in its file. Over a line to
another computer each step is a picture to send: no motion there.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess

_CLIENT_AREA_ANIMATION = 0x1042
_REMOTE_SESSION = 0x1000
_GSETTINGS = ("get", "org.gnome.desktop.interface", "enable-animations")
_KDE_FACTOR = re.compile(r"^AnimationDurationFactor\s*=\s*([\d.]+)\s*$", re.MULTILINE)
_NO = "false"


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether the window is shown on another computer: Citrix, remote desktop, X over SSH."""
    session = environment.get("SESSIONNAME", "").upper()
    over_ssh = "SSH_CONNECTION" in environment and "DISPLAY" in environment
    return session.startswith(("ICA", "RDP")) or "XRDP_SESSION" in environment or over_ssh


def windows_wants(user32: Any) -> bool:
    """What Windows says; yes where it says nothing. `user32`: the library of that name."""
    on = ctypes.c_int(1)
    known = user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
    return bool(on.value or not known) and not user32.GetSystemMetrics(_REMOTE_SESSION)


def mac_wants(ask: Callable[..., int | None]) -> bool:
    """What macOS says. `ask` sends messages to a class of Apple's and to what that answers."""
    reduces = ask("NSWorkspace", "sharedWorkspace", "accessibilityDisplayShouldReduceMotion")
    return not (reduces or 0) & 0xFF  # a BOOL: what stands above its byte means nothing


def kde_wants(settings: str) -> bool:
    """What KDE's file `kdeglobals` says: a factor of nothing is no motion."""
    factor = _KDE_FACTOR.search(settings)
    return factor is None or float(factor[1]) > 0


class SystemWish(QObject):
    """Answers at once; on Linux what was heard last, and yes until something was heard."""

    def __init__(
        self,
        parent: QObject | None = None,
        platform: str = sys.platform,
        environment: Mapping[str, str] = os.environ,
        program: str = "gsettings",
    ) -> None:
        super().__init__(parent)
        self._platform, self._environment = platform, environment
        self._program = program
        self._desktop = True
        self._process: QProcess | None = None

    def wants(self) -> bool:
        """Whether the user of this computer wants motion."""
        if is_remote(self._environment):
            return False
        if self._platform == "win32":
            return windows_wants(ctypes.windll.user32)
        if self._platform == "darwin":
            return mac_wants(_ask_apple)
        return self._desktop

    def read(self) -> None:
        """Listen anew to a Linux desktop, which answers later and delays nothing."""
        if self._platform in ("win32", "darwin") or self._process is not None:
            return
        process = self._process = QProcess(self)
        # Methods, not lambdas: those would keep us alive until our own process is deleted.
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(self._program, _GSETTINGS)

    @property
    def is_listening(self) -> bool:
        """Whether an answer is still to come."""
        return self._process is not None

    def close(self) -> None:
        """Wait for no answer any more."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished()

    def _on_finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        self._on_heard()

    def _on_error(self, _error: QProcess.ProcessError) -> None:
        self._on_heard()

    def _on_heard(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        heard = bytes(process.readAllStandardOutput().data()).decode(errors="replace")
        process.deleteLater()
        self._desktop = heard.strip() != _NO and kde_wants(_kde_settings(self._environment))


def _kde_settings(environment: Mapping[str, str]) -> str:
    folder = environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    try:
        return (Path(folder) / "kdeglobals").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@cache
def _objc() -> ctypes.CDLL:
    objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
    return objc


def _ask_apple(name: str, *messages: str) -> int | None:
    objc = _objc()
    prototype = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    send = ctypes.cast(objc.objc_msgSend, prototype)
    found = objc.objc_getClass(name.encode())
    for message in messages:
        found = send(found, objc.sel_registerName(message.encode()))
    return found
