"""How far each entry of an agenda is from leaving the house: a light, and what it is about."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from model.checks import Finding, Severity, check
from model.checks.calm import worth_saying
from model.checks.parts import label
from model.checks.places import field_of
from model.editions import full
from model.planning.shapes import Plan, Slot, Window
from model.progress import NO_PROGRESS, Progress
from model.queries.bank import BankDetail, open_items
from model.queries.dismissals import (
    DismissalKey,
    bank_dismissals,
    dismissals,
    dismissals_of_items,
    item_dismissals,
)
from model.text.translate import _
from model.views import MeetingView, PointView
from model.vocabulary import Edition
from model.workspace.annexes import AnnexStore, FileState
from model.workspace.workspace import Workspace

QUIET = frozenset({"GAP", "NO_BUFFER", "POINT_WITHOUT_SLOT", "GUEST_TWICE_APART"})
"""Notes about the day's plan: told, but no reason to wait with the point."""

UNCHOSEN = frozenset({"OPENNESS_UNDECIDED"})
"""Errors in what goes out, but while a point is prepared nothing is wrong: a choice is still to be made."""


class Light(StrEnum):
    """What stands at an entry in the agenda."""

    READY = "ready"
    NOTE = "note"
    LOOK = "look"
    STOPS = "stops"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, the field that it is about, and why it was put aside ("" while it counts)."""

    finding: Finding
    field: str
    reason: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is while the point is prepared."""
        return Severity.NOTE if self.finding.code in UNCHOSEN else self.finding.severity


@dataclass(frozen=True, slots=True)
class EntryReadiness:
    """One entry: what counts, and what was put aside."""

    remarks: tuple[Remark, ...] = ()
    dismissed: tuple[Remark, ...] = ()

    @property
    def light(self) -> Light:
        """Errors stop, warnings ask for a look; notes about the content only say something."""
        if any(remark.severity is Severity.ERROR for remark in self.remarks):
            return Light.STOPS
        if any(remark.severity is Severity.WARNING for remark in self.remarks):
            return Light.LOOK
        if any(remark.finding.code not in QUIET for remark in self.remarks):
            return Light.NOTE
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
    of_items = workspace.read(lambda session: dismissals_of_items(session, meeting_id))
    states = store.states(sorted(_digests(view)), progress)
    missing = {digest for digest, state in states.items() if state is not FileState.SOUND}
    found = worth_saying(view, check(view, missing))
    return judge(meeting_id, view, found, _brought(view, found, of_items) | put_aside)


def _brought(
    view: MeetingView, found: Iterable[Finding], of_items: Mapping[DismissalKey, str]
) -> dict[DismissalKey, str]:
    """What was put aside in the bank, with the sentences that the points say."""
    points = {point.key: point for point in view.points}
    brought: dict[DismissalKey, str] = {}
    for one in found:
        if one.entry in points:
            reason = of_items.get((one.entry, one.code, _in_the_bank(one, points[one.entry])), "")
            brought[one.entry, one.code, one.message] = reason
    return brought


def _in_the_bank(one: Finding, point: PointView) -> str:
    """The sentence of a finding without the number of the point."""
    return one.message.replace(label(point), _("The recommendation"), 1)


_NOTHING: Mapping[str, str] = {}
_NOTHING_OWN: Mapping[tuple[str, str], str] = {}
_CODES = """
    OPENNESS_UNDECIDED CLOSED_REASON_MISSING CPR_PATTERN PERSONAL_DATA_PHONE ANNEX_FILE_MISSING
    ANNEX_NOT_LISTED ANNEX_NUMBER_GAP EMPTY_ITEM DEPARTMENT_MISSING PROCESS_ORDER PROCESS_DATE_MISSING
    WEEKDAY_MISMATCH COST_TEXT_WITHOUT_AMOUNT AMOUNT_WITHOUT_FUNDING FUNDING_WITHOUT_AMOUNT
    COST_UNIT_SUSPICIOUS
"""
OF_A_RECOMMENDATION = frozenset(_CODES.split())
"""What can be said of a recommendation that stands on no meeting."""


def bank_readiness(
    workspace: Workspace, store: AnnexStore, progress: Progress = NO_PROGRESS
) -> dict[int, EntryReadiness]:
    """Every recommendation in the bank that is not done with, by its id. For a job."""
    details = workspace.read(open_items)
    put_aside, own = workspace.read(item_dismissals), workspace.read(bank_dismissals)
    digests = {annex.digest for one in details for annex in one.item.annexes if annex.digest}
    states = store.states(sorted(digests), progress)
    missing = {digest for digest, state in states.items() if state is not FileState.SOUND}
    found: dict[int, EntryReadiness] = {}
    for one in details:
        progress.check_cancelled()
        found[one.row.id] = judge_item(
            one, missing, put_aside.get(one.row.id, {}), own.get(one.row.id, {})
        )
    return found


def judge_item(
    one: BankDetail,
    missing: Collection[str] = (),
    put_aside: Mapping[str, str] = _NOTHING,
    own: Mapping[tuple[str, str], str] = _NOTHING_OWN,
) -> EntryReadiness:
    """A recommendation as if it were the only point of a meeting.

    `put_aside` are the reasons given on its points, by code; `own` those given in the bank, by code
    and sentence.
    """
    key = one.item.key
    point = PointView(
        key,
        one.item.title,
        openness=one.item.openness,
        closed_reason=one.item.closed_reason,
        item=one.item,
        oral=one.row.oral,
    )
    day = one.row.wished_date or datetime.date.today()
    plan = Plan(Window(0, 0), (Slot(key, None),), 0, 0, 0, ())
    view = MeetingView(Edition.FULL, key, "", "", day, 0, 0, plan, (point,))
    found = [
        replace(one, message=_in_the_bank(one, point))
        for one in worth_saying(view, check(view, missing))
        if one.code in OF_A_RECOMMENDATION
    ]
    reasons = {
        (key, one.code, one.message): own.get((one.code, one.message))
        or put_aside.get(one.code, "")
        for one in found
    }
    return judge(0, view, found, reasons).of(key)


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
