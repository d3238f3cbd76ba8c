"""A whole form as plain text: from a mail, or copied out of a PDF. Less certain than a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from model.errors import UserError
from model.exchange.word.hypertext import read_html
from model.exchange.word.labels import Labels, apart
from model.exchange.word.money import is_money
from model.exchange.word.recognise import Recognised, recognise
from model.exchange.word.shapes import Cell, Content, Paragraph, Table, WordText
from model.exchange.word.tagged import without_tags
from model.text.blocks import clean_text, paragraph
from model.text.html_reader import UnfitHtmlError
from model.text.translate import _

CEILING = 0.8
MOST_BYTES = 2_000_000
MOST_LINES = 20_000


def recognise_text(text: str, name: str, ceiling: float = CEILING) -> Recognised:
    """The recommendation that the text is. Lines with tabs are read as rows.

    No field is more certain than `ceiling`. Raises UserError for a text that no recommendation is.
    """
    lines = [line for line in without_tags(clean_text(text)).split("\n") if line.strip()]
    if not lines:
        raise UserError(
            _("{file} holds no text. Nothing was changed; ask for the text itself.").format(
                file=name
            )
        )
    if len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_BYTES:
        large = _(
            "{file} was not read: it is far too long for a recommendation. Nothing was changed."
        )
        raise UserError(large.format(file=name))
    return recognise(WordText(tuple(_contents(lines))), name, lines, ceiling)


def recognise_html(html: str, text: str, name: str) -> Recognised:
    """The recommendation that was copied as HTML and as `text`, as HTML unless the text says more.

    Every word of the text is looked for in what is found. Raises UserError.
    """
    plain = recognise_text(text, name)
    try:
        contents = read_html(html)
    except UnfitHtmlError:
        return plain
    lines = [line for line in clean_text(text).split("\n") if line.strip()]
    shaped = recognise(WordText(contents), name, lines, CEILING)
    better = all(ours > theirs for ours, theirs in zip(_score(plain), _score(shaped), strict=True))
    return plain if better else shaped


def _score(found: Recognised) -> tuple[int, int]:
    """How many fields were found, and how little was left over."""
    return len(found.certainty), -sum(len(block.text) for block in found.item.unrecognised)


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


def _contents(lines: Iterable[str]) -> Iterator[Content]:
    """Tabs between words are what is left of a table; rows that follow each other are of one."""
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        pieces = apart(line).strip(" ").split("\t")
        filled = [piece for piece in pieces if piece.strip()]
        labelled = any(":" in piece for piece in filled)
        amount = bool(rows) and len(pieces) > 1 and len(filled) == 1 and is_money(filled[0])
        if (len(filled) > 1 and not labelled) or amount:
            if rows and Labels().find(filled[0].strip(), guess=False) is not None:
                yield Table(tuple(rows))  # another field begins
                rows = []
            rows.append(tuple(Cell((Paragraph(paragraph(piece)),)) for piece in pieces))
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        if len(filled) > 1 and any(map(_begins_with_label, filled)):
            yield from (Paragraph(paragraph(piece)) for piece in filled)
        else:
            yield Paragraph(paragraph(line))
    if rows:
        yield Table(tuple(rows))


def _begins_with_label(piece: str) -> bool:
    label, colon, _value = piece.partition(":")
    return bool(colon) and Labels().find(label, guess=False) is not None
