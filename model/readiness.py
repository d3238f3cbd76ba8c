"""How far each entry of an agenda is from leaving the house: a light, and what it is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from model.checks import Finding, Severity, check
from model.checks.places import field_of
from model.editions import full
from model.progress import NO_PROGRESS, Progress
from model.queries.dismissals import DismissalKey, dismissals
from model.views import MeetingView, PointView
from model.workspace.annexes import AnnexStore, FileState
from model.workspace.workspace import Workspace

QUIET = frozenset({"GAP", "NO_BUFFER", "POINT_WITHOUT_SLOT", "GUEST_TWICE_APART"})
"""Notes about the day's plan: told, but no reason to wait with the point."""


class Light(StrEnum):
    """What stands at an entry in the agenda."""

    READY = "ready"
    LOOK = "look"
    STOPS = "stops"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, the field that it is about, and why it was put aside ("" while it counts)."""

    finding: Finding
    field: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EntryReadiness:
    """One entry: what counts, and what was put aside."""

    remarks: tuple[Remark, ...] = ()
    dismissed: tuple[Remark, ...] = ()

    @property
    def light(self) -> Light:
        """Errors stop; warnings, and notes about the content, ask for a look."""
        if any(remark.finding.severity is Severity.ERROR for remark in self.remarks):
            return Light.STOPS
        if any(remark.finding.code not in QUIET for remark in self.remarks):
            return Light.LOOK
        return Light.READY


READY = EntryReadiness()


@dataclass(frozen=True, slots=True)
class Readiness:
    """A whole meeting, by the keys of its entries. `looked` is False before the first look."""

    meeting_id: int
    entries: Mapping[str, EntryReadiness] = field(default_factory=dict[str, EntryReadiness])
    looked: bool = False

    def of(self, key: str) -> EntryReadiness:
        """One entry; ready where nothing is known against it."""
        return self.entries.get(key, READY)


def readiness(
    workspace: Workspace, meeting_id: int, store: AnnexStore, progress: Progress = NO_PROGRESS
) -> Readiness:
    """For a job: it reads the whole meeting, and each annex once."""
    view = workspace.read(lambda session: full(session, meeting_id))
    put_aside = workspace.read(lambda session: dismissals(session, meeting_id))
    states = store.states(sorted(_digests(view)), progress)
    missing = {digest for digest, state in states.items() if state is not FileState.SOUND}
    return judge(meeting_id, view, check(view, missing), put_aside)


def judge(
    meeting_id: int,
    view: MeetingView,
    findings: Iterable[Finding],
    put_aside: Mapping[DismissalKey, str],
) -> Readiness:
    """The findings sorted to their entries, each with its field."""
    points = {point.key: point for point in view.points}
    counts: dict[str, list[Remark]] = defaultdict(list)
    aside: dict[str, list[Remark]] = defaultdict(list)
    for one in findings:
        if one.entry is None:
            continue
        point = points.get(one.entry)
        place = field_of(one, point) if point is not None else "start"
        reason = put_aside.get((one.entry, one.code, one.message), "")
        (aside if reason else counts)[one.entry].append(Remark(one, place, reason))
    entries = {
        key: EntryReadiness(tuple(counts[key]), tuple(aside[key])) for key in {*counts, *aside}
    }
    return Readiness(meeting_id, entries, looked=True)


def _digests(view: MeetingView) -> set[str]:
    found: set[str] = set()
    for entry in view.entries:
        if isinstance(entry, PointView):
            found |= {annex.digest for annex in entry.all_annexes if annex.digest}
    return found
