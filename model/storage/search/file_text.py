"""The words of a stored file, as far as they can be read without a program of its own."""

# pypdfium2 has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false, reportUnknownArgumentType=false

import email
import email.policy
import html
import re
import zipfile
from collections.abc import Callable, Iterator
from email.errors import MessageError
from pathlib import Path
from typing import Any

from model.pdfium import opened
from model.storage.search.outlook_mail import mail_parts
from model.text.blocks import plain_text
from model.text.html_reader import UnfitHtmlError, from_html
from model.text.packed import packed_parts

MOST_LETTERS = 500_000
"""Of a file: some 200 pages. What lies behind is not found."""

PAGES_AT_ONCE = 20
"""Of a PDF, while which nobody else can show or read pages."""

_MOST_OF_A_MAIL = 60_000_000
"""Bytes, with the files in it."""

_PLAIN = (".txt", ".md", ".csv", ".ics", ".json", ".xml")
_HTML = (".html", ".htm")
_PACKED = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp")
_MALFORMED = (MessageError, LookupError, ValueError, TypeError, AttributeError)
"""What the library raises for a mail that is not written as mails are."""

_ABOUT_THE_FILE = re.compile(r"^docProps/|(^|/)(meta|styles|settings|theme\d*|fontTable)\.xml$")


def text_of_file(path: Path, name: str, check: Callable[[], None] = lambda: None) -> str:
    """The text of a file, "" where it has none or is damaged. `name` is what it was called.

    `check` is called now and then, and may raise to stop. Raises OSError where the file cannot be
    read now, as while another program holds it.
    """
    kind = Path(name).suffix.lower()
    pieces: list[str] = []
    with path.open("rb"):
        pass  # pdfium would say the same of a file that is held as of one that is damaged
    try:
        for piece in _pieces(path, kind):
            check()
            pieces.append(piece)
            if sum(map(len, pieces)) > MOST_LETTERS:
                break
    except _unreadable():
        pass  # what was read until then is worth finding
    return "\n".join(pieces)[:MOST_LETTERS]


def _pieces(path: Path, kind: str) -> Iterator[str]:
    if kind == ".pdf":
        yield from _pages(path)
    elif kind in _PACKED:
        for part, text in packed_parts(path):
            if text and not _ABOUT_THE_FILE.search(part):
                yield html.unescape(text)
    elif kind == ".eml":
        yield _mail_text(_beginning(path))
    elif kind == ".msg":
        yield from _outlook_text(path)
    elif kind in _HTML:
        yield _html_text(_decoded(_beginning(path)))
    elif kind in _PLAIN:
        yield _decoded(_beginning(path))


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4 * MOST_LETTERS)


def _pages(path: Path) -> Iterator[str]:
    first, count = 0, 1
    while first < count:
        with opened(path) as pdf:
            count = len(pdf)
            pages = range(first, min(first + PAGES_AT_ONCE, count))
            texts = [_page_text(pdf[number]) for number in pages]
        yield from texts
        first += PAGES_AT_ONCE


def _page_text(page: Any) -> str:
    reader = page.get_textpage()
    text = reader.get_text_range()
    reader.close()
    page.close()
    # A word that is divided at a line's end is one word.
    return re.sub("[\u00ad\ufffe\u2010-]\\s*\r?\n", "", text)


def _mail_text(data: bytes) -> str:
    """Subject, people and what is written; as it stands where it is not written as mails are."""
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        heads = [str(mail[name]) for name in ("subject", "from", "to", "cc") if mail[name]]
        body = mail.get_body(("plain", "html"))
        words = "" if body is None else body.get_content()
        if body is not None and body.get_content_subtype() == "html":
            words = _html_text(words)
    except _MALFORMED:
        return _decoded(data)
    return "\n".join((*heads, words))


def _outlook_text(path: Path) -> Iterator[str]:
    """Of the first bytes: a mail's own words stand anywhere, pictures and files in it are large."""
    with path.open("rb") as file:
        lines, page = mail_parts(file.read(_MOST_OF_A_MAIL))
    yield from lines
    if page:
        yield _html_text(page)


def _html_text(source: str) -> str:
    try:
        return plain_text(from_html(source))
    except UnfitHtmlError:  # too large to be read with care: its words among its tags
        return source


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unreadable() -> tuple[type[Exception], ...]:
    from pypdfium2 import PdfiumError

    return (PdfiumError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile)
