"""The best order of ten movable points, among breaks, fixed starts and points that must wait."""

from time import process_time

from model.planning.ordering import suggest
from model.planning.shapes import Entry, StartRule, Window
from tests.benchmarks.measure import Measure

ROUNDS = 9
DAY = Window(8 * 60, 15 * 60)


def measure() -> list[Measure]:
    """Milliseconds of the processor, for the machine may be busy with something else."""
    plain, ruled = points(), points(ruled=True)
    return [
        Measure("order of 10 movable points", _slowest(plain), 200.0, "ms"),
        Measure("order of 10 movable points, with rules", _slowest(ruled), 200.0, "ms"),
    ]


def points(ruled: bool = False) -> list[Entry]:
    """Ten points that may move and three entries that may not; each guest is wanted twice or more."""
    found = [
        Entry(str(at), 10 + at % 3 * 5, guests=(f"a{at % 4}", f"b{at % 3}")) for at in range(10)
    ]
    if ruled:
        for at, start in ((2, 9 * 60), (5, 10 * 60), (8, 11 * 60)):
            entry = found[at]
            found[at] = Entry(
                entry.key, entry.duration, StartRule.NOT_BEFORE, start, guests=entry.guests
            )
    found.insert(4, Entry("fixed", 15, StartRule.FIXED, 10 * 60 + 30, guests=("a1",)))
    found.insert(8, Entry("pause", None))
    found.append(Entry("end", 0))
    return found


def _slowest(entries: list[Entry]) -> float:
    times: list[float] = []
    for _round in range(ROUNDS):
        began = process_time()
        suggest(entries, DAY, ("end",))
        times.append((process_time() - began) * 1000)
    return max(times)
