"""Every window of the application at one size, scale, look and language, on sheets to be looked at.

`python -m tests.screenshots.contact_sheets FOLDER [--screen 1366x768] [--scale 100] [--look light]
[--language da] [--across 2]` writes a picture of each into FOLDER and lays them out on `sheet-NN.png`, in
the order in which they were come to. The size is the screen's, in its own pixels: at 200 % half is left.
"""

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageDraw
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from gui.application import Application
from model.paths import DEFAULTS
from tests.gui.every_dialog import Dialogs
from tests.screenshots.full_meeting import add_full_meeting
from tests.screenshots.rooms import Rooms, shown_windows
from tests.screenshots.waiting import settle, wait_for

SHEET_WIDTH = 1900
"""Pixels: what is looked at in one go."""
CAPTION = 22


class Walk:
    """Goes everywhere, and takes what is seen."""

    def __init__(self, application: Application, folder: Path) -> None:
        self.application, self.folder = application, folder
        self.rooms = Rooms(application)
        self.taken: list[str] = []

    def everywhere(self) -> None:
        """Nothing yet, an example, a full meeting, a running one, each place, dialog, menu and message."""
        rooms, workspace = self.rooms, self.application.workspace
        assert workspace is not None
        self._take_each(rooms.first_day())
        example = rooms.read_example()
        full = add_full_meeting(workspace, self.folder)
        for meeting, name in ((example, "example"), (full, "full")):
            self._take_each(rooms.meeting(meeting, name))
        self._take_each(rooms.of_meeting(full, "full"))
        self._take_each(rooms.places("place"))
        self._take_each(rooms.messages())
        self._take_each(self._jobs(example))
        self._take_each(rooms.menus(example, "menu"))
        self.rooms.screens.open_meeting(example)
        self._take_each(f"dialog-{name}" for name, _ in self._dialogs())

    def _jobs(self, meeting: int) -> Iterator[str]:
        """From the papers to the minutes of a meeting that runs and is ended."""
        screens = self.rooms.screens
        screens.open_meeting(meeting)
        screens.page.show_job("dispatch")
        settle(600)
        yield "papers"
        screens.dispatching.show_mails()
        wait_for(screens.dispatching.mails.is_ready)
        settle(300)
        yield "mail"
        screens.page.show_job("minutes")
        settle(200)
        yield "minutes"
        screens.minutes.run.start_now()  # the example is not of today
        settle(500)
        yield "live"

    def _dialogs(self) -> Iterator[tuple[str, object]]:
        return Dialogs(self.application, self.folder).each()

    def _take_each(self, names: Iterator[str]) -> None:
        for name in names:
            settle(120)
            self._take(f"{len(self.taken):03}-{name.replace(' ', '-')}")
            self.taken.append(name)

    def _take(self, name: str) -> None:
        """The window with all that stands before it."""
        window = self.rooms.window
        picture = window.grab()
        painter = QPainter(picture)
        for front in shown_windows(window)[1:]:
            painter.drawPixmap(front.pos() - window.pos(), front.grab())
        painter.end()
        picture.save(str(self.folder / f"{name}.png"))


def lay_out(folder: Path, across: int) -> int:
    """Put the pictures of a folder on sheets of `across` by `across`; how many sheets it became."""
    files, each = sorted(folder.glob("[0-9]*.png")), across * across
    starts = range(0, len(files), each)
    for number, start in enumerate(starts):
        _sheet(files[start : start + each], across).save(folder / f"sheet-{number:02}.png")
    return len(starts)


def _sheet(files: list[Path], across: int) -> Image.Image:
    width = SHEET_WIDTH // across
    pictures = [Image.open(file).convert("RGB") for file in files]
    for picture in pictures:
        picture.thumbnail((width - 4, width), Image.Resampling.LANCZOS)
    height = max(picture.height for picture in pictures) + CAPTION
    sheet = Image.new("RGB", (SHEET_WIDTH, height * -(-len(files) // across)), "#777777")
    pen = ImageDraw.Draw(sheet)
    for place, (file, picture) in enumerate(zip(files, pictures, strict=True)):
        at = (place % across * width, place // across * height)
        pen.text((at[0] + 4, at[1] + 4), file.stem, fill="white")
        sheet.paste(picture, (at[0], at[1] + CAPTION))
    return sheet


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screen", default="1366x768")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=("da", "en"), default="da")
    parser.add_argument("--across", type=int, default=2)
    return parser.parse_args()


@contextmanager
def _errors_told() -> Iterator[None]:
    """Told here: the application's own report holds no words."""
    try:
        yield
    except Exception:
        traceback.print_exc()
        raise


def main() -> int:
    """Take all pictures and lay them out."""
    wanted = _arguments()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(side) * 100 // wanted.scale for side in wanted.screen.split("x"))
    with tempfile.TemporaryDirectory() as data, _errors_told():
        defaults = Path(data) / "defaults.json"
        settings = {"language": wanted.language, "motion": "none"}
        defaults.write_text(json.dumps({"settings": settings}), encoding="utf-8")
        os.environ |= {
            "PUNKTVIS_DATA": data,
            DEFAULTS: str(defaults),
            "QT_SCALE_FACTOR": str(wanted.scale / 100),
        }
        application = Application(QApplication([]), Path(data) / "pictures.db")
        application.start()
        wait_for(lambda: application.screens is not None)
        application.appearance.choose(wanted.look)
        application.window.resize(width, height)
        Walk(application, wanted.folder).everywhere()
        application.window.close()
        application.close()
    print(f"{lay_out(wanted.folder, wanted.across)} sheets in {wanted.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
