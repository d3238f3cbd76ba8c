import errno
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from model.documents import content as c
from model.documents import target
from model.documents.agenda import agenda
from model.documents.minutes import MinutesLayout, minutes
from model.documents.pdf import build, render_pdf, write_pdf
from model.errors import Cancelled, UserError
from model.text.blocks import Block, Kind, Run, from_plain
from tests.model.documents.meetings import LOREM, big, small, text
from tests.model.documents.pdf.reading import faults, opened, page_texts, render


@pytest.fixture(scope="module")
def long_agenda() -> bytes:
    return render_pdf(agenda(big(6, 3)))


@pytest.mark.parametrize("layout", list(MinutesLayout))
def test_minutes_conform(layout: MinutesLayout) -> None:
    assert faults(render_pdf(minutes(small(), layout))) == []


def test_an_agenda_conforms(long_agenda: bytes) -> None:
    assert faults(long_agenda) == []


def test_the_contents_tell_the_true_pages(long_agenda: bytes) -> None:
    pages = page_texts(long_agenda)
    for number in range(1, 7):
        title = f"Punkt {number}: Energirenovering i område {number}"
        _, listed, *points = pages[0].split(title)
        after = next((at for at, said in enumerate(pages[1:], 2) if title in said), 0)
        page = listed.split("Punkt")[0].split("Side")[0].split()[-1]
        assert int(page) == (1 if points else after)


def test_links_of_the_contents_lead_to_their_points(long_agenda: bytes) -> None:
    built = build(agenda(big(6, 3)))
    with opened(long_agenda) as pdf:
        objects = [page.obj.objgen for page in pdf.pages]
        links = [link for link in pdf.pages[0].obj.Annots if "/Dest" in link]
        assert len(links) == 6
        for number, link in enumerate(links, 1):
            page, height = built.places[f"point p{number}"]
            assert link.Dest[0].objgen == objects[page]
            assert abs(float(link.Dest[3]) - height - 12) < 0.1
            assert str(link.Contents).startswith(f"Punkt {number}: ")


def test_the_outline_names_the_points(long_agenda: bytes) -> None:
    with opened(long_agenda) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[0] == "Punkt 1: Energirenovering i område 1"
    assert len(titles) == 6
    with opened(render_pdf(minutes(small()))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root[1].children] == [
            "Beslutning for Punkt 2: Træer langs skolevejene"
        ]


def test_page_numbers_running_head_and_notices() -> None:
    pages = page_texts(render_pdf(minutes(small(), MinutesLayout.WHOLE)))
    for number, said in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in said
        assert "UDKAST · Indeholder lukkede punkter" in said
        assert ("Chefteammøde · 17. september 2026" in said) == (number > 1)


def test_a_running_head_too_long_for_the_page_is_shortened() -> None:
    document = c.Document(
        "T",
        "da",
        (c.Line("Ord"), c.PageBreak(), c.Line("Mere")),
        running_head="Budget " * 40,
        notices=("Referatudkast",),
    )
    last = page_texts(render_pdf(document))[1]
    assert "Budget… Referatudkast" in last
    assert last.count("Budget") < 20


def test_a_running_head_that_is_shortened_keeps_its_date() -> None:
    head = f"{'Sundhed og Omsorg ' * 8}· 17. september 2026"
    blocks = (c.Line("Ord"), c.PageBreak(), c.Line("Mere"))
    document = c.Document("T", "da", blocks, running_head=head, notices=("Referatudkast",))
    last = page_texts(render_pdf(document))[1]
    assert "… · 17. september 2026 Referatudkast" in last


def test_what_the_file_says_about_itself() -> None:
    document = replace(agenda(small()), title="Dagsorden – <møde> & mere")
    with opened(render_pdf(document)) as pdf:
        root = pdf.Root
        assert root.Lang == "da"
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.MarkInfo.Marked
        assert root.PageLabels.Nums[1].S == pikepdf.Name.D
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert info["/Title"] == document.title
        assert info["/Author"] == "Chefteam"
        assert info["/Subject"] == "Chefteammøde"
        assert not {"/CreationDate", "/ModDate"} & info.keys()
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == document.title
            assert metadata["pdfuaid:part"] == "1"


def test_every_font_is_embedded_and_only_what_is_used() -> None:
    data = render(c.Line("Ja ☒ \U0001f600 →"), c.Heading("Titel", 1))
    with opened(data) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        names = [str(fonts[key].BaseFont) for key in fonts.keys()]  # noqa: SIM118
        assert {name.split("+")[1] for name in names} == {
            "SourceSans3-Regular",
            "SourceSans3-SemiBold",
            "DejaVuSans",
        }
        assert all("/FontFile2" in fonts[key].FontDescriptor for key in fonts.keys())  # noqa: SIM118
    assert len(data) < 30_000
    assert faults(data) == []
    assert "Ja ☒ \U0001f600 →" in page_texts(data)[0]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = agenda(small())
    first = render_pdf(document)
    # What is kept from other documents in between leaves no trace.
    render(c.Line("Ωμέγα ☃ \U0001d54f"), c.Text(text("- en", "    - to")))
    assert render_pdf(document) == first


