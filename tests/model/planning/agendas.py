"""Agendas for the tests: written short for tables, and random ones for properties."""

from dataclasses import replace

from hypothesis import strategies as st

from model.planning.shapes import Entry, StartRule, Window
from tests.model.planning.clock import at


def agenda(text: str) -> list[Entry]:
    """Entries from a line: one word an entry, keys a, b, c … in order.

    `20` follows, `20>9.00` not before 9.00, `20=9.00` fixed, `-` no duration, `x20` withdrawn,
    and `20:Ann,Bo` has guests.
    """
    return [_entry(chr(ord("a") + index), word) for index, word in enumerate(text.split())]


def window(text: str) -> Window:
    """Reads "8.30-10.00"."""
    start, end = text.split("-")
    return Window(at(start), at(end))


def _entry(key: str, word: str) -> Entry:
    word, _, guests = word.partition(":")
    entry = Entry(key, None, guests=tuple(guests.split(",")) if guests else ())
    if word.startswith("x"):
        entry, word = replace(entry, withdrawn=True), word[1:]
    for sign, rule in ((">", StartRule.NOT_BEFORE), ("=", StartRule.FIXED)):
        if sign in word:
            word, start_at = word.split(sign)
            entry = replace(entry, rule=rule, start_at=at(start_at))
    return entry if word == "-" else replace(entry, duration=int(word))


GUESTS = ("Ann", "Bo", "Cai", "Dorte")

windows = st.builds(Window, st.integers(0, 26 * 60), st.integers(0, 26 * 60))
"""Any two times of a day and a bit, the end before the start as well."""

_places = st.one_of(
    st.tuples(st.just(StartRule.FOLLOWS), st.none() | st.integers(0, 1500)),
    st.tuples(st.sampled_from([StartRule.NOT_BEFORE, StartRule.FIXED]), st.integers(0, 1500)),
)
_loose_entries = st.builds(
    lambda duration, place, withdrawn, guests: Entry(
        "", duration, place[0], place[1], withdrawn, tuple(guests)
    ),
    st.none() | st.sampled_from([0, 5, 10, 15, 20, 30]) | st.integers(0, 600),
    _places,
    st.sampled_from([False, False, False, True]),
    st.lists(st.sampled_from(GUESTS), max_size=3),
)


def _keyed(entries: list[Entry]) -> list[Entry]:
    return [replace(entry, key=f"e{index}") for index, entry in enumerate(entries)]


agendas = st.lists(_loose_entries, max_size=15).map(_keyed)
"""Agendas of up to 15 entries with every rule, withdrawn entries, no and zero durations."""

given_times = st.dictionaries(
    st.sampled_from(GUESTS),
    st.tuples(st.none() | st.integers(500, 600), st.none() | st.integers(560, 660)),
)
"""When some of the guests can come: from, to, or open."""
