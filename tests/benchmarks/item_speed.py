"""From the choice of a recommendation of thirty pages to its page, painted."""

import tempfile
from functools import partial
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication

from gui import theme
from gui.background.change_bridge import ChangeBridge
from gui.background.spelling import Spelling
from gui.items.item_page import ItemPage
from gui.jobs import Jobs
from gui.services import Services
from model.commands import bank, items
from model.spelling.own_words import OwnWords
from model.text.blocks import RichText
from model.workspace.workspace import Workspace
from tests.benchmarks.measure import Measure
from tests.benchmarks.typing_speed import thirty_pages

ROUNDS = 10
FIELDS = ("background", "decisions", "effect", "follow_up", "communication", "coordination")


def measure() -> list[Measure]:
    """The median in milliseconds of processor time, of two recommendations opened by turns."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    theme.apply(app, theme.load("light"))
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(Path(folder) / "speed.db", create=True)
        spelling = Spelling(OwnWords(Path(folder) / "own.txt"), _raise)
        jobs, bridge = Jobs(_raise), ChangeBridge(workspace)
        page = ItemPage(Services(workspace, bridge, jobs, _raise, spelling))
        pair = [_item(workspace, title) for title in ("Den ene", "Den anden")]
        page.resize(700, 800)
        page.show()
        app.processEvents()  # the news of what was just written
        times: list[float] = []
        for item_id in pair * ROUNDS:
            began = process_time()
            page.show_item(item_id)
            app.processEvents()
            times.append((process_time() - began) * 1000)
        for part in (spelling, jobs, bridge, workspace):
            part.close()
        page.close()
        page.deleteLater()
        app.processEvents()
    median = sorted(times[2:])[len(times[2:]) // 2]
    return [Measure("a recommendation of 30 pages opened", median, 150.0, "ms")]


def _item(workspace: Workspace, title: str) -> int:
    """The thirty pages spread over the fields of a form."""
    made: int = workspace.run("new", partial(bank.create, title=title)).result()
    text: RichText = thirty_pages()
    size = len(text) // len(FIELDS) + 1
    for at, field in enumerate(FIELDS):
        part = tuple(text[at * size : (at + 1) * size])
        command = partial(items.set_field, item_id=made, field=field, value=part)
        workspace.run("write", command).result()
    return made


def _raise(error: BaseException) -> None:
    raise error
