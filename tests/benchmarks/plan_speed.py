"""How fast the day is computed: while a slot is dragged it is computed anew for every step."""

from time import perf_counter

from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from tests.benchmarks.measure import Measure

ROUNDS = 60
MEETING = Window(8 * 60, 16 * 60)


def measure() -> list[Measure]:
    """The milliseconds of a plan of 1,000 entries, and how that grows with twice as many."""
    thousand, twice = agenda(1000), agenda(2000)
    times: list[float] = []
    longer: list[float] = []
    for _ in range(ROUNDS):  # by turns, so that a busy machine slows both
        times.append(_milliseconds(thousand))
        longer.append(_milliseconds(twice))
    return [
        Measure("plan of 1,000 entries", min(times), 5.0, "ms"),
        Measure("plan of 2,000 entries / 1,000", min(longer) / min(times), 2.6, "×"),
    ]


def agenda(size: int) -> list[Entry]:
    """Every rule, some entries without a slot, and forty guests who come again and again."""
    rules = (StartRule.FOLLOWS, StartRule.NOT_BEFORE, StartRule.FOLLOWS, StartRule.FIXED)
    return [
        Entry(
            key=f"entry-{index}",
            duration=None if index % 11 == 10 else 5 + index % 4 * 5,
            rule=rules[index % 4],
            start_at=8 * 60 + index * 10,
            withdrawn=index % 13 == 12,
            guests=(f"guest-{index % 40}",) if index % 3 else (),
        )
        for index in range(size)
    ]


def _milliseconds(entries: list[Entry]) -> float:
    began = perf_counter()
    plan(entries, MEETING)
    return (perf_counter() - began) * 1000