def test_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib;from tests.model.documents.meetings import small;"
        "from model.documents.agenda import agenda;from model.documents.pdf import render_pdf;"
        "print(hashlib.sha256(render_pdf(agenda(small()))).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_two_threads_do_not_disturb_each_other() -> None:
    documents = [agenda(small()), minutes(small()), agenda(big(2, 2))]
    alone = [render_pdf(document) for document in documents]
    found: dict[int, bytes] = {}

    def render_one(number: int) -> None:
        found[number] = render_pdf(documents[number])

    threads = [threading.Thread(target=render_one, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(3)] == alone


def test_a_word_of_two_hundred_signs_and_a_title_as_long() -> None:
    long_word = "Miljøkonsekvensvurderingsredegørelse" * 6
    data = render(c.Heading(long_word, 1), c.Facts((c.Fact(long_word, long_word),)))
    said = "".join(page_texts(data)).replace(" ", "")
    assert said.count(long_word) == 3
    assert faults(data) == []


def test_links_in_a_text() -> None:
    blocks = (
        Block(
            Kind.PARAGRAPH,
            0,
            (
                Run("Se "),
                Run("lov om offentlighed " * 8, link="https://example.org/lov?a=1&b=(æ)"),
                Run(" og "),
                Run("skriv", link="mailto:a@example.org", bold=True),
                Run(" ikke "),
                Run("her", link="#ingen"),
            ),
        ),
    )
    data = render(c.Text(blocks))
    assert faults(data) == []
    with opened(data) as pdf:
        links = list(pdf.pages[0].obj.Annots)
        addresses = [str(link.A.URI) for link in links]
    assert addresses == ["https://example.org/lov?a=1&b=%28%C3%A6%29"] * 2 + [
        "mailto:a@example.org"
    ]


def test_a_text_in_another_language_says_so() -> None:
    data = render(c.Heading("Budget", 1), c.Text(from_plain("In short."), language="en"))
    assert faults(data) == []
    with opened(data) as pdf:
        heading, passage = pdf.Root.StructTreeRoot.K[0].K
        assert "/Lang" not in heading
        assert passage.Lang == "en"


@pytest.mark.tool("pdfinfo")
def test_the_structure_reads_in_the_order_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    write_pdf(agenda(small()), path)
    command = ["pdfinfo", "-struct-text", str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    expected = (
        'H1 (block) "Chefteammøde"',
        'TH: /Scope /Row "Mødeleder" TD "Kim Dahl"',
        'H2 (block) "Information:" P (block) "Pkt. 1 " "kl. 8.30-8.35"',
        'TOCI Reference (inline) Link (inline) "Punkt 1: Godkendelse af dagsorden" " 1"',
        'Sect H2 (block) "Punkt 2: Træer langs skolevejene"',
        'H3 (block) "Baggrund"',
        'LI (block) Lbl (block) "•" LBody (block) P (block) "87 træer er gået ud" L (block):',
        '/ListNumbering /Circle LI (block) Lbl (block) "◦" LBody (block) "51 efter tørken"',
        'TH: /Scope /Column "2025"',
        'LI (block) Lbl (block) "☒" LBody (block) "Afdelingens grundbudget"',
        'LI (block) Lbl (block) "Bilag 1:" LBody (block) "Arter og placering"',
        'H2 (block) "Punkt 7: Eventuelt"',
    )
    flat = " ".join(said.split())
    place = 0
    for part in expected:
        assert part in flat[place:]
        place = flat.index(part, place)


def test_headings_never_skip_a_level() -> None:
    deep = text("Tekst", "## Mellemrubrik")
    data = render(c.Heading("A", 4), c.Text(deep, heading_level=5), c.Heading("B", 2))
    assert faults(data) == []


@pytest.mark.tool("qpdf")
def test_another_reader_finds_no_fault(tmp_path: Path, long_agenda: bytes) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(long_agenda)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


def test_a_table_over_several_pages_repeats_its_head() -> None:
    rows = tuple((f"Opgave {n}: {LOREM[:120]}", "Bo Friis", "1. maj") for n in range(60))
    columns = (c.Column("Opgave", 5), c.Column("Ansvarlig", 2), c.Column("Frist", 2))
    data = render(c.Heading("Opgaver", 1), c.Table(columns, rows))
    pages = page_texts(data)
    assert len(pages) > 2
    assert all("Opgave Ansvarlig Frist" in said for said in pages)
    assert faults(data) == []


def test_thirty_pages_in_one_field() -> None:
    long = from_plain("\n".join([LOREM * 3] * 90))
    data = render(c.Heading("Baggrund", 1), c.Text(long))
    assert len(page_texts(data)) >= 30
    assert faults(data) == []


def test_a_document_without_anything() -> None:
    data = render_pdf(c.Document("", "not a language!", ()))
    assert faults(data) == []
    assert page_texts(data) == ["Page 1 of 1"]


def test_progress_is_told_and_work_can_be_stopped() -> None:
    class Listener:
        def __init__(self, patience: int) -> None:
            self.pages: list[tuple[int, int]] = []
            self.patience = patience

        def report(self, done: int, total: int, text: str) -> None:
            self.pages.append((done, total))

        def check_cancelled(self) -> None:
            if len(self.pages) > self.patience:
                raise Cancelled

    listener = Listener(99)
    render_pdf(agenda(small()), listener)
    total = len(listener.pages)
    assert listener.pages == [(number, total) for number in range(total)]
    with pytest.raises(Cancelled):
        render_pdf(agenda(small()), Listener(1))
    assert render_pdf(agenda(small())).startswith(b"%PDF-1.7")


def test_a_file_is_put_in_its_place_whole(tmp_path: Path) -> None:
    path = tmp_path / "Dagsorden – æøå.pdf"
    path.write_bytes(b"old")
    write_pdf(agenda(small()), path)
    assert path.read_bytes().startswith(b"%PDF")
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="findes ikke"):
        write_pdf(agenda(small()), tmp_path / "væk" / "a.pdf")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "ikke mere plads"), (errno.EACCES, "må ikke skrive"), (errno.EIO, "prøv igen")],
)
def test_a_disk_that_says_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(target.os, "fsync", refuse)
    with pytest.raises(UserError, match=sentence):
        write_pdf(agenda(small()), path)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1
