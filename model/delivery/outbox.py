"""The postman: takes what waits in the outbox to its way out, and writes down how far it came.

The order of things is the promise. Before the last word to a server, "committing" is on the disk; so
whatever dies when, a mail that may have been taken is never sent a second time unasked, and one that
cannot have been is never forgotten.
"""

import datetime
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import TimeoutError as LateError
from pathlib import Path
from threading import Condition, Thread
from typing import TypeVar

from sqlalchemy.orm import Session

from model.commands import outbox
from model.commands.outbox import Settled
from model.delivery.message import FrozenMail
from model.delivery.transport import Answer, Outcome, Phase, Result, Transport
from model.errors import UserError
from model.queries.outbox import MailRow, due, held, next_try, unsettled
from model.sending import MailState
from model.storage.annex_files import AnnexFiles
from model.text.translate import _
from model.workspace.workspace import Workspace

T = TypeVar("T")

GIVE_UP_AFTER = datetime.timedelta(hours=24)
"""For a server that keeps asking for patience. One that is not reached is tried for ever."""

WRITE_WAIT_S = 30.0
_OFFLINE_WAIT_S = (15, 30, 60, 120, 300)
_LONGEST_WAIT_S = 3600
_BATCHES = 50
_log = logging.getLogger(__name__)

_STATES = {
    Outcome.ACCEPTED: MailState.ACCEPTED,
    Outcome.OFFLINE: MailState.LATER,
    Outcome.LATER: MailState.LATER,
    Outcome.REFUSED: MailState.REFUSED,
    Outcome.HELD: MailState.HELD,
    Outcome.UNKNOWN: MailState.UNKNOWN,
}

Clock = Callable[[], datetime.datetime]


