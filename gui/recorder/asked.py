"""What the recommendation asks for, beside the text that answers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from model.queries.points import PointDetail
from model.text.blocks import LIST_KINDS, Block, RichText
from model.text.translate import _
from model.views import ItemView


class AskedPane(PageScroll):
    """Read only. Hidden where nothing is asked for."""

    draft_wanted = Signal()
    marks_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = Text(size=TextSize.NORMAL, look="muted")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.since = Text(
            _("So it stood on the agenda. The recommendation has been changed since."),
            size=TextSize.SMALL,
        )
        self.since.setWordWrap(True)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(22, 8, 16, 12)  # in line with the text below it
        box.setSpacing(2)
        self.draft = LinkButton(_("Write a draft from it"))
        self.draft.clicked.connect(self.draft_wanted)
        self.marks = LinkButton(_("Show what is changed"))
        self.marks.clicked.connect(self.marks_wanted)
        head = FlowLayout(
            spacing=12, line_spacing=0
        )  # above the text, of which a low screen shows a part
        for part in (SectionLabel(title), self.draft, self.marks):
            head.addWidget(part)
        box.addLayout(head)
        for part in (self._text, self.since):
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(inside)

    @property
    def words(self) -> str:
        """What is asked for, "" for nothing."""
        return self._text.text()

    def show_point(self, point: PointDetail | None) -> None:
        """The proposals of this point's recommendation.

        Once the agenda is out the meeting answers what stood there, and so do the minutes: where the
        recommendation says something else by now, that is told.
        """
        now = _of(point.item) if point is not None else ""
        text = _of(point.treated_item) if point is not None and point.treated_item else now
        self._text.setText(text)
        self.since.setVisible(text != now)
        self._text.setAccessibleName(text)
        self.setVisible(bool(text))
        written = point is not None and bool(point.minutes)
        self.draft.setVisible(point is not None and not point.is_locked and not written)
        self.marks.setVisible(written)


def _of(item: ItemView | None) -> str:
    return asked_text(item.decision_intro, item.decisions) if item is not None else ""


def asked_text(intro: str, decisions: RichText) -> str:
    """The proposals as plain lines."""
    lines = [intro.strip()] if intro.strip() else []
    return "\n".join([*lines, *(_line(block) for block in decisions)])


def _line(block: Block) -> str:
    if block.kind in LIST_KINDS:
        return f"{'   ' * block.level}•  {block.text}"
    return block.text
