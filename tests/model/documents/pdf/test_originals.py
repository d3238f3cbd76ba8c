"""The agenda with the annexes' own files attached, for the archive."""

from pathlib import Path

import page
import pikepdf
import pytest

from model.documents.agenda import Together, agenda
from model.documents.package import AnnexFile, Trouble
from model.documents.pdf.package import Warned, write_with_originals
from model.errors import Cancelled
from model.progress import NO_PROGRESS, Progress
from tests.model.documents.pdf import annexes as made
from tests.model.documents.pdf.test_package import Files, Listener, texts, with_annexes


def written(
    folder: Path, files: Files, progress: Progress = NO_PROGRESS
) -> tuple[Path, tuple[Warned, ...]]:
    annexes = [
        AnnexFile(
            f"Bilag {number} til punkt 2",
            "",
            name,
            made.put(folder, f"kept{number}", data),
            "",
            f"annex p2 {number}",
        )
        for number, (name, data) in enumerate(files, start=1)
    ]
    view = with_annexes([name for name, _data in files])
    path = folder / "originaler.pdf"
    warned = write_with_originals(
        lambda attached: agenda(view, Together(attached=attached)), annexes, path, progress
    )
    return path, warned


def test_every_file_is_attached_as_it_came(tmp_path: Path) -> None:
    files = [("notat.docx", made.word()), ("høring.pdf", made.active()), ("tal.zip", made.packed())]
    path, warned = written(tmp_path, files)
    assert warned == ()
    with pikepdf.open(path) as pdf:
        attached = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
        assert attached == {
            f"Bilag {number} til punkt 2 – {name}": data
            for number, (name, data) in enumerate(files, start=1)
        }
        assert {str(file.AFRelationship) for file in pdf.Root.AF} == {"/Supplement"}
        assert str(pdf.Root.AF[0].EF.F.Subtype).endswith("wordprocessingml.document")
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    for profile in ("3a", "ua1"):
        assert list(page.validate_pdf(str(path), profile=profile).failures) == []
    said = " ".join(texts(path))
    assert said.count("– vedhæftet") == 3
    assert "vedhæftede filer" in said


def test_what_cannot_be_attached_is_said(tmp_path: Path) -> None:
    files = [("tom.pdf", b""), ("program.exe", b"MZ"), ("god.pdf", made.plain(1))]
    path, warned = written(tmp_path, files)
    assert [one.trouble for one in warned] == [Trouble.EMPTY, Trouble.NOT_ATTACHED]
    said = " ".join(texts(path))
    assert said.count("– ikke vedhæftet") == 2
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ["Bilag 3 til punkt 2 – god.pdf"]


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = [("a.pdf", made.plain(1)), ("b.docx", made.packed())]
    first = written(tmp_path, files)[0].read_bytes()
    assert written(tmp_path, files)[0].read_bytes() == first


def test_work_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        written(tmp_path, [("a.pdf", made.plain(1)), ("b.pdf", made.plain(1))], Listener(2))
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith("kept")] == []
