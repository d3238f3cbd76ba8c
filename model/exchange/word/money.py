"""The year table of a form: years beside amounts, or above them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from model.errors import UserError
from model.exchange.word.shapes import Box, Cell, Content, Paragraph, Table, words
from model.text.amounts import parse_amount
from model.vocabulary import CostUnit

MOST_YEARS = 6

YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_AND_AMOUNT = re.compile(r"((?:19|20)\d\d)\s*[:\t |–-]*\s*(.*)", re.DOTALL)
_THOUSANDS = re.compile(r"t\.?\s?kr|1\.?000\s*kr|tusind", re.IGNORECASE)
_KRONER = re.compile(r"kr\b|kroner", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*(?:t\.?\s?kr\.?|kr\.?)$", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—", "÷"})

Rows = list[list[str]]


@dataclass(slots=True)
class Costs:
    """`left` is what belongs to the note; `consumed` the words that became years and amounts."""

    unit: CostUnit | None
    amounts: dict[int, Decimal | None]
    left: list[Content]
    consumed: list[str]
    certainty: float = 1.0


def read_costs(label: str, contents: list[Content]) -> Costs:
    """The table under the label, which says the unit."""
    costs = Costs(unit_of(label), {}, [], [])
    for content in contents:
        if isinstance(content, Paragraph):
            _line(content, costs)
        elif isinstance(content, Box):
            costs.left.extend(content.content)
        else:
            _table(content, costs)
    if costs.unit is None and costs.amounts:
        found = unit_of(words(contents))
        costs.unit = found or CostUnit.KRONER
        costs.certainty = min(costs.certainty, 0.8 if found else 0.4)
    return costs


def unit_of(text: str) -> CostUnit | None:
    """The unit that a label names."""
    if _THOUSANDS.search(text):
        return CostUnit.THOUSAND_KRONER
    return CostUnit.KRONER if _KRONER.search(text) else None


def is_money(text: str) -> bool:
    """Whether a cell holds a year, an amount or nothing."""
    bare = text.strip()
    return not bare or bare in _DASHES or _is_year(bare) or _amount(bare) is not None


def _line(paragraph: Paragraph, costs: Costs) -> None:
    """ "2026: 420", or words that are a note."""
    text = paragraph.text
    if not text:
        return
    years = [(int(year), "") for year in text.split()] if _only_years(text) else []
    match = _YEAR_AND_AMOUNT.fullmatch(text)
    if not years and match and is_money(match[2]):
        years = [(int(match[1]), match[2])]
    if not years:
        costs.left.append(paragraph)
        return
    costs.consumed.append(text)
    for year, amount in years:
        _note(costs, year, amount)


def _only_years(text: str) -> bool:
    parts = text.split()
    return len(parts) > 1 and all(YEAR.fullmatch(part) for part in parts)


def _table(table: Table, costs: Costs) -> None:
    rows = [[words(cell.content) for cell in row] for row in table.rows]
    cells = [text for row in rows for text in row if text]
    if not cells or not all(is_money(text) for text in cells) or not _read_rows(rows, costs):
        known = [row for row in table.rows if _year_row(row, costs)]
        rest = tuple(row for row in table.rows if row not in known)
        if rest:
            costs.left.append(Table(rest))
        if any(words(cell.content) for row in rest for cell in row):
            costs.certainty = min(costs.certainty, 0.7)
        return
    costs.consumed.extend(cells)


def _year_row(row: tuple[Cell, ...], costs: Costs) -> bool:
    """A row "2026 | 420" of a table that holds other rows as well."""
    texts = [text for text in (words(cell.content) for cell in row) if text]
    if not texts or len(texts) > 2 or not YEAR.fullmatch(texts[0]):
        return not texts
    if len(texts) == 2 and not is_money(texts[1]):
        return False
    _note(costs, int(texts[0]), texts[1] if len(texts) == 2 else "")
    costs.consumed.extend(texts)
    return True


def _read_rows(rows: Rows, costs: Costs) -> bool:
    """Years beside or above their amounts; False where the table is neither."""
    rows = [row for row in rows if any(row)]
    years = [_is_year(row[0]) for row in rows]
    across = [text for text in rows[0] if text]
    if len(across) > 1 and all(_is_year(text) for text in across):
        return _read_columns(rows, costs)
    if all(years) and all(len([text for text in row if text]) <= 2 for row in rows):
        for row in rows:
            _note(costs, int(row[0]), next((text for text in row[1:] if text), ""))
        return True
    return False


def _read_columns(rows: Rows, costs: Costs) -> bool:
    amounts = [row for row in rows[1:] if any(row)]
    if len(amounts) > 1:
        return False
    below = amounts[0] if amounts else []
    for at, year in enumerate(rows[0]):
        if year:
            _note(costs, int(year), below[at] if at < len(below) else "")
    return True


def _is_year(text: str) -> bool:
    return YEAR.fullmatch(text) is not None


def _note(costs: Costs, year: int, text: str) -> None:
    if year in costs.amounts and costs.amounts[year] is not None:
        costs.certainty = min(costs.certainty, 0.5)
    elif len(costs.amounts) < MOST_YEARS or year in costs.amounts:
        costs.amounts[year] = _amount(text)
    if _SUFFIX.search(text) and costs.unit is None:
        costs.unit = unit_of(text)


def _amount(text: str) -> Decimal | None:
    bare = _SUFFIX.sub("", text.strip())
    if not bare or bare in _DASHES:
        return None
    try:
        return parse_amount(bare)
    except UserError:
        return None
