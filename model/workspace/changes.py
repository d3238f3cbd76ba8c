"""What a commit changed, as it is told to everybody who listens."""

from collections.abc import Set
from dataclasses import dataclass, field

RowKey = tuple[str, int]
"""Table name and row id."""

FieldKey = tuple[str, int, str]
"""Table name, row id and column name."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Sent once after every commit. `source` asked for it, so a field can ignore its own change.

    An inserted or deleted row stands in `rows` only; a changed one in `rows` and `fields`.
    """

    rows: frozenset[RowKey]
    fields: frozenset[FieldKey]
    source: object | None = None
    tables: frozenset[str] = field(init=False, compare=False, repr=False)
    """Where rows came, went or changed: a dozen views ask, also after a commit of hundreds of rows."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", frozenset(table for table, _row in self.rows))

    def touches(self, table: str, row_id: int | None = None) -> bool:
        """Whether a row of this table (this very row, if given) came, went or changed."""
        if row_id is not None:
            return (table, row_id) in self.rows
        return table in self.tables

    def beside(self, columns: Set[str]) -> "ChangeSet":
        """What changed apart from the values in these columns, for a view that does not show them."""
        quiet = {(table, row) for table, row, column in self.fields if column in columns}
        if not quiet:
            return self
        fields = frozenset(one for one in self.fields if one[2] not in columns)
        loud = {(table, row) for table, row, _column in fields}
        return ChangeSet(frozenset(self.rows - quiet | loud), fields, self.source)
