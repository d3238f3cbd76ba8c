"""A document as a PDF: tagged, PDF/UA-1 and PDF/A-2a, the same bytes for the same document."""

import contextlib
import errno
import io
import os
import re
import tempfile
import threading
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from model.documents.content import Document
from model.documents.pdf import page as look
from model.documents.pdf.compose import Composer
from model.documents.pdf.fill import Column, fill_pages
from model.documents.pdf.metadata import PRODUCER, srgb_profile, xmp
from model.documents.pdf.paper import Paper
from model.documents.pdf.pen import Pen
from model.documents.pdf.pieces import width_of
from model.documents.pdf.structure import TreeWriter
from model.errors import UserError
from model.progress import NO_PROGRESS, Progress
from model.text.translate import gettext, translator

_LOCK = threading.Lock()
"""ReportLab reads a font file with one position in it, and kept layouts are shared."""

_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file, and where its anchors stand: page from 0, height from below."""

    data: bytes
    pages: int
    places: dict[str, tuple[int, float]]


def render_pdf(document: Document, progress: Progress = NO_PROGRESS) -> bytes:
    """The document as the bytes of a PDF file."""
    return build(document, progress).data


def write_pdf(document: Document, path: Path, progress: Progress = NO_PROGRESS) -> None:
    """Write the document to a file, whole or not at all. A UserError where the disk says no."""
    data = render_pdf(document, progress)
    try:
        _put_in_place(data, path)
    except OSError as problem:
        raise UserError(_sentence(problem, path)) from problem


def build(document: Document, progress: Progress = NO_PROGRESS) -> Built:
    """Lay the document out, draw it and put the file together."""
    language = document.language if _LANGUAGE.fullmatch(document.language) else "da"
    with _LOCK:
        composer = Composer(language)
        composer.add(document.blocks)
        progress.check_cancelled()
        columns = fill_pages(composer.pieces, look.BODY_HEIGHT) or [Column([], 0)]
        places = _places(columns)
        paper = Paper(len(columns))
        pen = Pen(paper, places)
        for number, column in enumerate(columns):
            progress.report(number, len(columns), document.title)
            progress.check_cancelled()
            _draw_page(pen, document, column, number)
        tree = TreeWriter(paper.new_object, paper.page_number).write(composer.root, paper.parents)
        data = _finish(paper, composer, document, language, tree, places)
    return Built(data, len(columns), places)


def _places(columns: list[Column]) -> dict[str, tuple[int, float]]:
    places: dict[str, tuple[int, float]] = {}
    for number, column in enumerate(columns):
        for down, piece in column.placed:
            for anchor, further in piece.anchors():
                places.setdefault(anchor, (number, look.BODY_TOP - down - further))
    return places


def _draw_page(pen: Pen, document: Document, column: Column, number: int) -> None:
    _draw_margins(pen, document, number)
    for down, piece in column.placed:
        piece.draw(pen, look.LEFT, look.BODY_TOP - down)
    pen.end_page()


def _draw_margins(pen: Pen, document: Document, number: int) -> None:
    right = look.LEFT + look.MEASURE
    notice = " · ".join(document.notices)
    if notice:
        x = right - width_of(notice, look.FINE_STRONG)
        pen.text(notice, look.FINE_STRONG, (x, look.HEAD_BASELINE), None)
    if document.running_head and number:
        room = look.MEASURE - (width_of(notice, look.FINE_STRONG) + 12 if notice else 0)
        head = _shortened(document.running_head, room)
        pen.text(head, look.FINE, (look.LEFT, look.HEAD_BASELINE), None)
        pen.line(look.LEFT, look.HEAD_BASELINE - 9, look.MEASURE, 0.6, look.HAIRLINE)
    _ = translator(document.language).gettext
    foot = _("Page {page} of {pages}").format(page=number + 1, pages=pen.paper.pages)
    x = right - width_of(foot, look.FINE)
    pen.text(foot, look.FINE, (x, look.FOOT_BASELINE), None)


def _shortened(text: str, room: float) -> str:
    if width_of(text, look.FINE) <= room:
        return text
    while text and width_of(f"{text}…", look.FINE) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _finish(
    paper: Paper,
    composer: Composer,
    document: Document,
    language: str,
    tree: int,
    places: dict[str, tuple[int, float]],
) -> bytes:
    """Say what ReportLab cannot, and compress."""
    title = _one_line(document.title) or PRODUCER
    subject, author = _one_line(document.subject), _one_line(document.author)
    with pikepdf.open(io.BytesIO(paper.data())) as pdf:
        root = pdf.Root
        root.Lang = pikepdf.String(language)
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.StructTreeRoot = pdf.get_object(tree, 0)
        root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D)])
        )
        packet = pikepdf.Stream(
            pdf, xmp(title=title, author=author, subject=subject, language=language)
        )
        packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        root.Metadata = packet
        root.OutputIntents = pikepdf.Array([_output_intent(pdf)])
        for page, key in zip(pdf.pages, paper.page_keys, strict=True):
            page.obj.StructParents = key
            page.obj.Tabs = pikepdf.Name.S
        _outline(pdf, composer, places)
        del pdf.trailer.Info
        info = pdf.docinfo
        for name, value in (("/Title", title), ("/Author", author), ("/Subject", subject)):
            if value:
                info[name] = value
        info["/Creator"] = info["/Producer"] = PRODUCER
        return _saved(pdf)


_CARRIAGE_RETURN = 13
_MOVABLE = ("/ViewerPreferences", "/MarkInfo", "/PageLabels", "/OutputIntents")


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The finished file. No stream ends in a carriage return.

    With the line feed before `endstream` it would pass for a line end, and the stream's length look
    wrong to a strict reader. A compressed stream ends in a checksum of its content, so one more sign
    helps. The streams of objects are made while saving: those a shifted numbering makes anew.
    """
    for stream, filler in _streams(pdf):
        content = stream.read_bytes()
        if zlib.adler32(content) & 0xFF == _CARRIAGE_RETURN:
            stream.write(content + filler)
            if "/Length1" in stream:
                stream.Length1 = len(content + filler)
    data = _save(pdf)
    for key in _MOVABLE:
        if b"\r\nendstream" not in data:
            break
        pdf.Root[key] = pdf.make_indirect(pdf.Root[key])
        data = _save(pdf)
    return data


