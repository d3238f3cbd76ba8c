"""Which decisions are told to the whole house: a tick for each open point."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from gui.widgets.dialogs import MARGINS, SPACING, agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import YieldingScroll
from gui.widgets.ticks import TickBox
from gui.widgets.window_size import open_at
from model.queries.papers import PaperPoint
from model.text.translate import _


class TellingDialog(QDialog):
    """Asks; `ticked` says what was answered."""

    def __init__(self, points: Sequence[PaperPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Points that are passed on"))
        self.boxes: dict[int, QCheckBox] = {}
        about = Text(
            _(
                "Their minutes go into the news for the whole organisation. Closed points are not "
                "in the list."
            ),
            "muted",
        )
        about.setWordWrap(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        for point in points:
            if point.closed:
                continue
            number = "" if point.number is None else f"{point.number}. "
            tick = TickBox(f"{number}{point.title}".replace("&", "&&"))
            tick.setChecked(point.communicated)
            self.boxes[point.id] = tick
            column.addWidget(tick)
        buttons = agree_buttons(self, _("Choose these"))
        column.addStretch(1)
        area = YieldingScroll(inner, _("Points that are told on"))
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(SPACING)
        for widget in (Heading(self.windowTitle()), about, area, buttons):
            box.addWidget(widget)
        box.addStretch(1)
        open_at(self, 520, box.totalHeightForWidth(520))

    def ticked(self) -> dict[int, bool]:
        """The id of each open point, and whether it is told on."""
        return {point_id: box.isChecked() for point_id, box in self.boxes.items()}
