"""What is written step by step, so that from what is found one sees how far it came."""

import random
from enum import Enum, auto

POINTS = 12
_WORDS = "Chefteamet drøftede sagen og tog orienteringen til efterretning. "


class Field(Enum):
    """What a step writes."""

    TITLE = auto()
    MINUTES = auto()


Found = dict[tuple[int, Field], str]


def scribbled(step: int) -> tuple[int, Field, str]:
    """The id of the point, what of it, and the words of a step, which begin with its number."""
    chance = random.Random(step)
    point, length = chance.randint(1, POINTS), chance.randint(1, 120)
    if chance.random() < 0.2:
        return point, Field.TITLE, f"{step} Ærø"
    return point, Field.MINUTES, f"{step} {_WORDS * length}".strip()


def after(steps: int) -> Found:
    """What stands there once so many steps are done."""
    found: Found = {}
    for step in range(1, steps + 1):
        point, field, text = scribbled(step)
        found[point, field] = text
    return found


def last_step(found: Found) -> int:
    """The newest step of which something is there."""
    return max((int(text.split()[0]) for text in found.values()), default=0)
