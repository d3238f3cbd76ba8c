"""Words in attached files are found however they are packed, and files that nobody can search are named."""

import gzip
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from model.documents import content as c
from model.documents.pdf import searching
from model.documents.pdf.searching import FileReader
from model.documents.pdf.writer import render_pdf
from model.text.blocks import from_plain
from tests.model.documents.pdf import annexes as made

SECRET = "Havnegrunden"


def pdf(text: str = SECRET) -> bytes:
    return render_pdf(c.Document("T", "da", (c.Text(from_plain(text)),)))


def packed(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return data.getvalue()


def mail(**attached: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Svar", "a@example.org"
    message.set_content(f"Vi så på {SECRET} i går.\n", cte="base64")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def with_file(data: bytes, name: str = "a.pdf") -> bytes:
    def attach(one: pikepdf.Pdf) -> None:
        one.attachments[name] = data

    return made.changed(made.plain(1), attach)


def on_a_note(data: bytes) -> bytes:
    """Attached to a note on a page, where the list of attachments does not show it."""

    def attach(one: pikepdf.Pdf) -> None:
        about = dict.fromkeys(("description", "mime_type", "creation_date", "mod_date"), "")
        file = pikepdf.AttachedFileSpec(one, data, filename="a.pdf", **about)
        note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=file.obj)
        one.pages[0].obj.Annots = Array([note])

    return made.changed(made.plain(1), attach)


def scripted() -> bytes:
    def plant(one: pikepdf.Pdf) -> None:
        code = one.make_stream(f"app.alert('{SECRET}')".encode())
        one.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=code)

    return made.changed(made.plain(1), plant)


def read(data: bytes) -> tuple[str, bool]:
    reader = FileReader()
    return "\n".join(reader.file(data)), reader.blind


WORD = f"<w:p><w:t>{SECRET}</w:t></w:p>".encode()


@pytest.mark.parametrize(
    "data",
    [
        pdf(),
        with_file(pdf()),
        with_file(with_file(packed(a_docx=packed(word__document_xml=WORD)))),
        on_a_note(pdf()),
        scripted(),
        packed(notat_pdf=pdf()),
        packed(word__document_xml=b"<w:t>x</w:t>", word__embeddings__a_pdf=pdf()),
        packed(word__document_xml=f'<w:t>x</w:t><wp:docPr descr="{SECRET}"/>'.encode()),
        packed(word__document_xml=b"<w:t>Havne&#103;runden</w:t>"),
        packed(word___rels__document_xml_rels=f'<R Target="http://{SECRET}/"/>'.encode()),
        mail(),
        packed(svar_eml=mail(notat=pdf())),
        rb"{\rtf1\ansi Havne\'67runden\par}",
        SECRET.encode("utf-16"),
    ],
)
def test_a_word_is_found_in_whatever_it_is_packed(data: bytes) -> None:
    said, blind = read(data)
    assert SECRET in said
    assert not blind


@pytest.mark.parametrize(
    "data",
    [
        made.locked(),
        made.picture(),
        made.scanned(1),
        with_file(made.scanned(1)),
        packed(foto_jpg=made.picture()),
        packed(docProps__app_xml=b"<T>Word</T>", word__media__a_jpg=made.picture()),
        b"%PDF-1.7\nrubbish",
        b"PK\x03\x04 rubbish",
        gzip.compress(SECRET.encode() * 50, mtime=0),
        b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le"),
    ],
)
def test_what_nobody_can_search_is_said(data: bytes) -> None:
    assert read(data)[1]


@pytest.mark.parametrize(
    "data", [made.tagged(1), made.word(), made.packed(), b"a;b\r\n1;2\n", "Åse".encode("cp1252")]
)
def test_ordinary_files_can_be_searched(data: bytes) -> None:
    assert not read(data)[1]


def test_the_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    def attach(one: pikepdf.Pdf) -> None:
        one.attachments["læst.pdf"] = pdf()
        one.attachments["foto.jpg"] = made.picture()

    reader = FileReader()
    said = "\n".join(reader.pdf(made.put(tmp_path, "a.pdf", made.changed(made.plain(1), attach))))
    assert SECRET in said
    assert reader.unread == ["foto.jpg"]


def test_files_in_files_without_end_are_given_up() -> None:
    data = pdf()
    for _ in range(9):
        data = packed(a_zip=data)
    assert read(data)[1]


def test_a_file_that_unpacks_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_UNPACKED", 1 << 20)
    zeros = {f"n{number}_zip": packed(a_txt=bytes(300_000)) for number in range(9)}
    assert read(packed(**zeros))[1]
    assert not read(packed(n_zip=packed(a_txt=bytes(300_000))))[1]
