"""A damaged Office file is told as one kind of fault, wherever the damage is."""

import io
import random
import zipfile
from pathlib import Path

import docx
import pytest

from model.text.packed import packed_parts


def test_any_damage_is_a_bad_zip_file() -> None:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Svømmehallens omklædning")
    document.save(file)
    assert any("omklædning" in text for _part, text in packed_parts(file.getvalue()))
    chance = random.Random(7)
    for _round in range(300):
        damaged = bytearray(file.getvalue())
        for _place in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            for _part in packed_parts(bytes(damaged)):
                pass
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
            continue


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_packed_words_that_cannot_be_unpacked(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        packed.writestr("word/document.xml", "<w:p>Bad</w:p>" * 99)
    damaged = bytearray(file.getvalue())
    begin = 30 + len("word/document.xml")
    damaged[begin + 4 : begin + 20] = b"\xff" * 16
    with pytest.raises(zipfile.BadZipFile):
        list(packed_parts(bytes(damaged)))


@pytest.mark.parametrize("as_file", [False, True])
def test_bytes_that_were_lost_on_the_way(tmp_path: Path, as_file: bool) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("word/document.xml", "<w:p>Ord</w:p>" * 99)
    whole = file.getvalue()
    lacking = whole[:200] + whole[300:]
    (tmp_path / "lacking.docx").write_bytes(lacking)
    with pytest.raises((zipfile.BadZipFile, ValueError)):
        list(packed_parts(tmp_path / "lacking.docx" if as_file else lacking))
