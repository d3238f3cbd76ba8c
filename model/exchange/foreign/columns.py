"""Columns and tables of a printed page, found by the white between them.

What was printed in columns comes back as a table with a cell for each, the shape that the forms have
in Word, so that the labels in the cells are understood as they are there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from model.exchange.foreign.pieces import HYPHENS, Piece
from model.exchange.foreign.white import (
    PADDING,
    Line,
    Part,
    Span,
    cells,
    free,
    is_aligned,
    is_inside,
    lines_of,
)
from model.exchange.word.found import INLINE, TEXTS
from model.exchange.word.labels import Labels, Named, option_labels
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

_RAGGED = 3.0
"""The longest line seldom reaches the very edge."""

_DEEPEST = 8
_LONG = 8
"""Letters of a word that a narrow cell may break."""

_FAR = 2.5
_APART = 0.75
"""Of the height of letters: white that is more than the white between two lines of one paragraph."""

_REAL_COLUMNS = 3
"""Lines side by side; fewer may be a line with a tab."""


def contents(found: Sequence[Piece], check: Callable[[], None]) -> list[Content]:
    """What stands on the pages, in reading order. `check` is asked often, and may raise to stop it."""
    edge = max((piece.right for piece in found), default=0.0)
    return _Region(Labels(), check, edge).read(found)


@dataclass(frozen=True, slots=True)
class _Region:
    """A part of the page. `edge`: where its lines have to break; `depth`: tables that it is in."""

    labels: Labels
    check: Callable[[], None]
    edge: float
    depth: int = 0

    def read(self, found: Sequence[Piece]) -> list[Content]:
        """The paragraphs and tables in it."""
        if self.depth > _DEEPEST:
            return [*self._paragraphs(list(lines_of(found)))]
        parts = list(self._parts(found))
        result: list[Content] = []
        at = 0
        while at < len(parts):
            self.check()
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
        for line in lines_of(found):
            apart = line.top - deepest > _APART * line.height
            if lines and (apart or self._is_head(lines[-1], line) or self._begins_row(line)):
                yield Part(lines)
                lines = []
            lines.append(line)
            deepest = max(deepest, line.bottom)
        if lines:
            yield Part(lines)

    def _begins_row(self, line: Line) -> bool:
        """Values close below others, or the next label of a person, an amount, a tick."""
        part = Part([line])
        named = self._row_label(part)
        if named is not None and line.pieces[0].text.endswith(":"):
            return named.kind not in TEXTS
        return len(line.pieces) > 1 and _is_values(part)

    def _is_head(self, above: Line, line: Line) -> bool:
        """A label close above a row of its values."""
        if len(above.pieces) > 1 or len(line.pieces) < _REAL_COLUMNS:
            return False
        named = self.labels.find(above.text, guess=False)
        return named is not None and named.kind is not Kind.PROCESS

    # --- columns ------------------------------------------------------------------------------

    def _rows(self, parts: list[Part], start: int) -> tuple[int, list[Span]]:
        """Where the rows of one table end, and the white between its columns."""
        gutters: list[Span] = []
        end = start
        while end < len(parts) and self._is_row(parts[end]):
            own = parts[end].gutters
            left = free(gutters or own, parts[end].pieces)
            if len(left) < len(gutters or own) or (len(own) > len(gutters) > 0):
                break
            gutters = left
            end += 1
        return end, gutters

    def _columns(self, parts: list[Part], start: int) -> tuple[int, list[Span]]:
        """Where the columns end that begin here, and the white between them; none for mere lines."""
        gutters: list[Span] = []
        end = start
        while end < len(parts):
            part, above = parts[end], parts[start:end]
            self.check()
            left = free(gutters, part.pieces) if gutters else part.gutters
            if self._breaks(part, above, left if gutters else []):
                break
            if not left and (gutters or not self._leads(parts, end)):
                break
            if gutters and not _is_values(part) and not is_aligned(above, part, left):
                break
            gutters = left
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
        return bool(gutters) and len(free(gutters, parts[at].pieces)) == len(gutters)

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
        edges = [*(end - PADDING for _start, end in gutters), self.edge]
        return Table(
            tuple(
                tuple(
                    Cell(tuple(_Region(self.labels, self.check, edge, self.depth + 1).read(cell)))
                    for cell, edge in zip(cells(row, gutters), edges, strict=True)
                )
                for row in rows
            )
        )

    def _row_label(self, part: Part) -> Named | None:
        """The label at the left of what is no label."""
        first, *others = cells(part.pieces, part.gutters)
        named = self.labels.find(_text(first))
        if named is None or not others:
            return None
        alone = named.kind is Kind.PROCESS or not any(map(self._label, others))
        return named if alone else None

    def _is_row(self, part: Part) -> bool:
        """Values beside their label, or nothing but values: not to be read column by column."""
        return _is_values(part) or self._row_label(part) is not None

    def _breaks(self, part: Part, above: list[Part], gutters: list[Span]) -> bool:
        """Whether a part is a row below columns, and nothing that happens to stand side by side."""
        if _is_values(part):
            return not gutters or not is_inside(part, gutters)
        named = self._row_label(part)
        if named is None or named.kind is Kind.PROCESS:
            return named is not None  # the chain goes across all columns
        if gutters and is_inside(part, gutters):
            return False
        return not (named.kind in TEXTS and gutters and self._runs_on(above, gutters))

    def _runs_on(self, above: list[Part], gutters: list[Span]) -> bool:
        """Whether the last column is running text so far."""
        last = [piece for part in above for piece in cells(part.pieces, gutters)[-1]]
        named = [self.labels.find(piece.text, guess=False) for piece in last]
        known = [found for found in named if found is not None]
        return bool(known) and known[-1].kind in TEXTS

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
        if is_money(here.text) or is_mark(here.text):
            return False
        if _OPEN_END.search(above.text) or _is_year_of(above.text, here.text):
            return True
        first = here.text.split(" ")[0] + " "
        wide = len(first) * (here.right - here.left) / len(here.text)
        if above.right + wide < self.edge - _RAGGED or _NEW.match(here.text):
            return False  # its first word would have stood on the line above
        if _is_broken(above.text, here.text):
            return True
        return not self._label([above]) and not self._label([here])


def _options() -> tuple[dict[str, str], dict[str, str]]:
    return option_labels("openness"), option_labels("funding")


def _text(cell: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in cell)


def _is_values(part: Part) -> bool:
    """Nothing but amounts, crosses, or the words beside the boxes."""
    texts = [_text(cell) for cell in cells(part.pieces, part.gutters)]
    if all(is_money(text) or is_mark(text) for text in texts):
        return True
    return any(all(only_options(text, options) for text in texts) for options in _options())


def _is_broken(above: str, here: str) -> bool:
    return len(above.rpartition(" ")[2]) >= _LONG and _BROKEN_OFF.fullmatch(here) is not None


def _is_year_of(above: str, here: str) -> bool:
    """ "19. februar", and the year on the next line."""
    if not _YEAR.match(here):
        return False
    return any(date.has_year and date.end > len(above) for date in find_dates(f"{above} {here}"))


def _join(runs: list[Run], more: list[Run]) -> None:
    last = runs[-1]
    if _is_broken("".join(run.text for run in runs), "".join(run.text for run in more)):
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
