"""The head of a point's page: title, and the small fields that say how it is treated."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.parsed_edit import DurationEdit
from gui.fields.people_edit import PeopleEdit
from gui.fields.people_offer import PeopleOffer
from gui.fields.saving import FieldSaver
from gui.fields.start_rule import StartFields
from gui.fields.words import OPENNESS_CHOICES, PURPOSES, named
from gui.item_editor.neutral_title import NeutralTitle
from gui.services import Services, TextPlace
from gui.theme import TextSize
from gui.widgets.captioned_rows import CaptionedRows
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Text
from gui.widgets.line_edit import LineEdit
from gui.widgets.title_edit import TitleEdit
from model.commands import agenda as agenda_commands
from model.commands import guests as guest_commands
from model.commands import points as point_commands
from model.queries.agenda import AgendaRow
from model.queries.points import PointDetail
from model.text.people_line import Written
from model.text.translate import _

_CASE_WIDTH = 130


class PointHead(QWidget):
    """Every change is one command; what is refused leaves as an error, and the old value stays."""

    failed = Signal(object)
    refused = Signal(str)
    setting_wanted = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._entry: AgendaRow | None = None
        self._point: PointDetail | None = None
        self._number = Text(look="accent", size=TextSize.SMALL)
        self.title = TitleEdit(_("Title"))
        self._saver = FieldSaver(self.title, services, _("Title"), self._show_title, self)
        self._saver.failed.connect(self.failed)
        self._purpose = NamedComboBox(_("Purpose"), {"": _("no purpose"), **named(PURPOSES)})
        self._openness = NamedComboBox(_("Open or closed"), named(OPENNESS_CHOICES))
        case = _("Case number")
        self.case_number = LineEdit(case, case)
        self.case_number.setFixedWidth(_CASE_WIDTH)
        self._start = StartFields(self)
        self.duration = DurationEdit(_("Length in minutes"))
        self.duration.setPlaceholderText(_("no slot"))
        self._people = PeopleEdit(_("People who join for the point"), only_adds=True, titles=True)
        self._people.setPlaceholderText(_("for example Mette Holm, head of centre"))
        self.offer = PeopleOffer(_("Add from the recommendation: {names}"))
        self.reason = LineEdit(_("Why is the point closed?"), _("for example buying a property"))
        self.neutral = NeutralTitle()
        self._public_title = self.neutral.line
        self._rows = CaptionedRows()
        self._reason_saver = self._saver_of(self.reason, _("Reason"))
        self._public_title_saver = self._saver_of(self._public_title, _("Neutral title"))
        self._case_saver = self._saver_of(self.case_number, case)
        self._savers = (
            *(self._saver, self._reason_saver),
            *(self._public_title_saver, self._case_saver),
        )
        self._lay_out()
        self._connect()

    def show_entry(self, entry: AgendaRow, point: PointDetail | None, names: list[str]) -> None:
        """Show a point, or a break, which has no `PointDetail`."""
        if self._entry is not None and self._entry.id != entry.id:
            self._flush_values()  # what is typed belongs to the entry that was shown
        self._entry, self._point = entry, point
        number = _("Point {number}").format(number=entry.number or "")
        self._number.setText(_("Break") if point is None else number)
        self._saver.load(
            TextPlace("agenda_entry", entry.id, "title", entry.title),
            entry.title,
            lambda title: partial(agenda_commands.rename, entry_id=entry.id, title=title),
        )
        self.duration.show_value(entry.duration)
        self._start.show_start(entry.rule, entry.start_at)
        for widget in (self._purpose, self._openness):
            widget.setVisible(point is not None)
        closed = point is not None and entry.openness == "closed"
        self._rows.show_row(self._people, point is not None)
        for part in (self.reason, self.neutral):
            self._rows.show_row(part, closed)
        self.case_number.setVisible(point is not None and _has_case_of_its_own(point))
        if point is not None:
            self._show_point(point, names)

    def choose_openness(self, openness: str) -> None:
        """As if it had been chosen from the list."""
        self._openness.choose(openness)
        self._openness.activated.emit(self._openness.currentIndex())

    def field(self, name: str) -> QWidget:
        """The widget of a field by its name; the title where it is not here."""
        widgets: dict[str, QWidget] = {
            "purpose": self._purpose,
            "openness": self._openness,
            "closed_reason": self.reason,
            "public_title": self._public_title,
            "duration": self.duration,
            "start": self._start.rule,
            "case_number": self.case_number,
            "guests": self._people,
        }
        found = widgets.get(name, self.title)
        return found if found.isVisibleTo(self) else self.title

    def forget(self) -> None:
        """Show nobody's texts."""
        self._flush_values()
        for saver in self._savers:
            saver.forget()

    def _show_point(self, point: PointDetail, names: list[str]) -> None:
        self._people.set_known(names)
        self._people.show_people([Written(guest.name, guest.title) for guest in point.guests])
        self._purpose.choose(point.purpose or "")
        self._openness.choose(point.openness)
        title = point.title
        self._reason_saver.load(
            TextPlace("agenda_entry", point.id, "closed_reason", title),
            point.closed_reason,
            lambda text: partial(point_commands.set_closed_reason, point_id=point.id, reason=text),
        )
        self._public_title_saver.load(
            TextPlace("agenda_entry", point.id, "public_title", title),
            point.public_title,
            lambda text: partial(point_commands.set_public_title, point_id=point.id, title=text),
        )
        self._case_saver.load(
            TextPlace("agenda_entry", point.id, "case_number", title),
            point.case_number,
            lambda text: partial(point_commands.set_case_number, point_id=point.id, number=text),
        )

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self._flush_values()
        for saver in self._savers:
            saver.flush()

    def _flush_values(self) -> None:
        for field in (self._people, self.duration, self._start.time):
            field.flush()

    def _lay_out(self) -> None:
        minutes = QWidget()
        row = QHBoxLayout(minutes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.duration)
        row.addWidget(Text(_("min."), "muted"))
        flow = FlowLayout()
        start = self._start
        treatment = (self._purpose, minutes, start.rule, start.time, self._openness)
        for widget in (*treatment, self.case_number):
            flow.addWidget(widget)
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 4, 0, 0)
        fields.setSpacing(8)
        fields.addLayout(flow)
        fields.addLayout(self._rows)
        self._rows.add(_("People"), self._people)
        self._rows.add_below(self.offer)
        self._rows.add(_("Reason"), self.reason)
        self._rows.add(_("Neutral title"), self.neutral, self._public_title)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 20, 12)
        box.setSpacing(2)
        box.addWidget(self._number)
        box.addWidget(self.title)
        box.addLayout(fields)

    def _connect(self) -> None:
        self.neutral.setting_wanted.connect(self.setting_wanted)
        for field in (self.duration, self._start):
            field.refused.connect(self.refused)
        self._purpose.activated.connect(
            lambda _i: self._run(
                _("Purpose"),
                point_commands.set_purpose,
                purpose=self._purpose.value() or None,
            )
        )
        self._openness.activated.connect(
            lambda _i: self._run(
                _("Open or closed"),
                agenda_commands.set_openness,
                openness=self._openness.value(),
            )
        )
        self._start.wanted.connect(
            lambda rule, minute: self._run(
                _("Start"), agenda_commands.set_start, rule=rule, start_at=minute
            )
        )
        self.duration.committed.connect(
            lambda minutes: self._run(_("Length"), agenda_commands.set_duration, minutes=minutes)
        )
        self._people.committed.connect(self._on_people)
        self.offer.wanted.connect(
            lambda people: self._run(_("People"), guest_commands.add, names=tuple(people))
        )

    def _run(
        self, label: str, command: object, merge_key: Hashable | None = None, **values: object
    ) -> None:
        if self._entry is None:
            return
        entry = "point_id" if command in _BY_POINT else "entry_id"
        bound = partial(command, **{entry: self._entry.id, **values})  # type: ignore[call-overload]
        self._services.run(label, bound, source=self, merge_key=merge_key, failed=self.failed.emit)

    def _on_people(self, people: list[Written]) -> None:
        self._run(
            _("People"),
            point_commands.set_guests,
            merge_key=("guests", self._entry.id if self._entry is not None else 0),
            guests=tuple(people),
        )

    def _saver_of(self, line: LineEdit, label: str) -> FieldSaver:
        saver = FieldSaver(line, self._services, label, lambda text, _: line.set_text(text), self)
        saver.failed.connect(self.failed)
        return saver

    def _show_title(self, title: str, _other: bool) -> None:
        self.title.set_text(title)


def _has_case_of_its_own(point: PointDetail) -> bool:
    """A recommendation brings its case number along."""
    return point.item is None or bool(point.case_number)


_BY_POINT = (
    agenda_commands.set_openness,
    point_commands.set_purpose,
    point_commands.set_guests,
    guest_commands.add,
)
