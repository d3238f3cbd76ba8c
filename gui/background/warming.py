"""After the start, beside everything else: what the window asks and shows first is made ready."""

import datetime
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import product
from string import ascii_letters, digits

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QBrush, QFont, QGradient, QPainter, QPixmap, QWindow
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from gui import theme
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.slices import Slices
from model.progress import Progress
from model.queries.warming import first_questions, newest_form
from model.text.translate import _, language
from model.text.working_days import holiday_name

REST_MS = 400
"""Whoever types or presses has the window to himself for so long."""

_SIZES = (TextSize.TINY, TextSize.SMALL, TextSize.NORMAL)
_WEIGHTS = (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold)
"""What the rows of lists, the agenda and the time plan are written in."""
_LETTERS = f"{ascii_letters}{digits}æøåÆØÅé.,:–·()"

Step = Callable[[], object]

_HANDS = (
    *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Wheel),
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
)


class Warming(QObject):
    """Each step is short, and done while the hands rest. What is needed before it is ready is made then.

    `pages` are the screens, the likeliest first; `rows` gives the steps that make the rows of a form.
    """

    def __init__(
        self,
        services: Services,
        pages: Sequence[QWidget],
        rows: Callable[[str], Sequence[Step]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._pages, self._rows = services, pages, rows
        self._steps: list[Step] = []
        self._slices = Slices(self._do, self)
        self._slices.ended.connect(self._on_end)
        self._hands: QWindow | None = None
        self._is_closed = False
        self.is_done = False
        """Whether nothing is left to make ready."""

    def begin(self) -> None:
        """Ask the first questions off the window's thread, then do the steps; comes back at once."""
        self._services.jobs.start(_("Opening"), self._ask, self._on_asked, self._on_failed)

    def close(self) -> None:
        """Stop here: the screens go."""
        self._is_closed = True
        self._slices.stop()
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._slices.rest(REST_MS)
        return False

    def _ask(self, progress: Progress) -> str | None:
        import markdown_it  # noqa: F401 (the help asks for it with its first page)

        holiday_name(datetime.date.today(), language())  # the year asks, and its library is large
        questions = self._services.read(lambda session: list(first_questions(session)))
        for question in questions:
            progress.check_cancelled()
            if self._is_closed:
                return None
            with suppress(LookupError):  # what it is about may be deleted meanwhile
                self._services.read(question)
        return self._services.read(newest_form)

    def _on_asked(self, form: str | None) -> None:
        if self._is_closed:
            return
        rows = self._rows(form) if form is not None else ()
        letters = (partial(_draw_letters, *style) for style in product(_SIZES, _WEIGHTS))
        pages = (partial(self._enter, page) for page in self._pages)
        self._steps = [_name_pictures, *letters, *rows, *pages]
        self._hands = self._pages[0].window().windowHandle()
        if self._hands is not None:  # all that is typed or pressed comes by there
            self._hands.installEventFilter(self)
        self._slices.begin(len(self._steps))

    def _do(self, at: int) -> None:
        self._steps[at]()

    def _enter(self, page: QWidget) -> None:
        """Give a screen the room that it will have, and begin with its parts."""
        front = page.parentWidget()
        if not isValid(page) or page.isVisible() or front is None:
            return
        page.resize(front.size())
        # From the outside in, as places are given.
        parts = [partial(_make_ready, part) for part in (page, *page.findChildren(QWidget))]
        self._steps += parts
        self._slices.add(len(parts))

    def _on_end(self) -> None:
        self.is_done = True
        self._let_go()

    def _let_go(self) -> None:
        self._steps = []
        hands, self._hands = self._hands, None
        if hands is not None and isValid(hands):
            hands.removeEventFilter(self)

    def _on_failed(self, error: BaseException) -> None:
        if not self._is_closed:  # else the database went while it was read
            self._services.report(error)


def _make_ready(part: QWidget) -> None:
    """Its look, the places of what is in it, its icon."""
    if not isValid(part) or part.isVisible():
        return
    part.ensurePolished()
    layout = part.layout()
    if layout is not None:
        layout.activate()
    if isinstance(part, QAbstractButton) and not part.icon().isNull():
        part.icon().pixmap(part.iconSize())


def _name_pictures() -> None:
    """PySide makes the names of Qt's 180 gradients when a brush is first chosen among its kinds."""
    QBrush(QGradient.Preset.WarmFlame)


def _draw_letters(size: TextSize, weight: QFont.Weight) -> None:
    """Qt opens a typeface with its first word, and draws each letter once."""
    ground = QPixmap(8, 8)
    ground.fill(theme.current().color("surface"))
    painter = QPainter(ground)
    painter.setFont(theme.painting_font(size, weight))
    painter.drawText(0, 8, _LETTERS)
    painter.end()
