"""Random valid exchange files: every field of the schema, set or absent."""

import datetime
from typing import Any

from hypothesis import strategies as st

from model.exchange.rules import rule_faults

Json = dict[str, Any]

# Drawn from short lists, for whole random texts have their own properties in tests/model/text; a
# file has dozens of fields, and drawing them would take longer than the import.
SOME_WORDS = [
    "",
    "Bo",
    "Åse Ø",
    "A & <B>",
    'x"y\\z',
    "to\nlinjer\t.",
    "\u00a0 \u2028",
    "\U0001f600é",
]
SOME_MARKDOWN = [
    "",
    "Et afsnit",
    "# Overskrift\n\n**Fed** og *kursiv*",
    "- a\n    - b\n        1. c\n        2. d\n- e",
    "14\\. oktober\\\nny linje",
    "<u>under</u> [dr](https://www.dr.dk) \\*ikke\\*",
    "<script>alert(1)</script> &amp; | a | b |",
    "   \n\n\u0001 *uafsluttet",
]
words = st.sampled_from(SOME_WORDS)
names = st.sampled_from(SOME_WORDS[1:])
markdown = st.sampled_from(SOME_MARKDOWN)
keys = st.sampled_from([f"{first}{rest}" for first in "aB7" for rest in ("", ".x", "-1", "_Z")])
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)).map(str)
times = st.times().map(lambda time: f"{time:%H:%M}")
moments = st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2199, 1, 1)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
openness = st.sampled_from(["open", "closed", "undecided"])
ticks = st.sampled_from([True, False, None])


def record(required: Json, optional: Json) -> st.SearchStrategy[Json]:
    """An object with all of the first and any of the second fields."""
    return st.fixed_dictionaries(required, optional=optional)


def numbered(rows: st.SearchStrategy[Json], field: str) -> st.SearchStrategy[list[Json]]:
    """A few rows, no two with the same value in a field that not all of them need have."""
    return st.lists(rows, max_size=3).map(lambda found: unique(found, field))


def unique(rows: list[Json], field: str) -> list[Json]:
    seen: set[Any] = set()
    kept: list[Json] = []
    for row in rows:
        value = row.get(field)
        if value is None or value not in seen:
            kept.append(row)
            seen.add(value)
    return kept


people = record(
    {"name": names},
    {
        "title": words,
        "department": words,
        "email": st.sampled_from(["a@example.org", "æ@b.dk"]),
        "phone": words,
    },
)
annexes = numbered(
    record(
        {"number": st.integers(1, 9), "title": names},
        {"openness": openness, "file": st.none()},
    ),
    "number",
)
actions = numbered(
    record(
        {"what": names},
        {
            "key": keys,
            "who": st.none() | words,
            "when": st.none() | days,
            "when_text": words,
            "status": st.sampled_from(["open", "done", "dropped"]),
        },
    ),
    "key",
)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2).map(lambda d: f"{d:f}")
item_fields: Json = {
    "title_language": st.sampled_from(["da", "en"]),
    "openness": openness,
    "closed_reason": words,
    "meeting_line": words | st.just("Chefteammøde – 5. februar 2026"),
    "caseworkers": st.lists(names, max_size=2),
    "department": words,
    "managers": st.lists(names, max_size=2),
    "attendees": st.lists(names, max_size=2),
    **dict.fromkeys(("background", "decisions", "effect", "follow_up"), markdown),
    **dict.fromkeys(("implementation", "communication", "coordination"), markdown),
    "decision_intro": words,
    "direct_costs": record(
        {
            "unit": st.sampled_from(["kr", "tkr"]),
            "amounts": st.dictionaries(
                st.integers(0, 9999).map(lambda year: f"{year:04d}"),
                st.none() | amounts,
                max_size=4,
            ),
        },
        {"note": markdown},
    ),
    "funding": record(
        {}, {"department_base": ticks, "department_savings": ticks, "common_savings": ticks}
    ),
    "indirect_costs": markdown,
    "process": st.lists(
        record({"stage": names}, {"date": st.none() | days, "date_text": words, "note": words}),
        max_size=3,
    ),
    "annexes": annexes,
    "minutes": markdown,
    "unrecognised": markdown,
    "case_number": words,
    "earlier_minutes": st.lists(record({"text": markdown}, {"date": st.none() | days}), max_size=2),
    "fields": st.dictionaries(words.filter(bool), markdown, max_size=2),
}
guests = st.lists(
    names
    | record(
        {"name": names},
        {
            "role": st.sampled_from(["presents", "takes_part"]),
            "online": st.booleans(),
            "arrive_before": st.integers(0, 240),
        },
    ),
    max_size=3,
)
outcomes = st.lists(st.sampled_from(["decided", "approved", "noted", "postponed"]), max_size=3)
point_fields: Json = {
    "title_language": st.sampled_from(["da", "en"]),
    "public_title": st.none() | words,
    "purpose": st.sampled_from(["information", "decision", "sparring", "any_other_business"]),
    "openness": openness,
    "closed_reason": words,
    "duration": st.none() | st.integers(0, 90),
    "guests": guests,
    "received_at": moments,
    "supplementary": st.booleans(),
    "withdrawn": st.booleans(),
    "carried_from": st.none() | record({"date": days, "number": st.integers(-3, 99)}, {}),
    "annexes": annexes,
    "minutes": markdown,
    "outcomes": outcomes,
    "actions": actions,
    "actual_start": st.none() | moments,
    "actual_end": st.none() | moments,
    "number": st.none() | st.integers(1, 20),
    "case_number": words,
    "note_to_chair": markdown,
}
start_rules = st.sampled_from(
    [
        {},
        {"start_rule": "follows"},
        {"start_rule": "not_before", "start_at": "09:15"},
        {"start_rule": "fixed", "start_at": "10:00"},
        {"start_at": "11:00"},
    ]
)


