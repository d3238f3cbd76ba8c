"""When an entry may start: the rule in words, and the time of day where it needs one."""

from PySide6.QtCore import QObject, Signal

from gui.fields.parsed_edit import ClockEdit
from gui.fields.words import RULES
from gui.widgets.combo_box import NamedComboBox
from model.planning.shapes import StartRule
from model.text.translate import _


class StartFields(QObject):
    """Two fields to put side by side. `wanted` comes with a rule and its minute, once both are there."""

    wanted = Signal(object, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rule = NamedComboBox(_("Start"), {rule: _(RULES[rule]) for rule in StartRule})
        self.time = ClockEdit(_("Start time"))
        self.rule.activated.connect(self._on_rule)
        self.time.committed.connect(lambda _minute: self._on_time())
        self.time.refused.connect(self.refused)

    def show_start(self, rule: StartRule, minute: int | None) -> None:
        """Show what is stored."""
        self.rule.choose(rule)
        self.time.show_value(minute)
        self.time.setVisible(rule is not StartRule.FOLLOWS)

    def _on_rule(self, _index: int) -> None:
        rule = self.rule.value()
        self.time.setVisible(rule is not StartRule.FOLLOWS)
        if rule is StartRule.FOLLOWS:
            self.wanted.emit(rule, None)
        elif self.time.value() is not None:
            self._on_time()
        else:
            # A rule without a time means nothing yet: it is wanted when the time is there.
            self.time.setFocus()

    def _on_time(self) -> None:
        minute, rule = self.time.value(), self.rule.value()
        if minute is None:
            rule = StartRule.FOLLOWS
        elif rule is StartRule.FOLLOWS:
            rule = StartRule.FIXED
        self.wanted.emit(rule, minute)
