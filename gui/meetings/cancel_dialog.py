"""A meeting does not take place: why, and where its points go."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.fields.words import is_break
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Heading, Text
from gui.widgets.ticked_list import TickedList, TickedRow
from gui.widgets.window_size import open_at
from model.commands.rescheduling import Onward
from model.queries.agenda import Agenda, AgendaRow
from model.queries.next_meeting import NextMeeting
from model.text.dates import long_date
from model.text.translate import _, language
from model.vocabulary import Purpose

_LEAST_POINTS = 60
"""Pixels: two of them in sight on the smallest screen, the others by scrolling."""


class CancelDialog(QDialog):
    """Read `reason`, `onward` and `point_ids` after it was accepted."""

    def __init__(
        self,
        agenda: Agenda,
        standing: frozenset[int],
        next_meeting: NextMeeting | None,
        parent: QWidget | None = None,
    ) -> None:
        """`standing` entries are on every meeting, so they are not ticked by themselves."""
        super().__init__(parent)
        self.setWindowTitle(_("Cancel the meeting"))
        self.setMinimumWidth(520)
        open_at(self, 520, 440)
        self.reason_field = QLineEdit()
        self.reason_field.setAccessibleName(_("Reason"))
        self.reason_field.setPlaceholderText(_("Reason, for example illness"))
        self.where = NamedComboBox(_("Where the points go"), _roads(next_meeting))
        self.points = TickedList(_("Points that go on"))
        self.points.show_rows(
            [
                TickedRow(row.id, _point_text(row), _goes_on(row, standing))
                for row in agenda.entries
                if not is_break(row) and not row.withdrawn
            ]
        )
        self._lay_out(has_points=self.points.count() > 0)

    @property
    def reason(self) -> str:
        """Why."""
        return self.reason_field.text().strip()

    @property
    def onward(self) -> Onward:
        """Where the ticked points go."""
        return self.where.value()

    @property
    def point_ids(self) -> list[int]:
        """The ticked points."""
        return [key for key in self.points.chosen() if isinstance(key, int)]

    def _lay_out(self, has_points: bool) -> None:
        words = Text(
            _(
                "It stays in the list, marked as cancelled, and can be planned anew. "
                "You can undo this."
            ),
            "muted",
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox()
        yes = buttons.addButton(_("Cancel the meeting"), QDialogButtonBox.ButtonRole.AcceptRole)
        yes.setDefault(True)
        buttons.addButton(_("Keep it"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(Text(_("The ticked points go"), "muted"))
        where.addWidget(self.where, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(_("Cancel the meeting")))
        box.addWidget(words)
        box.addWidget(self.reason_field)
        if has_points:
            box.addLayout(where)
            self.points.setMinimumHeight(_LEAST_POINTS)
            box.addWidget(self.points, 1)
        else:
            box.addStretch(1)
        box.addWidget(buttons)


def _goes_on(row: AgendaRow, standing: frozenset[int]) -> bool:
    return row.id not in standing and row.purpose is not Purpose.ANY_OTHER_BUSINESS


def _point_text(row: AgendaRow) -> str:
    number = f"{row.number}. " if row.number else ""
    return f"{number}{row.title}"


def _roads(next_meeting: NextMeeting | None) -> dict[Onward, str]:
    roads = {
        Onward.BANK: _("back to the recommendations"),
        Onward.STAY: _("nowhere, they stay on the cancelled meeting"),
    }
    if next_meeting is None:
        return roads
    date = long_date(next_meeting.date, language())
    return {Onward.NEXT: _("to the next meeting, {date}").format(date=date), **roads}
