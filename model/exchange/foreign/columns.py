"""Columns and tables of a printed page, found by the white between them.

What was printed in columns comes back as a table with a cell for each, the shape that the forms have
in Word, so that the labels in the cells are understood as they are there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.exchange.foreign.pieces import HYPHENS, Piece
from model.exchange.word.found import INLINE
from model.exchange.word.labels import Labels, option_labels
from model.exchange.word.money import is_money
from model.exchange.word.shapes import Cell, Content, Paragraph, Table
from model.exchange.word.ticks import is_mark, only_options
from model.forms import Kind
from model.text.blocks import Block, Run
from model.text.blocks import Kind as BlockKind
from model.text.dates import find_dates

_NEW = re.compile(r"[-–•o▪●○◦·☐☒☑□■✓]\s|\d{1,2}[.)]\s")

_OPEN_END = re.compile(r"[–&/,]$|\s-$")
_YEAR = re.compile(r"\d{4}\b")
_BROKEN_OFF = re.compile(r"[a-zæøå]{1,2}:?")
"""The last letters of a word that was too long for its cell."""

_LONGEST_LABEL = 3
"""Lines."""

_LEAST_GUTTER = 5.0
"""Points."""

_PADDING = 11.0
"""What Word leaves free between the words of two cells."""

_RAGGED = 3.0
"""The longest line seldom reaches the very edge."""

_INDENT = 45.0
"""How far the lines of a column may be moved in."""

_FAR = 2.5
_APART = 0.75
"""Of the height of letters: white that is more than the white between two lines of one paragraph."""

_REAL_COLUMNS = 3
"""Lines side by side; fewer may be a line with a tab."""

Span = tuple[float, float]


@dataclass(slots=True, eq=False)
class Line:
    """Pieces side by side, from the left."""

    pieces: list[Piece]

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def height(self) -> float:
        return max(piece.height for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    def whole(self) -> Piece:
        """All of it as one piece."""
        first, *others = self.pieces
        runs = [*first.runs, *(run for piece in others for run in (Run("\t"), *piece.runs))]
        return Piece(first.left, self.top, self.pieces[-1].right, self.bottom, runs)


def contents(found: Sequence[Piece], labels: Labels) -> list[Content]:
    """What stands on the pages, in reading order."""
    edge = max((piece.right for piece in found), default=0.0)
    return _Region(labels, edge).read(found)


@dataclass(slots=True, eq=False)
class Part:
    """Lines with white across the page above and below them. `gutters`: the white between columns."""

    lines: list[Line]

    @property
    def pieces(self) -> list[Piece]:
        return [piece for line in self.lines for piece in line.pieces]

    @property
    def gutters(self) -> list[Span]:
        spans = sorted((piece.left, piece.right) for piece in self.pieces)
        found: list[Span] = []
        right = spans[0][1]
        for start, end in spans:
            if start - right >= _LEAST_GUTTER:
                found.append((right, start))
            right = max(right, end)
        return found


@dataclass(frozen=True, slots=True)
class _Region:
    """A part of the page. `edge`: where its lines have to break."""

    labels: Labels
    edge: float

    def read(self, found: Sequence[Piece]) -> list[Content]:
        parts = list(self._parts(found))
        result: list[Content] = []
        at = 0
        while at < len(parts):
            if self._is_row(parts[at]):
                end, gutters = self._rows(parts, at)
                rows = [part.pieces for part in parts[at:end]]
            else:
                end, gutters = self._columns(parts, at)
                rows = [[piece for part in parts[at:end] for piece in part.pieces]]
            if gutters:
                result.append(self._table(rows, gutters))
            else:
                result += self._paragraphs([line for part in parts[at:end] for line in part.lines])
            at = end
        return result

    def _parts(self, found: Sequence[Piece]) -> Iterator[Part]:
        lines: list[Line] = []
        deepest = 0.0
        for line in _lines(found):
            apart = line.top - deepest > _APART * line.height
            if lines and (apart or self._is_head(lines[-1], line)):
                yield Part(lines)
                lines = []
            lines.append(line)
            deepest = max(deepest, line.bottom)
        if lines:
            yield Part(lines)

    def _is_head(self, above: Line, line: Line) -> bool:
        """A label close above a row of its values."""
        return (
            len(above.pieces) == 1
            and len(line.pieces) >= _REAL_COLUMNS
            and self.labels.find(above.text, guess=False) is not None
        )

    # --- columns ------------------------------------------------------------------------------

    def _rows(self, parts: list[Part], start: int) -> tuple[int, list[Span]]:
        """Where the rows of one table end, and the white between its columns."""
        gutters: list[Span] = []
        end = start
        while end < len(parts) and self._is_row(parts[end]):
            own = parts[end].gutters
            free = _free(gutters or own, parts[end].pieces)
            if len(free) < len(gutters or own) or (len(own) > len(gutters) > 0):
                break
            gutters = free
            end += 1
        return end, gutters

    def _columns(self, parts: list[Part], start: int) -> tuple[int, list[Span]]:
        """Where the columns end that begin here, and the white between them; none for mere lines."""
        gutters: list[Span] = []
        end = start
        while end < len(parts):
            free = _free(gutters, parts[end].pieces) if gutters else parts[end].gutters
            if self._is_row(parts[end]) and not (free and _is_inside(parts[end], free)):
                break
            if not free and (gutters or not self._leads(parts, end)):
                break
            if gutters and not _is_aligned(parts[start:end], parts[end], free):
                break
            gutters = free
            end += 1
        if not gutters:
            return max(end, start + 1), []
        return self._trimmed(parts, start, end, gutters), gutters

    def _leads(self, parts: list[Part], at: int) -> bool:
        """Whether a label on one side begins the columns that follow it."""
        following = parts[at + 1 : at + 2]
        if not following or not self._label(parts[at].pieces) or self._is_row(following[0]):
            return False
        gutters = following[0].gutters
        return bool(gutters) and len(_free(gutters, parts[at].pieces)) == len(gutters)

    def _trimmed(self, parts: list[Part], start: int, end: int, gutters: list[Span]) -> int:
        """The end without what stands below the columns and is no part of the first any more."""
        left = [all(piece.left < gutters[0][0] for piece in part.pieces) for part in parts]
        last = max((at for at in range(start, end) if not left[at]), default=start)
        beside = sum(len(line.pieces) > 1 for part in parts[start:end] for line in part.lines)
        for at in range(last + 1, end):
            if beside < _REAL_COLUMNS or self._ends(parts[at - 1], parts[at]):
                return at
        return end

    def _ends(self, before: Part, part: Part) -> bool:
        """Whether a line on the left is no part of the column above it any more."""
        line = part.lines[0]
        if line.top - max(line.bottom for line in before.lines) > _FAR * line.height:
            return True
        named = self.labels.find(line.pieces[0].text, guess=False)
        return named is not None and named.kind is Kind.MINUTES

    def _table(self, rows: list[list[Piece]], gutters: list[Span]) -> Table:
        edges = [*(end - _PADDING for _start, end in gutters), self.edge]
        return Table(
            tuple(
                tuple(
                    Cell(tuple(_Region(self.labels, edge).read(cell)))
                    for cell, edge in zip(_cells(row, gutters), edges, strict=True)
                )
                for row in rows
            )
        )

    def _is_row(self, part: Part) -> bool:
        """Values beside their label, or nothing but values: not to be read column by column."""
        cells = _cells(part.pieces, part.gutters)
        texts = [" ".join(piece.text for piece in cell) for cell in cells]
        if all(is_money(text) or is_mark(text) for text in texts):
            return True
        if len(texts) == 1:
            return False
        if any(all(only_options(text, options) for text in texts) for options in _options()):
            return True
        return self.labels.find(texts[0]) is not None and not any(map(self._label, cells[1:]))

    def _label(self, cell: Sequence[Piece]) -> bool:
        """Whether a cell begins with a label."""
        if not cell:
            return False
        text = cell[0].text
        inline = INLINE.match(text)
        named = self.labels.find(inline[1], guess=False) if inline else None
        return named is not None or self.labels.find(text) is not None

    # --- paragraphs ---------------------------------------------------------------------------

    def _paragraphs(self, lines: list[Line]) -> list[Paragraph]:
        """Lines that the page broke put together again."""
        found: list[list[Run]] = []
        before: Piece | None = None
        at = 0
        while at < len(lines):
            end = self._end_of_label(lines, at)
            here = [line.whole() for line in lines[at:end]]
            if before is not None and self._goes_on(before, here[0]):
                _join(found[-1], here[0].runs)
            else:
                found.append(list(here[0].runs))
            for piece in here[1:]:
                _join(found[-1], piece.runs)
            before = here[-1]
            at = end
        return [Paragraph(Block(BlockKind.PARAGRAPH, 0, tuple(map(_bare, runs)))) for runs in found]

    def _end_of_label(self, lines: list[Line], start: int) -> int:
        """Behind the lines that a label takes, behind the first line where none begins."""
        for end in range(min(start + _LONGEST_LABEL, len(lines)), start + 1, -1):
            text = " ".join(line.text for line in lines[start:end])
            if self.labels.find(text, guess=False) is not None:
                return end
        return start + 1

    def _goes_on(self, above: Piece, here: Piece) -> bool:
        if above.text[-1] in HYPHENS:
            return True
        if here.top - above.bottom > _APART * here.height:
            return False
        if _OPEN_END.search(above.text) or _is_year_of(above.text, here.text):
            return True
        first = here.text.split(" ")[0] + " "
        wide = len(first) * (here.right - here.left) / len(here.text)
        if above.right + wide < self.edge - _RAGGED or _NEW.match(here.text):
            return False  # its first word would have stood on the line above
        if _BROKEN_OFF.fullmatch(here.text):
            return True
        return not self._label([above]) and not self._label([here])


def _lines(found: Sequence[Piece]) -> Iterator[Line]:
    """From the top. Two columns seldom share their lines, so that which is nearest counts."""
    line: list[Piece] = []
    for piece in sorted(found, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        beside = bool(line) and piece.is_beside(line[0])
        if line and not (beside and all(piece.is_apart(other) for other in line)):
            yield Line(sorted(line, key=lambda piece: piece.left))
            line = []
        line.append(piece)
    if line:
        yield Line(sorted(line, key=lambda piece: piece.left))


def _free(gutters: list[Span], found: list[Piece]) -> list[Span]:
    """What pieces leave of the white between columns."""
    left: list[Span] = []
    for start, end in gutters:
        for piece in found:
            if piece.right <= start or piece.left >= end:
                continue
            if piece.left - start > end - piece.right:
                end = piece.left
            else:
                start = piece.right
        if end - start >= _LEAST_GUTTER:
            left.append((start, end))
    return left


def _cells(found: list[Piece], gutters: list[Span]) -> list[list[Piece]]:
    cells: list[list[Piece]] = [[] for _column in range(len(gutters) + 1)]
    for piece in found:
        cells[sum(piece.left >= end for _start, end in gutters)].append(piece)
    return cells


def _options() -> tuple[dict[str, str], dict[str, str]]:
    return option_labels("openness"), option_labels("funding")


def _is_inside(part: Part, gutters: list[Span]) -> bool:
    """Whether it stands in one column."""
    return sum(map(bool, _cells(part.pieces, gutters))) == 1


def _is_aligned(before: list[Part], part: Part, gutters: list[Span]) -> bool:
    """Whether the last column begins where it began: tabs on two lines make no column."""
    above = [piece.left for one in before for piece in _cells(one.pieces, gutters)[-1]]
    here = [piece.left for piece in _cells(part.pieces, gutters)[-1]]
    if not above or not here:
        return True
    return -_PADDING < min(here) - min(above) < _INDENT


def _is_year_of(above: str, here: str) -> bool:
    """"19. februar", and the year on the next line."""
    if not _YEAR.match(here):
        return False
    return any(date.has_year and date.end > len(above) for date in find_dates(f"{above} {here}"))


def _join(runs: list[Run], more: list[Run]) -> None:
    last = runs[-1]
    if _BROKEN_OFF.fullmatch("".join(run.text for run in more)):
        runs.extend(more)
        return
    if last.text[-1] in HYPHENS:
        # A name keeps its hyphen: "Prøve-Hansen".
        hyphen = "-" if more[0].text[:1].isupper() or more[0].text[:1].isdigit() else ""
        runs[-1] = replace(last, text=last.text[:-1] + hyphen)
    else:
        runs.append(Run(" ", last.bold and more[0].bold))
    runs.extend(more)


def _bare(run: Run) -> Run:
    return replace(run, text=run.text.translate(_HYPHENS))


_HYPHENS = dict.fromkeys(map(ord, HYPHENS), "-")
