"""The tasks that a point leaves behind, and what in its text may be one more."""

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.fields.due_edit import Due, DueEdit
from gui.recorder.offers import Offered
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton, SecondaryButton, ToolButton
from gui.widgets.kept_rows import show_rows
from gui.widgets.labels import ElidedLabel, Text
from gui.widgets.line_edit import LineEdit
from model.commands import follow_ups
from model.queries.points import FollowUpRow, PointDetail
from model.text.dates import short_date
from model.text.translate import _, language


class TaskRow(QWidget):
    """What, who, when. `changed` carries field and value; loose words for a date are confirmed here."""

    changed = Signal(int, str, object)
    removed = Signal(int)

    def __init__(self, row: FollowUpRow, today: datetime.date) -> None:
        super().__init__()
        self.row = row
        self.what = LineEdit(_("Task"))
        self.who = LineEdit(_("Responsible"), _("Responsible"))
        self.who.setMinimumWidth(84)
        self.who.setMaximumWidth(160)
        self._sent: dict[LineEdit, list[str]] = {self.what: [], self.who: []}
        self.due = DueEdit(_("Due"), today)
        self.due.setMinimumWidth(100)
        self.due.setMaximumWidth(176)
        self.confirm = LinkButton("")
        self.confirm.clicked.connect(self._on_confirm)
        self._suggested: datetime.date | None = None
        remove = ToolButton("x", _("Remove the task"))
        remove.clicked.connect(lambda: self.removed.emit(row.id))
        for name, field in (("what", self.what), ("who", self.who)):
            field.edited.connect(partial(self._on_edited, name, field))
        self.due.committed.connect(self._on_due)
        self.what.setMinimumWidth(110)
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget, share in ((self.what, 5), (self.who, 2), (self.due, 2), (remove, 0)):
            line.addWidget(widget, share)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, remove.minimumWidth() + line.spacing(), 0)
        below.addStretch(1)
        below.addWidget(self.confirm)  # under the words for a day that it makes a date of
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(below)
        self.show_row(row)

    def show_anew(self) -> None:
        """What was sent was refused: what stands there is what is stored."""
        for sent in self._sent.values():
            sent.clear()
        self.show_row(self.row)

    def show_row(self, row: FollowUpRow) -> None:
        """The same task, changed: not over what is being typed."""
        self.row = row
        for field, text in ((self.what, row.what), (self.who, row.who)):
            sent = self._sent[field]
            if text == field.text().strip():
                sent.clear()
            elif text not in sent:  # not an echo of what was typed a moment ago
                field.set_text(text)
        self.due.show_value(Due(row.due, row.due_text))
        self._suggested = self.due.suggestion()
        self.confirm.setVisible(self._suggested is not None)
        if self._suggested is not None:
            day = short_date(self._suggested, language())
            self.confirm.say(_("Confirm {date} as due date").format(date=day))

    @property
    def asks(self) -> bool:
        """Whether a day waits to be confirmed."""
        return self._suggested is not None

    def flush(self) -> None:
        """Hand on at once what is typed."""
        for field in (self.what, self.who, self.due):
            field.flush()

    def _on_edited(self, name: str, field: LineEdit, value: str) -> None:
        if value or name != "what":
            self._sent[field].append(value)
            self.changed.emit(self.row.id, name, value)
        elif not field.hasFocus():  # left empty, not only emptied to be written anew
            field.set_text(self._sent[field][-1] if self._sent[field] else self.row.what)

    def _on_due(self, due: Due | None) -> None:
        self.changed.emit(self.row.id, "due", due or Due())

    def _on_confirm(self) -> None:
        self.changed.emit(self.row.id, "due", Due(self._suggested, ""))


class TasksPane(QWidget):
    """`task_typed`: a line to be read as a task. `offer_taken`, `offer_refused`: an `Offered`."""

    task_typed = Signal(str)
    offer_taken = Signal(object)
    offer_refused = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._shown: object = None
        self.rows: list[TaskRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.new = QLineEdit()
        self.new.setAccessibleName(_("New task"))
        self.new.returnPressed.connect(self._on_new)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(4)
        self.offers: list[OfferRow] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 10, 16, 12)
        box.setSpacing(6)
        box.addLayout(self._list)
        box.addWidget(self.new)
        box.addLayout(self._offers)
        box.addStretch(1)

    def show_point(self, point: PointDetail | None, today: datetime.date) -> None:
        """The tasks of this point; rows that are the same are kept, with the focus."""
        wanted = point.follow_ups if point is not None else ()
        locked = point is not None and point.is_locked
        self.new.setEnabled(point is not None and not locked)
        self.new.setPlaceholderText(
            _("The minutes are approved: the tasks stay as they are")
            if locked
            else _("New task: HR: schedule by 1/5")
        )
        if (wanted, today) == self._shown:
            return
        self._shown = (wanted, today)
        known = {row.id: row for row in wanted}
        kept = {shown.row.id: shown for shown in self.rows}
        for task_id in kept.keys() - known.keys():
            kept[task_id].flush()  # what is typed belongs to the task that was shown
        rows = show_rows(
            self._list, kept, list(known), lambda task_id: self._row(known[task_id], today)
        )
        self.rows = list(rows.values())
        for row in self.rows:
            row.show_row(known[row.row.id])
            row.setEnabled(point is not None and not point.is_locked)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        for row in self.rows:
            row.flush()

    def show_offers(self, offers: Sequence[Offered]) -> None:
        """What the text may hide."""
        if [row.offer for row in self.offers] == list(offers):
            return
        kept = {row.offer: row for row in self.offers}
        self.offers = list(show_rows(self._offers, kept, offers, self._offer).values())

    def _row(self, task: FollowUpRow, today: datetime.date) -> TaskRow:
        row = TaskRow(task, today)
        row.changed.connect(self._on_changed)
        row.removed.connect(self._on_removed)
        return row

    def _offer(self, offer: Offered) -> "OfferRow":
        row = OfferRow(offer)
        row.taken.connect(self.offer_taken)
        row.refused.connect(self.offer_refused)
        return row

    def _on_new(self) -> None:
        text = self.new.text().strip()
        if text:
            self.new.clear()
            self.task_typed.emit(text)

    def _on_changed(self, task_id: int, name: str, value: object) -> None:
        if isinstance(value, Due):
            command = partial(
                follow_ups.set_due, follow_up_id=task_id, due=value.day, due_text=value.text
            )
        else:
            command = partial(follow_ups.set_field, follow_up_id=task_id, field=name, value=value)
        self._services.run(_("Task"), command, failed=partial(self._on_failed, task_id))

    def _on_failed(self, task_id: int, error: BaseException) -> None:
        for row in self.rows:
            if row.row.id == task_id:
                row.show_anew()
        self.failed.emit(error)

    def _on_removed(self, task_id: int) -> None:
        self._services.run(_("Remove the task"), partial(follow_ups.remove, follow_up_id=task_id))


class OfferRow(QWidget):
    """A sentence, what it may mean, and the two answers."""

    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, offer: Offered) -> None:
        super().__init__()
        self.offer = offer
        self.take = SecondaryButton(offer.button)
        self.take.clicked.connect(lambda: self.taken.emit(offer))
        no = ToolButton("x", _("No, thank you"))
        no.clicked.connect(lambda: self.refused.emit(offer))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Text(offer.question, "muted", TextSize.SMALL))
        line.addWidget(ElidedLabel(offer.sentence, size=TextSize.SMALL), 1)
        line.addWidget(self.take)
        line.addWidget(no)