@st.composite
def entries(draw: st.DrawFn, item_keys: list[str]) -> Json:
    """A point or a break, without its key."""
    rule: Json = draw(start_rules)
    if draw(st.integers(0, 4)) == 0:
        return {
            "type": "break",
            "label": draw(names),
            "duration": draw(st.integers(0, 60)),
            **rule,
        }
    point: Json = {"type": "point", **draw(record({"title": names}, point_fields)), **rule}
    start, end = point.get("actual_start"), point.get("actual_end")
    if start and end and end < start:
        point["actual_start"], point["actual_end"] = end, start
    key: str | None = draw(st.none() | st.sampled_from(item_keys)) if item_keys else None
    if key is not None:
        point["item"] = key
        if draw(st.booleans()):
            point["item_as_treated"] = {**draw(items()), "key": key}
    elif draw(st.booleans()):
        point["item"] = None
    return point


def items() -> st.SearchStrategy[Json]:
    return record({"form": keys, "title": names}, item_fields)


absences = record(
    {"points": st.just([])},
    {"from": times, "to": times, "reason": st.sampled_from(["left", "conflicted", "other"])},
)
members = record(
    {"name": names},
    {
        "attendance": st.sampled_from(["unknown", "present", "excused", "absent"]),
        "online": st.booleans(),
        "substitute_for": names,
        "absences": st.lists(absences, max_size=2),
    },
)
meeting_fields: Json = {
    **dict.fromkeys(("name", "location", "virtual_note", "chair", "minute_taker"), words),
    **dict.fromkeys(("case_number", "online_link"), words),
    "information": markdown,
    "submission_deadline": moments,
    "dispatch_at": moments,
    "status": st.sampled_from(["planned", "review", "dispatched", "held", "approved", "cancelled"]),
    "members": st.lists(members, max_size=3),
    "approved": st.none() | record({"at": moments, "by": words}, {}),
}


@st.composite
def meetings(draw: st.DrawFn, item_keys: list[str]) -> Json:
    """A meeting with the key m."""
    rows = draw(st.lists(entries(item_keys), max_size=4))
    entry_keys = draw(st.lists(keys, min_size=len(rows), max_size=len(rows), unique=True))
    agenda = [{**row, "key": key} for row, key in zip(rows, entry_keys, strict=True)]
    start, end = sorted(draw(st.tuples(times, times)))
    result = {
        "key": "m",
        "forum": draw(names),
        "date": draw(days),
        "start": start,
        "end": end,
        "entries": unique(agenda, "number"),
        **draw(record({}, meeting_fields)),
    }
    point_keys = [entry["key"] for entry in result["entries"] if entry["type"] == "point"]
    for member in result.get("members", []):
        for absence in member.get("absences", []):
            absence["points"] = (
                draw(st.lists(st.sampled_from(point_keys), max_size=3)) if (point_keys) else []
            )
            if absence.get("to", "24") < absence.get("from", ""):
                absence["from"], absence["to"] = absence["to"], absence["from"]
    return result


@st.composite
def exchange_files(draw: st.DrawFn) -> Json:
    """A file with one meeting, and people and recommendations that it may name."""
    item_keys = draw(st.lists(keys, max_size=2, unique=True))
    rows = [{**draw(items()), "key": key} for key in item_keys]
    result: Json = {
        "format": "punktvis-exchange",
        "version": 1,
        "people": draw(st.lists(people, max_size=4)),
        "items": rows,
        "meetings": [draw(meetings(item_keys))],
    }
    assert not list(rule_faults(result))
    return result
