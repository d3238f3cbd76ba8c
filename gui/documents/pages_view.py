"""The pages of a document below each other, as pictures; a click tells what stands there.

A picture stays until the new one is there, and the view stands where it stood, so that nothing
flickers while somebody writes.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui import theme
from gui.widgets.wheel_steps import WheelSteps
from model.exporting import Preview
from model.text.translate import _

MARGIN = 14
GAP = 12
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_INCH, _POINTS = 96.0, 72.0
_KEPT = 16
"""So many pictures at most, those nearest to what is seen."""
_A4 = (595.28, 841.89)


class PagesView(QAbstractScrollArea):
    """Lengths on the page are points, on the screen pixels."""

    place_wanted = Signal(str, str)
    """The key of an entry and a field in it, either of them empty where it is not known."""
    looked_elsewhere = Signal()
    """Other pages are seen, or the same ones larger or smaller: they want pictures."""
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._zoom: float | None = None
        self._pointed: QRectF | None = None
        self._page = -1
        self._wheel = WheelSteps()
        self.setAccessibleName(_("Preview"))
        self.setFrameShape(QFrame.Shape.StyledPanel)  # the style draws it: seen with the focus
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._point_at(None))

    def show_preview(self, preview: Preview, pictures: Mapping[int, QImage], scale: float) -> None:
        """Show this state of the document. Pages without a new picture keep their old one.

        `scale` is that of the pictures.
        """
        if preview is not self._preview:
            self._fresh.clear()
        self._preview = preview
        if scale == self.picture_scale:
            self._fresh.update(pictures)
        self._pictures = {n: p for n, p in self._pictures.items() if n < preview.pages}
        self._pictures.update(pictures)
        self._forget_far_ones()
        self._point_at(None)
        self._set_ranges()
        self._tell_page()
        self.viewport().update()

    def forget(self) -> None:
        """Another document: nothing of the old one may be seen."""
        self._preview = None
        self._pictures.clear()
        self._fresh.clear()
        self._set_ranges()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    @property
    def zoom(self) -> float:
        """1 is as large as on paper."""
        return self._scale * _POINTS / _INCH

    @property
    def fits(self) -> bool:
        """Whether a page is as wide as the view."""
        return self._zoom is None

    @property
    def picture_scale(self) -> float:
        """Pixels of the screen for a point, as pictures are wanted."""
        return self._scale * self.devicePixelRatioF()

    def set_zoom(self, zoom: float | None) -> None:
        """How large, None for as wide as the view. What stands at the upper edge stays there."""
        page, down = self._top_place()
        self._zoom = None if zoom is None else min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._fresh.clear()
        self._set_ranges()
        self.scroll_to(page, down)
        self.viewport().update()
        self.looked_elsewhere.emit()

    def step_zoom(self, step: int) -> None:
        """One step larger (1) or smaller (-1); the sign counts."""
        now = self.zoom
        if step > 0:
            self.set_zoom(next((zoom for zoom in ZOOMS if zoom > now * 1.02), ZOOMS[-1]))
        else:
            self.set_zoom(next((zoom for zoom in ZOOMS[::-1] if zoom < now / 1.02), ZOOMS[0]))

    def pages_seen(self) -> range:
        """The pages in sight, from 0."""
        if self._preview is None:
            return range(3)
        height = self._page_height() + GAP
        top = self.verticalScrollBar().value() - MARGIN
        first = max(int(top // height), 0)
        last = max(int((top + self.viewport().height()) // height), first)
        return range(first, min(last + 1, self._preview.pages))

    def page(self) -> int:
        """The page that fills most of the upper half of the view."""
        if self._preview is None:
            return 0
        middle = self.verticalScrollBar().value() - MARGIN + self.viewport().height() * 0.4
        return min(max(int(middle // (self._page_height() + GAP)), 0), self._preview.pages - 1)

    def scroll_to(self, page: int, down: float = 0) -> None:
        """Bring a page to the upper edge, or what stands `down` points below its upper edge."""
        top = page * (self._page_height() + GAP) + (MARGIN if page or down else 0)
        self.verticalScrollBar().setValue(round(top + down * self._scale))

    def is_seen(self, page: int, down: float) -> bool:
        """Whether a place of a page is in sight, and not at the very edge of the view."""
        y = page * (self._page_height() + GAP) + MARGIN + down * self._scale
        y -= self.verticalScrollBar().value()
        return 0 <= y <= self.viewport().height() * 0.8

    def go_to_top_place(self) -> None:
        """As a click on what stands at the upper edge."""
        preview = self._preview
        if preview is None:
            return
        page, down = self._top_place()
        for spot in preview.spots:
            if not spot.target and (spot.page, spot.bottom) >= (page, down + 4):
                self.place_wanted.emit(spot.entry, spot.field)
                return

    def lacks_pictures(self) -> bool:
        """Whether a page in sight has no picture of this state in this size."""
        return self._preview is not None and not self._fresh.issuperset(self.pages_seen())

    # Qt's own

    def sizeHint(self) -> QSize:
        return QSize(460, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page, down = self._top_place(event.oldSize().width())
        super().resizeEvent(event)
        if self._zoom is None:
            self._fresh.clear()
        self._set_ranges()
        if event.oldSize().width() > 0:
            self.scroll_to(page, down)
        self.looked_elsewhere.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look = theme.current()
        painter.fillRect(event.rect(), look.color("window"))
        if self._preview is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.pages_seen():
            area = self._area(page)
            picture = self._pictures.get(page)
            if picture is None:
                painter.fillRect(area, Qt.GlobalColor.white)
            else:
                painter.drawImage(area, picture)
            painter.setPen(look.color("border"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._pointed is not None:
            mark = QColor(theme.load("light").hex("accent"))  # the paper is white in the dark, too
            painter.setPen(mark)
            mark.setAlpha(22)
            painter.setBrush(mark)
            painter.drawRoundedRect(self._pointed, 3, 3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._preview is None:
            return
        found = self._under(event.position())
        if found is None:
            return
        spot = self._preview.spot(*found)
        if spot is None:
            return
        place = self._preview.place(spot.target) if spot.target else None
        if place is not None:
            self.scroll_to(place[0], place[1] - 20)
        elif not spot.target:
            self.place_wanted.emit(spot.entry, spot.field)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = self._wheel.take(event)
            for _step in range(abs(steps)):
                self.step_zoom(steps)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus:
                self.step_zoom(1)
            case Qt.Key.Key_Minus:
                self.step_zoom(-1)
            case Qt.Key.Key_0:
                self.set_zoom(None)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.go_to_top_place()
            case _:
                super().keyPressEvent(event)

    # Helpers

    @property
    def _size(self) -> tuple[float, float]:
        return self._preview.size if self._preview is not None else _A4

    @property
    def _scale(self) -> float:
        """Pixels, as Qt counts them, for a point."""
        if self._zoom is not None:
            return self._zoom * _INCH / _POINTS
        return max(self.viewport().width() - 2 * MARGIN, 100) / self._size[0]

    def _page_height(self) -> float:
        return self._size[1] * self._scale

    def _area(self, page: int) -> QRectF:
        width = self._size[0] * self._scale
        left = max((self.viewport().width() - width) / 2, MARGIN)
        top = MARGIN + page * (self._page_height() + GAP) - self.verticalScrollBar().value()
        x = round(left - self.horizontalScrollBar().value())
        return QRectF(x, round(top), round(width), round(self._page_height()))

    def _top_place(self, width: int = 0) -> tuple[int, float]:
        """The page at the upper edge, and how far down on it; as it was at that width of the view."""
        scale = self._scale
        if width > 0 and self._zoom is None:
            scale = max(width - 2 * MARGIN, 100) / self._size[0]
        height = self._size[1] * scale + GAP
        value = self.verticalScrollBar().value()
        page = int(max(value - MARGIN, 0) // height)
        return page, max(value - MARGIN - page * height, 0) / scale if value else 0.0

    def _set_ranges(self) -> None:
        pages = self._preview.pages if self._preview is not None else 0
        view = self.viewport().size()
        height = pages * (self._page_height() + GAP) - GAP + 2 * MARGIN
        bar = self.verticalScrollBar()
        bar.setPageStep(view.height())
        bar.setSingleStep(40)
        bar.setRange(0, max(round(height) - view.height(), 0))
        across = self.horizontalScrollBar()
        across.setPageStep(view.width())
        width = round(self._size[0] * self._scale) + 2 * MARGIN
        across.setRange(0, max(width - view.width(), 0) if self._zoom is not None else 0)

    def _under(self, at: QPointF) -> tuple[int, float, float] | None:
        for page in self.pages_seen():
            area = self._area(page)
            if area.contains(at):
                down = at - area.topLeft()
                return page, down.x() / self._scale, down.y() / self._scale
        return None

    def _point_at(self, at: QPointF | None) -> None:
        """Show what a click would go to."""
        found = self._under(at) if at is not None and self._preview is not None else None
        spot = self._preview.spot(*found) if found is not None and self._preview else None
        pointed = None
        if spot is not None:
            corner = self._area(spot.page).topLeft()
            size = self._scale
            pointed = QRectF(
                corner.x() + spot.left * size - 4,
                corner.y() + spot.top * size - 2,
                (spot.right - spot.left) * size + 8,
                (spot.bottom - spot.top) * size + 4,
            )
        if pointed != self._pointed:
            self._pointed = pointed
            shape = Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _on_scrolled(self) -> None:
        self._point_at(None)
        self._tell_page()
        self.viewport().update()
        if self.lacks_pictures():
            self.looked_elsewhere.emit()

    def _tell_page(self) -> None:
        page = self.page()
        pages = self._preview.pages if self._preview is not None else 0
        self.setAccessibleDescription(
            _("Page {page} of {pages}").format(page=page + 1, pages=pages) if pages else ""
        )
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _forget_far_ones(self) -> None:
        if len(self._pictures) > _KEPT:
            middle = self.page()
            near = sorted(self._pictures, key=lambda page: abs(page - middle))[:_KEPT]
            self._pictures = {page: self._pictures[page] for page in near}
            self._fresh.intersection_update(near)
