"""A whole form as plain text: from a mail, or copied out of a PDF. Less certain than a file."""

from pathlib import Path

from model.errors import UserError
from model.exchange.word.recognise import Recognised, recognise
from model.exchange.word.shapes import Cell, Content, Paragraph, Table, WordText
from model.text.blocks import clean_text, paragraph
from model.text.translate import gettext as _

CEILING = 0.8
MOST_BYTES = 2_000_000
MOST_LINES = 20_000


def recognise_text(text: str, name: str) -> Recognised:
    """The recommendation that the text is. Lines with tabs are read as rows."""
    lines = [line for line in clean_text(text).split("\n") if line.strip()][:MOST_LINES]
    body = tuple(_content(line) for line in lines)
    return recognise(WordText(body), name, lines, CEILING)


def recognise_text_file(path: Path) -> Recognised:
    """The recommendation in a text file. Raises UserError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            large = _("{file} was not read: it is larger than {limit} MB. Nothing was changed.")
            raise UserError(large.format(file=path.name, limit=MOST_BYTES // 1_000_000))
        content = path.read_bytes()
    except OSError as error:
        unreadable = _("{file} cannot be read ({reason}). Nothing was changed.")
        raise UserError(unreadable.format(file=path, reason=error.strerror or error)) from error
    return recognise_text(_decoded(content), path.name)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _content(line: str) -> Content:
    """Tabs between words are what is left of a table."""
    pieces = line.strip().split("\t")
    if len([piece for piece in pieces if piece.strip()]) < 2 or ":" in line:
        return Paragraph(paragraph(line))
    return Table((tuple(Cell((Paragraph(paragraph(piece)),)) for piece in pieces),))
