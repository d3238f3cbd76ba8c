"""Whatever can be got out of a finished file is read by the search."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from model.documents import content as c
from model.documents.pdf.searching import FileReader, pages_without_text, readings
from model.documents.pdf.writer import render_pdf
from model.text.blocks import Block, Kind, Run, from_plain
from tests.model.documents.pdf import annexes as made

SECRET = "Havnegrunden"


def said(folder: Path, data: bytes) -> str:
    return "\n".join(FileReader().pdf(made.put(folder, "a.pdf", data)))


def document(*blocks: c.ContentBlock, title: str = "T") -> bytes:
    return render_pdf(c.Document(title, "da", blocks))


def test_text_title_outline_and_links(tmp_path: Path) -> None:
    link = Block(Kind.PARAGRAPH, 0, (Run("her", link=f"https://example.org/{SECRET}"),))
    assert SECRET in said(tmp_path, document(c.Text(from_plain(SECRET))))
    assert SECRET in said(tmp_path, document(title=SECRET))
    assert SECRET in said(tmp_path, document(c.Heading(SECRET, 1, outlined=True)))
    assert SECRET in said(tmp_path, document(c.Text((link,))))


def test_a_word_divided_at_the_end_of_a_line() -> None:
    for sign in ("-", "\u00ad", "\ufffe", "\u2010"):
        assert any(SECRET in text for text in readings(f"Havne{sign}\r\ngrunden"))
    assert readings("hel") == ("hel",)


def test_every_divided_word_of_a_narrow_text_is_found(tmp_path: Path) -> None:
    word = "Havnegrundsforhandlingsmandatet"
    for before in range(0, 60, 7):
        data = document(c.Text(from_plain("x " * before + word)))
        assert word in said(tmp_path, data)


def test_comments_hidden_text_names_and_attachments(tmp_path: Path) -> None:
    def comment(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String(SECRET))
        pdf.pages[0].obj.Annots = pikepdf.Array([note])

    def name(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PieceInfo = Dictionary({f"/{SECRET}": Dictionary()})

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["notat.docx"] = with_word_parts()

    for change in (comment, name, attach):
        data = made.changed(made.plain(1), change)
        assert SECRET in said(tmp_path, data), change.__name__


def with_word_parts() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("word/document.xml", "<w:p><w:del><w:delText>Havne</w:delText></w:del></w:p>")
        file.writestr("word/comments.xml", f"<w:p><w:t>Havne</w:t><w:t>grunden</w:t> {1}</w:p>")
    return data.getvalue()


def test_an_office_file_with_comments_and_deleted_words() -> None:
    found = "\n".join(FileReader().file(with_word_parts()))
    assert SECRET in found
    assert "Havne\n" in found


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16-le"])
def test_other_files_are_read_as_text(encoding: str) -> None:
    assert any(SECRET in text for text in FileReader().file(f"om {SECRET}".encode(encoding)))


def test_pages_that_nobody_can_search(tmp_path: Path) -> None:
    path = made.put(tmp_path, "a.pdf", made.scanned(2))
    assert pages_without_text(path, [range(2)]) == [2]
    path = made.put(tmp_path, "b.pdf", made.tagged(1))
    assert pages_without_text(path, [range(1)]) == [0]
