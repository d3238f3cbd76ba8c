"""Every word of a file, found by a second way through it that shares nothing with the reader.

What is counted here must be found again in a field, in a label, or among the unrecognised.
"""

from collections.abc import Iterator

from model.exchange.word.names import MATH, MC, W14, Element, W
from model.exchange.word.package import Package, main_part, side_parts
from model.exchange.word.runs import is_prompt

_PARAGRAPH = f"{W}p"
_LEFT_OUT = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
_TEXT = (f"{W}t", f"{MATH}t")
_APART = (f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab")


def swept(package: Package) -> list[str]:
    """The text of every paragraph, deletions and unanswered prompts left out."""
    found: list[str] = []
    for part in (main_part(package), *(part for part, _kind in side_parts(package))):
        root = package.xml(part)
        if root is not None:
            found.extend(_paragraphs(root))
    return found


def _paragraphs(root: Element) -> Iterator[str]:
    """A text box inside a paragraph splits it, so pieces are joined by innermost paragraph."""
    pieces: dict[Element | None, list[str]] = {}
    skipped = _skipped(root)
    for element in root.iter(*_TEXT, *_APART):
        if element in skipped:
            continue
        owner = element.getparent()
        while owner is not None and owner.tag != _PARAGRAPH:
            owner = owner.getparent()
        pieces.setdefault(owner, []).append((element.text or "") if element.tag in _TEXT else " ")
    for parts in pieces.values():
        text = "".join(parts)
        if text.strip():
            yield text


def _skipped(root: Element) -> set[Element]:
    """The texts that nobody reads: deleted, drawn a second time, a prompt, a box's sign."""
    found: set[Element] = set()
    for element in root.iter(*_LEFT_OUT, f"{W}sdt"):
        if element.tag != f"{W}sdt" or _is_no_text(element):
            found.update(element.iter(*_TEXT))
    for mark in root.iter(f"{W}trPr"):
        row = mark.getparent()
        if mark.find(f"{W}del") is not None and row is not None:
            found.update(row.iter(*_TEXT))
    return found


def _is_no_text(control: Element) -> bool:
    return is_prompt(control) or control.find(f"{W}sdtPr/{W14}checkbox") is not None
