"""LibreOffice turns other formats into Word's, where it is installed.

It runs without a window, in a folder and a profile of its own that are gone afterwards: no macros,
no active content, no links followed, no network. It is killed with everything it started when its
time is up, or when somebody asks the work to stop.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from xml.sax.saxutils import escape

from model.exchange.foreign.refusal import refuse
from model.office import libreoffice
from model.progress import NO_PROGRESS, Progress
from model.text.translate import _

MOST_SECONDS = 90.0
_PAUSE = 0.05

# Said by us and not guessed by LibreOffice: a web page that calls itself .doc would fetch its pictures.
_FILTERS = {".doc": "MS Word 97", ".odt": "writer8", ".rtf": "Rich Text Format"}
_WORD = "docx:MS Word 2007 XML"

_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
_INET = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "MacroSecurityLevel", "3"),
    (_COMMON, "DisableActiveContent", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    # A proxy that is not there: whatever asks for the network gets nothing.
    (_INET, "ooInetProxyType", "2"),
    *((_INET, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)


@contextmanager
def as_word(
    content: bytes, ending: str, file: str, progress: Progress = NO_PROGRESS
) -> Generator[Path]:
    """A `.docx` of the content, for as long as the block lasts. `ending` is one of `.doc .odt .rtf`.

    Raises Refused without LibreOffice, for what it cannot read, and when it takes too long; Cancelled.
    """
    program = libreoffice()
    if program is None:
        refuse(
            file,
            _(
                "this format needs LibreOffice, which is not installed here. Open the file in Word and"
                " save it as .docx"
            ),
        )
    with tempfile.TemporaryDirectory(prefix="punktvis-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"file{ending}"
        source.write_bytes(content)
        _write_profile(folder / "profile")
        _run(_words(program, folder, source), folder, file, progress)
        target = folder / "out" / "file.docx"
        if not target.is_file():
            refuse(file, _("LibreOffice could not read it; it may be damaged"))
        yield target


def _words(program: str, folder: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        f"--infilter={_FILTERS[source.suffix]}",
        *("--convert-to", _WORD, "--outdir", str(folder / "out"), str(source)),
    ]


def _run(words: list[str], folder: Path, file: str, progress: Progress) -> None:
    process = subprocess.Popen(
        words,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    until = monotonic() + MOST_SECONDS
    try:
        while process.poll() is None:
            progress.check_cancelled()
            if monotonic() > until:
                refuse(file, _("LibreOffice takes far too long over it"))
            sleep(_PAUSE)
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The process and what it started; nothing where it ended by itself."""
    if process.poll() is None:
        if sys.platform == "win32":
            words = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(words, check=False, capture_output=True)
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _write_profile(folder: Path) -> None:
    """A profile that trusts nothing."""
    entries = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items'
        ' xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{entries}</oor:items>',
        encoding="utf-8",
    )
