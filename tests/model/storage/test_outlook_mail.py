"""Mails of Outlook as they lie in a file; written here sector by sector, as [MS-CFB] says."""

import struct
from pathlib import Path

import pytest

from model.storage.search.file_text import text_of_file
from model.storage.search.outlook_mail import mail_parts

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR, SHORT, LEAST = 512, 64, 4096


def outlook_mail(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams at the top, short ones among the short sectors."""
    sectors: list[bytes] = [b"", b""]  # the table, then the directory; filled in below
    following: list[int] = [TABLE, END]
    short, shorts = b"", list[int]()
    places: list[tuple[str, int, int]] = []
    for name, data in streams.items():
        if len(data) >= LEAST:
            places.append((name, _put(sectors, following, data), len(data)))
        else:
            count = -(-len(data) // SHORT)
            first = len(shorts)
            shorts += [*range(first + 1, first + count), END] if count else []
            short += data.ljust(count * SHORT, b"\0")
            places.append((name, first if count else END, len(data)))
    entries = [_entry("Root Entry", 5, FREE, 1, _put(sectors, following, short), len(short))]
    for number, (name, start, size) in enumerate(places, 1):
        right = number + 1 if number < len(places) else FREE
        entries.append(_entry(name, 2, right, FREE, start, size))
    directory = b"".join(entries)
    sectors[1] = directory[:SECTOR]
    if len(directory) > SECTOR:
        following[1] = _put(sectors, following, directory[SECTOR:])
    table = struct.pack(f"<{len(shorts)}I", *shorts)
    short_table = _put(sectors, following, table)
    assert len(sectors) <= SECTOR // 4
    sectors[0] = struct.pack(f"<{len(following)}I", *following).ljust(SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHH", 0x3E, 3, 0xFFFE)
    head += struct.pack("<HH6xIIII", 9, 6, 0, 1, 1, 0)
    head += struct.pack("<IIIII", LEAST, short_table, 1, END, 0)
    head += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return head + b"".join(sector.ljust(SECTOR, b"\0") for sector in sectors)


def _put(sectors: list[bytes], following: list[int], data: bytes) -> int:
    first = len(sectors)
    pieces = [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)] or [b""]
    sectors += pieces
    following += [*range(first + 1, first + len(pieces)), END]
    return first


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    return head + struct.pack("<III36xIQ", FREE, right, child, start, size)


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


MAIL = {
    "__substg1.0_0037001F": wide("Høringssvar om svømmehallen"),
    "__substg1.0_0C1A001F": wide("Åse Østergaard"),
    "__substg1.0_0E04001F": wide("Jens Sørensen"),
    "__substg1.0_1000001F": wide("Vi ønsker flere baner. " * 200),
}


def test_what_is_written_and_between_whom(tmp_path: Path) -> None:
    path = tmp_path / "svar.msg"
    path.write_bytes(outlook_mail(MAIL))
    lines = text_of_file(path, path.name).splitlines()
    assert lines[:3] == ["Høringssvar om svømmehallen", "Åse Østergaard", "Jens Sørensen"]
    assert lines[3].count("flere baner") == 200


def test_an_older_mail_and_one_that_is_only_a_page(tmp_path: Path) -> None:
    path = tmp_path / "svar.msg"
    page = b"<p class=heading>Flere b&aring;se</p>"
    old = {"__substg1.0_0037001E": "Båse".encode("cp1252"), "__substg1.0_10130102": page}
    path.write_bytes(outlook_mail(old))
    assert text_of_file(path, path.name) == "Båse\nFlere båse"


@pytest.mark.parametrize("kept", [0, 8, 511, 512, 900, 1400, 3000])
def test_half_a_file_is_no_harm(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "svar.msg"
    path.write_bytes(outlook_mail(MAIL)[:kept])
    text_of_file(path, path.name)


@pytest.mark.parametrize("at", range(30, 80, 2))
def test_numbers_that_lead_nowhere_are_no_harm(tmp_path: Path, at: int) -> None:
    data = bytearray(outlook_mail(MAIL))
    for wrong in (b"\0\0", b"\xff\xff", b"\1\0"):
        data[at : at + 2] = wrong
        path = tmp_path / "svar.msg"
        path.write_bytes(bytes(data))
        text_of_file(path, path.name)


def test_a_chain_in_circles_ends() -> None:
    data = bytearray(outlook_mail(MAIL))
    for entry in range(20):
        struct.pack_into("<I", data, 512 + entry * 4, 1)
    mail_parts(bytes(data))


def test_another_file_is_none() -> None:
    with pytest.raises(ValueError, match="compound"):
        mail_parts(b"From: a@b.test" + bytes(600))
