"""Old meetings: which may go, what is still to be filed, and which backups hold them afterwards."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.services import Services
from gui.settings.words import choice_name
from gui.widgets.buttons import DangerButton, allow
from gui.widgets.dialogs import close_buttons, roomy
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.ticks import TickBox
from gui.widgets.window_size import open_at, open_whole
from model.delivery.mail_programs import clear_drafts
from model.progress import Progress
from model.queries.retention import OldMeeting, old_meetings, years_before
from model.queries.settings import value
from model.text.dates import long_date
from model.text.translate import N_, _, language, ngettext
from model.workspace.retention import BackupKind, HoldingBackup, Purged, holding_backups, purge
from model.workspace.search import Search

_WIDTH, _HEIGHT = 680, 600

_GOES = {
    BackupKind.DAILY: N_("{file}: goes on {date}"),
    BackupKind.UPGRADE: N_("{file}: goes when five newer ones of its kind are there"),
    BackupKind.COPY: N_("{file}: goes when enough newer copies of running meetings are there"),
    BackupKind.ASIDE: N_("{file}: stays until you delete it yourself"),
}


class OldMeetingsDialog(QDialog):
    """Nothing is chosen beforehand; what is not filed cannot be chosen."""

    removed = Signal(str)
    """A sentence that tells what went."""
    owed = Signal()
    """Something of it stays until another program lets go of the database."""

    def __init__(
        self,
        services: Services,
        search: Search,
        parent: QWidget,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        super().__init__(parent)
        self._services, self._search, self._today = services, search, today
        self.setWindowTitle(_("Old meetings"))
        self.boxes: list[tuple[OldMeeting, QCheckBox]] = []
        self._words = Text(look="muted")
        self._words.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.backups = Text(look="muted")
        self.backups.setWordWrap(True)
        self.remove = DangerButton(_("Remove for good …"), "trash-2")
        self.remove.clicked.connect(self._on_remove)
        self._lay_out()
        self.reload()

    def reload(self) -> None:
        """Read which there are."""
        years = self._services.read(partial(value, key="retention_years"))
        before = years_before(self._today(), int(years))
        rows = self._services.read(partial(old_meetings, before=before))
        self._clear()
        self._words.setText(
            _(
                "These meetings are more than {period} old. One that is marked as filed in the records"
                " system can be removed: from the database, the search, unsaved texts and annexes."
                " That cannot be undone."
            ).format(period=choice_name("retention_years", years))
            if rows
            else _("No meeting is more than {period} old.").format(
                period=choice_name("retention_years", years)
            )
        )
        for row in rows:
            box = TickBox(_row_words(row))
            box.setEnabled(row.filed_at is not None)
            box.toggled.connect(lambda _on: self._update())
            self.boxes.append((row, box))
            self._list.insertWidget(len(self.boxes) - 1, box)
        self._area.setVisible(bool(rows))
        self._show_backups()
        self._update()
        if rows:
            open_at(self, _WIDTH, _HEIGHT)
        else:
            open_whole(self, _WIDTH)

    def chosen(self) -> list[int]:
        """The meetings that are ticked."""
        return [row.id for row, box in self.boxes if box.isChecked()]

    def remove_chosen(self) -> None:
        """Remove them, after asking."""
        ids = self.chosen()
        workspace, search = self._services.workspace, self._search

        def work(_progress: Progress) -> tuple[Purged, int]:
            return purge(workspace, search, ids), clear_drafts()

        self._services.jobs.start(_("Remove old meetings"), work, self._on_removed)

    def _clear(self) -> None:
        for _row, box in self.boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []

    def _update(self) -> None:
        allow(self.remove, bool(self.chosen()), _("Tick the meetings to remove first"))

    def _show_backups(self) -> None:
        read = self._services.read
        days = int(read(partial(value, key="backup_days")))
        second = read(partial(value, key="backup_folder"))
        found = holding_backups(
            self._services.workspace.path, days, Path(second) if second else None
        )
        lines = [_backup_words(kept) for kept in found]
        if second and not Path(second).is_dir():
            words = _(
                "The second folder does not answer, so what lies there is not listed: {folder}"
            )
            lines.append(words.format(folder=second))
        lines.append(_("Copies that you have put elsewhere are not known here."))
        self.backups.setText("\n".join(lines))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._list)
        self._list.addStretch(1)
        area = PageScroll(_("Old meetings"))
        area.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(Heading(_("Old meetings")))
        box.addWidget(self._words)
        box.addWidget(area, 1)
        self._area = area
        box.addWidget(SectionLabel(_("Backups that hold everything as it was when they were made")))
        box.addWidget(self.backups)
        box.addWidget(close_buttons(self, self.remove))

    def _on_remove(self) -> None:
        count = len(self.chosen())
        ask = QMessageBox(self)
        ask.setIcon(QMessageBox.Icon.Warning)
        words = ngettext(
            "Remove {count} meeting for good? It cannot be brought back from here.",
            "Remove {count} meetings for good? They cannot be brought back from here.",
            count,
        )
        ask.setText(words.format(count=count))
        yes = ask.addButton(_("Remove for good"), QMessageBox.ButtonRole.DestructiveRole)
        keep = ask.addButton(_("Keep"), QMessageBox.ButtonRole.RejectRole)
        ask.setDefaultButton(keep)  # Return must not do what nobody can take back
        yes.clicked.connect(self.remove_chosen)
        ask.finished.connect(ask.deleteLater)
        roomy(ask)
        ask.open()

    def _on_removed(self, done: tuple[Purged, int]) -> None:
        purged, drafts_left = done
        words = ngettext(
            "{count} meeting was removed.", "{count} meetings were removed.", purged.meetings
        ).format(count=purged.meetings)
        if purged.waiting:
            words += " " + ngettext(
                "{count} recommendation was postponed and stays: it still waits for a meeting.",
                "{count} recommendations were postponed and stay: they still wait for a meeting.",
                purged.waiting,
            ).format(count=purged.waiting)
        if drafts_left:
            words += " " + _(
                "A draft is still open in another program, and stays on this PC until that is closed."
            )
        if purged.owed:
            words += " " + _(
                "Another program is reading the database, so traces stay in its file on this PC. They"
                " are cleared away when that program is closed."
            )
            self.owed.emit()
        self.removed.emit(words)
        self.reload()


def _backup_words(kept: HoldingBackup) -> str:
    date = long_date(kept.expires, language()) if kept.expires is not None else ""
    return _(_GOES[kept.kind]).format(file=kept.path.name, date=date)


def _row_words(row: OldMeeting) -> str:
    points = ngettext("{count} point", "{count} points", row.points).format(count=row.points)
    filed = (
        _("filed {date}").format(date=long_date(row.filed_at.date(), language()))
        if row.filed_at is not None
        else _("not filed")
    )
    parts: Sequence[str] = (long_date(row.date, language()), row.name, points, filed)
    return " · ".join(parts).replace("&", "&&")
