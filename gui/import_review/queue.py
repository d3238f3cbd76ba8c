"""Reviews one file after another. What is taken in is one command, and so one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.import_review.dialog import Candidate, Decision, ReviewDialog
from gui.services import Services
from model.commands.received import renew, take_in
from model.exchange.received import chosen_data, dropped_annexes, new_data
from model.exchange.word.recognise import Recognised
from model.queries.resembling import resembling, whole_item
from model.text.translate import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST_CANDIDATES = 3

OpenMeeting = Callable[[], tuple[int, str] | None]
"""Id and title of the meeting in front, None without one."""


class ReviewQueue(QObject):
    """Files wait here until the one in front is taken in or left."""

    taken_in = Signal(str, int)
    """Title and id of the recommendation."""

    def __init__(self, services: Services, open_meeting: OpenMeeting, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._open_meeting, self._window = services, open_meeting, window
        self._waiting: list[Recognised] = []
        self.dialog: ReviewDialog | None = None

    def add(self, files: Iterable[Recognised]) -> None:
        """Review these after those that wait."""
        self._waiting.extend(files)
        if self.dialog is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        recognised = self._waiting.pop(0)
        candidates = self._services.read(partial(_candidates, recognised=recognised))
        meeting = self._open_meeting()
        dialog = ReviewDialog(recognised, candidates, meeting[1] if meeting else "", self._window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._take(recognised, dialog.decision(), meeting))
        dialog.finished.connect(lambda _result: self._on_finished(dialog))
        dialog.open()

    def _on_finished(self, dialog: ReviewDialog) -> None:
        dialog.deleteLater()
        self.dialog = None
        self._next()

    def _take(
        self, recognised: Recognised, decision: Decision, meeting: tuple[int, str] | None
    ) -> None:
        meeting_id = meeting[0] if meeting and decision.on_meeting else None
        title = recognised.item.title
        self._services.run(
            _("Take in “{title}”").format(title=title),
            _command(recognised, decision, meeting_id),
            done=partial(self.taken_in.emit, title),
        )


def _command(
    recognised: Recognised, decision: Decision, meeting_id: int | None
) -> Callable[[Session], int]:
    version = decision.version_of
    if version is None:
        return partial(take_in, data=new_data(recognised.item), meeting_id=meeting_id)
    chosen = set(decision.fields)
    return partial(
        renew,
        item_id=version.id,
        data=chosen_data(version.item, recognised.item, chosen),
        meeting_id=meeting_id,
        dropped=dropped_annexes(recognised.item, chosen),
    )


def _candidates(session: Session, recognised: Recognised) -> list[Candidate]:
    item = recognised.item
    found = resembling(session, item.title, item.case_number)[:MOST_CANDIDATES]
    return [Candidate(one.id, whole_item(session, one.id)) for one in found]
