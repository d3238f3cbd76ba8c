"""`--self-test`: the built program tries itself, without anybody's data. For whoever builds or installs it.

Opens the real window on an example of its own, brings every screen to the front, writes a PDF and reads
it back, mails it to a server of its own, starts the spelling helper, and ends. Says what it did, a line
each; the exit code is 0 where all of it went well.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from gui.application import Application
from gui.background.spelling import helper_command
from gui.lifetime.last_place import JOBS
from gui.self_test.mail import arrives
from model import paths
from model.exporting import Wanted, chosen_layout, export_file
from model.text.translate import _
from model.vocabulary import Edition

PATIENCE = 60_000
"""Milliseconds that one step may take on a slow machine before it counts as failed."""


class SelfTestFailed(Exception):
    """A step did not come to its end."""


def run() -> int:
    """Try everything once and say so on standard output."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="punktvis-", ignore_cleanup_errors=True) as folder:
        os.environ[paths.OVERRIDE] = folder
        app = QApplication([])
        application = Application(app, Path(folder) / "self-test.db")
        try:
            for line in _steps(application, Path(folder)):
                print("ok ", line, flush=True)
        except SelfTestFailed as failure:
            print("not", failure, flush=True)
            log = Path(folder) / "punktvis.log"
            if log.exists():
                print(log.read_text("utf-8"), flush=True)
            return 1
        finally:
            application.window.close()
            application.close()
    return 0


def _steps(application: Application, folder: Path) -> Iterator[str]:
    """Each step as it is done."""
    application.start()
    _until("open the window", lambda: application.screens is not None)
    yield "the window is open"
    yield _show_example(application)
    for page in application.window.page_names():
        application.window.show_page(page)
        _painted(application)
        yield f"screen {page}"
    application.window.show_page("meeting")
    assert application.screens is not None
    for job in JOBS:
        application.screens.page.show_job(job)
        _painted(application)
        yield f"screen {job}"
    yield _ask_speller()
    agenda = folder / "agenda.pdf"
    yield _write_pdf(application, agenda)
    if not arrives(agenda.read_bytes()):
        raise SelfTestFailed("send a mail to a server of its own")
    yield "a mail with it arrives whole"


def _show_example(application: Application) -> str:
    screens = application.screens
    assert screens is not None
    screens.files.show_example()
    _until("show the example meeting", lambda: screens.agenda.agenda is not None)
    return "the example meeting is read"


def _ask_speller() -> str:
    program, *arguments = helper_command()
    helper = QProcess()
    helper.start(program, arguments)
    helper.write(json.dumps({"check": ["møde", "møddet"]}).encode() + b"\n")
    helper.closeWriteChannel()
    if not helper.waitForFinished(PATIENCE):
        raise SelfTestFailed("hear from the spelling helper")
    answer = json.loads(bytes(helper.readAllStandardOutput().data()) or b"{}")
    if answer.get("wrong") != ["møddet"]:
        raise SelfTestFailed("check the spelling of two words")
    return "the spelling helper knows its words"


def _write_pdf(application: Application, path: Path) -> str:
    import pypdfium2

    workspace, screens = application.workspace, application.screens
    assert workspace is not None
    assert screens is not None
    assert screens.agenda.agenda is not None
    meeting = screens.agenda.agenda.meeting.id
    layout = workspace.read(lambda session: chosen_layout(session, meeting))
    export_file(workspace, Wanted(meeting, "agenda", Edition.FULL, layout), path, {})
    with pypdfium2.PdfDocument(path) as written:
        pages = len(written)
        if _("Agenda") not in written[0].get_textpage().get_text_range():
            raise SelfTestFailed("read the agenda back")
    return f"an agenda of {pages} pages is written and read back"


def _painted(application: Application) -> None:
    application.window.grab()
    _settle(100)


def _until(what: str, ready: Callable[[], bool]) -> None:
    clock = QElapsedTimer()
    clock.start()
    while not ready():
        if clock.elapsed() > PATIENCE:
            raise SelfTestFailed(what)
        _settle(20)


def _settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
