"""Lists that are no rich text: annexes, choices with their boxes, the contents."""

from model.documents import content as c
from model.documents.pdf import page as look
from model.documents.pdf.composing import Composing, keep_ends, spaced
from model.documents.pdf.fill import Piece
from model.documents.pdf.page import Style
from model.documents.pdf.pieces import Entry, Label, Paragraph, width_of
from model.documents.pdf.rich import laid, paragraph
from model.documents.pdf.structure import LIST_OF, Element
from model.text.blocks import Run

_TICKED, _EMPTY = "☒", "☐"
_LABEL_GAP = 6.0
_LEADER_AND_NUMBER = 46.0


def annexes(composer: Composing, block: c.AnnexList, parent: Element) -> list[Piece]:
    """The annexes, their titles below each other."""
    element = parent.child("L", LIST_OF.format("Decimal"))
    widths = [width_of(annex.label, look.LIST_ITEM) for annex in block.annexes]
    indent = max(widths, default=0.0) + _LABEL_GAP
    pieces: list[Piece] = []
    for annex in block.annexes:
        title = Run(annex.title, link=f"#{annex.target}" if annex.target else "")
        runs = (title, Run(f" {annex.mark}")) if annex.mark else (title,)
        label = (annex.label, look.LIST_ITEM)
        pieces.append(_labelled(composer, element, label, runs, indent))
    keep_ends(pieces)
    return spaced(pieces)


def ticks(composer: Composing, block: c.Ticks, parent: Element) -> list[Piece]:
    """Choices, each with its box."""
    element = parent.child("L", LIST_OF.format("Square"))
    pieces: list[Piece] = []
    for option in block.options:
        box = (_TICKED if option.chosen else _EMPTY, look.TICK)
        runs = (Run(option.label),)
        pieces.append(_labelled(composer, element, box, runs, look.LIST_INDENT))
    return spaced(pieces)


def _labelled(
    composer: Composing,
    parent: Element,
    label: tuple[str, Style],
    runs: tuple[Run, ...],
    indent: float,
) -> Paragraph:
    item = parent.child("LI")
    mark, body = item.child("Lbl"), item.child("LBody")
    text, style = label
    piece = paragraph(runs, style, composer.width - indent, composer.language, body)
    piece.x = indent
    piece.label = Label(text, style, mark, 0)
    return piece


def contents(composer: Composing, block: c.Contents, parent: Element) -> list[Piece]:
    """Headings with their pages; what is set in stays with the line above it."""
    element = parent.child("TOC")
    pieces: list[Piece] = []
    for entry in block.entries:
        x = look.LIST_INDENT if entry.level else 0.0
        item = element.child("TOCI", language=composer.other(entry.language))
        language = entry.language or composer.language
        room = composer.width - x - _LEADER_AND_NUMBER
        lines = laid((Run(entry.text),), look.CONTENTS, room, language)
        pieces.append(
            Entry(
                laid=lines,
                element=item.child("Reference"),
                x=x,
                last=len(lines.filled.lines),
                after=look.CONTENTS.after,
                target=entry.anchor,
                text=entry.text,
                width=composer.width,
            )
        )
    keep_ends(pieces)
    for entry, piece in zip(block.entries[1:], pieces, strict=False):
        piece.keep_with_next = piece.keep_with_next or entry.level > 0
    return spaced(pieces)
