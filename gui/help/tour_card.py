"""The tour over the window: a calm outline around what is spoken of, and a small card beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui import theme
from gui.help.tour import TourStep
from gui.theme import TextSize
from gui.widgets.accessible import announce, use_roles
from gui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton, allow
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
from model.text.translate import _

CARD_WIDTH = 360
GAP = 16
_VEIL = {False: 46, True: 120}
"""How dark the rest of the window becomes, of 255; by whether the theme is dark."""

Place = Callable[[TourStep], QRect | None]
"""Where in the window a step's target is now; None where it cannot be seen."""


class TourCard(QWidget):
    """Lies over its whole window until it `ended`. Nothing moves: each step stands at once."""

    accessible_role = QAccessible.Role.Dialog

    ended = Signal()
    step_wanted = Signal(object)
    """Bring the `TourStep` to the front."""

    def __init__(self, steps: Sequence[TourStep], place: Place, window: QWidget) -> None:
        super().__init__(window)
        self._below = window
        use_roles()
        self._steps, self._place = steps, place
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("One-minute tour"))
        self._count = Text(look="muted", size=TextSize.SMALL)
        self._heading = Heading(size=TextSize.LARGE)
        self._words = Text()
        self._words.setWordWrap(True)
        self.skip = GhostButton(_("Skip"))
        self.back = SecondaryButton(_("Back"))
        self.next = PrimaryButton(_("Next"))
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self._card = self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle)
        window.installEventFilter(self)
        for button in self._buttons():
            button.installEventFilter(self)

    def begin(self) -> None:
        """Show the first step."""
        self.setGeometry(self._below.rect())
        self.show()
        self.raise_()
        self._show_step()

    def end(self) -> None:
        """Go away, at the end or before it."""
        if self.isVisible():
            self.hide()
            self.ended.emit()

    def step(self) -> TourStep:
        """The step that is shown."""
        return self._steps[self._at]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._below.rect())
                self._later.start()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key())
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the window's own keys wait until the tour is over
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event.key()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        stops = [one for one in self._buttons() if one.isEnabled() and not one.isHidden()]
        here = (next and -1) or 0
        for place, button in enumerate(stops):
            if button.hasFocus():
                here = place
        stops[(here + (1 if next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QPainterPath()
        veil.addRect(QRectF(self.rect()))
        target = self._place(self.step())
        if target is not None:
            hole = QPainterPath()
            hole.addRoundedRect(QRectF(target), 12, 12)
            veil = veil.subtracted(hole)
        painter.fillPath(veil, QColor(0, 0, 0, _VEIL[look.dark]))
        if target is not None:
            painter.setPen(QPen(look.color("accent"), 3))
            painter.drawRoundedRect(QRectF(target).adjusted(1.5, 1.5, -1.5, -1.5), 11, 11)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.skip, self.back, self.next

    def _lay_out(self) -> Card:
        card = Card(self, margins=(20, 16, 16, 14), spacing=6)
        card.setFixedWidth(CARD_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        for part in (self._count, self._heading, self._words):
            card.body.addWidget(part)
        card.body.addSpacing(6)
        card.body.addLayout(buttons)
        return card

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._go(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
            self._go(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = next((one for one in self._buttons() if one.hasFocus()), self.next)
            chosen.click()
        else:
            return False
        return True

    def _go(self, way: int) -> None:
        if self._at + way == len(self._steps):
            self.end()
        elif self._at + way >= 0:
            self._at += way
            self._show_step()

    def _show_step(self) -> None:
        step, number = self.step(), self._at + 1
        count = _("{number} of {count}").format(number=number, count=len(self._steps))
        self._count.setText(count)
        self._heading.setText(_(step.heading))
        self._words.setText(step.said())
        self._words.setFixedHeight(self._words.heightForWidth(CARD_WIDTH - 36))
        allow(self.back, number > 1, _("This is the first step"))
        self.next.setText(_("Done") if number == len(self._steps) else _("Next"))
        self.next.setAccessibleName(self.next.text())
        self.skip.setVisible(number < len(self._steps))
        self.step_wanted.emit(step)
        self._settle()
        announce(self, f"{count}. {_(step.heading)}. {step.said()}")
        # What was brought to the front may take the focus and its place a moment later.
        self._later.start()

    def _settle(self) -> None:
        """Stand beside the target, with the focus."""
        if not self.isVisible():
            return
        self.raise_()
        self._card.adjustSize()
        self._card.move(self._spot(self._place(self.step())))
        if not any(button.hasFocus() for button in self._buttons()):
            self.next.setFocus()
        self.update()

    def _spot(self, target: QRect | None) -> QPoint:
        """Beside the target where there is room, else in its lower right corner."""
        room, card = self.rect(), self._card.size()
        if target is None:
            return room.center() - QPoint(card.width() // 2, card.height() // 2)
        top = min(max(target.top() + GAP, GAP), room.bottom() - card.height() - GAP)
        left = min(max(target.left(), GAP), room.right() - card.width() - GAP)
        if target.right() + GAP + card.width() + GAP <= room.right():
            return QPoint(target.right() + GAP, top)
        if target.left() - GAP - card.width() - GAP >= 0:
            return QPoint(target.left() - GAP - card.width(), top)
        if target.bottom() + GAP + card.height() + GAP <= room.bottom():
            return QPoint(left, target.bottom() + GAP)
        return QPoint(
            min(target.right(), room.right()) - card.width() - GAP,
            min(target.bottom(), room.bottom()) - card.height() - GAP,
        )
