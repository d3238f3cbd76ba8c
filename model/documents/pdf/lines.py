"""Rich text → lines: the greedy filler, with Danish hyphenation and a cache of word widths.

A word may consist of several parts, where its style changes or a sign comes from another typeface;
it still breaks only where a word may break.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from model.documents.pdf.fonts import Face, shown
from model.documents.pdf.glue import belong_together
from model.documents.pdf.page import Cut, Style
from model.text.blocks import Run
from model.text.hyphenation import break_points, seams

SOFT_HYPHEN = "\u00ad"
_HYPHEN_ZONE = 0.14
"""A word is divided only where the line would else end this share of its width too early."""

_MOST_HYPHENS = 2
"""So many lines in a row may end in a hyphen."""

_SEAM_ZONE = 0.25
"""So much of the width may stay empty for a compound to be divided where its words meet."""

_SHORTEST_DIVIDED, _SHORTEST_BEGINNING = 8, 3
"""Letters; a shorter word, or a break after fewer, is worse than an uneven margin."""

_MOST_BALANCED = 6
"""A heading of more lines is a text, and set as one."""

_SPACES = re.compile("[ \t\u2002-\u2006\u2008-\u200a\u205f\u3000]+")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_]{3})[-\u2010–/](?=[^\W\d_])")
_ADDRESS = re.compile(r"://|^www\.|@|\w_\w")
"""A web address, a mail address or the name of a file: a hyphen would be read as part of it."""
_AFTER_SIGN = re.compile(r"(?<=\w)[-/?&=_]+(?=\w)")
_LETTERS = re.compile(r"(?<![^\W\d_])(?<!\[U\+)[^\W\d_]{5,}")
"""A whole word, but not the code that stands for a sign without a picture ("[U+EFBEA]")."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a stretch of text has besides its face: an underline, a link."""

    cut: Cut
    underline: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a word in one face and look. `width` at size 1."""

    face: Face
    text: str
    look: Look
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """Parts without a space between, `space` the width of the space before, both at size 1."""

    parts: tuple[Part, ...]
    width: float
    space: float
    new_lines: int = 0
    """How many lines are ended before it."""
    points: tuple[int, ...] = ()
    """Where the author allowed a break by a soft hyphen."""
    address: bool = False
    """Whether it is the rest of an address."""

    @property
    def text(self) -> str:
        """Its signs, whatever their look."""
        return self.parts[0].text if len(self.parts) == 1 else "".join([p.text for p in self.parts])


@dataclass(slots=True)
class Segment:
    """A stretch of a line in one face and look; `width` is without its last space."""

    face: Face
    text: str
    look: Look
    x: float
    width: float


Line = list[Segment]


@lru_cache(60_000)
def _parts(text: str, look: Look) -> tuple[Part, ...]:
    return tuple(
        Part(face, stretch, look, face.width(stretch)) for face, stretch in shown(text, look.cut)
    )


def looks(run: Run, base: Cut) -> Look:
    """How a run is set in a paragraph whose own cut is `base`."""
    cut = base | (Cut.SEMIBOLD if run.bold else 0) | (Cut.ITALIC if run.italic else 0)
    return Look(Cut(cut), run.underline or bool(run.link), run.link)


def words(runs: Sequence[Run], base: Cut) -> Iterator[Word]:
    """The words of a paragraph. A run may begin in the middle of a word."""
    parts: list[Part] = []
    points: list[int] = []
    length = 0
    space, new_lines = 0.0, 0
    for run in runs:
        look = looks(run, base)
        text = run.text
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        for number, line in enumerate(text.split("\n")):
            pieces = _SPACES.split(line)
            for place, piece in enumerate(pieces):
                if place or number:
                    if parts:
                        yield _word(parts, space, new_lines, points)
                        parts, points, length, new_lines = [], [], 0, 0
                    space = _space(look)
                    new_lines += place == 0
                for chunk, last in _without_soft_hyphens(piece):
                    for part in _parts(chunk, look) if chunk else ():
                        parts.append(part)
                        length += len(part.text)
                    if not last:
                        points.append(length)
    if parts:
        yield _word(parts, space, new_lines, points)


def _without_soft_hyphens(piece: str) -> Iterator[tuple[str, bool]]:
    if SOFT_HYPHEN not in piece:
        yield piece, True
        return
    chunks = piece.split(SOFT_HYPHEN)
    for number, chunk in enumerate(chunks, start=1):
        yield chunk, number == len(chunks)


def _word(parts: list[Part], space: float, new_lines: int, points: list[int]) -> Word:
    width = parts[0].width if len(parts) == 1 else sum([part.width for part in parts])
    return Word(tuple(parts), width, space, new_lines, tuple(points))


@lru_cache(64)
def _space(look: Look) -> float:
    return shown(" ", look.cut)[0][0].width(" ")


@dataclass(slots=True)
class Filled:
    """The lines of a paragraph and the width of the longest."""

    lines: list[Line]
    longest: float


class _Filler:
    """Fills lines of one width, word by word."""

    def __init__(self, style: Style, width: float, language: str) -> None:
        self.size = style.size
        self.width = width
        self.language = language
        self.hyphenate = style.hyphenate
        self.lines: list[Line] = []
        self.line: Line = []
        self.x = 0.0
        self.longest = 0.0
        self.hyphens = 0

    def add(self, word: Word, glued: float = 0.0) -> None:
        """Put a word on the line, or on the next, or partly on both.

        `glued` is the width, at size 1, of what comes behind and shall not begin a line.
        """
        for _ in range(word.new_lines):
            self._next_line()
        while True:
            space = word.space * self.size if self.line else 0.0
            end = self.x + space + word.width * self.size
            if end <= self.width:
                if self.line and end + glued * self.size > self.width:
                    self._next_line()
                    space = 0.0
                break
            divided = self._divide(word, self.width - self.x - space)
            if divided is not None:
                head, word = divided
                self._append(head, space)
                hyphenated = self.line[-1].text.endswith(SOFT_HYPHEN)
                hyphens = self.hyphens + 1 if hyphenated else 0
                self.end_line()
                self.hyphens = hyphens
            elif self.line:
                self._next_line()
            else:
                break
        self._append(word, space)

    def end_line(self) -> None:
        """Finish the line in the middle of a word, or at the end of the paragraph."""
        self.lines.append(self.line)
        self.longest = max(self.longest, self.x)
        self.line, self.x, self.hyphens = [], 0.0, 0

    def _next_line(self) -> None:
        # The space is not seen; without it a reader of the file would run two words together.
        if self.line:
            self.line[-1].text += " "
        self.end_line()

    def _append(self, word: Word, space: float) -> None:
        line = self.line
        if line:
            line[-1].text += " "
            self.x += space
        for part in word.parts:
            width = part.width * self.size
            last = line[-1] if line else None
            if last is not None and last.face is part.face and last.look == part.look:
                last.text += part.text
                last.width = self.x + width - last.x
            else:
                line.append(Segment(part.face, part.text, part.look, self.x, width))
            self.x += width

    def _divide(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """The longest beginning of a word that fits into the room, and the rest."""
        alone = not self.line
        if not alone and room < self.size * 1.5:
            return None
        for hyphen, points in self._points(word, room):
            for point in reversed(points):
                divided = _split(word, point, hyphen)
                if divided[0].width * self.size <= room:
                    return divided
        return self._force(word, room) if alone else None

    def _points(self, word: Word, room: float) -> Iterator[tuple[str, Sequence[int]]]:
        """Where the word may break, and the hyphen to add: the better kinds of place first."""
        text = word.text
        address = _is_address(word)
        signs = _AFTER_SIGN if address else _AFTER_DASH
        yield "", [match.end() for match in signs.finditer(text)]
        loose = room > self.width * _HYPHEN_ZONE and self.hyphens < _MOST_HYPHENS
        too_long = word.width * self.size > self.width
        if address or not (loose or too_long):
            return
        if word.points:
            # A soft hyphen before the first sign or behind the last divides nothing.
            yield SOFT_HYPHEN, [point for point in word.points if 0 < point < len(text)]
            return
        name = not self.hyphenate or text[:1].isupper()  # it stays whole, if it fits on any line
        if too_long or not name:
            yield from self._hyphens(word, room, too_long, only_seams=name and bool(self.line))

    def _hyphens(
        self, word: Word, room: float, too_long: bool, only_seams: bool
    ) -> Iterator[tuple[str, Sequence[int]]]:
        """Where the words of a compound meet, if that fills the line; then everywhere."""
        found = [
            (match.start(), match[0])
            for match in _LETTERS.finditer(word.text)
            if too_long or len(match[0]) >= _SHORTEST_DIVIDED
        ]
        between = [start + point for start, text in found for point in seams(text, self.language)]
        least = 0.0 if too_long else room - _SEAM_ZONE * self.width
        yield SOFT_HYPHEN, [p for p in between if _split(word, p, "")[0].width * self.size > least]
        if only_seams:
            return
        yield (
            SOFT_HYPHEN,
            [
                start + point
                for start, text in found
                for point in break_points(text, self.language)
                if point >= _SHORTEST_BEGINNING
            ],
        )

    def _force(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """Divide anywhere, for a word longer than a line. At least one sign goes on the line."""
        width = 0.0
        count = 0
        for part in word.parts:
            for sign in part.text:
                width += part.face.widths[sign] * self.size
                if width > room and count:
                    return _split(word, count, "")
                count += 1
        return None


def _split(word: Word, point: int, hyphen: str) -> tuple[Word, Word]:
    head: list[Part] = []
    tail: list[Part] = []
    place = 0
    for part in word.parts:
        cut = point - place
        place += len(part.text)
        if cut >= len(part.text):
            head.append(part)
        elif cut <= 0:
            tail.append(part)
        else:
            for side, text in ((head, part.text[:cut]), (tail, part.text[cut:])):
                side.append(Part(part.face, text, part.look, part.face.width(text)))
    if hyphen:
        head.extend(_parts(hyphen, head[-1].look))
    points = [later - point for later in word.points if later > point]
    rest = _word(tail, word.space, 0, points)
    return _word(head, word.space, 0, []), replace(rest, address=_is_address(word))


def _is_address(word: Word) -> bool:
    return word.address or _ADDRESS.search(word.text) is not None


def fill(runs: Sequence[Run], style: Style, width: float, language: str) -> Filled:
    """The lines of one paragraph in a column of this width."""
    filled = _fill(runs, style, width, language)
    if style.balance and 1 < len(filled.lines) <= _MOST_BALANCED:
        return _balanced(runs, style, width, language, filled)
    return filled


def _fill(runs: Sequence[Run], style: Style, width: float, language: str) -> Filled:
    filler = _Filler(style, width, language)
    found = list(words(runs, style.cut))
    for word, glued in zip(found, glue(found), strict=True):
        filler.add(word, glued)
    if filler.line or not filler.lines:
        filler.end_line()
    return Filled(filler.lines, filler.longest)


def glue(found: Sequence[Word]) -> list[float]:
    """For each word the width, at size 1, of what behind it must stand on the same line."""
    widths = [0.0] * len(found)
    for place in range(len(found) - 2, -1, -1):
        following = found[place + 1]
        if not following.new_lines and belong_together(found[place].text, following.text):
            widths[place] = following.space + following.width + widths[place + 1]
    return widths


def _balanced(
    runs: Sequence[Run], style: Style, width: float, language: str, filled: Filled
) -> Filled:
    """The same number of lines, of much the same length: a heading without a lonely last word."""
    longest = max((word.width * style.size for word in words(runs, style.cut)), default=0.0)
    low, high = max(width / len(filled.lines), min(longest, width)), width
    best = filled
    for _ in range(6):
        middle = (low + high) / 2
        tried = _fill(runs, style, middle, language)
        if len(tried.lines) > len(filled.lines):
            low = middle
        else:
            best, high = tried, middle
    return best
