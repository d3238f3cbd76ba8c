"""One member in the attendance: all of it in one line, or what finds no room there in a menu at its end."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from gui.fields.people_edit import PeopleEdit
from gui.fields.words import named
from gui.theme import TextSize
from gui.widgets.accessible import show_checked
from gui.widgets.buttons import SecondaryButton, ToolButton, allow
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import line_dialog
from gui.widgets.labels import ElidedLabel
from gui.widgets.menu import Menu
from gui.widgets.ticks import TickBox
from model.commands import absences, members
from model.documents.attendance import absence_text
from model.documents.words import Words
from model.queries.agenda import AgendaRow
from model.queries.attendance import MemberAttendance
from model.text.people_line import Written
from model.text.translate import N_, _, language
from model.views import AbsenceView
from model.vocabulary import AbsenceReason, Attendance

NAME, CHOICE, ONLINE, CONFLICTED, MOVES, SUBSTITUTE, CORRECT = range(7)
COLUMNS = 8
"""With the menu, which is the last."""

_NAMES = {
    Attendance.UNKNOWN: N_("Not noted"),
    Attendance.PRESENT: N_("Present"),
    Attendance.EXCUSED: N_("Apology"),
    Attendance.ABSENT: N_("Absent"),
}
_LEAST_NAME, _LONGEST_NAME = 96, 220
_SUBSTITUTE = 136
"""Wide enough for the words in an empty field."""
_IN_ROOM, _ONLINE, _ONLINE_HERE = range(3)


class Meeting(Protocol):
    """What a row asks of the pane that it stands in."""

    point: AgendaRow | None

    @property
    def is_running(self) -> bool: ...
    def run(self, label: str, command: Callable[..., Any]) -> None: ...
    def correct(self, member_id: int) -> None: ...
    def missed_before(self) -> list[int]: ...
    def missed_after(self) -> list[int]: ...
    def minutes(self) -> int | None: ...
    def window(self) -> QWidget: ...


class MemberRow:
    """The widgets of one line in the grid, and what is said below it of somebody who missed something."""

    def __init__(self, member: MemberAttendance, meeting: Meeting) -> None:
        self._meeting, self._member = meeting, member
        self._numbers: dict[str, int] = {}
        self._kept: Collection[int] = range(COLUMNS - 1)
        self._name = ElidedLabel(member.name)
        self._name.setMinimumWidth(_LEAST_NAME)
        self._name.setMaximumWidth(_LONGEST_NAME)
        self.choice = NamedComboBox(
            _("Attendance of {name}").format(name=member.name), named(_NAMES)
        )
        self.choice.activated.connect(self._on_choice)
        self.online = NamedComboBox[int](_("Where {name} is").format(name=member.name))
        self.online.activated.connect(lambda _index: self._set_place(self.online.value()))
        self.conflicted = TickBox(_("Conflicted"))
        self.conflicted.setAccessibleName(f"{member.name}: {self.conflicted.text()}")
        self.conflicted.setToolTip(_("Leaves for the point that is shown"))
        self.conflicted.toggled.connect(self._set_conflicted)
        self.moves = SecondaryButton("")
        self.moves.clicked.connect(self._on_moves)
        self.substitute = PeopleEdit(_("stands in for"))
        self.substitute.setFixedWidth(_SUBSTITUTE)
        self.substitute.setAccessibleName(f"{member.name}: {_('Stands in for')}")
        self.substitute.setToolTip(_("Stands in for"))
        self.substitute.committed.connect(
            lambda people: self._set_substitute(people[0].name if people else "")
        )
        self.correct = ToolButton("pencil", self._correct_words())
        self.correct.clicked.connect(self._on_correct)
        self.more = ToolButton("ellipsis-vertical", _("More about {name}").format(name=member.name))
        self.more.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(self.more)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.more.setMenu(menu)
        self.said = ElidedLabel(look="muted", size=TextSize.SMALL)
        self.widgets: tuple[QWidget, ...] = (
            *(self._name, self.choice, self.online, self.conflicted),
            *(self.moves, self.substitute, self.correct, self.more),
        )

    def show_member(
        self, member: MemberAttendance, point: AgendaRow | None, numbers: dict[str, int]
    ) -> None:
        """What is noted of the member."""
        self._member, self._numbers = member, numbers
        self.choice.choose(member.attendance)
        self.online.offer(self._places())
        self.online.choose(self._place())
        show_checked(self.conflicted, self._is(AbsenceReason.CONFLICTED))
        words = self._moves_words()
        self.moves.setText(words)
        self.moves.setAccessibleName(f"{member.name}: {words}")
        name = member.substitute_for
        self.substitute.show_people([Written(name)] if name else [])
        self.keep(self._kept)

    def width_of(self, place: int, kept: Collection[int]) -> int:
        """Pixels that a part of the line cannot do without, 0 where it is not there."""
        widget = self.widgets[place]
        if not self._has(place, kept):
            return 0
        return max(widget.minimumSizeHint().width(), widget.minimumWidth())

    def keep(self, kept: Collection[int]) -> None:
        """Show these parts in the line; the menu has the others, and what they say stands below."""
        self._kept = kept
        for place, widget in enumerate(self.widgets):
            widget.setVisible(self._has(place, kept))
        self.said.set_text("; ".join(filter(None, self._remarks())))
        self.said.setVisible(bool(self.said.text()))

    def set_enabled(self, enabled: bool, reason: str) -> None:
        """Approved minutes stay as they are."""
        for widget in (self.choice, self.online, self.conflicted, self.substitute):
            widget.setEnabled(enabled)
        for button in (self.moves, self.correct, self.more):
            allow(button, enabled, reason)

    def _has(self, place: int, kept: Collection[int]) -> bool:
        if place == CONFLICTED:
            return place in kept and self._meeting.point is not None
        if place == MOVES:
            return place in kept and self._can_move
        return place in kept or (place == COLUMNS - 1 and len(kept) < COLUMNS - 1)

    @property
    def _can_move(self) -> bool:
        return self._meeting.point is not None or self._meeting.is_running

    def _remarks(self) -> list[str]:
        member = self._member
        here = _("online") if ONLINE not in self._kept and member.online else ""
        other = member.substitute_for if SUBSTITUTE not in self._kept else ""
        return [
            here,
            _("stands in for {name}").format(name=other) if other else "",
            *(_said(one, self._numbers) for one in member.absences),
        ]

    def _places(self) -> dict[int, str]:
        """The third choice is about the point that is shown."""
        places = {_IN_ROOM: _("In the room"), _ONLINE: _("Online")}
        point = self._meeting.point
        if point is not None:
            places[_ONLINE_HERE] = _("Online at point {number}").format(number=point.number)
        return places

    def _place(self) -> int:
        if self._member.online:
            return _ONLINE
        return _ONLINE_HERE if self._is(AbsenceReason.ONLINE) else _IN_ROOM

    def _is(self, reason: AbsenceReason) -> bool:
        point = self._meeting.point
        return point is not None and self._member.has(reason, point.key)

    def _moves_words(self) -> str:
        if self._member.has(AbsenceReason.LEFT):
            return _("Is back")
        present = self._member.attendance is Attendance.PRESENT
        if self._meeting.is_running:
            return _("Leaves now") if present else _("Comes now")
        number = self._meeting.point.number if self._meeting.point is not None else ""
        words = _("Leaves at point {number}") if present else _("Comes at point {number}")
        return words.format(number=number)

    def _correct_words(self) -> str:
        return _("When and what {name} missed …").format(name=self._member.name)

    # The menu

    def _fill(self, menu: Menu) -> None:
        menu.clear()
        if MOVES not in self._kept and self._can_move:
            menu.addAction(self._moves_words()).triggered.connect(self._on_moves)
        if ONLINE not in self._kept:
            for place, words in self._places().items():
                choose = partial(self._set_place, place)
                _tick(menu, words, self._place() == place, lambda _on, choose=choose: choose())
        if CONFLICTED not in self._kept and self._meeting.point is not None:
            menu.addSeparator()
            is_so = self._is(AbsenceReason.CONFLICTED)
            _tick(menu, self.conflicted.text(), is_so, self._set_conflicted)
        menu.addSeparator()
        menu.addAction(_("Stands in for …")).triggered.connect(self._ask_substitute)
        menu.addAction(self._correct_words()).triggered.connect(self._on_correct)

    def _ask_substitute(self) -> None:
        question = _("Whom does {name} stand in for?").format(name=self._member.name)
        dialog = line_dialog(
            self._meeting.window(), _("Stands in for"), question, self._member.substitute_for
        )
        dialog.textValueSelected.connect(lambda name: self._set_substitute(name.strip()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # What is noted

    def _on_choice(self, _index: int) -> None:
        wanted = self.choice.value()
        if wanted is not self._member.attendance:
            command = partial(members.set_attendance, member_id=self._member.id, attendance=wanted)
            self._meeting.run(_("Attendance"), command)

    def _set_place(self, place: int) -> None:
        member, point = self._member, self._meeting.point
        if member.online != (place == _ONLINE):
            command = partial(members.set_online, member_id=member.id, online=place == _ONLINE)
            self._meeting.run(_("Online"), command)
        if point is not None and self._is(AbsenceReason.ONLINE) != (place == _ONLINE_HERE):
            command = partial(
                absences.set_online,
                member_id=member.id,
                point_id=point.id,
                online=place == _ONLINE_HERE,
            )
            self._meeting.run(_("Online"), command)

    def _on_correct(self) -> None:
        self._meeting.correct(self._member.id)

    def _set_conflicted(self, conflicted: bool) -> None:
        point = self._meeting.point
        if point is not None:
            command = partial(
                absences.set_conflicted,
                member_id=self._member.id,
                point_id=point.id,
                conflicted=conflicted,
            )
            self._meeting.run(_("Conflicted"), command)

    def _on_moves(self) -> None:
        meeting, at = self._meeting, self._meeting.minutes()
        if self._member.has(AbsenceReason.LEFT):
            command, missed = absences.come_back, meeting.missed_before()
        elif self._member.attendance is Attendance.PRESENT:
            command, missed = absences.leave, meeting.missed_after()
        else:
            command, missed = absences.arrive, meeting.missed_before()
        meeting.run(
            _("Attendance"), partial(command, member_id=self._member.id, missed=missed, at=at)
        )

    def _set_substitute(self, name: str) -> None:
        command = partial(members.set_substitute_for, member_id=self._member.id, name=name)
        self._meeting.run(_("Stands in for"), command)


def _tick(menu: Menu, words: str, on: bool, handler: Callable[[bool], object]) -> None:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(handler)


def _said(absence: AbsenceView, numbers: dict[str, int]) -> str:
    said = absence_text(absence, numbers, Words(language()))
    is_online = absence.reason is AbsenceReason.ONLINE
    return said if is_online or not said else _("Absent {when}").format(when=said)
