"""What is to look at on one point: each remark leads to its field, and can be put aside with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import icons, theme
from gui.fields.readiness.words import SEVERITY_SIGNS, severity_name
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton, ToolButton
from gui.widgets.dialogs import ask_line
from gui.widgets.kept_rows import show_rows
from gui.widgets.labels import Text
from gui.widgets.tab_order import read_by_tab
from model.checks import Finding, Severity
from model.commands import dismissals as commands
from model.readiness import READY, EntryReadiness, Remark
from model.text.translate import _, ngettext


class RemarkList(QWidget):
    """Hidden while there is nothing to say."""

    field_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self, services: Services, of_items: bool = False, parent: QWidget | None = None
    ) -> None:
        """`of_items`: the remarks are of recommendations in the bank, else of entries of an agenda."""
        super().__init__(parent)
        self._services = services
        self._of_items = of_items
        self._entry_id = 0
        self._found = READY
        self._shows_dismissed = False
        self._rows: dict[tuple[int, Remark], _RemarkRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._more = LinkButton("")
        self._more.clicked.connect(self._on_more)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 10, 20, 4)
        box.setSpacing(2)
        box.addLayout(self._list)
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def found(self) -> EntryReadiness:
        """What is shown."""
        return self._found

    def show_found(self, entry_id: int, found: EntryReadiness) -> None:
        """Show another entry's or recommendation's remarks, or other ones."""
        if (entry_id, found) == (self._entry_id, self._found):
            return
        if entry_id != self._entry_id:
            self._shows_dismissed = False
        self._entry_id, self._found = entry_id, found
        self._build()

    def ask_reason(self, finding: Finding) -> str:
        """Why it may be put aside; a method of its own so that a test can answer it."""
        words = _("{finding}\n\nWhy is it all right? The reason is kept.")
        if finding.severity is Severity.ERROR:
            words = _(
                "{finding}\n\nWhy is it all right? The reason is kept. The open edition will ask "
                "once more before it is written."
            )
        question = words.format(finding=finding.message)
        return ask_line(self.window(), _("Put aside"), question) or ""

    def dismiss(self, finding: Finding) -> None:
        """Ask for the reason and put a finding aside."""
        reason = self.ask_reason(finding)
        if not reason:
            return
        values = {"code": finding.code, "message": finding.message, "reason": reason}
        row = self._entry_id
        self._run(
            _("Put a remark aside"),
            partial(commands.dismiss_of_item, item_id=row, **values)
            if self._of_items
            else partial(commands.dismiss, entry_id=row, **values),
        )

    def take_up(self, finding: Finding) -> None:
        """Let it count again."""
        row, code, message = self._entry_id, finding.code, finding.message
        self._run(
            _("Take a remark up again"),
            partial(commands.take_up_of_item, item_id=row, code=code)
            if self._of_items
            else partial(commands.take_up, entry_id=row, code=code, message=message),
        )

    def _run(self, label: str, command: Callable[..., None]) -> None:
        self._services.run(label, command, source=self, failed=self.failed.emit)

    def _build(self) -> None:
        aside = self._found.dismissed
        shown = (*self._found.remarks, *(aside if self._shows_dismissed else ()))
        wanted = [(self._entry_id, remark) for remark in shown]
        self._rows = show_rows(self._list, self._rows, wanted, lambda key: self._row(key[1]))
        read_by_tab(self._more, *self._rows.values())  # made last, they would be the window's last
        count = len(aside)
        words = ngettext("{count} put aside", "{count} put aside", count).format(count=count)
        self._more.setText(_("Hide what was put aside") if self._shows_dismissed else words)
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(bool(aside))
        self.setVisible(bool(shown or aside))

    def _row(self, remark: Remark) -> "_RemarkRow":
        row = _RemarkRow(remark)
        row.wanted.connect(partial(self.field_wanted.emit, remark.field))
        handler = self.take_up if remark.reason else self.dismiss
        row.turned.connect(partial(handler, remark.finding))
        return row

    def _on_more(self) -> None:
        self._shows_dismissed = not self._shows_dismissed
        self._build()


class _RemarkRow(QWidget):
    wanted = Signal()
    turned = Signal()

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        finding = remark.finding
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sign = self._sign = QLabel()
        self._picture = ("check", "muted") if remark.reason else SEVERITY_SIGNS[remark.severity]
        self._paint_sign()
        sign.setAccessibleName(severity_name(remark.severity))
        words = finding.message
        if remark.reason:
            words = _("{finding} (put aside: {reason})").format(finding=words, reason=remark.reason)
        text = Text(words, "muted" if remark.reason else "", TextSize.SMALL)
        text.setWordWrap(True)
        go = ToolButton("arrow-right", _("Go to the field"))
        turn = LinkButton(_("Take up again") if remark.reason else _("Put aside …"))
        for button in (go, turn):
            button.setAccessibleName(f"{button.accessibleName()}: {finding.message}")
        go.clicked.connect(self.wanted)
        turn.clicked.connect(self.turned)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(sign)
        line.addWidget(text, 1)
        line.addWidget(go)
        line.addWidget(turn)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and hasattr(self, "_picture"):
            self._paint_sign()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.wanted.emit()

    def _paint_sign(self) -> None:
        name, color = self._picture
        self._sign.setPixmap(icons.pixmap(name, color, 16, self.devicePixelRatioF()))
