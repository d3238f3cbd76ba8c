"""One setting: its question, and a field for the answer that is kept at once."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.services import Services
from gui.settings.words import choice_name
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from gui.widgets.lines_edit import LinesEdit
from model.commands.settings import set_value
from model.queries.settings import own_value, standing, value
from model.settings import SETTINGS
from model.text.translate import _

FIELD_WIDTH, LEAST_FIELD = 300, 190
"""Where there is room, and on a small screen."""


class SettingRow(QWidget):
    """For all forums, or for the one that `show_forum` names."""

    set = Signal(str, str)
    """Key and the value that holds now."""

    def __init__(self, key: str, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._services = key, services
        self._setting = SETTINGS[key]
        self._forum_id: int | None = None
        label = Text(_(self._setting.help))
        label.setWordWrap(True)
        self.combo: NamedComboBox[str | None] | None = None
        self.line: QLineEdit | LinesEdit | None = None
        self.field = self._make_field()
        answer = QWidget()
        answer.setMinimumWidth(LEAST_FIELD)
        answer.setMaximumWidth(FIELD_WIDTH)
        self._answer = QHBoxLayout(answer)
        self._answer.setContentsMargins(0, 0, 0, 0)
        self._answer.setSpacing(8)
        self._answer.addWidget(self.field, 1)
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(label, 6)
        row.addWidget(answer, 5)

    def _make_field(self) -> QWidget:
        if self._setting.choices:
            combo = self.combo = NamedComboBox[str | None](_(self._setting.help))
            combo.activated.connect(lambda _index: self._keep(combo.value()))
            return combo
        line = self.line = LinesEdit() if self._setting.several_lines else QLineEdit()
        line.setAccessibleName(_(self._setting.help))
        line.editingFinished.connect(self._on_line)
        return line

    @property
    def per_forum(self) -> bool:
        """Whether a forum may have its own."""
        return self._setting.per_forum

    def add_button(self, button: QWidget) -> None:
        """Something to press beside the field: both are as wide as the other fields."""
        self._answer.addWidget(button)

    def show_forum(self, forum_id: int | None) -> None:
        """Read what holds for this forum, None for all."""
        self._forum_id = forum_id
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        of_forum = self._forum_id is not None
        now = self._services.read(partial(standing, key=self.key, forum_id=self._forum_id))
        if self.combo is not None:
            self._fill(self.combo, now.shared)
            self.combo.choose(now.own if of_forum else now.value)
        elif self.line is not None and not self.line.hasFocus():
            self.line.setText((now.own or "") if of_forum else now.value)
            self.line.setPlaceholderText(now.shared if of_forum else "")

    def _fill(self, combo: NamedComboBox[str | None], shared: str) -> None:
        """A forum may go with all the others; its first choice says what that is."""
        choices: dict[str | None, str] = {}
        if self._forum_id is not None:
            name = choice_name(self.key, shared)
            choices[None] = _("As all forums: {choice}").format(choice=name)
        own = {choice: choice_name(self.key, choice) for choice in self._setting.choices}
        combo.offer({**choices, **own})

    def flush(self) -> None:
        """Keep at once what is typed."""
        if self.line is not None and self.line.isModified():
            self._on_line()

    def set_text(self, text: str) -> None:
        """Keep a text as if it had been typed."""
        self._keep(text)

    def _on_line(self) -> None:
        assert self.line is not None
        self.line.setModified(False)
        stored = self._services.read(partial(own_value, key=self.key, forum_id=self._forum_id))
        text = self.line.text().strip()
        if text != (stored or ""):
            self._keep(text or None)

    def _keep(self, text: str | None) -> None:
        command = partial(set_value, key=self.key, text=text, forum_id=self._forum_id)
        self._services.run(
            _(self._setting.help), command, done=self._on_kept, failed=self._on_refused
        )

    def _on_kept(self, _result: object) -> None:
        self.reload()
        holding = self._services.read(partial(value, key=self.key, forum_id=self._forum_id))
        self.set.emit(self.key, holding)

    def _on_refused(self, error: BaseException) -> None:
        self._services.report(error)
        if self.line is not None:
            self.line.clearFocus()
        self.reload()
