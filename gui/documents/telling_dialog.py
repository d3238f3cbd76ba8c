"""Which decisions are told to the whole house: a tick for each open point."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gui.widgets.labels import Text
from model.queries.papers import PaperPoint
from model.text.translate import _


class TellingDialog(QDialog):
    """Asks; `ticked` says what was answered."""

    def __init__(self, points: Sequence[PaperPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Points that are passed on"))
        self.boxes: dict[int, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setSpacing(10)
        about = Text(
            _(
                "Their minutes go into the news for the whole organisation. Closed points are not "
                "in the list."
            ),
            "muted",
        )
        about.setWordWrap(True)
        column.addWidget(about)
        for point in points:
            if point.closed:
                continue
            number = "" if point.number is None else f"{point.number}. "
            box = QCheckBox(f"{number}{point.title}".replace("&", "&&"))
            box.setChecked(point.communicated)
            self.boxes[point.id] = box
            column.addWidget(box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def ticked(self) -> dict[int, bool]:
        """The id of each open point, and whether it is told on."""
        return {point_id: box.isChecked() for point_id, box in self.boxes.items()}
