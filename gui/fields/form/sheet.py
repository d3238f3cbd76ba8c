"""The sheet of a recommendation: what to look at, the rows of its form, its annexes; tools above."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.fields.annexes.annex_list import AnnexList
from gui.fields.form.recommendation import Recommendation
from gui.fields.readiness.remarks import RemarkList
from gui.services import Services
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.page_scroll import PageScroll
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.toolbar import RichTextToolbar
from model.text.translate import _


class ItemSheet(QWidget):
    """`without` stands in the place of a recommendation where there is none.

    `of_items`: what is put aside belongs to the recommendation, else to the point that it stands on.
    """

    failed = Signal(object)
    """A command on the recommendation failed: its field shows what is not stored."""
    refused = Signal(object)
    """Anything else failed."""

    def __init__(
        self, services: Services, of_items: bool = False, without: QWidget | None = None
    ) -> None:
        super().__init__()
        self.remarks = RemarkList(services, of_items)
        self.recommendation = Recommendation(services)
        self.annexes = AnnexList(services)
        self._toolbar = RichTextToolbar()
        self._tools = QWidget()
        self._scroll = PageScroll(_("Recommendation"))
        lay_bar_over_padding(self._scroll)
        self._lay_out(without)
        self.recommendation.failed.connect(self.failed)
        self.annexes.failed.connect(self.refused)
        # once the list has got as high as it needs
        self.annexes.added.connect(lambda: QTimer.singleShot(0, self, self._bring_annex))
        self.remarks.failed.connect(self.refused)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def set_written(self, written: bool) -> None:
        """Whether there is a recommendation to show."""
        for widget in (self.recommendation, self._tools):
            widget.setVisible(written)

    def to_the_top(self) -> None:
        """Where another recommendation begins to be read."""
        self._scroll.verticalScrollBar().setValue(0)

    def focus_field(self, name: str) -> bool:
        """Go to a field of the recommendation, or to the annexes. False where the sheet has it not.

        "annexes/3" is the third of them.
        """
        name, _slash, number = name.partition("/")
        row = self.recommendation.row(name) if self.recommendation.isVisible() else None
        if name == "item" and self.recommendation.isVisible():
            row = next(iter(self.recommendation.rows), None)
        if row is not None:
            row.focus_field()
            self._scroll.bring(row)
        elif name == "annexes":
            self.annexes.go_to(int(number or 0))
            self._bring_annex()
        else:
            return False
        return True

    def bring(self, part: QWidget) -> None:
        """Scroll to a part of the sheet."""
        self._scroll.bring(part)

    def show_annex(self, annex_id: int) -> None:
        """Go to one of the annexes."""
        self.focus_field("annexes")
        self.annexes.view.select(annex_id)
        self._bring_annex()

    def _bring_annex(self) -> None:
        if self.annexes.rows:
            self._scroll.bring(self.annexes.view, self.annexes.view.spot())
        else:
            self._scroll.bring(self.annexes)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.recommendation.flush()

    def _lay_out(self, without: QWidget | None) -> None:
        page = QWidget()
        below = QVBoxLayout(page)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.remarks)
        below.addWidget(self.recommendation)
        if without is not None:
            below.addWidget(without, 1)
        below.addWidget(self.annexes)
        below.addStretch(1 if without is None else 0)
        self._scroll.setWidget(page)
        self._scroll.setProperty("look", "plain")
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(4, 4, 4, 4)
        tools.addWidget(self._toolbar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._tools)
        box.addWidget(self._scroll, 1)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, RichTextField) and self.recommendation.isAncestorOf(now):
            self._toolbar.set_field(now)
