"""A step of a drag: another plan of sixty entries, computed, laid out and painted."""

from time import process_time, sleep

from PySide6.QtWidgets import QApplication

from gui import theme
from gui.theme import Tone
from gui.timeline.items import TimelineItem
from gui.timeline.lanes import LanePerson
from gui.timeline.timeline import Timeline
from gui.widgets.motion.wish import Motion
from model.planning.schedule import plan
from model.planning.shapes import Entry, Window
from tests.benchmarks.measure import Measure

STEPS = 600
SLIDES = 15
PAINTED_MS = 0.3
"""What takes less was no frame."""
DAY = Window(8 * 60, 16 * 60)


def measure() -> list[Measure]:
    """Milliseconds of the slowest step in a hundred, and of the one in the middle.

    The processor's, for the machine may be busy with something else.
    """
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    theme.apply(app, theme.load("light"))
    timeline = Timeline()
    timeline.resize(360, 1000)
    tones = tuple(Tone)
    items = [TimelineItem(str(at), str(at), f"Punkt {at}", tones[at % 9]) for at in range(60)]
    people = {str(at): LanePerson(f"Person {at}") for at in range(8)}
    timeline.show()
    app.processEvents()
    times = []
    entries = _agenda()
    timeline.show_plan(plan(entries, DAY), items, people, entries)
    editing = timeline.editing
    edge = timeline.slot_widget("10").height() - 2
    for key, by_edge, offset in (("10", True, edge), ("20", False, 5)):
        editing.grab(key, by_edge, offset)
        top = timeline.slot_top(key)
        for step in range(STEPS // 2):
            began = process_time()
            there_and_back = 540 - abs(step * 9 % 1080 - 540)
            editing.pull(top + offset + there_and_back, fine=True)
            app.processEvents()
            times.append((process_time() - began) * 1000)
        editing.give_back()
    times.sort()
    begins, frames = _sliding(app, timeline)
    return [
        Measure("drag step at 60 entries, p50", times[STEPS // 2], 16.0, "ms"),
        Measure("drag step at 60 entries, p99", times[int(STEPS * 0.99)], 16.0, "ms"),
        Measure("key to first frame of a slide at 60 entries, p50", begins, 33.0, "ms"),
        Measure("frame of a slide at 60 entries, p99", frames, 16.0, "ms"),
    ]


def _sliding(app: QApplication, timeline: Timeline) -> tuple[float, float]:
    """A slot that a key moves: until its slide is first painted, and each frame after that."""
    motion = Motion(app, lambda: True)
    timeline.select("10")
    begins: list[float] = []
    frames: list[float] = []
    for move in range(SLIDES):
        began = process_time()
        timeline.editing.move("10", 1 if move % 2 else -1)
        app.processEvents()
        begins.append((process_time() - began) * 1000)
        while motion.is_moving:
            began = process_time()
            app.processEvents()
            if (taken := (process_time() - began) * 1000) > PAINTED_MS:
                frames.append(taken)
        sleep(0.5)  # a step that comes sooner is shown without a slide
    motion.close()
    return sorted(begins)[SLIDES // 2], sorted(frames)[int(len(frames) * 0.99)]


def _agenda() -> list[Entry]:
    return [Entry(str(at), 5 + at % 4 * 5, guests=(str(at // 4 % 8),)) for at in range(60)]
