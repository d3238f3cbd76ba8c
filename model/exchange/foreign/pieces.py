"""Words of a printed page with their places: all that a PDF says of lines and columns."""

# pypdfium2 has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false

import re
from collections.abc import Iterator
from ctypes import byref, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from model.text.blocks import Run

HYPHENS = frozenset("\x02\xad\ufffe")
"""How pdfium gives the hyphen that breaks a word at the end of a line."""

_WIDEST_SPACE = 0.75
"""Of the height of a line: a wider one parts two columns. A cell of Word's keeps 10.8 points."""

_WIDEST_TAB = 3.0
_MARKER = re.compile(r"[-–•o▪●○◦·☐☒☑□■✓\uf000-\uf8ff]|\d{1,2}[.)]")
_BOX = re.compile(r"[☐☒☑□■✓]\s")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600


@dataclass(slots=True, eq=False)
class Piece:
    """Words that stand close together on one line. Points from the top left corner of the first page."""

    left: float
    top: float
    right: float
    bottom: float
    runs: list[Run] = field(default_factory=list[Run])

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def height(self) -> float:
        """How high its line is."""
        return self.bottom - self.top

    def is_apart(self, other: "Piece") -> bool:
        """Whether one stands wholly to the left of the other."""
        return self.left >= other.right or self.right <= other.left

    def is_beside(self, other: "Piece") -> bool:
        """Whether both stand on one line."""
        middle = (self.top + self.bottom) / 2
        return other.top < middle < other.bottom


def pieces(page: Any, below: float) -> list[Piece]:
    """The pieces of a page, in the order of the file; the page begins `below` points down."""
    text = page.get_textpage()
    found: list[Piece] = []
    try:
        for letter in _letters(text.raw, below + page.get_height()):
            last = found[-1] if found else None
            if last is not None and _goes_on(last, letter):
                _append(last, letter)
            elif letter.text.strip():
                found.append(letter)
    finally:
        text.close()
    return _with_markers(found)


def _letters(page: Any, bottom: float) -> Iterator[Piece]:
    """Each character as a piece; pdfium makes spaces up, but no place for them."""
    box = pdfium.FS_RECTF()
    waiting = ""
    for at in range(pdfium.FPDFText_CountChars(page)):
        letter = chr(pdfium.FPDFText_GetUnicode(page, at))
        if letter.isspace() or letter == "\0":
            waiting = " "
            continue
        if pdfium.FPDFText_IsGenerated(page, at) > 0 and letter not in HYPHENS:
            continue
        pdfium.FPDFText_GetLooseCharBox(page, at, byref(box))
        runs = [Run(waiting + letter, bold=_is_bold(page, at))]
        yield Piece(box.left, bottom - box.top, box.right, bottom - box.bottom, runs)
        waiting = ""


def _is_bold(page: Any, at: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, at) >= _BOLD_WEIGHT:
        return True
    name = create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(page, at, name, len(name), None)
    return _BOLD.search(name.value) is not None


def _goes_on(piece: Piece, letter: Piece) -> bool:
    gap = letter.left - piece.right
    height = max(piece.height, letter.height)
    return letter.is_beside(piece) and -height < gap < _WIDEST_SPACE * height


def _append(piece: Piece, letter: Piece) -> None:
    (run,) = letter.runs
    last = piece.runs[-1]
    if last.bold == run.bold:
        piece.runs[-1] = Run(last.text + run.text, last.bold)
    else:
        piece.runs.append(run)
    piece.right = max(piece.right, letter.right)
    piece.top, piece.bottom = min(piece.top, letter.top), max(piece.bottom, letter.bottom)


def _with_markers(found: list[Piece]) -> list[Piece]:
    """A bullet, a number or a box belongs to the words behind its tab."""
    result: list[Piece] = []
    for piece in found:
        piece.runs[0] = Run(piece.runs[0].text.lstrip(), piece.runs[0].bold)
        last = result[-1] if result else None
        if (
            last is not None
            and _MARKER.fullmatch(last.text)
            and piece.is_beside(last)
            and 0 < piece.left - last.right < _WIDEST_TAB * piece.height
        ):
            if _BOX.match(piece.text):
                last.runs = []
            else:
                last.runs.append(Run(" "))
            last.runs.extend(piece.runs)
            last.right, last.bottom = piece.right, max(last.bottom, piece.bottom)
        else:
            result.append(piece)
    return result
