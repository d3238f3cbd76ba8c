"""What is noted of one member who was away for a part: times and points, to be corrected."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from gui.fields.parsed_edit import ClockEdit, ParsedEdit
from gui.recorder.run import LiveRun
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton, ToolButton, allow
from gui.widgets.dialogs import close_buttons
from gui.widgets.labels import Heading, Text
from model.commands import absences
from model.errors import UserError
from model.queries.attendance import MemberAttendance, attendance
from model.text.names import join_names
from model.text.translate import _, language
from model.views import AbsenceView
from model.vocabulary import AbsenceReason, Attendance

_CORRECTED = (AbsenceReason.LEFT, AbsenceReason.ARRIVED, AbsenceReason.OTHER, None)
"""The others are set by point on the page."""


class AbsenceDialog(QDialog):
    """Each change is one command, and one step of undo."""

    def __init__(
        self, services: Services, run: LiveRun, member_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._run, self._member_id = services, run, member_id
        self.rows: list[AbsenceRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._problem = Text("", "danger", TextSize.SMALL)
        self._problem.setWordWrap(True)
        self.add = SecondaryButton(_("Was away once"), "plus")
        self.add.clicked.connect(lambda: self._on_add(AbsenceReason.OTHER))
        self.late = SecondaryButton(_("Came late"), "clock")
        self.late.clicked.connect(lambda: self._on_add(AbsenceReason.ARRIVED))
        buttons = close_buttons(self)
        self._name = Heading("")
        foot = QHBoxLayout()
        foot.addWidget(self.late)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(buttons)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(self._name)
        box.addLayout(self._column)
        box.addWidget(self._problem)
        box.addStretch(1)
        box.addLayout(foot)
        self.setMinimumWidth(560)
        self.reload()

    def reload(self) -> None:
        """Show what is stored."""
        agenda = self._run.agenda
        member = next((m for m in self._members() if m.id == self._member_id), None)
        if agenda is None or member is None:
            self.reject()
            return
        words = _("When was {name} away?").format(name=member.name)
        self.setWindowTitle(words)
        self._name.setText(words)
        numbers = {row.key: row.number for row in agenda.entries if row.number is not None}
        shown = [
            (absence_id, view)
            for absence_id, view in zip(member.absence_ids, member.absences, strict=True)
            if view.reason in _CORRECTED
        ]
        if [row.absence_id for row in self.rows] != [absence_id for absence_id, _view in shown]:
            self._rebuild([absence_id for absence_id, _view in shown])
        for row, (_id, view) in zip(self.rows, shown, strict=True):
            row.show_absence(view, numbers)
        self.add.say(_("Was away once more") if shown else _("Was away once"), "plus")
        self.late.setVisible(not member.has(AbsenceReason.ARRIVED))
        present = member.attendance is Attendance.PRESENT
        allow(self.late, present, _("Note first that {name} is present").format(name=member.name))

    def done(self, result: int) -> None:
        """What is typed is taken, whichever way the dialog is left; a line of nothing goes."""
        for row in self.rows:
            row.flush()
            if row.is_empty:
                self._on_removed(row.absence_id)
        super().done(result)

    def _members(self) -> Sequence[MemberAttendance]:
        agenda = self._run.agenda
        if agenda is None:
            return ()
        return self._services.read(partial(attendance, meeting_id=agenda.meeting.id))

    def _rebuild(self, absence_ids: Sequence[int]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AbsenceRow(absence_id, self._ids_of) for absence_id in absence_ids]
        for row in self.rows:
            row.changed.connect(self._on_changed)
            row.removed.connect(self._on_removed)
            row.refused.connect(self._problem.setText)
            self._column.addWidget(row)

    def _ids_of(self, numbers: Sequence[int]) -> list[int]:
        """The points with these numbers. Raises UserError for one that is not there."""
        agenda = self._run.agenda
        known = {row.number: row.id for row in agenda.entries} if agenda is not None else {}
        for number in numbers:
            if number not in known:
                raise UserError(
                    _("There is no point {number}. Write a number from the agenda.").format(
                        number=number
                    )
                )
        return [known[number] for number in numbers]

    def _on_changed(self, absence_id: int, start: Any, end: Any, missed: Any) -> None:
        command = partial(
            absences.correct, absence_id=absence_id, start=start, end=end, missed=missed
        )
        self._do(command)

    def _on_removed(self, absence_id: int) -> None:
        self._do(partial(absences.remove, absence_id=absence_id))

    def _on_add(self, reason: AbsenceReason) -> None:
        self._do(partial(absences.note, member_id=self._member_id, reason=reason))

    def _do(self, command: Callable[..., Any]) -> None:
        self._problem.setText("")
        self._services.run(_("Attendance"), command, done=self._on_done, failed=self._on_failed)

    def _on_done(self, _result: object) -> None:
        if self.isVisible():
            self.reload()

    def _on_failed(self, error: BaseException) -> None:
        if not isValid(self) or not isinstance(error, UserError):
            self._services.report(error)
            return
        self._problem.setText(str(error))
        self.reload()


class AbsenceRow(QWidget):
    """`changed`: id, start, end, ids of points. `refused`: what was not understood."""

    changed = Signal(int, object, object, object)
    removed = Signal(int)
    refused = Signal(str)

    def __init__(self, absence_id: int, ids_of: Callable[[Sequence[int]], list[int]]) -> None:
        super().__init__()
        self.absence_id, self._ids_of = absence_id, ids_of
        self.start, self.end = ClockEdit(_("Away from")), ClockEdit(_("Away until"))
        self.points = ParsedEdit(_("Missed points"), self._parse, _written)
        self.points.setPlaceholderText(_("1, 2 and 4"))
        remove = ToolButton("x", _("It was not so"))
        remove.clicked.connect(lambda: self.removed.emit(absence_id))
        self._from, self._until = (Text(look="muted", size=TextSize.SMALL) for _place in range(2))
        self._from.setText(_("from"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for label, field in (
            (self._from, self.start),
            (self._until, self.end),
            (Text(_("missed points"), "muted", TextSize.SMALL), self.points),
        ):
            line.addWidget(label)
            line.addWidget(field, 1 if field is self.points else 0)
            field.committed.connect(self._on_committed)
            field.refused.connect(self.refused)
        line.addWidget(remove)

    def show_absence(self, view: AbsenceView, numbers: dict[str, int]) -> None:
        """What is noted; who came late was away from the start of the meeting."""
        late = view.reason is AbsenceReason.ARRIVED and view.start is None
        self._from.setVisible(not late)
        self.start.setVisible(not late)
        self._until.setText(_("from the start until") if late else _("until"))
        self.start.show_value(view.start)
        self.end.show_value(view.end)
        missed = tuple(numbers[key] for key in view.points if key in numbers)
        self.points.show_value(missed or None)

    @property
    def is_empty(self) -> bool:
        """Whether neither a time nor a point is noted."""
        return all(field.value() is None for field in (self.start, self.end, self.points))

    def flush(self) -> None:
        """Take at once what is typed."""
        for field in (self.start, self.end, self.points):
            field.flush()

    def _parse(self, text: str) -> tuple[int, ...]:
        numbers = tuple(dict.fromkeys(map(int, re.findall(r"[0-9]{1,4}", text))))
        self._ids_of(numbers)
        return numbers

    def _on_committed(self, _value: object) -> None:
        missed = self._ids_of(self.points.value() or ())
        self.changed.emit(self.absence_id, self.start.value(), self.end.value(), missed)


def _written(numbers: tuple[int, ...]) -> str:
    return join_names([str(number) for number in numbers], language())