def _streams(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, bytes]]:
    """The streams that are compressed on saving, and a sign that each may end in."""
    for page in pdf.pages:
        yield page.obj.Contents, b" "
    fonts = pdf.pages[0].obj.Resources.Font
    for name in fonts.keys():  # noqa: SIM118  (a PDF dictionary, not a mapping)
        yield fonts[name].ToUnicode, b" "
        yield fonts[name].FontDescriptor.FontFile2, b"\0"


def _save(pdf: pikepdf.Pdf) -> bytes:
    result = io.BytesIO()
    pdf.save(
        result,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return result.getvalue()


def _one_line(text: str) -> str:
    """Without what XML may not carry."""
    text = " ".join(text.split())
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs", "Cn"))


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    profile = pikepdf.Stream(pdf, srgb_profile())
    profile.N = 3
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        DestOutputProfile=profile,
    )


def _outline(pdf: pikepdf.Pdf, composer: Composer, places: dict[str, tuple[int, float]]) -> None:
    if not composer.outline:
        return
    with pdf.open_outline() as outline:
        path: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, outline.root)]
        for entry in composer.outline:
            while path[-1][0] >= entry.level:
                path.pop()
            page, height = places[entry.anchor]
            item = pikepdf.OutlineItem(
                entry.text, page, "XYZ", left=0, top=round(min(look.HEIGHT, height + 12), 2)
            )
            path[-1][1].append(item)
            path.append((entry.level, item.children))


def _put_in_place(data: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _sentence(problem: OSError, path: Path) -> str:
    _ = gettext
    match problem.errno:
        case errno.ENOENT | errno.ENOTDIR:
            text = _(
                "The folder {folder} is not there. Nothing was written; choose another folder."
            )
        case errno.ENOSPC | errno.EDQUOT:
            text = _(
                "There is no room left in {folder}. Nothing was written; make room or choose "
                "another folder."
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            text = _(
                "Punktvis may not write in {folder}, or {file} is open in another program. "
                "Nothing was written; close the file or choose another folder."
            )
        case _:
            text = _("{file} could not be written in {folder}. Nothing was changed; try again.")
    return text.format(folder=path.parent, file=path.name)
