"""Which old block became which new one. Blocks only, no document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from model.text.blocks import Block

_MOST_CELLS = 2_500
_ALONE = 60


@dataclass(frozen=True, slots=True)
class Step:
    """`new` comes in before `old`, or `old` goes, or `old` becomes `new`."""

    kind: Literal["insert", "remove", "change"]
    old: int
    new: int


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many are equal at the start, and of the rest how many at the end."""
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    ends = 0
    while ends < least - start and old[-1 - ends] == new[-1 - ends]:
        ends += 1
    return start, ends


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """The cheapest way from the old blocks to the new, from the first to the last."""
    if len(old) == len(new) == 1 or len(old) * len(new) > _MOST_CELLS:
        return _in_order(old, new)
    costs = _costs(old, new)
    steps: list[Step] = []
    i, j = len(old), len(new)
    while i or j:
        here = costs[i][j]
        if i and j and here == costs[i - 1][j - 1] + _difference(old[i - 1], new[j - 1]):
            i, j = i - 1, j - 1
            if old[i] != new[j]:
                steps.append(Step("change", i, j))
        elif j and here == costs[i][j - 1] + _ALONE:
            j -= 1
            steps.append(Step("insert", i, j))
        else:
            i -= 1
            steps.append(Step("remove", i, j))
    return steps[::-1]


def _costs(old: Sequence[Block], new: Sequence[Block]) -> list[list[int]]:
    costs = [[at * _ALONE for at in range(len(new) + 1)]]
    for i, before in enumerate(old, start=1):
        row = [i * _ALONE]
        for j, after in enumerate(new, start=1):
            changed = costs[-1][j - 1] + _difference(before, after)
            row.append(min(changed, costs[-1][j] + _ALONE, row[-1] + _ALONE))
        costs.append(row)
    return costs


def _in_order(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    shared = min(len(old), len(new))
    steps = [Step("change", at, at) for at in range(shared)]
    steps += [Step("insert", len(old), at) for at in range(shared, len(new))]
    steps += [Step("remove", at, len(new)) for at in range(shared, len(old))]
    return steps


def _difference(old: Block, new: Block) -> int:
    """0 for equal blocks, 100 for blocks with nothing in common: less than one out and one in."""
    if old == new:
        return 0
    before, after = old.text, new.text
    longest = max(len(before), len(after))
    if longest == 0:
        return 10
    return 100 - 90 * sum(common_ends(before, after)) // longest
