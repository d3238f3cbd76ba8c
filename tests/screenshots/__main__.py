"""`make screenshots`: every screen of the real window over the example meeting, light and dark.

`python -m tests.screenshots FOLDER` writes `<screen>-<theme>.png`. The places are gone to by `Rooms`.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog

from gui.application import Application
from tests.screenshots.rooms import Rooms
from tests.screenshots.waiting import settle, wait_for

SIZES = {"": (1366, 768), "-large": (1920, 1080)}


class Photographer(Rooms):
    """Walks through the window and takes a picture of each screen."""

    def __init__(self, application: Application, folder: Path) -> None:
        super().__init__(application)
        self.folder = folder

    def take(self, name: str) -> None:
        """One picture of the window in each theme."""
        for theme in ("light", "dark"):
            self.application.appearance.choose(theme)
            settle()
            self.window.grab().save(str(self.folder / f"{name}-{theme}.png"))
            for dialog in self.window.findChildren(QDialog):
                if dialog.isVisible():
                    dialog.grab().save(str(self.folder / f"{name}-dialog-{theme}.png"))

    def walk(self) -> None:
        """Empty, then with the example meeting: its jobs, the other places, the running meeting."""
        self.take("empty")
        self.screens.files.show_example()
        wait_for(lambda: self.screens.agenda.agenda is not None)
        settle(400)
        meeting_id = self.agenda.meeting.id
        with_text = next(row for row in self.agenda.entries if row.has_item)
        self.screens.agenda.entries.select(with_text.id)
        self._jobs()
        self._entries()
        self._meeting_dialogs()
        for name in self.places("place"):
            self.take(name)
        self._case(with_text.id)
        self._guidance()
        self.screens.open_meeting(meeting_id)
        self.screens.page.show_job("minutes")
        self.screens.minutes.run.start_now()  # the example is not of today
        settle(800)
        self.take("live")

    def _jobs(self) -> None:
        for suffix, (width, height) in SIZES.items():
            self.window.resize(width, height)
            for job in ("agenda", "plan", "minutes", "dispatch"):
                self.screens.page.show_job(job)
                settle(300)
                self.take(f"{job}{suffix}")
        self.window.resize(*SIZES[""])
        self.screens.page.show_job("agenda")

    def _entries(self) -> None:
        closed = next(row for row in self.agenda.entries if row.openness == "closed")
        pause = next(row for row in self.agenda.entries if row.kind == "break")
        for name, row in (("closed-point", closed), ("break", pause)):
            self.screens.agenda.entries.select(row.id)
            self.take(name)

    def _meeting_dialogs(self) -> None:
        self.window.actions_table["meeting.edit"].trigger()
        self.take("details")
        self.close_dialogs()
        self.screens.dispatching.show_mails()
        settle(1500)
        wait_for(self.screens.dispatching.mails.is_ready)
        self.take("mail")
        self.window.actions_table["view.preview"].trigger()
        settle(2500)
        self.take("preview")
        self.window.actions_table["view.preview"].trigger()

    def _case(self, point_id: int) -> None:
        self.screens.finding.show_case("search", point_id=point_id)
        self.take("case")

    def _guidance(self) -> None:
        guidance = self.screens.guidance
        guidance.show_help()
        self.take("help")
        self.close_dialogs()
        guidance.start_tour()
        self.take("tour")
        card = guidance.card()
        assert card is not None
        card.end()

    def close_dialogs(self) -> None:
        """Leave a dialog without doing anything."""
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        settle()


def main(folder: str = "screenshots") -> int:
    """Take all pictures."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as data:
        os.environ["PUNKTVIS_DATA"] = data
        application = Application(app, Path(data) / "pictures.db")
        application.start()
        wait_for(lambda: application.screens is not None)
        Photographer(application, target).walk()
        application.window.close()
        application.close()
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
