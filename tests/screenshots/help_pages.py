"""The pictures of the help: `python -m tests.screenshots.help_pages`, a part of `make screenshots`.

Writes `resources/help/<language>/<page>.png` over the example meeting, in the light look. Few colours
and a modest width keep all of them together near a megabyte.
"""

import datetime
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from gui.application import Application
from gui.help.pages import FOLDER, PAGES, WITHOUT_PICTURE
from gui.screens import Screens
from model.commands.settings import set_value
from model.dispatching import ways
from model.exchange.example import EXAMPLE
from model.workspace.workspace import Workspace
from tests.screenshots.waiting import settle, wait_for

LANGUAGES = ("da", "en")
WINDOW = (1160, 660)
WIDTH = 960
COMMON, OTHERS = 40, 56
"""Colours of a picture: those that most of it has, as they are, and what comes closest to the others."""
DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")  # also before the time of a deadline

Step = Callable[[], object]


def coming_example(folder: Path, today: datetime.date | None = None) -> Path:
    """The example with its first meeting some two weeks from now, whenever the pictures are taken."""
    text = EXAMPLE.read_text("utf-8")
    first = min(datetime.date.fromisoformat(day) for day in re.findall(r"ct-(\S{10})\"", text))
    weeks = ((today or datetime.date.today()) - first).days // 7 + 2

    def later(found: re.Match[str]) -> str:
        day = datetime.date.fromisoformat(found[0])
        return (day + datetime.timedelta(weeks=weeks)).isoformat()

    shutil.copytree(EXAMPLE.with_suffix(".files"), folder / "example.files")
    file = folder / EXAMPLE.name
    file.write_text(DAY.sub(later, text), "utf-8")
    return file


class HelpPhotographer:
    """Brings the screen of each page to the front and takes its picture."""

    def __init__(self, application: Application, folder: Path, scratch: Path) -> None:
        assert application.screens is not None
        self.application, self.folder, self.scratch = application, folder, scratch
        self.window = application.window
        self.screens: Screens = application.screens

    def walk(self) -> None:
        """Every page that has a picture."""
        self.application.appearance.choose("light")
        self.window.resize(*WINDOW)
        self.screens.files.read([str(coming_example(self.scratch))])
        wait_for(lambda: self.screens.agenda.agenda is not None)
        settle(600)
        steps = self._steps()
        for page in PAGES:
            if page not in WITHOUT_PICTURE:
                steps[page]()
                settle(600)
                self.window.toast.hide()
                self._take(page)

    def _steps(self) -> dict[str, Step]:
        screens = self.screens
        return {
            "meetings": screens.show_meetings,
            **{job: partial(self._show_job, job) for job in ("agenda", "plan", "minutes")},
            "documents": partial(self._show_part, "documents"),
            "mail": self._show_mails,
            "sent": self._show_sent,
            "recommendations": screens.show_items,
            "tasks": screens.show_tasks,
            "overview": screens.show_overview,
            "search": self._show_search,
            "people": screens.show_people,
            "settings": screens.upkeep.show_settings,
        }

    def _open(self) -> int:
        agenda = self.screens.agenda.agenda
        assert agenda is not None
        if self.window.page() != "meeting":
            self.screens.open_meeting(agenda.meeting.id)
        point = next(row for row in agenda.entries if row.has_item)
        self.screens.agenda.entries.select(point.id)
        return agenda.meeting.id

    def _show_job(self, job: str) -> None:
        self._open()
        self.screens.page.show_job(job)

    def _show_part(self, part: str) -> None:
        self._show_job("dispatch")
        self.screens.dispatching.page.show_part(part)

    def _show_mails(self) -> None:
        self._open()
        self.screens.dispatching.show_mails()
        mails = self.screens.dispatching.mails
        wait_for(lambda: bool(mails.pages.mails) and mails.is_ready())

    def _show_sent(self) -> None:
        """With a draft in it, as if a mail program had taken it."""
        meeting_id = self._open()
        workspace = self.application.workspace
        assert workspace is not None
        mails = self.screens.dispatching.mails.pages.mails
        now = datetime.datetime.now(datetime.UTC)
        ways.hand_over(workspace, meeting_id, mails, {}, now)
        self._show_part("history")

    def _show_search(self) -> None:
        finding = self.screens.finding
        finding.show_search()
        finding.indexing.run_now()
        settle(1500)
        finding.panel.ask("ramme")
        wait_for(lambda: bool(finding.panel.found.hits))

    def _take(self, page: str) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        height = round(picture.height * WIDTH / picture.width)
        small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
        with_few_colours(small).save(self.folder / f"{page}.png", optimize=True)


def with_few_colours(picture: Image.Image) -> Image.Image:
    """A palette of its own: an even one would turn the small signs grey, or tint the surfaces."""
    counted = picture.getcolors(picture.width * picture.height) or []
    common = [part for _count, color in sorted(counted, reverse=True)[:COMMON] for part in color]  # pyright: ignore[reportGeneralTypeIssues]
    spread = picture.quantize(OTHERS, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*common, *spread[: OTHERS * 3]])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def windows(app: QApplication, folder: Path) -> Iterator[tuple[str, Application]]:
    """The application in each language, over a database of its own, one after the other."""
    for language in LANGUAGES:
        database = folder / f"{language}.db"
        workspace = Workspace.open(database, create=True)
        workspace.run("", partial(set_value, key="language", text=language)).result()
        workspace.close()
        application = Application(app, database)
        application.start()
        wait_for(lambda application=application: application.screens is not None)
        yield language, application
        application.window.close()
        application.close()


def main(target: Path = FOLDER) -> int:
    """Take all pictures."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as data:
        os.environ["PUNKTVIS_DATA"] = data
        for language, application in windows(app, Path(data)):
            scratch = Path(data) / language
            scratch.mkdir()
            HelpPhotographer(application, target / language, scratch).walk()
    size = sum(file.stat().st_size for file in target.rglob("*.png"))
    print(f"{size / 1000:.0f} kB of pictures in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
