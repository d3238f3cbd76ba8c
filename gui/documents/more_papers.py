"""The papers that are wanted now and then, a row each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.documents.choices import Choice, edition_names
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton, SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Heading, Text
from model.exporting import EDITIONS, document_names
from model.queries.papers import PaperPoint
from model.text.translate import _

_CHOICE_WIDTH, _LEAST_CHOICE = 260, 120
"""What a choice takes, and what it may be pressed to in a narrow window."""
_LEAST_WORDS = 200
"""Beside the choices; with less the words stand above them."""


class PaperRow(QWidget):
    """One paper: its name, what it is for, what can be chosen, and the button that writes it."""

    wanted = Signal(object)

    def __init__(self, document: str, about: str, choose: str = "") -> None:
        super().__init__()
        self._document = document
        name = document_names()[document]
        self.choice_box = NamedComboBox[str](f"{name}: {choose}")
        self.choice_box.setMinimumWidth(_LEAST_CHOICE)
        self.choice_box.setMaximumWidth(_CHOICE_WIDTH)
        if not choose:
            self.choice_box.hide()
        editions = {edition: edition_names().get(edition, name) for edition in EDITIONS[document]}
        self.edition = NamedComboBox(f"{name}: {_('Edition')}", editions)
        self.edition.setMinimumWidth(_LEAST_CHOICE)
        if len(EDITIONS[document]) < 2:
            self.edition.hide()
        self.button = SecondaryButton(_("Save as …"), "file-down")
        self.button.setAccessibleName(f"{name}: {_('Save as …')}")
        self.button.clicked.connect(lambda: self.wanted.emit(self.choice()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name))
        muted = Text(about, "muted", TextSize.SMALL)
        muted.setWordWrap(True)
        words.addWidget(muted)
        self._ways = QWidget()
        self.row = QHBoxLayout(self._ways)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        for widget in (self.choice_box, self.edition, self.button):
            self.row.addWidget(widget)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 4, 0, 4)
        self._whole.setSpacing(8)
        self._whole.addLayout(words, 1)
        self._whole.addWidget(self._ways)

    def minimumSizeHint(self) -> QSize:
        # As if the words stood above: asking for more would keep them from ever going there.
        return QSize(self._ways.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _LEAST_WORDS + self._ways.minimumSizeHint().width()
        self._whole.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What can be chosen, as text and value. Keeps what is chosen where it still is there."""
        self.choice_box.offer({value: text for text, value in choices})
        self.button.setEnabled(bool(choices))

    def choice(self) -> Choice:
        """What is chosen."""
        value = self.choice_box.value() if self.choice_box.count() else ""
        return Choice(
            self._document,
            self.edition.value(),
            entry=value if self._document == "extract" else "",
            guest=value if self._document == "guest-slip" else "",
        )


class MorePapers(Card):
    """`wanted` comes with a `Choice`; `telling_wanted` when the points of the news are to be ticked."""

    wanted = Signal(object)
    telling_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 18, 20, 18), spacing=6)
        self.body.addWidget(Heading(_("More papers"), TextSize.LARGE))
        self.extract = PaperRow(
            "extract", _("A recommendation in its own form, with the decision."), _("Point")
        )
        self.slip = PaperRow(
            "guest-slip", _("One person's own points, and nothing of others."), _("Participant")
        )
        self.news = PaperRow(
            "five-minutes", _("The decisions that are passed on to the whole organisation.")
        )
        tick = LinkButton(_("Choose the points …"))
        tick.clicked.connect(self.telling_wanted)
        self.news.row.insertWidget(0, tick)
        self.rows = (
            self.extract,
            PaperRow(
                "agenda-originals",
                _("For the archive (PDF/A-3): each annex attached as the file that came."),
            ),
            PaperRow("chair-script", _("Times, who waits outside, and the notes to the chair.")),
            self.slip,
            PaperRow("changes", _("What has changed since the agenda was sent out.")),
            PaperRow("supplementary-agenda", _("The points that came after that.")),
            PaperRow("closed-part", _("The closed points by themselves.")),
            PaperRow("tasks", _("What was to be done, by whom and when.")),
            self.news,
            PaperRow(
                "records-folder",
                _("One folder for the records system: papers, annexes and an index."),
            ),
        )
        for row in self.rows:
            self.add_line()
            self.body.addWidget(row)
            row.wanted.connect(self.wanted)

    def show_points(self, points: Sequence[PaperPoint]) -> None:
        """Offer the points and people of a meeting."""
        self.extract.offer([(_label(point), point.key) for point in points])
        names = dict.fromkeys(name for point in points for name in point.guests)
        self.slip.offer([(name, name) for name in names])


def _label(point: PaperPoint) -> str:
    number = "" if point.number is None else f"{point.number}. "
    closed = _(" (closed)") if point.closed else ""
    return f"{number}{point.title}{closed}"
