"""Which field of a point a finding is about, so that a click can go there."""

import re
from collections.abc import Callable, Iterator

from model.checks.annexes import refers_to_annex
from model.checks.content import missing_fields
from model.checks.finding import Finding
from model.checks.parts import annexes_of
from model.checks.personal import has_cpr, has_phone
from model.text.blocks import plain_text
from model.views import PEOPLE_FIELDS, AnnexView, ItemView, PointView
from model.vocabulary import Openness

ANNEXES, MINUTES, ITEM = "annexes", "minutes", "item"

_FIELDS = {
    "title": "LATE_ITEM SUPPLEMENTARY_AFTER_DISPATCH",
    "start": "OVERLAP STARTS_BEFORE_MEETING GAP",
    "duration": "OVERRUN STARTS_AFTER_MEETING_END NO_BUFFER POINT_WITHOUT_SLOT",
    "guests": "GUEST_CONFLICT GUEST_TWICE_APART",
    "openness": "OPENNESS_UNDECIDED OPENNESS_DIFFERS",
    "closed_reason": "CLOSED_REASON_MISSING",
    "department": "DEPARTMENT_MISSING",
    "process": "DATE_HEADER_PROCESS_MISMATCH PROCESS_ORDER PROCESS_DATE_MISSING YEAR_MISMATCH",
    "direct_costs": "COST_TEXT_WITHOUT_AMOUNT COST_UNIT_SUSPICIOUS FUNDING_WITHOUT_AMOUNT",
    "funding": "AMOUNT_WITHOUT_FUNDING",
    ANNEXES: "ANNEX_FILE_MISSING ANNEX_NUMBER_GAP",
    MINUTES: """EMPTY_MINUTES DANGLING_REFERENCE RELATIVE_DATE VERB_MISMATCH
        ACTION_NO_OWNER ACTION_NO_DEADLINE""",
    ITEM: "EMPTY_ITEM",
}
_BY_CODE = {code: field for field, codes in _FIELDS.items() for code in codes.split()}
_QUOTED = re.compile(r"[“»\"](.+?)[”«\"]")
_WORD = re.compile(r"[^\W_]+")


def field_of(finding: Finding, point: PointView) -> str:
    """The attribute of point or recommendation, or one of the names above; "title" where unknown.

    One annex of several is "annexes/3", by its number.
    """
    if finding.code == "OPENNESS_UNDECIDED" and point.effective_openness is Openness.OPEN:
        annexes = annexes_of(point)
        return next(
            (_one(annex) for annex in annexes if annex.openness is Openness.UNDECIDED), ANNEXES
        )
    item = point.treated_item
    if finding.code == "FIELD_MISSING" and item is not None:
        return next((field.name for field in missing_fields(item)), ITEM)
    known = _BY_CODE.get(finding.code)
    if known is not None:
        return known
    says_so = _test_for(finding)
    return next((name for name, text in _named_texts(point) if says_so(text)), "title")


def _one(annex: AnnexView) -> str:
    return f"{ANNEXES}/{annex.number}"


def _test_for(finding: Finding) -> Callable[[str], bool]:
    if finding.code == "CPR_PATTERN":
        return has_cpr
    if finding.code == "PERSONAL_DATA_PHONE":
        return has_phone
    if finding.code == "ANNEX_NOT_LISTED":
        return refers_to_annex
    quoted = _QUOTED.search(finding.message)
    words = _plain(quoted[1]) if quoted is not None else ""
    return lambda text: bool(words.strip()) and words in _plain(text)


def _plain(text: str) -> str:
    """Words with one blank around each, so that a piece is found however it is punctuated."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _named_texts(point: PointView) -> Iterator[tuple[str, str]]:
    yield "title", point.title
    if point.treated_item is not None:
        yield from _item_texts(point.treated_item)
    for annex in point.all_annexes:
        yield _one(annex), f"{annex.title} {annex.file_name}"
    yield MINUTES, plain_text(point.minutes)
    for follow_up in point.follow_ups:
        yield MINUTES, f"{follow_up.what} {follow_up.who}"
    yield "guests", ", ".join(guest.name for guest in point.guests)
    yield "public_title", point.public_title


def _item_texts(item: ItemView) -> Iterator[tuple[str, str]]:
    yield "decisions", item.decision_intro
    for name in ("background", "decisions", "effect", "follow_up", "implementation"):
        yield name, plain_text(getattr(item, name))
    for name in ("communication", "coordination", "indirect_costs"):
        yield name, plain_text(getattr(item, name))
    for name, text in item.fields:
        yield name, plain_text(text)
    if item.direct_costs is not None:
        yield "direct_costs", plain_text(item.direct_costs.note)
    for step in item.process:
        yield "process", f"{step.stage} {step.date_text} {step.note}"
    for name in PEOPLE_FIELDS:
        yield name, ", ".join(map(str, item.people(name)))
    yield "department", item.department
