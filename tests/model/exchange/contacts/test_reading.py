"""People out of vCard files of every age, Danish tables of Outlook, and pasted lists."""

import pytest

from model.commands.people import Contact
from model.errors import UserError
from model.exchange.contacts.reading import read_contacts

AASE = Contact("Åse Kjær", "Jurist", "HR", "aase@example.org", "12 34 56 78")

OUTLOOK = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=da;CHARSET=Windows-1252:Kj\xe6r;\xc5se\r\n"
    "FN;CHARSET=Windows-1252:\xc5se Kj\xe6r\r\nORG:Kommunen;HR\r\nTITLE:Jurist\r\n"
    "TEL;WORK;VOICE:12 34 56 78\r\nEMAIL;PREF;INTERNET:aase@example.org\r\nEND:VCARD\r\n"
).encode("cp1252")
QUOTED = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    b"=C3=85se Kj=C3=A6r\r\nORG:Kommunen;HR\r\nTITLE:Jurist\r\nTEL;WORK:12 34 56 78\r\n"
    b"EMAIL;INTERNET:aase@example.org\r\nEND:VCARD\r\n"
)
MODERN = (
    "BEGIN:VCARD\nVERSION:4.0\nFN:Åse Kjær\nN:Kjær;Åse;;;\nORG:Kommunen;HR\nTITLE:Jurist\n"
    "TEL:12 34 56 78\nitem1.EMAIL:aase@example.org\nEND:VCARD\n"
).encode()
HEAD = "Fornavn{0}Mellemnavn{0}Efternavn{0}Stilling{0}Afdeling{0}E-mail-adresse{0}Telefon (arbejde)"
LINE = "Åse{0}{0}Kjær{0}Jurist{0}HR{0}aase@example.org{0}12 34 56 78"


@pytest.mark.parametrize("content", [OUTLOOK, QUOTED, MODERN])
def test_vcards(content: bytes) -> None:
    assert read_contacts(content) == (AASE,)


def test_a_file_of_many_cards() -> None:
    other = MODERN.replace("Åse Kjær".encode(), b"Bo Holm").replace(b"aase@", b"bo@")
    assert [one.name for one in read_contacts(MODERN + other + MODERN)] == ["Åse Kjær", "Bo Holm"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_outlook(separator: str, encoding: str) -> None:
    text = f"{HEAD}\r\n{LINE}\r\n".format(separator)
    assert read_contacts(text.encode(encoding)) == (AASE,)


def test_a_table_with_line_ends_in_a_cell_and_short_rows() -> None:
    text = 'Navn;E-mail;Noter\n"Åse Kjær";aase@example.org;"to\nlinjer"\nBo Holm\n;;\n'
    assert [one.name for one in read_contacts(text)] == ["Åse Kjær", "Bo Holm"]


def test_a_pasted_list() -> None:
    found = read_contacts("Kjær, Åse (HR) <aase@example.org>; bo@example.org")
    assert found == (
        Contact("Åse Kjær", email="aase@example.org"),
        Contact("bo@example.org", email="bo@example.org"),
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hej",
        b"\x00\xff\xfe" * 100,
        b"BEGIN:VCARD\r\n",
        b"a;b;c\r\n1;2;3",
        b"x" * 6_000_000,
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n",
    ],
)
def test_what_holds_nobody_is_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError):
        read_contacts(content)
