"""Says when everything is saved, and in red when it is not."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gui.services import Services
from gui.widgets.message_bar import MessageBar, Severity
from model.text.clock import clock_of
from model.text.translate import _
from model.workspace.state import SaveState, Saving


class SaveStatus(QObject):
    """ "Gemt kl. 8.41" comes only after the commit; a failed save keeps the text and says so."""

    failing = Signal(bool)

    def __init__(
        self,
        services: Services,
        messages: MessageBar,
        show: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._messages, self._show = services, messages, show
        self._is_failing = False
        services.bridge.saving.connect(self._on_state)

    def _on_state(self, state: SaveState) -> None:
        if state.kind == Saving.FAILING:
            self._on_failing(state.sentence)
        elif state.kind == Saving.SAVED and state.at is not None:
            self._on_saved(state.at)

    def _on_failing(self, sentence: str) -> None:
        self._show(_("Not saved – trying again"), sentence)
        if self._is_failing:
            return
        self._is_failing = True
        self._messages.show_message(Severity.DANGER, sentence, closable=False)
        self._messages.add_action(_("Try now"), self._services.workspace.retry_now)
        self.failing.emit(True)

    def _on_saved(self, at: datetime.datetime) -> None:
        clock = clock_of(at)
        self._show(_("Saved at {time}").format(time=clock), "")
        if self._is_failing:
            self._is_failing = False
            self._messages.show_message(Severity.INFORMATION, _("Everything is saved again."))
            self.failing.emit(False)
