"""Every finding on a meeting that has it, and on one that nearly does."""

from typing import Any

import pytest

from model.checks import Severity, check
from model.checks.finding import SEVERITIES
from tests.model.exchange.databases import Json, document, item, meeting, pause, point, viewed


def codes(told: Json) -> set[str]:
    return {finding.code for finding in check(viewed(told))}


def with_item(minutes: str = "", status: str = "planned", **fields: Any) -> Json:
    """A meeting on Thursday 8 October 2026 with one recommendation that is complete but for these."""
    told = {
        **item("i", openness="open", department="HR", background="Tekst"),
        **fields,
    }
    entry = point("p", item="i", openness="open", duration=10)
    if minutes:
        entry["minutes"] = minutes
    return document(meeting(entry, status=status), items=[told])


def with_point(*entries: Json, **fields: Any) -> Json:
    return document(meeting(*entries, **fields))


def process(*steps: tuple[str, str | None]) -> Json:
    return {"process": [{"stage": stage, "date": date} for stage, date in steps]}


def costs(unit: str = "tkr", note: str = "", funding: bool | None = None, **amounts: Any) -> Json:
    cells = {year[1:]: amount for year, amount in amounts.items()}
    return {
        "direct_costs": {"unit": unit, "amounts": cells, "note": note},
        "funding": {"department_base": funding},
    }


TASK = {"what": "Skrive", "who": "Bo", "when": "2026-11-01"}
CLOSED = point("c", title="Salg af grunden på Engvej", openness="closed", closed_reason="salg")
LONG = "Udbuddet af rengøring på skolerne afgøres mellem tre leverandører i november"

