"""Lets prepared mails leave, off the window thread: into the outbox, or to the user's own program."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from gui.distribution.words import mails_text
from gui.services import Services
from model.delivery.mail_programs import Handed, as_text, hand_over
from model.delivery.message import Message
from model.dispatching import ways
from model.dispatching.prepare import Prepared
from model.exporting import Releases
from model.progress import Progress
from model.sending import MailWay
from model.text.translate import _

Told = Callable[[str, bool], None]
"""What has happened, as a sentence, and whether something waits in the outbox now."""


Hand = Callable[[bytes, Message, str], Handed]
"""Gives a draft to a program: its bytes, the mail, a name for the file."""


class Sender:
    """`hand` gives a draft to the mail program; a test gives another."""

    def __init__(
        self, services: Services, told: Told, failed: Callable[[BaseException], None]
    ) -> None:
        self._services, self._told, self._failed = services, told, failed
        self.hand: Hand = hand_over

    def send(
        self, meeting_id: int, mails: Sequence[Prepared], releases: Releases, way: MailWay
    ) -> None:
        """Put the mails into the outbox."""
        workspace, now = self._services.workspace, datetime.datetime.now().astimezone()
        count = sum(len(one.message.recipients) for one in mails)
        sentence = _("{mails} are in the outbox and go out by themselves.").format(
            mails=mails_text(len(mails), count)
        )
        self._services.jobs.start(
            _("Send"),
            lambda _progress: ways.send(workspace, meeting_id, mails, releases, now, way),
            lambda _ids: self._told(sentence, True),
            self._failed,
        )

    def hand_over(
        self,
        meeting_id: int,
        mails: Sequence[Prepared],
        releases: Releases,
        together: Sequence[Prepared],
    ) -> None:
        """Open mails as drafts, some of those that are to be sent `together`."""
        workspace, now = self._services.workspace, datetime.datetime.now().astimezone()

        def work(_progress: Progress) -> list[Handed]:
            drafts = ways.hand_over(workspace, meeting_id, mails, releases, now, together)
            return [self.hand(one.eml, one.message, one.message.subject) for one in drafts]

        self._services.jobs.start(
            _("Opening the draft"),
            work,
            lambda handed: self._on_handed(mails, handed),
            self._failed,
        )

    def _on_handed(self, mails: Sequence[Prepared], handed: Sequence[Handed]) -> None:
        last = handed[-1]
        if last.program:
            self._told("", False)
            return
        QGuiApplication.clipboard().setText(as_text(mails[-1].message))
        self._told(
            _(
                "No mail program takes drafts here. The draft is {file}; recipients and text are copied."
            ).format(file=last.file),
            False,
        )
