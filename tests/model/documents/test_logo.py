"""The picture of a letterhead: kept small, printed as a figure that says what it is."""

import base64
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from model.documents import logo as module
from model.documents.agenda import agenda
from model.documents.logo import logo_of, read_logo
from model.documents.pdf import render_pdf
from model.documents.word import to_word
from model.editions import guest_view, open_view
from model.errors import UserError
from model.views import MeetingView
from model.vocabulary import ClosedDisplay
from tests.model.documents.meetings import small
from tests.model.documents.pdf import annexes as made
from tests.model.documents.pdf.reading import faults
from tests.model.documents.readable import words


def put(folder: Path, kind: str = "PNG", mode: str = "RGB", name: str = "våben.png") -> Path:
    return made.put(folder, name, made.picture(kind, mode))


def with_logo(folder: Path, **more: object) -> MeetingView:
    return replace(small(), logo=read_logo(put(folder)), **more)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK")]
)
def test_pictures_are_kept_whole(tmp_path: Path, kind: str, mode: str) -> None:
    logo = logo_of(read_logo(put(tmp_path, kind, mode)))
    assert logo is not None
    assert logo.proportion == pytest.approx(400 / 300, abs=0.01)
    assert logo.size_within((130, 60)) == (pytest.approx(80, abs=1), pytest.approx(60, abs=1))


def test_a_large_picture_is_kept_small(tmp_path: Path) -> None:
    noise = Image.effect_noise((1800, 1500), 100).convert("RGB")
    noise.save(tmp_path / "støj.png")
    kept = read_logo(tmp_path / "støj.png")
    assert len(base64.b64decode(kept)) <= module._MOST_KEPT
    assert logo_of(kept) is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kan læses"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kan læses"),
        (made.picture("GIF", "P"), "kan læses"),
        (made.picture("JPEG")[:900], "kan læses"),
        (made.huge_picture(), "kan læses"),  # its size is no longer what its checksum says
    ],
)
def test_what_is_no_such_picture_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_logo(made.put(tmp_path, "våben.png", data))


@pytest.mark.parametrize("limit", ["MOST_BYTES", "_MOST_PIXELS"])
def test_a_picture_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(module, limit, 100)
    with pytest.raises(UserError, match="for stor"):
        read_logo(put(tmp_path))


@pytest.mark.parametrize("kept", ["", "ikke base64!", base64.b64encode(b"GIF89a").decode()])
def test_what_cannot_be_read_back_is_no_picture(kept: str) -> None:
    assert logo_of(kept) is None


def test_it_is_a_figure_with_words_in_every_edition(tmp_path: Path) -> None:
    view = with_logo(tmp_path, letterhead=("Fjordby Kommune",), logo_words="Byens våben")
    for one in (view, open_view(view, ClosedDisplay.NOTHING), guest_view(view, "Liv Engsø")):
        assert (one.logo, one.logo_words) == (view.logo, "Byens våben")
    document = agenda(view)
    assert "[picture: Byens våben]" in words(document)
    data = render_pdf(document)
    assert faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        figures = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert [str(figure.Alt) for figure in figures] == ["Byens våben"]
        assert len(pdf.pages[0].get_images()) == 1


def test_without_words_it_is_the_senders_logo(tmp_path: Path) -> None:
    assert "[picture: Logo: Chefteam]" in words(agenda(with_logo(tmp_path)))
    named = with_logo(tmp_path, letterhead=("Fjordby Kommune", "Rådhuset 1"))
    assert "[picture: Logo: Fjordby Kommune]" in words(agenda(named))


def test_a_word_file_holds_it(tmp_path: Path) -> None:
    data = to_word(agenda(with_logo(tmp_path, logo_words="Byens våben")))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert 'descr="Byens våben"' in packed.read("word/document.xml").decode()
        assert any(name.startswith("word/media/") for name in packed.namelist())
