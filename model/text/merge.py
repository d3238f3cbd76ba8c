"""Two that wrote on the same text: both are kept."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from model.text.blocks import Block, RichText, normalise


def merged(base: RichText, ours: RichText, theirs: RichText) -> RichText:
    """What becomes of `base` when it was changed into `ours` here and into `theirs` elsewhere.

    Block by block: what only one has changed is as that one has it. Where both changed the same
    blocks, theirs stand behind ours; no word of either is lost.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    return normalise([block for part in _parts(base, ours, theirs) for block in part])


def _parts(base: RichText, ours: RichText, theirs: RichText) -> Iterator[Sequence[Block]]:
    here, there = _places(base, ours), _places(base, theirs)
    both = [place for place in range(len(base)) if place in here and place in there]
    start = our_start = their_start = 0
    for place in both:
        yield _chosen(
            base[start:place],
            ours[our_start : here[place]],
            theirs[their_start : there[place]],
        )
        yield (base[place],)
        start, our_start, their_start = place + 1, here[place] + 1, there[place] + 1
    yield _chosen(base[start:], ours[our_start:], theirs[their_start:])


def _chosen(base: RichText, ours: RichText, theirs: RichText) -> RichText:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if 1 < len(base) == len(ours) == len(theirs):  # the same blocks, reworded
        threes = zip(base, ours, theirs, strict=True)
        return tuple(one for was, a, b in threes for one in _chosen((was,), (a,), (b,)))
    return (*ours, *(block for block in theirs if block not in ours and block not in base))


def _places(old: RichText, new: RichText) -> dict[int, int]:
    """Where each block of the old text that is still there stands in the new one."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {
        match.a + step: match.b + step
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    }
