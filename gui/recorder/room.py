"""The room's screen: the point, the time left, what comes. Never the title of a closed point."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import theme
from gui.fields.words import is_break
from gui.recorder.run import LiveRun
from gui.recorder.words import clock_text, remaining_text
from gui.theme import TextSize, dress
from gui.widgets.labels import Text
from model.queries.agenda import AgendaRow
from model.text.translate import _

_EDGE, _SMALLEST = 64, 14
_TITLE_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class RoomWords:
    """What the screen shows. Made from the agenda so that it cannot hold a closed title."""

    point: str
    title: str
    time: str
    following: str
    look: str = "text"


def room_words(run: LiveRun) -> RoomWords:
    """What may be shown to everybody in the room now."""
    agenda, day = run.agenda, run.day
    if agenda is None or day is None:
        return RoomWords("", "", "", "")
    if run.state is not None and run.state.ended_at is not None:
        return RoomWords("", _("The meeting is over"), "", "")
    coming = run.row(day.following)
    following = _following(coming, run) if coming is not None else ""
    row = day.running
    if row is None:
        return RoomWords("", agenda.meeting.name or agenda.meeting.forum, "", following)
    number = "" if is_break(row) else _("Point {number}").format(number=row.number)
    time = _("Pause") if day.paused else remaining_text(day.remaining)
    over = day.remaining is not None and day.remaining < 0
    look = "danger" if over else "warning" if day.is_short else "text"
    return RoomWords(number, public_title(row), time, following, look)


def public_title(row: AgendaRow) -> str:
    """The title where everybody may read it. Undecided counts as closed."""
    if is_break(row) or row.openness == "open":
        return row.title
    return _("Closed point")


def _following(row: AgendaRow, run: LiveRun) -> str:
    expected = run.day.expected.get(row.key) if run.day is not None else None
    name = public_title(row) if is_break(row) else f"{row.number} {public_title(row)}"
    text = _("Next: {name}").format(name=name)
    if expected is not None and expected.start is not None:
        text = _("{next} at {time}").format(next=text, time=clock_text(expected.start))
    return text


class RoomWindow(QWidget):
    """A window of its own for the screen on the wall. F11 fills the screen, Esc leaves that."""

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._run = run
        self.setObjectName("window")
        self.setWindowTitle(_("The room's screen"))
        self.resize(960, 540)
        self._point = Text(look="accent")
        self._title = Text()
        self._time = Text()
        self._following = Text(look="muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(_EDGE, 48, _EDGE, 48)
        box.setSpacing(16)
        box.addWidget(self._point)
        box.addWidget(self._title)
        box.addStretch(1)
        box.addWidget(self._time)
        box.addStretch(1)
        box.addWidget(self._following)
        for label in (self._title, self._following):
            label.setWordWrap(True)
        run.ticked.connect(self._on_tick)

    def words(self) -> tuple[str, ...]:
        """Everything on the screen."""
        labels = (self._point, self._title, self._time, self._following)
        return tuple(label.text() for label in labels)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run.watch(self, True)
        self._on_tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._run.watch(self, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.key() == Qt.Key.Key_Escape:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and hasattr(self, "_following"):
            QTimer.singleShot(0, self, self._size_words)  # the labels have lost their fonts by then

    def _size_words(self) -> None:
        """As large as the screen allows; a long title gives way to the time. A new look takes fonts."""
        step = max(10, min(self.height() // 18, self.width() // 30))
        _set_size(self._point, step)
        _set_size(self._title, self._fitting(round(step * 1.5)))
        _set_size(self._time, round(step * 2.6))
        _set_size(self._following, round(step * 0.9))

    def _fitting(self, size: int) -> int:
        width = self.width() - 2 * _EDGE
        while size > _SMALLEST:
            room = QFontMetrics(_font(size)).boundingRect(
                0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, self._title.text()
            )
            if room.width() <= width and room.height() <= self.height() * _TITLE_SHARE:
                break
            size -= 2
        return size

    def _on_tick(self) -> None:
        if not self.isVisible():
            return
        words = room_words(self._run)
        for label, text in (
            (self._point, words.point),
            (self._title, words.title),
            (self._time, words.time),
            (self._following, words.following),
        ):
            if label.text() != text:
                label.setText(text)
        dress(self._time, words.look)
        self._size_words()


def _font(size: int) -> QFont:
    font = theme.font(TextSize.NORMAL, QFont.Weight.DemiBold)
    font.setPixelSize(size)
    return font


def _set_size(label: Text, size: int) -> None:
    if label.font().pixelSize() != size:
        label.setFont(_font(size))
