"""`make screenshots`: every screen of the real window over the example meeting, light and dark.

`python -m tests.screenshots FOLDER` writes `<screen>-<theme>.png`, and the pages of the documents.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog

from gui.application import Application
from tests.screenshots.waiting import settle, wait_for

SIZES = {"": (1366, 768), "-large": (1920, 1080)}


class Photographer:
    """Walks through the window and takes a picture of each screen."""

    def __init__(self, application: Application, folder: Path) -> None:
        self.application, self.folder = application, folder
        self.window = application.window

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
        """Empty, then with the example meeting, then each of its jobs."""
        self.take("empty")
        screens = self.application.screens
        assert screens is not None
        screens.files.show_example()
        wait_for(lambda: screens.agenda.agenda is not None)
        settle(400)
        agenda = screens.agenda.agenda
        assert agenda is not None
        with_text = next(row for row in agenda.entries if row.has_item)
        screens.agenda.entries.select(with_text.id)
        for suffix, (width, height) in SIZES.items():
            self.window.resize(width, height)
            for job in ("agenda", "plan", "minutes", "dispatch"):
                screens.page.show_job(job)
                settle(300)
                self.take(f"{job}{suffix}")
        self.window.resize(*SIZES[""])
        screens.page.show_job("agenda")
        closed = next(row for row in agenda.entries if row.openness == "closed")
        screens.agenda.entries.select(closed.id)
        self.take("closed-point")
        pause = next(row for row in agenda.entries if row.kind == "break")
        screens.agenda.entries.select(pause.id)
        self.take("break")
        self.window.actions_table["help.keys"].trigger()
        self.take("keys")
        self.close_dialogs()
        self.window.actions_table["meeting.edit"].trigger()
        self.take("details")
        self.close_dialogs()
        screens.dispatching.show_mails()
        settle(1500)
        self.take("mail")
        screens.show_meetings()
        self.take("meetings")
        screens.show_items()
        settle(500)
        self.take("items")
        screens.show_tasks()
        self.take("tasks")
        screens.show_people()
        self.take("people")
        screens.show_overview()
        self.take("overview")
        screens.show_overview("year")
        self.take("year")
        screens.show_series()
        self.take("series")
        self.close_dialogs()
        finding = screens.finding
        finding.show_search()
        finding.indexing.run_now()
        settle(1500)
        finding.panel.ask("ramme")
        wait_for(lambda: bool(finding.panel.found.hits))
        self.take("search")
        finding.open_palette().field.setText("budget")
        self.take("palette")
        self.close_dialogs()
        finding.show_case("search", point_id=with_text.id)
        self.take("case")
        screens.upkeep.show_settings()
        self.take("setup")
        screens.guidance.show_help()
        self.take("help")
        self.close_dialogs()
        screens.guidance.start_tour()
        self.take("tour")
        card = screens.guidance.card()
        assert card is not None
        card.end()
        screens.open_meeting(agenda.meeting.id)
        screens.page.show_job("minutes")
        screens.minutes.run.start_now()  # the example is not of today
        settle(800)
        self.take("live")

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