CASES: list[tuple[str, str, Json, bool]] = [
    ("OVERRUN", "too long", with_point(point("p", duration=300)), True),
    ("NO_BUFFER", "to the minute", with_point(point("p", duration=210)), True),
    ("NO_BUFFER", "a minute left", with_point(point("p", duration=209)), False),
    (
        "OVERLAP",
        "fixed",
        with_point(
            point("p", duration=60), point("q", duration=5, start_rule="fixed", start_at="09:00")
        ),
        True,
    ),
    ("GAP", "not before", with_point(pause(start_rule="not_before", start_at="09:00")), True),
    (
        "STARTS_BEFORE_MEETING",
        "fixed",
        with_point(point("p", duration=5, start_rule="fixed", start_at="08:00")),
        True,
    ),
    (
        "STARTS_AFTER_MEETING_END",
        "fixed",
        with_point(point("p", duration=5, start_rule="fixed", start_at="13:00")),
        True,
    ),
    ("MEETING_ENDS_BEFORE_START", "no length", with_point(end="08:30"), True),
    ("POINT_WITHOUT_SLOT", "no duration", with_point(point("p")), True),
    ("POINT_WITHOUT_SLOT", "withdrawn", with_point(point("p", withdrawn=True)), False),
    (
        "GUEST_CONFLICT",
        "two at once",
        with_point(
            point("p", duration=60, guests=["Bo"]),
            point("q", duration=9, start_rule="fixed", start_at="09:00", guests=["Bo"]),
        ),
        True,
    ),
    (
        "GUEST_TWICE_APART",
        "a break between",
        with_point(
            point("p", duration=9, guests=["Bo"]), pause(), point("q", duration=9, guests=["Bo"])
        ),
        True,
    ),
    ("OPENNESS_UNDECIDED", "point", with_point(point("p")), True),
    ("OPENNESS_UNDECIDED", "decided", with_point(point("p", openness="closed")), False),
    (
        "OPENNESS_UNDECIDED",
        "annex of an open point",
        with_point(point("p", openness="open", annexes=[{"number": 1, "title": "a"}])),
        True,
    ),
    (
        "OPENNESS_UNDECIDED",
        "annex of a closed point",
        with_point(point("p", openness="closed", annexes=[{"number": 1, "title": "a"}])),
        False,
    ),
    ("OPENNESS_DIFFERS", "item closed", with_item(openness="closed"), True),
    ("OPENNESS_DIFFERS", "item undecided", with_item(openness="undecided"), False),
    ("CLOSED_REASON_MISSING", "none", with_point(point("p", openness="closed")), True),
    ("CLOSED_REASON_MISSING", "given", with_point(CLOSED), False),
    (
        "CLOSED_REASON_MISSING",
        "on the item",
        with_item(openness="closed", closed_reason="x"),
        False,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "its title",
        with_point(CLOSED, point("p", openness="open", minutes="Jf. salg af GRUNDEN på Engvej.")),
        True,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "in the information",
        with_point(CLOSED, information="Husk: Salg af grunden på Engvej"),
        True,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "six words",
        with_point(
            {**CLOSED, "minutes": LONG + "."},
            point(
                "p",
                openness="open",
                minutes="Om udbuddet af rengøring på skolerne afgøres, vides ikke",
            ),
        ),
        True,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "five words",
        with_point(
            {**CLOSED, "minutes": LONG},
            point("p", openness="open", minutes="Udbuddet af rengøring på skolerne udsættes"),
        ),
        False,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "everyday words",
        with_point(
            {**CLOSED, "minutes": "Chefteamet tog status til efterretning og drøftede sagen"},
            point(
                "p",
                openness="open",
                minutes="Chefteamet tog status til efterretning og drøftede sagen",
            ),
        ),
        False,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "a title of one everyday word",
        with_point(
            {**CLOSED, "title": "Økonomi"}, point("p", title="Økonomi i 2027", openness="open")
        ),
        False,
    ),
    (
        "CLOSED_TEXT_IN_OPEN_POINT",
        "a closed annex",
        with_point(
            point(
                "p",
                openness="open",
                minutes="Se fortroligt notat om ansøgeren",
                annexes=[
                    {"number": 1, "title": "Fortroligt notat om ansøgeren", "openness": "closed"}
                ],
            )
        ),
        True,
    ),
    (
        "CPR_PATTERN",
        "with hyphen",
        with_point(point("p", minutes="Borger 010170-1234 ringede")),
        True,
    ),
    ("CPR_PATTERN", "without", with_point(point("p", title="0101701234")), True),
    ("CPR_PATTERN", "no such day", with_point(point("p", minutes="311170-1234")), False),
    ("CPR_PATTERN", "no such month", with_point(point("p", minutes="011370-1234")), False),
    ("CPR_PATTERN", "a longer number", with_point(point("p", minutes="50101701234")), False),
    ("CPR_PATTERN", "an EAN number", with_point(point("p", minutes="5798000010703")), False),
    ("CPR_PATTERN", "a case number", with_point(point("p", case_number="26/00031")), False),
    ("PERSONAL_DATA_PHONE", "on a form", with_item(attendees=["Bo Dam, tlf. 12 34 56 78"]), True),
    ("PERSONAL_DATA_PHONE", "+45", with_point(point("p", minutes="Ring +45 12345678")), True),
    ("PERSONAL_DATA_PHONE", "an amount", with_point(point("p", minutes="12 345 678 kr.")), False),
    (
        "LATE_ITEM",
        "a minute late",
        with_point(
            point("p", received_at="2026-10-01T12:01"),
            submission_deadline="2026-10-01T12:00",
            dispatch_at="2026-10-02T12:00",
        ),
        True,
    ),
    (
        "LATE_ITEM",
        "in time",
        with_point(
            point("p", received_at="2026-10-01T12:00"), submission_deadline="2026-10-01T12:00"
        ),
        False,
    ),
    (
        "LATE_ITEM",
        "after dispatch",
        with_point(
            point("p", received_at="2026-10-02T12:01"),
            submission_deadline="2026-10-01T12:00",
            dispatch_at="2026-10-02T12:00",
        ),
        False,
    ),
    (
        "SUPPLEMENTARY_AFTER_DISPATCH",
        "after dispatch",
        with_point(point("p", received_at="2026-10-02T12:01"), dispatch_at="2026-10-02T12:00"),
        True,
    ),
    (
        "SUPPLEMENTARY_AFTER_DISPATCH",
        "before dispatch",
        with_point(point("p", received_at="2026-10-02T12:00"), dispatch_at="2026-10-02T12:00"),
        False,
    ),
    ("ANNEX_NOT_LISTED", "bilag 2", with_item(background="Se bilag 2."), True),
    ("ANNEX_NOT_LISTED", "in the minutes", with_item(minutes="Jf. bilag 1 og 3"), True),
    (
        "ANNEX_NOT_LISTED",
        "a span",
        with_item(
            background="Bilag 1-3",
            annexes=[{"number": n, "title": "a", "openness": "open"} for n in (1, 2, 3)],
        ),
        False,
    ),
    ("ANNEX_NOT_LISTED", "no number", with_item(background="Se bilagene fra 2021"), False),
    (
        "ANNEX_NUMBER_GAP",
        "1 and 3",
        with_item(annexes=[{"number": n, "title": "a", "openness": "open"} for n in (1, 3)]),
        True,
    ),
    ("EMPTY_ITEM", "nothing", with_point(point("p")), True),
    ("EMPTY_ITEM", "text", with_item(), False),
    (
        "EMPTY_ITEM",
        "an annex",
        with_point(point("p", annexes=[{"number": 1, "title": "a"}])),
        False,
    ),
    (
        "EMPTY_ITEM",
        "any other business",
        with_point(point("p", purpose="any_other_business")),
        False,
    ),
    ("EMPTY_ITEM", "eventuelt", with_point(point("p", title="Eventuelt")), False),
    ("EMPTY_ITEM", "oral", with_point(point("p", title="Økonomi (mundtligt)")), False),
    ("DEPARTMENT_MISSING", "none", with_item(department=""), True),
    ("FIELD_MISSING", "ours", with_item(caseworkers=[]), False),
    (
        "DATE_HEADER_PROCESS_MISMATCH",
        "other day",
        with_item(**process(("Chefteam", "2026-10-09"))),
        True,
    ),
    (
        "DATE_HEADER_PROCESS_MISMATCH",
        "that day",
        with_item(**process(("Chefteam", "2026-10-08"))),
        False,
    ),
    (
        "DATE_HEADER_PROCESS_MISMATCH",
        "another meeting has it",
        with_item(**process(("HMU", "2026-10-08"), ("Chefteammøde", "2026-10-09"))),
        True,
    ),
    ("DATE_HEADER_PROCESS_MISMATCH", "no dates", with_item(**process(("Chefteam", None))), False),
    (
        "PROCESS_ORDER",
        "backwards",
        with_item(**process(("A", "2026-10-08"), ("B", None), ("C", "2026-10-07"))),
        True,
    ),
    (
        "PROCESS_ORDER",
        "same day",
        with_item(**process(("A", "2026-10-08"), ("B", "2026-10-08"))),
        False,
    ),
    ("PROCESS_DATE_MISSING", "none", with_item(**process(("A", None))), True),
    (
        "PROCESS_DATE_MISSING",
        "words",
        with_item(process=[{"stage": "A", "date_text": "maj"}]),
        False,
    ),
    ("WEEKDAY_MISMATCH", "wrong", with_item(background="fredag den 8. oktober 2026"), True),
    ("WEEKDAY_MISMATCH", "right", with_item(background="torsdag den 8. oktober 2026"), False),
    ("WEEKDAY_MISMATCH", "next year", with_item(background="onsdag den 6. januar"), False),
    ("WEEKDAY_MISMATCH", "wrong next year", with_item(background="tirsdag den 6. januar"), True),
    ("WEEKDAY_MISMATCH", "form line", with_item(meeting_line="Onsdag d. 8. oktober 2026"), True),
    ("YEAR_MISMATCH", "form line", with_item(meeting_line="Chefteam 8. oktober 2025"), True),
    ("YEAR_MISMATCH", "process", with_item(**process(("Chefteam", "2025-10-08"))), True),
    ("YEAR_MISMATCH", "costs", with_item(**costs(y2023="1", funding=True)), True),
    ("YEAR_MISMATCH", "fine", with_item(**costs(y2026="1", funding=True)), False),
    ("RELATIVE_DATE", "tomorrow", with_point(point("p", minutes="Vi ses i morgen")), True),
    (
        "RELATIVE_DATE",
        "a task",
        with_point(point("p", actions=[{**TASK, "when_text": "næste uge"}])),
        True,
    ),
    ("RELATIVE_DATE", "today", with_point(point("p", minutes="I dag koster det 3 kr.")), False),
    ("COST_TEXT_WITHOUT_AMOUNT", "text", with_item(**costs(note="Leje af lokaler")), True),
    ("COST_TEXT_WITHOUT_AMOUNT", "none", with_item(**costs(note="Ingen.")), False),
    ("COST_TEXT_WITHOUT_AMOUNT", "amount", with_item(**costs(note="Leje", y2026="1")), False),
    ("AMOUNT_WITHOUT_FUNDING", "no box", with_item(**costs(y2026="1", funding=False)), True),
    ("AMOUNT_WITHOUT_FUNDING", "nothing", with_item(**costs(y2026="0", funding=False)), False),
    ("FUNDING_WITHOUT_AMOUNT", "no amount", with_item(**costs(y2026=None, funding=True)), True),
    ("COST_UNIT_SUSPICIOUS", "large", with_item(**costs(y2026="420000", funding=True)), True),
    ("COST_UNIT_SUSPICIOUS", "small", with_item(**costs("kr", y2026="420", funding=True)), True),
    ("COST_UNIT_SUSPICIOUS", "fine", with_item(**costs("kr", y2026="420000", funding=True)), False),
    ("EMPTY_MINUTES", "held", with_point(point("p"), status="held"), True),
    ("EMPTY_MINUTES", "before", with_point(point("p"), status="dispatched"), False),
    ("EMPTY_MINUTES", "eventuelt", with_point(point("p", title="Eventuelt"), status="held"), False),
    (
        "EMPTY_MINUTES",
        "oral",
        with_point(point("p", title="Nyt (mundtligt)"), status="held"),
        False,
    ),
    (
        "DANGLING_REFERENCE",
        "above",
        with_point(point("p", minutes="- At ovenstående gælder")),
        True,
    ),
    ("VERB_MISMATCH", "other", with_item("- Tiltrådte planen", decisions="- Afklare planen"), True),
    (
        "VERB_MISMATCH",
        "same",
        with_item("- Godkendte planen", decisions="- Godkende planen"),
        False,
    ),
    (
        "VERB_MISMATCH",
        "discussed",
        with_item("Chefteamet besluttede A", decisions="- Drøfte A"),
        False,
    ),
    ("ACTION_NO_OWNER", "nobody", with_point(point("p", actions=[{**TASK, "who": None}])), True),
    ("ACTION_NO_DEADLINE", "never", with_point(point("p", actions=[{**TASK, "when": None}])), True),
    (
        "ACTION_NO_DEADLINE",
        "done",
        with_point(point("p", actions=[{"what": "x", "status": "done"}])),
        False,
    ),
    ("NO_CHAIR", "held", with_point(status="held"), True),
    ("NO_CHAIR", "planned", with_point(), False),
    ("NO_MINUTE_TAKER", "held", with_point(status="minutes_draft"), True),
    ("NO_MINUTE_TAKER", "named", with_point(status="held", minute_taker="Bo"), False),
]


