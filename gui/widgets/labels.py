"""Words that are only read: headings, second-rank text, labels that elide."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui import theme
from gui.theme import TextSize, dress
from gui.widgets.accessible import use_roles

ZERO_WIDTH_SPACE, SOFT_HYPHEN = "\u200b", "\u00ad"
_LEAST_HEADING = 80
_LONG_NAME = 40
"""Signs from which on a name is written smaller: beside a button it would take four lines."""


class Text(QLabel):
    """Plain words in one of the looks `""`, `muted`, `accent`, `danger`. Never reads markup."""

    def __init__(
        self,
        text: str = "",
        look: str = "",
        size: TextSize = TextSize.NORMAL,
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        # Titles and names come from outside: "<b>" is three characters, not bold.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight))
        if look:
            dress(self, look)


class Heading(Text):
    """The name of a screen or a card."""

    def __init__(
        self, text: str = "", size: TextSize = TextSize.TITLE, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "", size, QFont.Weight.DemiBold, parent)


class WrappedHeading(Heading):
    """A name that somebody gave: it has as many lines as it needs, and a long word is divided.

    A long one, or one with a word too wide for its place, is no larger than the heading of a card.
    """

    def __init__(
        self, text: str = "", size: TextSize = TextSize.TITLE, parent: QWidget | None = None
    ) -> None:
        super().__init__("", size, parent)
        self._whole, self._size = "", size
        self.setWordWrap(True)
        self.show_name(text)

    def show_name(self, name: str) -> None:
        """Show another name."""
        self._whole = name
        self.setAccessibleName(name)
        self._divide()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_HEADING, self.heightForWidth(max(self.width(), _LEAST_HEADING)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._divide()
            self.updateGeometry()  # it may need more lines

    def _divide(self) -> None:
        room = max(self.width(), _LEAST_HEADING)
        self.setFont(theme.font(self._fitting(room), QFont.Weight.DemiBold))
        metrics = QFontMetrics(self.font())
        words = [_divided(word, metrics, room) for word in self._whole.split()]
        if self.text() != " ".join(words):
            self.setText(" ".join(words))

    def _fitting(self, room: int) -> TextSize:
        if self._size not in (TextSize.TITLE, TextSize.DISPLAY):
            return self._size
        usual = () if len(self._whole) > _LONG_NAME else (self._size,)
        for size in (*usual, TextSize.LARGE, TextSize.BODY):
            metrics = QFontMetrics(theme.font(size, QFont.Weight.DemiBold))
            if all(metrics.horizontalAdvance(word) <= room for word in self._whole.split()):
                return size
        return TextSize.LARGE


def _divided(word: str, metrics: QFontMetrics, room: int) -> str:
    """The word with places to break where it is wider than the room: a label divides none by itself.

    They are where the words of a compound meet, or wherever Danish divides it; a hyphen is shown there.
    A part that is too wide still breaks anywhere.
    """
    if metrics.horizontalAdvance(word) <= room:
        return word
    from model.text.hyphenation import break_points, seams  # long lists, seldom needed

    def is_wide(part: str) -> bool:
        return metrics.horizontalAdvance(f"{part}-") > room

    parts = _parts(word, seams(word, "da"))
    if any(map(is_wide, parts)):
        parts = _parts(word, break_points(word, "da"))
    return SOFT_HYPHEN.join(
        ZERO_WIDTH_SPACE.join(part) if is_wide(part) else part for part in parts
    )


def _parts(word: str, places: tuple[int, ...]) -> list[str]:
    return [word[start:end] for start, end in pairwise((0, *places, len(word)))]


class SectionLabel(Text):
    """A small heading over a group of fields. Give it the field as `buddy` and it names it."""

    def __init__(
        self, text: str = "", buddy: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "section", TextSize.SMALL, QFont.Weight.DemiBold, parent)
        if buddy is not None:
            self.setBuddy(buddy)


class ElidedLabel(QWidget):
    """One line that ends in "…" where room is short; then the whole text is its tooltip.

    The keyboard comes to it then, and only then: the tip is shown where the focus rests.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self,
        text: str = "",
        look: str = "text",
        size: TextSize = TextSize.NORMAL,
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        use_roles()
        self._text = ""
        self._token = look
        self.setFont(theme.font(size, weight))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self._show_tooltip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, QFontMetrics(self.font()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().color(self._token))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._elided())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _elided(self) -> str:
        return QFontMetrics(self.font()).elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width()
        )

    def _show_tooltip(self) -> None:
        # As plain text: a tooltip would read markup.
        fits = self._elided() == self._text
        self.setToolTip("" if fits else self._text.replace("<", "‹").replace(">", "›"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if fits else Qt.FocusPolicy.TabFocus)
