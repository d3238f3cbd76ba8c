"""The review page: each field with its certainty, and the text that was not recognised.

It changes nothing itself; `decision()` says what the secretary wants.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from gui.import_review.rows import SURE, FieldRow
from gui.import_review.words import field_label, field_text
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.ticks import RadioButton, TickBox
from gui.widgets.window_size import open_at
from model.exchange.received import differences, places, value_at
from model.exchange.word.recognise import Recognised
from model.text.translate import _
from model.views import ItemView


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored recommendation that the file may be a newer version of."""

    id: int
    item: ItemView


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with the file. `version_of` is None for a new recommendation."""

    version_of: Candidate | None
    fields: frozenset[str]
    on_meeting: bool


class ReviewDialog(QDialog):
    """One file. `meeting` is the title of the open meeting, "" without one."""

    def __init__(
        self,
        recognised: Recognised,
        candidates: Sequence[Candidate],
        meeting: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recognised, self._candidates = recognised, list(candidates)
        self.setWindowTitle(_("Read in {file}").format(file=recognised.file))
        open_at(self, 760, 680)
        self.rows = {row.name: row for row in self._make_rows()}
        self._same = Text(_("The file says the same as what is here."), "muted")
        self.choices = QButtonGroup(self)
        self.on_meeting = TickBox(
            _("Put it on the agenda of {meeting}").format(meeting=_shown(meeting))
        )
        self.on_meeting.setVisible(bool(meeting))
        self.on_meeting.setChecked(bool(meeting))
        self.accept_button = PrimaryButton(_("Take in"), "check")
        self.skip_button = SecondaryButton(_("Leave this file"))
        self._lay_out()
        self.choices.idToggled.connect(lambda _id, on: self._show_choice() if on else None)
        self._show_choice()

    def decision(self) -> Decision:
        """What was chosen."""
        version = self._version()
        ticked = frozenset(row.name for row in self.rows.values() if row.take.isChecked())
        on_meeting = self.on_meeting.isEnabled() and self.on_meeting.isChecked()
        return Decision(version, ticked if version else frozenset(), on_meeting)

    def _version(self) -> Candidate | None:
        chosen = self.choices.checkedId()
        return self._candidates[chosen] if 0 <= chosen < len(self._candidates) else None

    def _show_choice(self) -> None:
        """Show the differences from the chosen recommendation, or the fields of a new one."""
        version = self._version()
        self._same.hide()
        if version is None:
            for row in self.rows.values():
                row.show_new()
                row.setVisible(bool(row.text.text()))
            return
        changed = {one.place: one for one in differences(version.item, self._recognised.item)}
        for name, row in self.rows.items():
            one = changed.get(name)
            old = field_text(name, value_at(version.item, name), version.item.form)
            row.show_version(one is not None, old, one is not None and not one.cleared)
            row.setVisible(one is not None)
        self._same.setVisible(not changed)

    def _make_rows(self) -> list[FieldRow]:
        item = self._recognised.item
        rows: list[FieldRow] = []
        for name in places(item, *(candidate.item for candidate in self._candidates)):
            text = field_text(name, value_at(item, name), item.form)
            certainty = self._recognised.certainty.get(name.partition("/")[0]) if text else None
            rows.append(FieldRow(name, field_label(name, item.form), text, certainty))
        return rows

    def _is_calm(self, row: FieldRow) -> bool:
        """What wants a look stands first: the unrecognised, and what is uncertain."""
        certainty = self._recognised.certainty.get(row.name.partition("/")[0], 1.0)
        return row.name != "unrecognised" and certainty >= SURE

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        heading = Heading(self._recognised.item.title)
        heading.setWordWrap(True)
        box.addWidget(heading)
        for flag in self._recognised.flags:
            warning = Text(flag, "danger")
            warning.setWordWrap(True)
            box.addWidget(warning)
        self._add_choices(box)
        box.addWidget(self._scrolled(), 1)
        box.addWidget(self.on_meeting)
        buttons = QDialogButtonBox()
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.skip_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.accept_button.setDefault(True)

    def _add_choices(self, box: QVBoxLayout) -> None:
        if not self._candidates:
            return
        about = Text(_("It resembles a recommendation that is here already. What is it?"))
        about.setWordWrap(True)
        box.addWidget(about)
        for at, candidate in enumerate(self._candidates):
            words = _("A new version of “{title}”").format(title=_shown(candidate.item.title))
            button = RadioButton(words)
            self.choices.addButton(button, at)
            box.addWidget(button)
        button = RadioButton(_("A new recommendation beside it"))
        self.choices.addButton(button, len(self._candidates))
        box.addWidget(button)
        self.choices.button(0).setChecked(True)

    def _scrolled(self) -> PageScroll:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(14)
        column.addWidget(self._same)
        for row in sorted(self.rows.values(), key=self._is_calm):
            column.addWidget(row)
        column.addStretch(1)
        area = PageScroll(_("What the file says"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area


def _shown(text: str) -> str:
    """On a button "&" would underline the next letter."""
    return text.replace("&", "&&")
