"""How fast a recommendation of ten pages is read, beside what python-docx needs to open it."""

import gc
import tempfile
from pathlib import Path
from time import process_time

import docx

from model.exchange.word.recognise import recognise_file
from tests.benchmarks.measure import Measure
from tests.model.exchange.word.twins import grid

ROUNDS = 25
SENTENCE = "Ordningen prøves først i to områder, og erfaringerne samles i et notat til foråret. "
LABELS = ("Baggrund", "Effekt", "Opfølgning", "Kommunikation", "Koordinering")


def measure() -> list[Measure]:
    """Milliseconds of processor time, and the ratio to merely opening the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ten pages.docx"
        ten_pages(path)
        ours: list[float] = []
        theirs: list[float] = []
        for _round in range(ROUNDS):  # by turns, so that a busy machine slows both
            ours.append(_milliseconds(lambda: recognise_file(path)))
            theirs.append(_milliseconds(lambda: docx.Document(str(path))))
    return [
        Measure("Word file of 10 pages read in", min(ours), 100.0, "ms"),
        Measure("the same / python-docx opening it", min(ours) / min(theirs), 2.0, "×"),
    ]


def ten_pages(path: Path) -> None:
    """The grid's twin, with 5,000 words of paragraphs and lists behind its labels."""
    grid(path)
    document = docx.Document(str(path))
    for label in LABELS:
        document.add_heading(label, 2)
        for number in range(24):
            text = document.add_paragraph(SENTENCE * 2)
            text.add_run("Dette er vigtigt. ").bold = True
            text.add_run(SENTENCE)
            document.add_paragraph(f"Punkt {number}", style="List Bullet")
            document.add_paragraph("Underpunkt", style="List Bullet 2")
    document.save(str(path))


def _milliseconds(work: object) -> float:
    assert callable(work)
    gc.collect()  # what the one before left behind is not this one's work
    began = process_time()
    work()
    return (process_time() - began) * 1000
