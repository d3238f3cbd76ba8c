"""The computer's clock has jumped: was it asleep, or has somebody set it? Asked in a quiet row."""

from PySide6.QtWidgets import QWidget

from gui.recorder.run import LiveRun
from gui.widgets.message_bar import MessageBar, Severity
from model.text.translate import _, ngettext


class JumpQuestion(MessageBar):
    """Until it is answered, the meeting's time goes on as it was counted."""

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        run.jumped.connect(self._ask)
        self.closed.connect(run.keep_counting)

    def _ask(self, seconds: float) -> None:
        minutes = max(1, round(abs(seconds) / 60))
        if seconds > 0:
            text = ngettext(
                "The computer's clock has jumped {minutes} minute forward.",
                "The computer's clock has jumped {minutes} minutes forward.",
                minutes,
            )
        else:
            text = ngettext(
                "The computer's clock has jumped {minutes} minute back.",
                "The computer's clock has jumped {minutes} minutes back.",
                minutes,
            )
        sentence = text.format(minutes=minutes)
        self.show_message(Severity.WARNING, f"{sentence} {_('Has that time passed?')}")
        self.add_action(_("Yes, it has passed"), self._on_passed)
        self.add_action(_("No, the clock was set"), self._on_set)

    def _on_passed(self) -> None:
        self.hide()
        self._run.follow_clock()

    def _on_set(self) -> None:
        self.hide()
        self._run.keep_counting()
