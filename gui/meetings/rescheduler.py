"""Moves and cancels a meeting after asking. Part of the list of meetings."""

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.meetings.cancel_dialog import CancelDialog
from gui.meetings.move_dialog import MoveDialog
from gui.services import Services
from model.commands import rescheduling
from model.queries import agenda as agenda_queries
from model.queries.next_meeting import next_meeting
from model.queries.series import OtherMeeting, meetings_between, standing_ids
from model.queries.told import told_times
from model.text.translate import _


class Rescheduler(QObject):
    """Each of the two is one command, and one step to take back."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._window = services, window

    def move(self, meeting_id: int) -> None:
        """Ask for another time."""
        head = self._services.read(partial(agenda_queries.meeting_head, meeting_id=meeting_id))
        told = self._services.read(partial(told_times, meeting_id=meeting_id))
        dialog = MoveDialog(head, len(told), self._on_day, self._window.window())
        dialog.accepted.connect(partial(self._on_moved, meeting_id, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def cancel(self, meeting_id: int) -> None:
        """Ask why, and where the points go."""
        agenda = self._services.read(partial(agenda_queries.agenda, meeting_id=meeting_id))
        following = self._services.read(partial(next_meeting, meeting_id=meeting_id))
        standing = self._services.read(partial(standing_ids, meeting_id=meeting_id))
        dialog = CancelDialog(agenda, standing, following, self._window.window())
        next_id = following.id if following is not None else None
        dialog.accepted.connect(partial(self._on_cancelled, meeting_id, next_id, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_day(self, day: datetime.date) -> Sequence[OtherMeeting]:
        return self._services.read(partial(meetings_between, first=day, last=day))

    def _on_moved(self, meeting_id: int, dialog: MoveDialog) -> None:
        start, end = dialog.hours
        command = partial(
            rescheduling.move, meeting_id=meeting_id, date=dialog.date, start=start, end=end
        )
        self._services.run(_("Move the meeting"), command)

    def _on_cancelled(self, meeting_id: int, next_id: int | None, dialog: CancelDialog) -> None:
        command = partial(
            rescheduling.cancel,
            meeting_id=meeting_id,
            reason=dialog.reason,
            onward=dialog.onward,
            point_ids=dialog.point_ids,
            next_id=next_id,
        )
        self._services.run(_("Cancel the meeting"), command)
