"""The buttons over a rich text field. Their state follows the cursor."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.accessible import show_checked
from gui.widgets.buttons import ToolButton, allow
from gui.widgets.cards import Line
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.keys import BULLET_KEYS, LINK_KEYS, NUMBER_KEYS
from model.text.blocks import LIST_KINDS, Kind
from model.text.translate import _


class RichTextToolbar(QWidget):
    """Serves one field at a time; give it another with `set_field`, e.g. when the focus moves."""

    def __init__(self, field: RichTextField | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Formatting"))
        self._field: RichTextField | None = None
        self._locked = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._bold = self._add(
            "bold", _("Bold"), "Ctrl+B", self._on(RichTextField.toggle_bold), checkable=True
        )
        self._italic = self._add(
            "italic", _("Italic"), "Ctrl+I", self._on(RichTextField.toggle_italic), checkable=True
        )
        self._underline = self._add(
            "underline",
            _("Underline"),
            "Ctrl+U",
            self._on(RichTextField.toggle_underline),
            checkable=True,
        )
        self._add_line()
        self._heading = self._add(
            "heading-2",
            _("Heading"),
            "Ctrl+Alt+2",
            self._on(lambda at: at.toggle_heading(2)),
            checkable=True,
        )
        self._bullets = self._add(
            "list",
            _("Bullets"),
            BULLET_KEYS,
            self._on(lambda at: at.toggle_list(Kind.BULLET)),
            checkable=True,
        )
        self._numbers = self._add(
            "list-ordered",
            _("Numbered list"),
            NUMBER_KEYS,
            self._on(lambda at: at.toggle_list(Kind.NUMBER)),
            checkable=True,
        )
        self._out = self._add(
            "indent-decrease", _("Move out"), "Shift+Tab", self._on(lambda at: at.change_level(-1))
        )
        self._in = self._add(
            "indent-increase", _("Move in"), "Tab", self._on(lambda at: at.change_level(1))
        )
        self._add_line()
        self._link = self._add(
            "link", _("Link"), LINK_KEYS, self._on(RichTextField.ask_for_link), checkable=True
        )
        self._add_line()
        self._undo = self._add("undo-2", _("Undo"), "Ctrl+Z", self._on(RichTextField.undo))
        self._redo = self._add("redo-2", _("Redo"), "Ctrl+Y", self._on(RichTextField.redo))
        self._row.addStretch(1)
        self.set_field(field)

    def set_field(self, field: RichTextField | None) -> None:
        """Serve another field, or none."""
        if self._field is not None:
            self._field.style_changed.disconnect(self._refresh)
            self._field.undoAvailable.disconnect(self._refresh)
            self._field.redoAvailable.disconnect(self._refresh)
            self._field.destroyed.disconnect(self._on_gone)
        self._field = field
        if field is not None:
            field.style_changed.connect(self._refresh)
            field.undoAvailable.connect(self._refresh)
            field.redoAvailable.connect(self._refresh)
            field.destroyed.connect(self._on_gone)
        self._allow()

    def lock(self, reason: str) -> None:
        """Why the text of its field may not be changed; "" while it may."""
        if reason != self._locked:
            self._locked = reason
            self._allow()

    @property
    def _writes(self) -> bool:
        return self._field is not None and not self._field.isReadOnly() and not self._locked

    def _allow(self) -> None:
        reason = self._locked or _("Put the cursor in a text first")
        for button in self.findChildren(ToolButton):
            allow(button, self._writes, reason)
        self._refresh()

    def _on_gone(self) -> None:
        """A form made anew takes its fields away."""
        self._field = None
        self.set_field(None)

    def _on(self, action: Callable[[RichTextField], object]) -> Callable[[], None]:
        def act() -> None:
            if self._field is not None:
                action(self._field)
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._refresh()

        return act

    def _add(
        self,
        icon_name: str,
        name: str,
        shortcut: str,
        action: Callable[[], None],
        checkable: bool = False,
    ) -> ToolButton:
        button = ToolButton(icon_name, name, shortcut, checkable, color="text")
        # What stays down is toggled by a screen reader without a click.
        told = button.toggled if checkable else button.clicked
        told.connect(lambda _checked: action())
        self._row.addWidget(button)
        return button

    def _add_line(self) -> None:
        self._row.addSpacing(5)
        self._row.addWidget(Line(Qt.Orientation.Vertical, 18))
        self._row.addSpacing(5)

    def _refresh(self, _available: bool = False) -> None:
        field = self._field
        if field is None:
            return
        run = field.current_run()
        kind, level = field.current_kind()
        show_checked(self._bold, run.bold)
        show_checked(self._italic, run.italic)
        show_checked(self._underline, run.underline)
        show_checked(self._link, bool(run.link))
        show_checked(self._heading, kind == Kind.HEADING)
        show_checked(self._bullets, kind == Kind.BULLET)
        show_checked(self._numbers, kind == Kind.NUMBER)
        if not self._writes:
            return
        text, listed = field.document(), kind in LIST_KINDS
        allow(self._out, listed and level > 0, _("Nothing here can be moved out"))
        allow(self._in, listed, _("Only what stands in a list can be moved in"))
        allow(self._undo, text.isUndoAvailable(), _("There is nothing to undo"))
        allow(self._redo, text.isRedoAvailable(), _("There is nothing to redo"))
