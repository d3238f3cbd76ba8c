"""A long tagged agenda against its peers, and a package against plain merging, in the same run."""

import io
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

from model.documents import content as c
from model.documents.agenda import agenda
from model.documents.package import AnnexFile
from model.documents.pdf import build
from model.documents.pdf.lines import _parts
from model.documents.pdf.objects import _compressed
from model.documents.pdf.package import write_package
from model.documents.pdf.rich import laid
from model.progress import NO_PROGRESS
from model.text.blocks import LIST_KINDS, Kind
from tests.benchmarks.measure import Measure
from tests.model.documents.meetings import big, small
from tests.model.documents.pdf import annexes as made

_ROUNDS = 5


def measure() -> list[Measure]:
    """The figures of this machine, each the least of several rounds of processor time."""
    document = agenda(big(14, 5))
    cold, kept, platypus = [], [], []
    for _ in range(_ROUNDS):
        for held in (laid, _parts, _compressed):
            held.cache_clear()
        cold.append(_time(lambda: build(document)))
        kept.append(_time(lambda: build(document)))
        platypus.append(_time(lambda: _platypus(document)))
    whole, merged = _package()
    return [
        Measure("agenda, cold, of Platypus", min(cold) / min(platypus), 0.15, "×"),
        Measure("agenda, kept layout, of Platypus", min(kept) / min(platypus), 0.10, "×"),
        Measure("package of 560 pages, of plain merging", whole / merged, 1.3, "×"),
        Measure("its peak memory, of plain merging", _peak(_write) / _peak(_merge), 1.5, "×"),
    ]


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


# --- peers ----------------------------------------------------------------------------------------


class _Template(BaseDocTemplate):
    """Tells the contents where headings stand."""

    def afterFlowable(self, flowable: Any) -> None:
        if isinstance(flowable, Paragraph) and flowable.style.name == "Heading2":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def _platypus(document: c.Document) -> None:
    """The same words by ReportLab's own layout, untagged, with contents."""
    template = _Template(io.BytesIO(), pagesize=(595, 842))
    frame = Frame(85, 82, 425, 676)
    template.addPageTemplates(PageTemplate(frames=[frame]))
    flowables: list[Any] = []
    _flow(document.blocks, flowables)
    template.multiBuild(flowables)


def _flow(blocks: Any, flowables: list[Any]) -> None:
    styles = getSampleStyleSheet()
    for block in blocks:
        match block:
            case c.Section() | c.KeepTogether() | c.From():
                _flow(block.blocks, flowables)
            case c.Heading():
                style = styles[f"Heading{min(block.level, 4)}"]
                flowables.append(Paragraph(_escaped(block.text), style))
            case c.Line():
                flowables.append(Paragraph(_escaped(block.text), styles["BodyText"]))
            case c.Text():
                for one in block.blocks:
                    bullet = "•" if one.kind is Kind.BULLET else None
                    style = styles["Bullet" if one.kind in LIST_KINDS else "BodyText"]
                    flowables.append(Paragraph(_escaped(one.text), style, bulletText=bullet))
            case c.Contents():
                flowables.append(TableOfContents())
            case c.Table():
                rows = [[column.title for column in block.columns], *map(list, block.rows)]
                flowables.append(Table(rows))
            case c.Facts():
                flowables.append(Table([[row.label, row.value] for row in block.rows]))
            case _:
                pass


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


# --- package --------------------------------------------------------------------------------------


def _package() -> tuple[float, float]:
    """Seconds for a package, and for merging the same files with stamps and an outline."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = _annexes(folder)
        whole = [_time(lambda: _write(folder, paths)) for _ in range(3)]
        merged = [_time(lambda: _merge(folder, paths)) for _ in range(3)]
    return min(whole), min(merged)


def _annexes(folder: Path) -> list[Path]:
    return [
        made.put(folder, f"{n}.pdf", made.tagged(24) if n % 3 == 0 else made.plain(26))
        for n in range(22)
    ]


def _peak(work: Callable[[Path, list[Path]], None]) -> int:
    """The most memory that a process of its own took for it, in kilobytes."""
    with tempfile.TemporaryDirectory() as name:
        paths = _annexes(Path(name))
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            return pool.submit(_peak_of, work, Path(name), paths).result()


def _peak_of(work: Callable[[Path, list[Path]], None], folder: Path, paths: list[Path]) -> int:
    work(folder, paths)
    # Not getrusage: what it calls the most held began with the process that started this one.
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def _write(folder: Path, paths: list[Path]) -> None:
    view = small()
    found = [
        AnnexFile(f"Bilag {n}", f"Bilag {n}", path.name, path, "point p2", f"annex {n}")
        for n, path in enumerate(paths)
    ]
    write_package(view, lambda _first: agenda(view), found, folder / "out.pdf", NO_PROGRESS)


def _merge(folder: Path, paths: list[Path]) -> None:
    """As a script would: add the pages, lay a stamp over each, add an outline and page labels."""
    with pikepdf.open(io.BytesIO(build(agenda(small())).data)) as out:
        own = len(out.pages)
        starts: list[int] = []
        sources = [pikepdf.open(path) for path in paths]
        for source in sources:
            starts.append(len(out.pages))
            out.add_pages_from(source)
        total = len(out.pages)
        with pikepdf.open(io.BytesIO(made.plain(total - own))) as stamps:
            for page, stamp in zip(list(out.pages)[own:], stamps.pages, strict=True):
                page.add_overlay(stamp, None)
        with out.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(f"Bilag {n}", start) for n, start in enumerate(starts)
            )
        labels = pikepdf.Dictionary(S=pikepdf.Name.D)
        out.Root.PageLabels = pikepdf.Dictionary(Nums=[0, labels])
        out.save(folder / "merged.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
        for source in sources:
            source.close()
