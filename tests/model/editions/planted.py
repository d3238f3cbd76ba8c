"""Random meetings in which every closed field holds a word that stands nowhere else."""

import random
from typing import Any

Json = dict[str, Any]

_LETTERS = "bdfghjklmnprstvz"
_VOWELS = "aeiouyæøå"


class Words:
    """Gives out words that look Danish and never repeat, and keeps which of them are secret."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.secret: set[str] = set()
        self.public: set[str] = set()

    def word(self, secret: bool, vowels: str = _VOWELS) -> str:
        pick = self.random.choice
        while True:
            word = "".join(pick(_LETTERS) + pick(vowels) for _ in range(5)).capitalize()
            if word not in self.secret | self.public:
                (self.secret if secret else self.public).add(word)
                return word

    def key(self) -> str:
        """A secret word that may be a key."""
        return self.word(True, "aeiouy")

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0


def document(words: Words) -> Json:
    """A meeting `m` whose fields are all set, with open, closed and undecided points."""
    items: list[Json] = []
    entries: list[Json] = []
    for number in range(words.random.randint(2, 7)):
        if words.chance(5):
            entries.append(
                {"type": "break", "key": f"b{number}", "label": words.word(False), "duration": 10}
            )
        else:
            entries.append(_point(words, number, items))
    keys = [entry["key"] for entry in entries if entry["type"] == "point"]
    meeting: Json = {
        "key": "m",
        "forum": words.word(False),
        "name": words.word(False),
        "date": "2026-10-08",
        "start": "08:30",
        "end": "12:00",
        "location": words.word(False),
        "virtual_note": words.word(False),
        "information": words.word(False),
        "status": words.random.choice(["planned", "dispatched", "held"]),
        "chair": words.word(False),
        "minute_taker": words.word(False),
        "members": [
            {
                "name": words.word(False),
                "attendance": "present",
                "absences": [
                    {"points": [key], "reason": "conflicted", "from": "09:00", "to": "09:30"}
                    for key in keys
                    if words.chance(2)
                ],
            }
        ],
        "entries": entries,
        "online_link": f"https://{words.word(True)}.example.org",
        "case_number": words.word(False),
    }
    people = [{"name": name} for name in sorted(words.secret | words.public) if words.chance(3)]
    for person in people:
        person["email"] = f"{person['name']}@example.org".lower()
    return {
        "format": "punktvis-exchange",
        "version": 1,
        "people": people,
        "items": items,
        "meetings": [meeting],
    }


def _point(words: Words, number: int, items: list[Json]) -> Json:
    openness = words.random.choice(["open", "open", "closed", "undecided"])
    with_item = words.chance(2)
    treated = with_item and words.chance(3)
    item_openness = words.random.choice(["open", "open", "closed", "undecided"])
    secret = openness != "open" or (with_item and item_openness == "closed")
    key = words.key() if secret else f"p{number}"
    point: Json = {
        "type": "point",
        "key": key,
        "title": words.word(secret),
        "openness": openness,
        "public_title": words.word(True),
        "closed_reason": words.word(True),
        "duration": words.random.choice([None, 0, 10, 25]),
        "guests": [words.word(secret), {"name": words.word(secret), "role": "presents"}],
        "withdrawn": words.chance(6),
        "minutes": f"**{words.word(secret)}**\n\n- {words.word(secret)}\n    - {words.word(secret)}",
        "outcomes": ["noted"],
        "actions": [
            {"what": words.word(secret), "who": words.word(secret), "when_text": words.word(secret)}
        ],
        "case_number": words.word(secret),
        "note_to_chair": words.word(True),
    }
    if not with_item:
        point["annexes"] = _annexes(words, secret)
        return point
    item = _item(words, words.key() if secret else f"i{number}", secret, treated)
    item["openness"] = item_openness
    items.append(item)
    point["item"] = item["key"]
    if treated:
        point["item_as_treated"] = {**_item(words, item["key"], secret, False), "openness": "open"}
    return point


def _item(words: Words, key: str, secret: bool, replaced: bool) -> Json:
    """`replaced`: the meeting treated an earlier revision, so nothing of this one may be seen."""

    def word() -> str:
        return words.word(secret or replaced)

    texts = ("background", "decisions", "effect", "follow_up", "implementation")
    texts = (*texts, "communication", "coordination", "indirect_costs")
    return {
        "key": key,
        "form": "indstilling-2020",
        "title": word(),
        **{field: f"{word()}\n\n1. {word()}" for field in texts},
        "closed_reason": words.word(True),
        "caseworkers": [word()],
        "managers": [word()],
        "attendees": [word()],
        "department": word(),
        "decision_intro": word(),
        "direct_costs": {"unit": "kr", "amounts": {"2026": "1000"}, "note": word()},
        "process": [{"stage": word(), "date_text": word(), "note": word()}],
        "annexes": _annexes(words, secret or replaced),
        "minutes": words.word(True),
        "unrecognised": words.word(True),
        "case_number": word(),
        "earlier_minutes": [{"date": "2025-01-01", "text": words.word(True)}],
        "fields": {"egne": word()},
    }


def _annexes(words: Words, secret: bool) -> list[Json]:
    states = ["open", "closed", "undecided"]
    return [
        {"number": number, "title": words.word(secret or state != "open"), "openness": state}
        for number, state in enumerate(words.random.sample(states, 3), 1)
    ]
