"""What commands print."""

import json
import sys
from collections.abc import Iterable, Sequence


def print_json(value: object) -> None:
    """One JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Columns for people, two spaces apart. What holds line ends is put on one line."""
    table = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def note(sentence: str) -> None:
    """Something to know beside the result."""
    print(sentence, file=sys.stderr)
