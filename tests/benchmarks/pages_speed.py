"""A long tagged agenda against Typst and against drawing its bare strings, and how cost grows with pages."""

import io
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import typst
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model.documents import content as c
from model.documents.agenda import agenda
from model.documents.pdf import build, lay_out
from model.documents.pdf import page as look
from model.documents.pdf.fill import Column
from model.documents.pdf.fonts import FOLDER, Face
from model.documents.pdf.lines import _parts
from model.documents.pdf.objects import _compressed
from model.documents.pdf.pen import first_baseline
from model.documents.pdf.pieces import Paragraph, Row
from model.documents.pdf.rich import laid
from model.text.blocks import Kind, RichText
from tests.benchmarks.measure import Measure
from tests.model.documents.meetings import big

_ROUNDS = 5


def measure() -> list[Measure]:
    """Ratios of processor time, each the least of several rounds by turns."""
    document = agenda(big(14, 5))
    source = _typst(document)
    strings = list(_strings(document))
    fonts = typst.Fonts(font_paths=[str(FOLDER / "source-sans-3")])
    own, peer, bare = [], [], []
    for _round in range(_ROUNDS):
        own.append(_cold(document))
        peer.append(_time(lambda: typst.compile(source, format="pdf", font_paths=fonts)))
        bare.append(_time(lambda: _draw(strings)))
    few, many = agenda(big(3, 4)), agenda(big(285, 4))
    build(few)
    short = [_cold(few) / build(few).pages for _round in range(_ROUNDS)]
    long = [_cold(many) for _round in range(2)]
    pages = build(many).pages
    return [
        Measure("agenda, cold, of Typst", min(own) / min(peer), 0.35, "×"),
        Measure("agenda, cold, of drawString", min(own) / min(bare), 2.5, "×"),
        Measure(f"a page among {pages} / among 10", min(long) / pages / min(short), 1.25, "×"),
    ]


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _cold(document: c.Document) -> float:
    """Nothing kept of an earlier build."""
    for kept in (laid, _parts, _compressed):
        kept.cache_clear()
    return _time(lambda: build(document))


# --- the bare strings -----------------------------------------------------------------------------


def _strings(document: c.Document) -> Iterator[tuple[int, str, float, float, float, str]]:
    """Page, face, size, place and text of every stretch of every line."""
    for number, column in enumerate(lay_out(document).columns):
        yield from _of_column(column, number, look.LEFT, look.BODY_TOP)


def _of_column(column: Column, page: int, x: float, top: float) -> Iterator[Any]:
    for down, piece in column.placed:
        if isinstance(piece, Paragraph):
            y = first_baseline(piece.laid.style, top - down)
            for place, line in enumerate(piece.laid.filled.lines[piece.first : piece.last]):
                height = y - place * piece.laid.style.leading
                for one in line:
                    at = x + piece.x + one.x
                    face = _plain(one.face)
                    yield page, face, piece.laid.style.size, at, height, one.text
        elif isinstance(piece, Row):
            for cell in piece.cells:
                yield from _of_column(cell.column, page, x + cell.x, top - down - piece.padding)


@cache
def _plain(face: Face) -> str:
    """The same typeface as ReportLab reads it."""
    name = f"plain {face.resource}"
    # Registering it would give our own font back: ReportLab knows one font for each file.
    vars(pdfmetrics)["_fonts"][name] = TTFont(name, str(face._path))
    return name


def _draw(strings: Iterable[Any]) -> None:
    canvas = Canvas(io.BytesIO(), pagesize=(look.WIDTH, look.HEIGHT), pageCompression=1)
    last = 0
    for page, face, size, x, y, text in strings:
        if page != last:
            canvas.showPage()
            last = page
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
    canvas.getpdfdata()


# --- typst ----------------------------------------------------------------------------------------

_HEAD = """#set page(paper: "a4", margin: (left: 88pt, right: 82pt, top: 84pt, bottom: 82pt),
  footer: context align(right, text(8.5pt)[Side #counter(page).display() af #counter(page).final().first()]))
#set text(font: "Source Sans 3", size: 10.5pt, lang: "da", hyphenate: true)
#set document(title: "Dagsorden")
#set par(leading: 5pt, spacing: 9pt)
"""


def _typst(document: c.Document) -> bytes:
    """The same words for Typst, which tags what it writes."""
    return (_HEAD + "\n\n".join(_marked(document.blocks))).encode()


def _marked(blocks: Iterable[Any]) -> Iterator[str]:  # noqa: C901, PLR0912
    for block in blocks:
        match block:
            case c.Section() | c.KeepTogether() | c.From():
                yield from _marked(block.blocks)
            case c.Heading():
                yield f"{'=' * block.level} {_escaped(block.text)}"
            case c.Line():
                yield _escaped(block.text)
            case c.Text():
                yield _rich(block.blocks)
            case c.Contents():
                yield "#outline(depth: 2)"
            case c.Facts():
                cells = [f"[{_escaped(t)}]" for row in block.rows for t in (row.label, row.value)]
                yield f"#grid(columns: (134pt, 1fr), row-gutter: 4pt, {', '.join(cells)})"
            case c.Table():
                heads = ", ".join(f"[{_escaped(one.title)}]" for one in block.columns)
                cells = ", ".join(f"[{_escaped(text)}]" for row in block.rows for text in row)
                yield f"#table(columns: {len(block.columns)}, table.header({heads}), {cells})"
            case c.Lines():
                yield " \\\n".join(_escaped(" ".join(row)) for row in block.rows)
            case c.AnnexList():
                yield " \\\n".join(_escaped(f"{a.label} {a.title}") for a in block.annexes)
            case c.Process():
                yield " \\\n".join(_escaped(f"{s.stage} {s.when}") for s in block.steps)
            case c.Ticks():
                yield " \\\n".join(_escaped(f"☐ {option.label}") for option in block.options)
            case _:
                pass


def _rich(blocks: RichText) -> str:
    marks = {Kind.BULLET: "-", Kind.NUMBER: "+"}
    lines: list[str] = []
    for block in blocks:
        words = "".join(
            f"#strong[{_escaped(run.text)}]" if run.bold else _escaped(run.text)
            for run in block.runs
        )
        mark = marks.get(block.kind)
        lines.append(f"{'  ' * block.level}{mark} {words}" if mark else f"\n{words}\n")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    for sign in "\\#*_`$<>@[]=-+/~\"'":
        text = text.replace(sign, f"\\{sign}")
    return text
