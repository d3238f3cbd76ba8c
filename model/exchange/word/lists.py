"""What a form lists: the decisions that it asks for, and its annexes."""

import re

from model.exchange.word.shapes import Box, Content, Paragraph, words
from model.text.blocks import LIST_KINDS, Kind, RichText, paragraph
from model.views import AnnexView
from model.vocabulary import Openness

LONGEST_TITLE = 200

_ANNEX = re.compile(
    r"\s*(?:(?:bilag|annex)\s*)?(?:nr\.?\s*)?(\d{1,3})\s*[:.)–-]*\s+(?=\S)", re.IGNORECASE
)
_MARKER = re.compile(r"\s*[-•·▪o]\s+(?=\S)")
_OPENNESS = re.compile(r"\s*[(–-]\s*(åbent?|lukket)\s*\)?\s*$", re.IGNORECASE)
_NONE = re.compile(r"(?:ingen(?: bilag)?|-|–|intet)\.?", re.IGNORECASE)


def split_decisions(blocks: RichText) -> tuple[str, RichText]:
    """The line that leads in ("Chefteamet skal beslutte:"), and what is to be decided."""
    if not blocks or blocks[0].kind is not Kind.PARAGRAPH:
        return "", blocks
    first = blocks[0].text
    before_list = len(blocks) > 1 and blocks[1].kind in LIST_KINDS
    leads = first.endswith(":") or (before_list and len(first) < 120)
    if not leads or "\n" in first:
        return "", blocks
    return first, blocks[1:]


def read_annexes(contents: list[Content]) -> tuple[tuple[AnnexView, ...], list[Content], float]:
    """The annexes, what is none, and how certain that is. A number that is not given is the next."""
    annexes: dict[int, AnnexView] = {}
    left: list[Content] = []
    certainty = 1.0
    for line in _lines(contents):
        if _NONE.fullmatch(line):
            left.append(Paragraph(paragraph(line)))
            continue
        match = _ANNEX.match(line)
        number = int(match[1]) if match else max(annexes, default=0) + 1
        title = _MARKER.sub("", line[match.end() :] if match else line, count=1)
        if number in annexes or number < 1 or len(title) > LONGEST_TITLE:
            left.append(Paragraph(paragraph(line)))
            certainty = min(certainty, 0.6)
            continue
        certainty = min(certainty, 1.0 if match else 0.9)
        openness = Openness.UNDECIDED
        said = _OPENNESS.search(title)
        if said is not None and title[: said.start()].strip():
            openness = Openness.CLOSED if said[1].lower() == "lukket" else Openness.OPEN
            title = title[: said.start()]
        annexes[number] = AnnexView(number, title.strip(), openness)
    return tuple(annexes[number] for number in sorted(annexes)), left, certainty


def _lines(contents: list[Content]) -> list[str]:
    """One line an annex: a paragraph, or a row of a table."""
    found: list[str] = []
    for content in contents:
        if isinstance(content, Paragraph):
            found.extend(content.text.split("\n"))
        elif isinstance(content, Box):
            found.extend(_lines(list(content.content)))
        elif len(content.rows) == 1 and len(content.rows[0]) == 1:
            found.extend(words(content.rows[0][0].content).split("\n"))
        else:
            for row in content.rows:
                cells = (" ".join(words(cell.content).split()) for cell in row)
                found.append(" ".join(cell for cell in cells if cell))
    return [" ".join(line.split()) for line in found if line.strip()]
