"""What every way out has in common: what was tried, how far it came, and what became of each recipient."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from model.delivery.message import FrozenMail


class Phase(StrEnum):
    """How far a delivery came: with SETTINGS not even to a server.

    In COMMIT everything is said and the server's yes is awaited.
    """

    SETTINGS = "settings"
    CONNECT = "connect"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENTS = "recipients"
    DATA = "data"
    COMMIT = "commit"
    DONE = "done"


class Outcome(StrEnum):
    """What became of one recipient.

    OFFLINE: the server was not reached, try again soon. LATER: it asked for patience. REFUSED: never.
    HELD: the settings are wrong, and trying again could lock the account. UNKNOWN: it may have
    arrived, and nobody can know.
    """

    ACCEPTED = "accepted"
    OFFLINE = "offline"
    LATER = "later"
    REFUSED = "refused"
    HELD = "held"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """For one recipient. `code` and `words` are the server's own, None and "" where it said nothing.

    `after`: how many seconds it wants to be left alone, None where it did not say.
    """

    outcome: Outcome
    code: int | None = None
    words: str = ""
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a delivery came to. `answers` has every recipient that was asked for, by address."""

    phase: Phase
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a test of the settings found, as a sentence. `ok` says whether mail would go out."""

    ok: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Caps:
    """What a way out can do. `saves_to_sent`: it leaves a copy among the sender's sent mails."""

    saves_to_sent: bool = False
    resolves_unknown: bool = False
    tried: bool = True
    """Whether it was ever tried against the real thing; the settings page says so."""


BeforeCommit = Callable[[Sequence[str]], None]
"""Called with the addresses that the server took, before the last word is said. It returns once that is
on the disk, and raises to stop: then nothing has been sent."""


class Transport(Protocol):
    """A way out. Used on one thread at a time, never the window's."""

    caps: Caps

    def probe(self) -> Finding:
        """Connect and log in, send nothing."""
        ...

    def deliver(
        self,
        mail: FrozenMail,
        sender: str,
        recipients: Sequence[str],
        before_commit: BeforeCommit,
    ) -> Result:
        """Hand the bytes over. Raises nothing but what `before_commit` raises."""
        ...

    def resolve(self, mail: FrozenMail, sender: str) -> bool | None:
        """Whether a mail whose fate is unknown was sent: None where nobody can know. Raises nothing."""
        ...

    def cut(self) -> None:
        """Called on another thread: let go of the connection, the application closes."""
        ...


@dataclass(slots=True)
class Answers:
    """Collects the answers while a delivery goes on."""

    wanted: Sequence[str]
    known: dict[str, Answer] = field(default_factory=dict[str, Answer])

    def all(
        self,
        outcome: Outcome,
        code: int | None = None,
        words: str = "",
        after: float | None = None,
    ) -> None:
        """The same for everybody whose answer is still open."""
        for one in self.wanted:
            self.known.setdefault(one, Answer(outcome, code, words, after))

    def result(self, phase: Phase) -> Result:
        """What it came to."""
        return Result(phase, self.known)