class Postman:
    """One for each open database. `transport_for` raises UserError where a way out is not set up."""

    def __init__(
        self,
        workspace: Workspace,
        transport_for: Callable[[MailRow], Transport],
        clock: Clock = datetime.datetime.now,
    ) -> None:
        self._workspace = workspace
        self._transport_for = transport_for
        self._clock = clock
        self._files = AnnexFiles(workspace.path)
        self._wake = Condition()
        self._asked = False
        self._now_wanted = False
        self._closing = False
        self._transport: Transport | None = None
        self._thread: Thread | None = None

    # --- in the window: a thread of its own

    def start(self) -> None:
        """Begin to look after the outbox."""
        self._thread = Thread(target=self._work, name="postman", daemon=True)
        self._thread.start()

    def wake(self, now: bool = False) -> None:
        """Look at once: something was queued. `now`: even at those who are to wait longer."""
        with self._wake:
            self._asked = True
            self._now_wanted |= now
            self._wake.notify_all()

    def close(self, timeout: float = 10.0) -> None:
        """Stop. A delivery that is under way is cut: the next start knows what became of it."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._transport is not None:
            self._transport.cut()
        if self._thread is not None:
            self._thread.join(timeout)

    # --- one round

    def recover(self) -> None:
        """Settle what an earlier process left in the middle."""
        if self._workspace.read(unsettled):
            self._write(lambda session: outbox.recover(session, self._clock()))

    def release(self) -> None:
        """Let those be tried again whom the settings held: she says that they are right now."""

        def command(session: Session) -> None:
            for mail in held(session):
                outbox.retry(session, mail.id, {MailState.HELD})

        if self._workspace.read(held):
            self._write(command)

    def round(self, everybody: bool = False) -> int:
        """Try what is due, or `everybody` who waits; how many mails that were."""
        now = None if everybody else self._clock()
        mails = self._workspace.read(lambda session: due(session, now))
        for mail in mails:
            if self._closing:
                break
            self._deliver(mail, everybody)
        return len(mails)

    def run_now(self) -> int:
        """One try for everybody who waits or is held, without a thread; how many mails that were."""
        self.recover()
        self.release()
        tried = self.round(everybody=True)
        for _batch in range(_BATCHES):  # a server that takes only so many recipients at once
            if not self.round():
                break
        return tried

    def _deliver(self, mail: MailRow, everybody: bool) -> None:
        now = self._clock()
        wanted = [
            row.address
            for row in mail.of(MailState.QUEUED, MailState.LATER)
            if everybody or row.next_try is None or row.next_try <= now
        ]
        begun = self._write(lambda session: outbox.begin(session, mail.id, wanted))
        if not begun:
            return
        result = self._hand_over(mail, begun)
        settled = self._settled(mail, result)
        self._write(lambda session: outbox.settle(session, mail.id, settled, self._clock()))

    def _hand_over(self, mail: MailRow, begun: Sequence[str]) -> Result:
        """Raises nothing: whatever goes wrong is an answer."""
        may_be_sent = False

        def before_commit(taken: Sequence[str]) -> None:
            nonlocal may_be_sent
            self._write(lambda session: outbox.commit(session, mail.id, tuple(taken)))
            may_be_sent = True

        try:
            with self._files.open(mail.digest) as file:
                raw = file.read()
            frozen = FrozenMail(mail.message_id, raw, mail.at)
            self._transport = transport = self._transport_for(mail)
            if _was_unknown(mail, begun) and transport.resolve(frozen, mail.sender):
                return _everybody(Phase.DONE, begun, Answer(Outcome.ACCEPTED))
            return transport.deliver(frozen, mail.sender, begun, before_commit)
        except UserError as error:
            return _everybody(Phase.SETTINGS, begun, Answer(Outcome.HELD, None, str(error)))
        except _NotWrittenError:
            answer = Answer(Outcome.OFFLINE, None, _("The disk was not ready."))
            return _everybody(Phase.SETTINGS, begun, answer)
        except Exception as error:  # a fault of ours: the other mails must still go
            kind = type(error).__name__  # its words may tell of the mail
            _log.error("a mail was not handed over: %s", kind)
            return _stumbled(begun, may_be_sent, kind)
        finally:
            self._transport = None

    def _settled(self, mail: MailRow, result: Result) -> Mapping[str, Settled]:
        tries = {row.address: row.tries + 1 for row in mail.recipients}
        some_accepted = any(a.outcome is Outcome.ACCEPTED for a in result.answers.values())
        now = self._clock()
        settled: dict[str, Settled] = {}
        for address, answer in result.answers.items():
            state = _STATES[answer.outcome]
            following: datetime.datetime | None = None
            if state is MailState.LATER:
                wait = _wait(answer, tries[address], some_accepted)
                following = now + datetime.timedelta(seconds=wait)
                if answer.outcome is Outcome.LATER and now - mail.at > GIVE_UP_AFTER:
                    state, following = MailState.REFUSED, None
            settled[address] = Settled(state, result.phase, answer.code, answer.words, following)
        return settled

    # --- the thread

    def _work(self) -> None:
        try:
            self.recover()
        except _NotWrittenError:
            return
        while not self._closing:
            with self._wake:
                everybody, self._now_wanted, self._asked = self._now_wanted, False, False
            try:
                self.round(everybody)
            except _NotWrittenError:
                _log.warning("the outbox could not be written")
            self._rest()

    def _rest(self) -> None:
        """Until somebody asks, or the next recipient is due."""
        following = self._workspace.read(next_try)
        wait: float | None = None
        if following is not None:
            wait = max(1.0, (following - self._clock()).total_seconds())
        with self._wake:
            self._wake.wait_for(lambda: self._asked or self._closing, wait)

    def _write(self, command: Callable[[Session], T]) -> T:
        """Run a command and wait until it is on the disk."""
        try:
            future = self._workspace.run(_("Outbox"), command, undoable=False)
            return future.result(WRITE_WAIT_S)
        except (LateError, RuntimeError) as error:  # the disk refuses, or the workspace closed
            raise _NotWrittenError from error


class _NotWrittenError(Exception):
    """What must be on the disk is not."""


def mail_file(database: Path, row: MailRow) -> bytes:
    """The bytes of a mail as they left. Raises AnnexFileError where they are gone."""
    with AnnexFiles(database).open(row.digest) as file:
        return file.read()


def _wait(answer: Answer, tries: int, some_accepted: bool) -> float:
    """Seconds until the next try. A server that takes only so many at once gets the rest now."""
    if answer.code == 452 and some_accepted:
        return 0
    if answer.after is not None:
        return min(answer.after, _LONGEST_WAIT_S)
    if answer.outcome is Outcome.OFFLINE:
        return _OFFLINE_WAIT_S[min(tries, len(_OFFLINE_WAIT_S)) - 1]
    return min(_LONGEST_WAIT_S, 60 * 2 ** min(tries, 10))


def _was_unknown(mail: MailRow, begun: Sequence[str]) -> bool:
    """Whether everything had been said for one of these before, and only the answer was missing."""
    return any(row.phase == Phase.COMMIT and row.address in begun for row in mail.recipients)


def _stumbled(begun: Sequence[str], may_be_sent: bool, kind: str) -> Result:
    """What an error that nobody foresaw comes to."""
    if may_be_sent:
        return _everybody(Phase.COMMIT, begun, Answer(Outcome.UNKNOWN, None, kind))
    words = _(
        "A fault in Punktvis stopped the mail, and nothing was sent. Try again, and ask IT if it "
        "happens again."
    )
    return _everybody(Phase.SETTINGS, begun, Answer(Outcome.HELD, None, words))


def _everybody(phase: Phase, begun: Sequence[str], answer: Answer) -> Result:
    return Result(phase, dict.fromkeys(begun, answer))
