"""The walk through the points: what each still lacks, a click away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.kept_rows import show_rows
from gui.widgets.labels import Text
from model.queries.walk import Lack, OpenEnd
from model.text.names import join_names
from model.text.translate import N_, _, language, ngettext

_MOST = 12
_ROOM = 244
"""Pixels for the words of a link, in the narrow column beside the minutes."""

_LACKS = {
    Lack.NOTHING_WRITTEN: N_("Nothing is written"),
    Lack.NO_OUTCOME: N_("The decision is not named"),
    Lack.NOT_MOVED: N_("Postponed, but not moved"),
    Lack.TO_FILL_IN: N_("“…” is to be filled in"),
    Lack.NO_OWNER: N_("Nobody is responsible: {detail}"),
    Lack.NO_DEADLINE: N_("No deadline: {detail}"),
    Lack.LOOSE_DEADLINE: N_("Which day? {detail}"),
    Lack.DANGLING: N_("“{detail}” refers to nothing"),
    Lack.NO_ATTENDANCE: N_("Who was there?"),
}

_EXPLAINED = {
    Lack.NO_OUTCOME: N_(
        "the point asks for a decision: write whether it was approved, declined or postponed, "
        "or choose it under the text"
    ),
    Lack.NOT_MOVED: N_("to the next meeting, or back among the recommendations"),
}
"""What there is to choose from, where the words alone may be read as another lack."""

_OF_TASKS = frozenset({Lack.NO_OWNER, Lack.NO_DEADLINE, Lack.LOOSE_DEADLINE})
"""They live on after the minutes are approved, and can be mended then as before."""


def unfinished(ends: Sequence[OpenEnd]) -> tuple[str, ...]:
    """A line for each thing that the minutes themselves lack: "Nothing is written: points 2 and 3"."""
    numbers: dict[str, list[str]] = {}
    for end in ends:
        if end.lack not in _OF_TASKS:
            here = numbers.setdefault(_words(end), [])
            if end.number is not None:
                here.append(str(end.number))
    return tuple(_with_numbers(lack, found) for lack, found in numbers.items())


def _with_numbers(lack: str, numbers: list[str]) -> str:
    if not numbers:
        return lack
    words = ngettext("{lack}: point {numbers}", "{lack}: points {numbers}", len(numbers))
    return words.format(lack=lack, numbers=join_names(numbers, language()))


def _words(end: OpenEnd) -> str:
    return _(_LACKS[end.lack]).format(detail=end.detail)


class OpenEnds(QWidget):
    """`chosen`: show this point; `outcome_wanted`: and its outcome. `attendance_wanted`: who was there."""

    chosen = Signal(int)
    outcome_wanted = Signal(int)
    attendance_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[OpenEnd, ...] | None = None
        self._links: dict[OpenEnd, LinkButton] = {}
        self._nothing = Text(_("Nothing is open."), "muted")
        self._more = Text(look="muted", size=TextSize.SMALL)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self._more)

    def show_ends(self, ends: Sequence[OpenEnd]) -> None:
        """Other points lack something, or something else."""
        if tuple(ends) == self._shown:  # its links keep the focus
            return
        self._shown = tuple(ends)
        self._links = show_rows(self._list, self._links, ends[:_MOST], self._button)
        self._nothing.setVisible(not ends)
        words = _("and {count} more").format(count=len(ends) - _MOST)
        self._more.setText(words)
        self._more.setVisible(len(ends) > _MOST)

    def _button(self, end: OpenEnd) -> LinkButton:
        words = _words(end)
        numbered = f"{end.number}  {words}" if end.number is not None else words
        shown = theme.elided(numbered, _ROOM, TextSize.BODY, QFont.Weight.DemiBold)
        button = LinkButton(shown.replace("&", "&&"))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if end.lack in _EXPLAINED:
            words = f"{words} ({_(_EXPLAINED[end.lack])})"
        if end.number is not None:
            button.setToolTip(f"{end.title}: {words}".replace("<", "‹"))
            button.setAccessibleName(f"{end.number} {end.title}: {words}")
        button.clicked.connect(partial(self._on_clicked, end))
        return button

    def _on_clicked(self, end: OpenEnd, _checked: bool = False) -> None:
        if end.lack in _EXPLAINED:
            self.outcome_wanted.emit(end.point_id)
        elif end.point_id:
            self.chosen.emit(end.point_id)
        else:
            self.attendance_wanted.emit()
