"""All that can be said of somebody who joins for a point."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.fields.parsed_edit import DurationEdit, ParsedEdit
from gui.fields.words import PLACES, ROLES, named
from gui.planner.facts import Facts
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton
from gui.widgets.calm_fields import complete_names
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import YieldingScroll
from gui.widgets.window_size import open_whole
from model.queries.agenda import AgendaRow
from model.queries.joining import Available
from model.text.availability import format_availability, parse_availability
from model.text.people_line import read_people
from model.text.translate import _
from model.views import GuestView
from model.vocabulary import GuestRole

Said = TypeVar("Said")


class GuestDialog(QDialog):
    """`wanted` carries a `GuestView` and when they can come; `removed` that they join no more."""

    wanted = Signal(object, object)
    removed = Signal()

    def __init__(
        self, row: AgendaRow, guest: GuestView, facts: Facts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Joins for point {number}").format(number=row.number or ""))
        self.name_field = QLineEdit(guest.called)
        self.name_field.setCompleter(complete_names(QCompleter(list(facts.known), self)))
        roles = {role: ROLES[role] for role in GuestRole}
        self.role_field = _choice(_("Role"), roles, guest.role)
        self.place_field = _choice(_("Place"), PLACES, guest.online)
        self.early_field = DurationEdit(_("Comes early, minutes"))
        self.early_field.setPlaceholderText(str(facts.early))
        self.early_field.show_value(guest.arrive_before)
        self.available_field = ParsedEdit(_("Can come"), parse_availability, format_availability)
        usual = facts.joining.usual.get(guest.name)
        self.available_field.setPlaceholderText(
            _("usually {time}").format(time=format_availability(usual))
            if usual
            else _("for example 9.00-10.30, or from 9")
        )
        self.available_field.show_value(facts.joining.said.get(guest.name))
        self._known = facts.known
        self._member = guest.name in facts.members
        self._problem = Text(look="danger")
        self._problem.setWordWrap(True)
        self._problem.hide()
        for field in (self.early_field, self.available_field):
            field.refused.connect(self._say)
        self._lay_out(row)
        open_whole(self, 500)

    def accept(self) -> None:
        """Close, unless a field holds what was not understood, or there is no name."""
        written = read_people(self.name_field.text(), self._known)
        parsed = (self.early_field, self.available_field)
        for field in parsed:
            field.finish()
        problems = [*(field.last_problem() for field in parsed)]
        if len(written) != 1:
            problems.append(_("Write one name, or choose “Remove from the point”."))
        self._say(next(filter(None, problems), ""))
        if self._problem.isHidden():
            guest = GuestView(
                written[0].name,
                self.role_field.value(),
                self.place_field.value(),
                self.early_field.value(),
                written[0].title,
            )
            available: Available | None = self.available_field.value()
            self.wanted.emit(guest, available)
            super().accept()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _lay_out(self, row: AgendaRow) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for label, field in (
            (_("Name"), self.name_field),
            (_("Role"), self.role_field),
            (_("Place"), self.place_field),
            (_("Comes early, minutes"), self.early_field),
            (_("Can come"), self.available_field),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label)
        remove = SecondaryButton(_("Remove from the point"), "user-minus")
        remove.setAutoDefault(False)
        remove.clicked.connect(self._on_remove)
        buttons = agree_buttons(self, _("Save"))
        buttons.addButton(remove, QDialogButtonBox.ButtonRole.ResetRole)
        point = Text(f"{row.number or ''}  {row.title}".strip(), "muted")
        point.setWordWrap(True)
        member = Text(
            _("A member of the meeting: shown in the plan, but neither called nor mailed."),
            "muted",
            TextSize.SMALL,
        )
        member.setWordWrap(True)
        member.setVisible(self._member)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(_("Joins for the point")))
        box.addWidget(point)
        fields = QWidget()
        fields.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        box.addWidget(YieldingScroll(fields))
        self.name_field.setCursorPosition(0)
        for widget in (member, self._problem, buttons):
            box.addWidget(widget)

    def _on_remove(self) -> None:
        self.removed.emit()
        self.reject()


def guest_text(guest: GuestView, available: Available | None) -> str:
    """All that is said of somebody: `head of centre, presents, on Teams, can come 9.00-10.30`."""
    parts = [
        guest.title,
        _(ROLES[guest.role]) if guest.role else "",
        _(PLACES[guest.online]) if guest.online is not None else "",
        _("{minutes} min. early").format(minutes=guest.arrive_before)
        if guest.arrive_before is not None
        else "",
        _("can come {time}").format(time=format_availability(available)) if available else "",
    ]
    return ", ".join(filter(None, parts)) or _("Role, place and times are not said")


def _choice(
    name: str, words: Mapping[Said, str], chosen: Said | None
) -> NamedComboBox[Said | None]:
    made = NamedComboBox[Said | None](name, {None: _("not said"), **named(words)})
    made.choose(chosen)
    return made
