"""How long yet: the running point's time, and how the meeting stands. Always in sight, never loud."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.recorder.words import elapsed_text, end_text, offset_text, remaining_text
from gui.theme import TextSize, dress
from gui.widgets.buttons import LinkButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Text
from model.queries.live_day import LiveDay
from model.text.translate import _

_HEIGHT = 4


class TimeLine(QWidget):
    """A thin line that fills while the point is treated. Painted anew only when a pixel changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._token = 0.0, "accent"
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, token: str) -> None:
        """Fill this share of the line with a color."""
        share = min(max(share, 0.0), 1.0)
        width = self.width()
        if round(share * width) != round(self._share * width) or token != self._token:
            self._share, self._token = share, token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = theme.current()
        whole = QRectF(self.rect())
        painter.fillRect(whole, colors.color("border"))
        whole.setWidth(whole.width() * self._share)
        painter.fillRect(whole, colors.color(self._token))


class ClockStrip(QWidget):
    """`rescue_wanted`: what can be done about a late end."""

    rescue_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remaining = Text(size=TextSize.LARGE, weight=QFont.Weight.DemiBold)
        self._elapsed = Text(look="muted", size=TextSize.SMALL)
        self._state = Text(look="muted", size=TextSize.NORMAL)
        self._rescue = LinkButton(_("What can be done?"))
        self._rescue.clicked.connect(self.rescue_wanted)
        self._line = TimeLine()
        row = FlowLayout(spacing=14, line_spacing=0, spread=True)
        row.setContentsMargins(24, 0, 16, 8)
        row.addWidget(_beside(self._remaining, self._elapsed))
        row.addWidget(_beside(self._rescue, self._state))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self._line)

    def show_day(self, day: LiveDay | None, shown: str | None = None) -> None:
        """Another second. Labels that say the same are left alone.

        Beside the text of another entry than the running one (`shown` is its key) the clock says
        whose it is.
        """
        if day is None:
            return
        paused = day.paused
        remaining = _("Pause") if paused else remaining_text(day.remaining)
        _say(self._remaining, _whose(day, shown, remaining))
        _say(self._elapsed, elapsed_text(day) if day.running is not None else "")
        late = day.over >= 1
        dress(self._remaining, _look(day))
        _say(self._state, f"{offset_text(day.behind)} · {end_text(day)}")
        dress(self._state, "danger" if late else "muted")
        self._rescue.setVisible(late)
        duration = day.running.duration if day.running is not None else None
        share = day.elapsed / duration if duration else 0.0
        self._line.show_share(share, _token(day))

    def words(self) -> str:
        """Everything that stands there, for a screen reader and for tests."""
        parts = (self._remaining.text(), self._elapsed.text(), self._state.text())
        return " | ".join(part for part in parts if part)


def _beside(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    return made


def _whose(day: LiveDay, shown: str | None, words: str) -> str:
    row = day.running
    if row is None or shown is None or shown == row.key or not words:
        return words
    name = _("Point {number}").format(number=row.number) if row.number is not None else row.title
    return _("{name}: {time}").format(name=name, time=words)


def _say(label: Text, text: str) -> None:
    if label.text() != text:
        label.setText(text)


def _look(day: LiveDay) -> str:
    if day.remaining is not None and day.remaining < 0:
        return "danger"
    return "warning" if day.is_short else "text"


def _token(day: LiveDay) -> str:
    return {"danger": "danger.mark", "warning": "warning.mark", "text": "accent"}[_look(day)]