@pytest.mark.parametrize(
    ("code", "told", "expected"),
    [pytest.param(code, told, there, id=f"{code} {name}") for code, name, told, there in CASES],
)
def test_finding(code: str, told: Json, expected: bool) -> None:
    assert (code in codes(told)) is expected


def test_every_code_has_a_case() -> None:
    shown = {code for code, _name, _told, there in CASES if there}
    # A missing file is told by the disk, a missing field by a municipality's form (test_own_forms),
    # the others by the search of the finished file.
    in_file = {"CLOSED_TEXT_IN_FILE", "CPR_IN_FILE", "NOT_SEARCHED"}
    assert set(SEVERITIES) - shown == {"ANNEX_FILE_MISSING", "FIELD_MISSING"} | in_file


def test_a_calm_meeting_has_no_finding() -> None:
    told = with_item(minutes="Chefteamet godkendte planen.", decisions="- Godkende planen")
    assert codes(told) == set()


def test_the_gravest_come_first_then_the_agenda() -> None:
    entries = (point("b", duration=5), point("a", openness="closed"), pause("x"))
    findings = check(viewed(with_point(*entries)))
    severities = [list(Severity).index(finding.severity) for finding in findings]
    assert severities == sorted(severities)
    notes = [finding.entry or "" for finding in findings if finding.severity is Severity.NOTE]
    assert notes == sorted(notes, key=["b", "a", "b"].index)
    assert all(finding.message and "{" not in finding.message for finding in findings)


def test_missing_files() -> None:
    view = viewed(with_point(point("p", annexes=[{"number": 1, "title": "a"}])))
    assert "ANNEX_FILE_MISSING" not in {finding.code for finding in check(view)}


def test_only_the_full_edition_is_checked() -> None:
    from model.editions import open_view
    from model.vocabulary import ClosedDisplay

    with pytest.raises(ValueError, match="full"):
        check(open_view(viewed(with_point()), ClosedDisplay.NOTHING))


def test_the_sentence_about_a_number_does_not_repeat_it() -> None:
    findings = check(viewed(with_point(point("p", minutes="010170-1234"))))
    assert not any("010170" in finding.message for finding in findings)
