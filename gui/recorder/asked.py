"""What the recommendation asks for, beside the text that answers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from model.queries.points import PointDetail
from model.text.blocks import LIST_KINDS, Block, RichText
from model.text.translate import _


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
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(22, 14, 16, 12)  # in line with the text below it
        box.setSpacing(6)
        box.addWidget(SectionLabel(title))
        box.addWidget(self._text)
        self.draft = LinkButton(_("Write a draft from it"))
        self.draft.clicked.connect(self.draft_wanted)
        self.marks = LinkButton(_("Show what is changed"))
        self.marks.clicked.connect(self.marks_wanted)
        for button in (self.draft, self.marks):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self.setWidget(inside)

    def show_point(self, point: PointDetail | None) -> None:
        """The proposals of this point's recommendation: as it was sent out, where it has changed."""
        item = (point.treated_item or point.item) if point is not None else None
        text = asked_text(item.decision_intro, item.decisions) if item is not None else ""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.setVisible(bool(text))
        written = point is not None and bool(point.minutes)
        self.draft.setVisible(point is not None and not point.is_locked and not written)
        self.marks.setVisible(written)


def asked_text(intro: str, decisions: RichText) -> str:
    """The proposals as plain lines."""
    lines = [intro.strip()] if intro.strip() else []
    return "\n".join([*lines, *(_line(block) for block in decisions)])


def _line(block: Block) -> str:
    if block.kind in LIST_KINDS:
        return f"{'   ' * block.level}•  {block.text}"
    return block.text
