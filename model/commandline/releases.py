"""`--release CODE[:ENTRY]=REASON`: an error is let pass, and why is kept."""

import argparse
import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.checks import Finding
from model.checks.finding import SEVERITIES
from model.commandline.opening import writing
from model.commandline.parser import Parser
from model.commands.releases import add_release
from model.errors import UserError
from model.text.translate import _


@dataclass(slots=True)
class _Release:
    """`entry` is None where the code is released wherever it stands."""

    code: str
    entry: str | None
    reason: str
    used: bool = False

    def lets_pass(self, error: Finding) -> bool:
        """Whether it is meant for this error. An empty entry is the meeting itself."""
        return self.code == error.code and self.entry in (None, error.entry or "")

    def __str__(self) -> str:
        return self.code if self.entry is None else f"{self.code}:{self.entry}"


@dataclass(slots=True)
class Releases:
    """Those of one command. They hold for this one export: each is an act of its own."""

    given: list[_Release] = field(default_factory=list["_Release"])

    def apply(self, errors: Sequence[Finding]) -> list[tuple[Finding, str]]:
        """Each error with the reason that lets it pass. Raises UserError where one has none."""
        passed: list[tuple[Finding, str]] = []
        left: list[Finding] = []
        for error in errors:
            release = next((one for one in self.given if one.lets_pass(error)), None)
            if release is None:
                left.append(error)
            else:
                release.used = True
                passed.append((error, release.reason))
        if left:
            raise UserError(_refusal(left))
        return passed

    def unused(self) -> list[str]:
        """What was released and was no error."""
        return [str(release) for release in self.given if not release.used]


def read_releases(texts: Sequence[str], parser: Parser) -> Releases:
    """The words of the command line. Wrong ones are wrong usage."""
    releases: list[_Release] = []
    for text in texts:
        place, equals, reason = text.partition("=")
        code, colon, entry = place.partition(":")
        if not equals or not reason.strip() or code not in SEVERITIES:
            wrong = _("--release {text}: write CODE=REASON or CODE:ENTRY=REASON")
            parser.wrong(wrong.format(text=text))
        releases.append(_Release(code, entry if colon else None, reason.strip()))
    return Releases(releases)


def keep(
    options: argparse.Namespace,
    meeting: int,
    document: str,
    released: Sequence[tuple[Finding, str]],
) -> None:
    """Write the reasons down, before the document leaves. Raises StorageError without the lock."""
    now = datetime.datetime.now().replace(microsecond=0)
    with writing(options) as database, database.write() as session:
        for error, reason in released:
            add_release(session, meeting, error.code, error.entry or "", reason, document, now)


def _refusal(errors: Sequence[Finding]) -> str:
    head = _("The open edition was not written. Correct these errors, or release them:")
    lines = [f"  {error.code}:{error.entry or ''}  {error.message}" for error in errors]
    return "\n".join([head, *lines])
