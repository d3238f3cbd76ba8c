"""The agenda with its annexes in one file: good annexes as they are, broken ones named."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest

from model.documents.agenda import Together, agenda
from model.documents.package import AnnexFile, Trouble, stamp_of, target_of
from model.documents.pdf.package import Warned, intake, office, write_package
from model.documents.points import anchor
from model.documents.words import Words
from model.errors import Cancelled, UserError
from model.progress import NO_PROGRESS
from model.views import AnnexView, MeetingView
from model.vocabulary import Openness
from tests.model.documents.meetings import small
from tests.model.documents.pdf import annexes as made

Files = list[tuple[str, bytes]]


def with_annexes(names: list[str]) -> MeetingView:
    view = small()
    item = view.points[1].item
    assert item is not None
    views = tuple(
        AnnexView(n, f"Titel {n}", Openness.OPEN, name) for n, name in enumerate(names, 1)
    )
    point = replace(view.points[1], item=replace(item, annexes=views))
    entries = tuple(point if entry == view.points[1] else entry for entry in view.entries)
    return view.with_entries(entries)


def package(
    folder: Path, files: Files, progress: Any = NO_PROGRESS
) -> tuple[Path, tuple[Warned, ...]]:
    view = with_annexes([name for name, _ in files])
    point = view.points[1]
    found = [
        AnnexFile(
            stamp_of(point, annex.number, Words("da")),
            annex.title,
            annex.file_name,
            made.put(folder, f"annex-{annex.number}", data),
            anchor(point),
            target_of(point, annex.number),
        )
        for annex, (_, data) in zip(point.all_annexes, files, strict=True)
    ]
    path = folder / "samlet.pdf"
    warned = write_package(view, lambda first: agenda(view, Together(first)), found, path, progress)
    return path, warned


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as opened:
        return [one.get_textpage().get_text_range() for one in opened]


def troubles(warned: tuple[Warned, ...]) -> list[Trouble]:
    return [one.trouble for one in warned]


def test_good_annexes_are_kept_as_they_are(tmp_path: Path) -> None:
    files = [
        ("notat.pdf", made.tagged(2)),
        ("a3.pdf", made.plain(1, (1190.0, 842.0))),
        ("drejet.pdf", made.plain(2, rotation=90)),
        ("skema.pdf", made.form()),
    ]
    path, warned = package(tmp_path, files)
    assert warned == ()
    with pikepdf.open(path) as pdf:
        own = len(pdf.pages) - 6
        assert [float(x) for x in pdf.pages[own + 2].mediabox][2:] == [1190, 842]
        assert pdf.pages[own + 3].rotation == 90
        fields = {str(field.T) for field in pdf.Root.AcroForm.Fields}
        assert fields == {"navn", "ja"}
        links = [a for a in pdf.pages[own + 2].obj.Annots if "/A" in a]
        assert str(links[0].A.URI) == "https://example.org/"
    said = texts(path)
    total = len(said)
    assert f"Side 1 af {total}" in said[0]
    assert "Bilag 1 til punkt 2, side 1 af 2" in said[own]
    assert f"Side {own + 1} af {total}" in said[own]
    assert "Bilag 3 til punkt 2, side 2 af 2" in said[own + 4]
    assert f"– side {own + 1}" in " ".join(said[:own])


def test_the_stamp_stands_upright_in_its_corner_on_turned_pages(tmp_path: Path) -> None:
    for rotation in (0, 90, 180, 270):
        path, _ = package(tmp_path, [("a.pdf", made.plain(1, (842.0, 595.0), rotation))])
        with pypdfium2.PdfDocument(path) as opened:
            last = opened[len(opened) - 1]
            bitmap = last.render(scale=1).to_pil().convert("L")
            corner = bitmap.crop((bitmap.width - 160, 0, bitmap.width, 30))
            assert min(corner.tobytes()) < 160, rotation
            rest = bitmap.crop((0, 0, bitmap.width - 170, 30))
            assert min(rest.tobytes()) > 250, rotation


def test_content_that_leaves_the_page_moved_does_not_move_the_stamp(tmp_path: Path) -> None:
    path, _ = package(tmp_path, [("a.pdf", made.leaving_a_turned_page())])
    with pypdfium2.PdfDocument(path) as opened:
        bitmap = opened[len(opened) - 1].render(scale=1).to_pil().convert("L")
        corner = bitmap.crop((bitmap.width - 160, 0, bitmap.width, 30))
        assert min(corner.tobytes()) < 160


def test_links_there_and_back(tmp_path: Path) -> None:
    path, _ = package(tmp_path, [("a.pdf", made.tagged(1)), ("b.pdf", made.plain(2))])
    with pikepdf.open(path) as pdf:
        places = {p.obj.objgen: number for number, p in enumerate(pdf.pages)}
        own = len(pdf.pages) - 3
        forth = [
            places[a.Dest[0].objgen]
            for p in list(pdf.pages)[:own]
            for a in p.obj.get("/Annots", [])
            if "/Dest" in a and places[a.Dest[0].objgen] >= own
        ]
        assert forth == [own, own + 1]
        for first in (own, own + 1):
            back = [a for a in pdf.pages[first].obj.Annots if "/Dest" in a]
            assert [places[a.Dest[0].objgen] < own for a in back] == [True]
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert "Bilag 2 til punkt 2: Titel 2" in titles
            inner = outline.root[titles.index("Bilag 2 til punkt 2: Titel 2")].children
            assert [item.title for item in inner] == ["Side 1", "Side 2"]


def test_active_content_is_taken_out(tmp_path: Path) -> None:
    path, _ = package(tmp_path, [("a.pdf", made.active()), ("b.pdf", made.form())])
    with pikepdf.open(path) as pdf:
        everything = b"".join(
            one.unparse(resolved=True) if not isinstance(one, pikepdf.Stream) else one.read_bytes()
            for one in pdf.objects
        )
        for word in (b"JavaScript", b"app.alert", b"Launch", b"calc.exe", b"RichMedia"):
            assert word not in everything
        assert b"https://example.org/" in everything


@pytest.mark.parametrize(
    ("name", "data", "trouble"),
    [
        ("tom.pdf", lambda: b"", Trouble.EMPTY),
        ("låst.pdf", made.locked, Trouble.PASSWORD),
        ("afbrudt.pdf", lambda: made.plain(1)[:200], Trouble.UNREADABLE),
        ("vrøvl.pdf", lambda: b"%PDF-1.7\nrubbish", Trouble.UNREADABLE),
        ("afbrudt.jpg", lambda: made.picture("JPEG", quality=95)[:900], Trouble.UNREADABLE),
        ("kæmpe.png", made.huge_picture, Trouble.UNREADABLE),
        ("tal.zip", made.packed, Trouble.ATTACHED),
        ("program.exe", lambda: b"MZ" + bytes(500), Trouble.NOT_ATTACHED),
        ("side.html", lambda: b"<html><script>1</script></html>", Trouble.NOT_ATTACHED),
    ],
)
def test_what_cannot_be_shown_is_named_on_a_page(
    tmp_path: Path, name: str, data: Callable[[], bytes], trouble: Trouble
) -> None:
    path, warned = package(tmp_path, [("god.pdf", made.tagged(1)), (name, data())])
    said = texts(path)
    assert name in said[-1]
    assert "Titel 2" in said[-1]
    assert "Bilag 2 til punkt 2" in said[-1]
    assert "Afsnit 0" in said[-2]
    assert (trouble in troubles(warned)) == (trouble is not Trouble.ATTACHED)
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == (
            [f"Bilag 2 til punkt 2 – {name}"] if trouble is Trouble.ATTACHED else []
        )


def test_odd_files_that_can_be_shown(tmp_path: Path) -> None:
    files = [
        ("skrivebeskyttet.pdf", made.locked(owner_only=True)),
        ("billede.pdf", made.picture()),
        ("snavs.pdf", b"snavs\n" * 20 + made.plain(1)),
        ("gif.gif", made.picture("GIF", "P")),
        ("cmyk.jpg", made.picture("JPEG", "CMYK")),
        ("alfa.png", made.picture("PNG", "RGBA")),
        ("bitmap.bmp", made.picture("BMP")),
        ("vev.webp", made.picture("WEBP")),
        ("skanning.tif", made.picture("TIFF", save_all=True, append_images=[])),
    ]
    path, warned = package(tmp_path, files)
    assert [one for one in warned if one.trouble is not Trouble.MISLABELLED] == []
    assert [one.annex.file_name for one in warned] == ["billede.pdf"]
    said = texts(path)
    assert not any("kan ikke vises" in one for one in said)


def test_pages_that_hold_themselves(tmp_path: Path) -> None:
    path, warned = package(tmp_path, [("sløjfe.pdf", made.looping())])
    assert troubles(warned)[0] in (Trouble.UNREADABLE, Trouble.REPAIRED)
    assert "til punkt 2" in texts(path)[-1]


@pytest.mark.parametrize(
    ("file_name", "trouble", "said"),
    [
        ("væk.pdf", Trouble.MISSING, "Filen mangler"),
        ("", Trouble.NO_FILE, "Der er ikke vedhæftet nogen fil"),
    ],
)
def test_a_missing_file(tmp_path: Path, file_name: str, trouble: Trouble, said: str) -> None:
    view = with_annexes(["væk.pdf"])
    point = view.points[1]
    lost = AnnexFile("Bilag 1 til punkt 2", "T", file_name, None, anchor(point), "x")
    path = tmp_path / "s.pdf"
    warned = write_package(
        view, lambda first: agenda(view, Together(first)), [lost], path, NO_PROGRESS
    )
    assert troubles(warned) == [trouble]
    assert said in texts(path)[-1]


def test_too_big_and_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_PAGES", 3)
    _, warned = package(tmp_path, [("a.pdf", made.plain(4)), ("b.pdf", made.plain(3))])
    assert troubles(warned) == [Trouble.TOO_LONG]
    monkeypatch.setattr(intake, "MOST_BYTES", 100)
    _, warned = package(tmp_path, [("a.pdf", made.plain(1))])
    assert troubles(warned) == [Trouble.TOO_BIG]


def test_a_thousand_pages(tmp_path: Path) -> None:
    path, warned = package(tmp_path, [("lang.pdf", made.plain(1000))])
    assert warned == ()
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > 1000
    assert "Bilag 1 til punkt 2, side 1000 af 1000" in texts(path)[-1]


def faults_but_archival(path: Path) -> list[Any]:
    return list(page.validate_pdf(str(path), profile="ua1").failures)


def test_a_package_of_good_files_is_accessible(tmp_path: Path) -> None:
    files = [
        ("notat.pdf", made.tagged(3)),
        ("skanning.pdf", made.scanned(2)),
        ("foto.jpg", made.picture()),
        ("tom.pdf", b""),
    ]
    path, _ = package(tmp_path, files)
    assert faults_but_archival(path) == []
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert "pdfaid:part" not in metadata


def test_a_package_with_fonts_left_out_claims_nothing(tmp_path: Path) -> None:
    path, _ = package(tmp_path, [("a.pdf", made.plain(1))])
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata


@pytest.mark.tool("qpdf")
def test_another_reader_finds_no_fault(tmp_path: Path) -> None:
    files = [("a.pdf", made.tagged(2)), ("b.pdf", made.plain(2, rotation=90)), ("c.zip", b"PK")]
    path, _ = package(tmp_path, files)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


@pytest.mark.tool("soffice")
def test_office_files_become_pages(tmp_path: Path) -> None:
    files = [("notat.docx", made.word()), ("skema.docx", b"PK\x03\x04 not a document")]
    path, warned = package(tmp_path, files)
    said = " ".join(texts(path))
    assert "Notat om træer" in said
    assert [(one.annex.file_name, one.trouble) for one in warned] == [
        ("skema.docx", Trouble.NOT_CONVERTED)
    ]
    assert "kunne ikke laves om til sider" in said


def test_without_a_converter_the_file_is_attached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "libreoffice", lambda: None)
    path, warned = package(tmp_path, [("notat.docx", made.word())])
    assert troubles(warned) == [Trouble.NOT_CONVERTED]
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ["Bilag 1 til punkt 2 – notat.docx"]


def test_a_converter_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "soffice"
    hanging.write_text("#!/bin/sh\nsleep 600\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(office, "libreoffice", lambda: str(hanging))
    monkeypatch.setattr(office, "_SECONDS_TO_START", 0.2)
    monkeypatch.setattr(office, "_SECONDS_A_FILE", 0.1)
    _, warned = package(tmp_path, [("notat.docx", made.word())])
    assert troubles(warned) == [Trouble.NOT_CONVERTED]


class Listener:
    """Stops the work after so many reports."""

    def __init__(self, patience: int) -> None:
        self.said: list[str] = []
        self.patience = patience

    def report(self, done: int, total: int, text: str) -> None:
        assert 0 <= done < total
        self.said.append(text)

    def check_cancelled(self) -> None:
        if len(self.said) > self.patience:
            raise Cancelled


@pytest.mark.parametrize("patience", [1, 3, 5])
def test_work_can_be_stopped_and_leaves_nothing(tmp_path: Path, patience: int) -> None:
    (tmp_path / "samlet.pdf").write_bytes(b"old")
    files = [("a.pdf", made.tagged(1)), ("b.pdf", made.plain(1))]
    with pytest.raises(Cancelled):
        package(tmp_path, files, Listener(patience))
    assert (tmp_path / "samlet.pdf").read_bytes() == b"old"
    assert not list(tmp_path.glob(".samlet*"))


def test_progress_names_the_annexes(tmp_path: Path) -> None:
    listener = Listener(99)
    package(tmp_path, [("a.pdf", made.tagged(1)), ("b.pdf", made.plain(1))], listener)
    assert listener.said.count("Titel 1") == 2
    assert listener.said.count("Titel 2") == 2


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    view = with_annexes([])
    with pytest.raises(UserError):
        write_package(view, lambda _: agenda(view), [], tmp_path / "no" / "s.pdf", NO_PROGRESS)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = [("a.pdf", made.tagged(1)), ("b.pdf", made.plain(2))]
    first = package(tmp_path, files)[0].read_bytes()
    assert package(tmp_path, files)[0].read_bytes() == first
