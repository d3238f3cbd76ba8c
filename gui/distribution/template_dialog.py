"""A forum's own words for one kind of mail."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.dialogs import agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.window_size import open_at
from model.delivery.message_words import Template, built_in, placeholder_names
from model.text.translate import _


class TemplateDialog(QDialog):
    """Read `template()` after it was accepted: None is the built-in one."""

    def __init__(
        self,
        kind: str,
        name: str,
        own: Template | None,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Template"))
        open_at(self, 580, 480)
        self._usual = built_in(kind, language)
        self.subject = QLineEdit()
        self.subject.setAccessibleName(_("Subject"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text of the mail"))
        self.text.setTabChangesFocus(True)
        self._show(own or self._usual)
        words = Text(
            _("What is in brackets is filled in: {names}").format(
                names=" ".join(placeholder_names(language))
            ),
            "muted",
            TextSize.SMALL,
        )
        words.setWordWrap(True)
        usual = LinkButton(_("Back to the usual words"))
        usual.clicked.connect(lambda: self._show(self._usual))
        buttons = agree_buttons(self, _("Save"))
        buttons.addButton(usual, QDialogButtonBox.ButtonRole.ResetRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(_("Template: {kind}").format(kind=name)))
        box.addWidget(self.subject)
        box.addWidget(self.text, 1)
        box.addWidget(words)
        box.addWidget(buttons)

    def template(self) -> Template | None:
        """What stands in the fields; None where that is the built-in one, or nothing."""
        template = Template(self.subject.text().strip(), self.text.toPlainText().strip())
        usual = Template(self._usual.subject, self._usual.body.strip())
        return None if template in (usual, Template("", "")) else template

    def _show(self, template: Template) -> None:
        self.subject.setText(template.subject)
        self.text.setPlainText(template.body)
