"""People beside the slots: a bar for each stretch of time in which somebody is needed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.theme import TextSize
from gui.timeline.axis import Axis
from gui.timeline.brush import blank, kept
from gui.timeline.layout import LaneBox, TimelineLayout
from gui.widgets.accessible import use_roles
from gui.widgets.side_tip import SideTip
from model.planning.shapes import GuestWindow
from model.text.clock import format_clock
from model.text.translate import _, ngettext

_RADIUS = 6.0
_LYING = 60
"""Pixels of a bar in which a name may lie; it stands level with the title of a slot."""
_AROUND_NAME, _NAME_HEIGHT = 8, 22
_NAME_STYLE = (TextSize.TINY, QFont.Weight.Medium)

Part = tuple[float, float]
"""From and to, in pixels from the bar's own top."""


@dataclass(frozen=True, slots=True)
class LanePerson:
    """What the timeline knows of somebody: how to call them, and when they can come (None: open).

    `note` is what else a screen reader says of them; a `member` is there anyway.
    """

    name: str
    note: str = ""
    member: bool = False
    available: tuple[int | None, int | None] = (None, None)


class LaneWidget(SideTip):
    """When one person is needed: the name stands upright in a bar of its own, or lies in a wide one.

    Hatched is when they are needed but cannot come, or after the meeting's end.
    """

    accessible_role = QAccessible.Role.ListItem
    pressed = Signal(str, str)
    """The guest's key, and the key of the first entry that needs them."""
    opened = Signal(str, str)

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        use_roles()
        self._person = LanePerson("")
        self._window: GuestWindow | None = None
        self._bad: tuple[Part, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_person(self, person: LanePerson, window: GuestWindow, bad: tuple[Part, ...]) -> None:
        """Somebody's window, and the parts in which it is not well."""
        self._window = window
        if (person, bad) != (self._person, self._bad):
            self._person, self._bad = person, bad
            self.update()

    def say(self, numbers: Mapping[str, str]) -> None:
        """Put what is shown into words; `numbers` by the entries' keys."""
        assert self._window is not None
        spoken = spoken_window(self._person.name, self._window, numbers)
        words = [self._person.note, _("not possible the whole time") if self._bad else ""]
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(", ".join(filter(None, words)))
        self.setToolTip("\n".join(filter(None, (spoken, *words))).replace("<", "‹"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._window is not None:
            self.pressed.emit(self._window.guest, self._window.keys[0])
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._window is not None:
            self.opened.emit(self._window.guest, self._window.keys[0])
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size, ratio = self.size(), self.devicePixelRatioF()
        look = (self._person.name, self._person.member, size, ratio, theme.current().name)
        painter.drawPixmap(0, 0, _picture(*look, bool(self._bad), False))
        for top, bottom in self._bad:
            # Cut from a bar that is hatched all over: what is bad changes with each step of a drag.
            part = QRectF(0, top, size.width(), bottom - top)
            source = QRectF(0, top * ratio, size.width() * ratio, (bottom - top) * ratio)
            painter.drawPixmap(part, _picture(*look, True, True), source)


class Lanes:
    """The bars of one timeline: as many as its plan has windows."""

    def __init__(
        self, ground: QWidget, cover: QWidget, pressed: SignalInstance, opened: SignalInstance
    ) -> None:
        """`pressed` and `opened` are told what the bars tell."""
        self._ground, self._cover = ground, cover
        self._pressed, self._opened = pressed, opened
        self._widgets: list[LaneWidget] = []

    def __iter__(self) -> Iterator[LaneWidget]:
        return iter(self._widgets)

    def arrange(
        self,
        layout: TimelineLayout,
        place: tuple[int, int],
        people: Mapping[str, LanePerson],
        end: int,
    ) -> None:
        """`place` is where lanes begin and how wide one is, `end` the minute the meeting ends."""
        self._keep(len(layout.lanes))
        left, width = place
        for box, lane in zip(layout.lanes, self._widgets, strict=True):
            top, bottom = round(box.stripe.top), round(box.stripe.bottom)
            bar = QRect(left + box.lane * width, top, width - 6, bottom - top)
            if lane.geometry() != bar:
                lane.setGeometry(bar)
            person = people.get(box.window.guest) or LanePerson(box.window.guest)
            lane.show_person(person, box.window, tuple(_bad_parts(box, person, layout.axis, end)))

    def say(self, numbers: Mapping[str, str]) -> None:
        """Put all bars into words, once what is dragged has been let go."""
        for lane in self._widgets:
            lane.say(numbers)

    def _keep(self, count: int) -> None:
        while len(self._widgets) > count:
            gone = self._widgets.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._widgets) < count:
            lane = LaneWidget(self._ground)
            lane.pressed.connect(self._pressed)
            lane.opened.connect(self._opened)
            lane.show()
            lane.stackUnder(self._cover)
            self._widgets.append(lane)


def spoken_window(name: str, window: GuestWindow, numbers: Mapping[str, str]) -> str:
    """`Mette Holm, 9.05 to 9.50, points 2, 3`; `numbers` by the entries' keys."""
    found = [number for key in window.keys if (number := numbers.get(key))]
    words = ngettext(
        "{name}, {start} to {end}, point {numbers}",
        "{name}, {start} to {end}, points {numbers}",
        len(found),
    )
    return words.format(
        name=name,
        start=format_clock(window.start),
        end=format_clock(window.end),
        numbers=", ".join(found) or "–",
    )


def _bad_parts(box: LaneBox, person: LanePerson, axis: Axis, end: int) -> Iterator[Part]:
    window, top = box.window, box.stripe.top
    since, until = person.available
    if since is not None and window.start < since:
        yield 0.0, round(axis.y_end(min(since, window.end)) - top, 1)
    if not person.member:
        until = end if until is None else min(end, until)
    if until is not None and window.end > until:
        start = max(0.0, axis.y(max(until, window.start)) - top)
        yield round(start, 1), round(box.stripe.height, 1)


@kept(megabytes=8)
def _picture(
    name: str, member: bool, size: QSize, ratio: float, _theme: str, ringed: bool, hatched: bool
) -> QPixmap:
    """A whole bar, `size` in logical pixels."""
    drawn = blank(size.width(), size.height(), ratio)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colors = theme.current().tone(theme.Tone.NEUTRAL if member else theme.Tone.PERSON)
    mark = theme.current().color("danger.mark")
    area = QRectF(0, 1, size.width(), size.height() - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.tint))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    if hatched:
        hatch = QColor(mark)
        hatch.setAlphaF(0.45)
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    if ringed:
        painter.setPen(QPen(mark, 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
    painter.setPen(QColor(colors.text))
    _paint_name(painter, area, name)
    painter.end()
    return drawn


def _paint_name(painter: QPainter, area: QRectF, name: str) -> None:
    painter.setFont(theme.font(*_NAME_STYLE))
    words, way = placed_name(name, area.width(), area.height())
    if way is NameWay.LYING:
        top = area.adjusted(_AROUND_NAME, 0, -_AROUND_NAME, 0)
        top.setHeight(min(area.height(), _NAME_HEIGHT))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        return
    if way is NameWay.CENTRED:
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
        return
    painter.translate(area.center())
    painter.rotate(-90)
    room = QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


class NameWay(Enum):
    """How a name stands in its bar."""

    LYING = auto()
    UPRIGHT = auto()
    CENTRED = auto()


def placed_name(name: str, width: float, height: float) -> tuple[str, NameWay]:
    """What of a name a bar of this size shows, and how: of a short one the initials, turned where narrow."""
    names, short = shorter_names(name), initials(name)

    def within(room: float) -> str | None:
        return next((name for name in names if theme.text_width(name, *_NAME_STYLE) <= room), None)

    lying = within(width - 2 * _AROUND_NAME) if width >= _LYING else None
    if lying is not None:
        return lying, NameWay.LYING
    upright = within(height - _AROUND_NAME)
    if upright is not None:
        return upright, NameWay.UPRIGHT
    narrow = width < theme.text_width(short, *_NAME_STYLE) <= height
    return short, NameWay.UPRIGHT if narrow else NameWay.CENTRED


def shorter_names(name: str) -> tuple[str, ...]:
    """The name, then what it may be cut to: "Mette Sørensen", "Mette S."."""
    first, *others = name.split() or [""]
    return (name, f"{first} {others[-1][0]}.") if others else (name,)


def initials(name: str) -> str:
    """The first letters of the first and the last name: "MS"."""
    words = name.split()
    return "".join(word[0] for word in (words if len(words) < 2 else (words[0], words[-1])))
