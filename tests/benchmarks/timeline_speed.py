"""A step of a drag: another plan of sixty entries, computed, laid out and painted."""

from time import perf_counter

from PySide6.QtWidgets import QApplication

from gui import theme
from gui.theme import Tone
from gui.timeline.items import TimelineItem
from gui.timeline.timeline import Timeline
from model.planning.schedule import plan
from model.planning.shapes import Entry, Window
from tests.benchmarks.measure import Measure

STEPS = 120
DAY = Window(8 * 60, 16 * 60)


def measure() -> list[Measure]:
    """Milliseconds of the slowest step in a hundred, and of the one in the middle."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    theme.apply(app, theme.load("light"))
    timeline = Timeline()
    timeline.resize(360, 1000)
    tones = tuple(Tone)
    items = [TimelineItem(str(at), str(at), f"Punkt {at}", tones[at % 9]) for at in range(60)]
    people = {str(at): f"Person {at}" for at in range(8)}
    timeline.show_plan(plan(_agenda(0), DAY), items, people)
    timeline.show()
    app.processEvents()
    times = []
    for step in range(STEPS):
        began = perf_counter()
        timeline.show_plan(plan(_agenda(step % 8 * 5), DAY), items, people)
        app.processEvents()
        times.append((perf_counter() - began) * 1000)
    times.sort()
    return [
        Measure("drag step at 60 entries, p50", times[STEPS // 2], 16.0, "ms"),
        Measure("drag step at 60 entries, p99", times[int(STEPS * 0.99)], 16.0, "ms"),
    ]


def _agenda(longer: int) -> list[Entry]:
    return [
        Entry(str(at), 5 + at % 4 * 5 + (longer if at == 10 else 0), guests=(str(at // 4 % 8),))
        for at in range(60)
    ]
