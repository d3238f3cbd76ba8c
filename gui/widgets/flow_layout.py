"""A layout that breaks into lines like words: for chips and fields on a narrow screen.

What is lower than its neighbours stands in the middle of their line.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_ANY = 16_777_215
"""As high as it likes."""

_Lines = list[list[tuple[QLayoutItem, QSize]]]


class FlowLayout(QLayout):
    """Widgets from left to right, then on the next line.

    With `spread` the last one of all stands at the right edge where it shares its line; with
    `to_the_right` every line ends there.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 8,
        line_spacing: int | None = None,
        *,
        spread: bool = False,
        to_the_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: dict[int, _Lines] = {}
        self._gap = spacing
        self._line_gap = spacing if line_spacing is None else line_spacing
        self._spread, self._to_the_right = spread, to_the_right
        self._lines_need = 0
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._known.clear()
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._known.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        needs = self._arrange(rect, move=True)
        if needs != self._lines_need:
            self._lines_need = needs
            self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        # As high as the lines that it was last broken into: who asks for this knows of no width, and a
        # page that scrolls would leave out all of them but one.
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        extra = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return (size + extra).expandedTo(QSize(0, self._lines_need))

    def _arrange(self, rect: QRect, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        y, lines = area.y(), self._lines(area.width())
        for line in lines:
            x = area.x()
            if self._to_the_right:
                x = area.right() + 1 - self._width(line)
            height = max(size.height() for _item, size in line)
            for item, size in line:
                last = item is lines[-1][-1][0]
                if self._spread and last and len(line) > 1:
                    x = area.right() + 1 - size.width()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        below = self._line_gap if lines else 0
        return y - below - rect.y() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> _Lines:
        """What stands on each line, and how large. Qt asks a dozen times before a page is shown."""
        if width not in self._known:
            self._known[width] = self._broken(width)
        return self._known[width]

    def _broken(self, width: int) -> _Lines:
        lines: _Lines = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), _ANY))
            if lines and self._width(lines[-1]) + self._gap + size.width() <= width:
                lines[-1].append((item, size))
            else:
                lines.append([(item, size)])
        return lines

    def _width(self, line: list[tuple[QLayoutItem, QSize]]) -> int:
        return sum(size.width() for _item, size in line) + self._gap * (len(line) - 1)
