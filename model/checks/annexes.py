"""Annexes: listed, numbered without a hole, and there."""

import re
from collections.abc import Collection, Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import annexes_of, label, outcome_words, proposal_words
from model.text.names import join_names
from model.text.translate import _, language
from model.views import MeetingView, PointView

_REFERENCE = re.compile(
    r"\bbilag(?:ene|et|\s+nr\.?)?\s+(\d{1,2}\b(?:\s*(?:,|-|–|og|samt)\s*\d{1,2}\b(?!\.\s?\w))*)",
    re.IGNORECASE,
)
_NUMBER_OR_DASH = re.compile(r"\d+|[-–]")


def file_missing(view: MeetingView, missing: Collection[str]) -> Iterator[Finding]:
    """ANNEX_FILE_MISSING: a file was attached, and is not there. An annex may be a title alone."""
    for point in view.points:
        numbers = [
            str(annex.number)
            for annex in annexes_of(point)
            if (annex.digest in missing if annex.digest else annex.file_name)
        ]
        if numbers:
            words = _("{point}: the file of annex {numbers} is missing.")
            listed = join_names(numbers, language())
            message = words.format(point=label(point), numbers=listed)
            yield finding("ANNEX_FILE_MISSING", point.key, message)


def not_listed(view: MeetingView) -> Iterator[Finding]:
    """ANNEX_NOT_LISTED: the text speaks of "bilag 3", and there is no annex 3."""
    for point in view.points:
        there = {annex.number for annex in annexes_of(point)}
        wanted = sorted(_referred(point) - there)
        if wanted:
            words = _("{point} refers to annex {numbers}, which is not listed.")
            numbers = join_names([str(number) for number in wanted], language())
            message = words.format(point=label(point), numbers=numbers)
            yield finding("ANNEX_NOT_LISTED", point.key, message)


def number_gap(view: MeetingView) -> Iterator[Finding]:
    """ANNEX_NUMBER_GAP: the numbers are not 1, 2, 3 …"""
    for point in view.points:
        numbers = sorted({annex.number for annex in point.all_annexes})
        if numbers and numbers != list(range(1, len(numbers) + 1)):
            words = _("{point}: the numbers of the annexes have a gap ({numbers}).")
            listed = join_names([str(number) for number in numbers], language())
            message = words.format(point=label(point), numbers=listed)
            yield finding("ANNEX_NUMBER_GAP", point.key, message)


def refers_to_annex(text: str) -> bool:
    """Whether a text speaks of "bilag 2"."""
    return _REFERENCE.search(text) is not None


def _referred(point: PointView) -> set[int]:
    """The numbers in "bilag 1", "bilag 1 og 3", "bilag 2-4"."""
    numbers: set[int] = set()
    for text in (*proposal_words(point), *outcome_words(point)):
        for match in _REFERENCE.finditer(text):
            last, through = 0, False
            for part in _NUMBER_OR_DASH.findall(match[1]):
                if part in "-–":
                    through = True
                    continue
                number = int(part)
                numbers.update(range(last, number) if through else ())
                numbers.add(number)
                last, through = number, False
    return numbers
