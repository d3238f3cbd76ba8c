"""Every word of a file, found by a second way through it that shares nothing with the reader.

What is counted here must be found again in a field, in a label, or among the unrecognised.
"""

from collections.abc import Iterator

from model.exchange.word.names import MATH, MC, W14, Element, W
from model.exchange.word.package import Package, main_part, side_parts
from model.exchange.word.runs import is_prompt

_LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback"})
_TEXT = frozenset({f"{W}t", f"{MATH}t"})
_APART = frozenset({f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"})


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
    pieces: dict[Element, list[str]] = {}
    waiting: list[tuple[Element, Element]] = [(root, root)]
    while waiting:
        element, owner = waiting.pop()
        tag = element.tag
        if tag in _LEFT_OUT or (tag == f"{W}sdt" and _is_no_text(element)):
            continue
        if tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is not None:
            continue
        if tag in _TEXT:
            pieces.setdefault(owner, []).append(element.text or "")
        elif tag in _APART:
            pieces.setdefault(owner, []).append(" ")
        else:
            owner = element if tag == f"{W}p" else owner
            waiting.extend((child, owner) for child in reversed(element))
    for parts in pieces.values():
        text = "".join(parts)
        if text.strip():
            yield text


def _is_no_text(control: Element) -> bool:
    return is_prompt(control) or control.find(f"{W}sdtPr/{W14}checkbox") is not None
