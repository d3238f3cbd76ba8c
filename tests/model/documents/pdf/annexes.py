"""Annexes of every kind for packages, good, odd and broken, made by a script."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import img2pdf
import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from model.documents import content as c
from model.documents.pdf.writer import render_pdf
from model.text.blocks import from_plain
from tests.model.documents.meetings import LOREM


def tagged(pages: int = 2) -> bytes:
    """A tagged PDF with an outline, as a well-behaved program makes it."""
    blocks: list[c.ContentBlock] = []
    for number in range(pages):
        blocks += [c.Heading(f"Afsnit {number}", 1, outlined=True), c.Text(from_plain(LOREM))]
        blocks.append(c.PageBreak())
    return render_pdf(c.Document("Notat", "da", tuple(blocks)))


def plain(pages: int = 3, size: tuple[float, float] = (595.0, 842.0), rotation: int = 0) -> bytes:
    """An untagged PDF, as most are."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.setPageRotation(rotation)
        canvas.drawString(72, 72, f"side {number + 1}")
        canvas.linkURL("https://example.org/", (72, 60, 200, 90))
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Side {number + 1}", f"p{number}")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def scanned(pages: int = 2) -> bytes:
    """A picture a page."""
    pictures = [
        Image.linear_gradient("L").rotate(number * 7).resize((300, 420)) for number in range(pages)
    ]
    result = img2pdf.convert([_png(picture) for picture in pictures])
    assert result is not None
    return result


def _png(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def form() -> bytes:
    """A form with two fields and a script on one of them."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842), invariant=1)
    canvas.acroForm.textfield(name="navn", x=72, y=700, value="Anna")
    canvas.acroForm.checkbox(name="ja", x=72, y=650)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def changed(data: bytes, change: Callable[[Any], object], **save: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        result = io.BytesIO()
        pdf.save(result, **save)
    return result.getvalue()


def script(code: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(code))


def active() -> bytes:
    """Scripts wherever a PDF can hold one."""

    def plant(pdf: Any) -> None:
        pdf.Root.OpenAction = script("app.alert(1)")
        pdf.Root.AA = Dictionary(WC=script("app.alert(2)"))
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("x"), script("app.alert(3)")]))
        )
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=script("app.alert(4)"))
        launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=launch)
        uri = Dictionary(
            S=Name.URI, URI=String("https://example.org/"), Next=script("app.alert(5)")
        )
        chained = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 20, 20]), A=uri)
        film = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))
        page.Annots = Array([link, chained, film])

    return changed(plain(1), plant)


def locked(owner_only: bool = False) -> bytes:
    """Protected by a password, or only against changes."""
    password = pikepdf.Encryption(owner="ejer", user="" if owner_only else "hemmelig")
    return changed(plain(), lambda pdf: None, encryption=password)


def looping() -> bytes:
    """The tree of pages holds itself."""

    def loop(pdf: Any) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)

    return changed(plain(), loop)


def leaving_a_turned_page() -> bytes:
    """Content that leaves the page moved and scaled behind it."""

    def leave(pdf: Any) -> None:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(b"q 0.1 0 0 0.1 500 500 cm"), prepend=True)

    return changed(plain(1), leave)


def word(paragraphs: int = 3) -> bytes:
    document = docx.Document()
    document.core_properties.title = "Notat"
    document.add_heading("Notat om træer", 1)
    for _ in range(paragraphs):
        document.add_paragraph(LOREM)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def picture(kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    data = io.BytesIO()
    Image.linear_gradient("L").resize((400, 300)).convert(mode).save(data, kind, **options)
    return data.getvalue()


def packed() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("tal.csv", "1;2;3")
    return data.getvalue()


def huge_picture() -> bytes:
    """A small PNG that says it is 50,000 pixels wide and high."""
    data = bytearray(picture("PNG"))
    data[16:24] = struct.pack(">II", 50_000, 50_000)
    return bytes(data)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
