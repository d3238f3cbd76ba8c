"""Puts a text that was left in the spool into its field."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session

from model.commands import agenda, bank, items, meetings, minutes, points, values
from model.errors import UserError
from model.text.blocks import RichText, plain_text
from model.text.translate import _

Setter = Callable[[Session, int, RichText], None]


def put_back(session: Session, table: str, row_id: int, column: str, blocks: RichText) -> None:
    """As if it had been typed again. Raises UserError where the field is gone or locked."""
    _setter(table, column)(session, row_id, blocks)


def _setter(table: str, column: str) -> Setter:
    match table, column:
        case "agenda_entry", _other if column in _OF_AN_ENTRY:
            return _OF_AN_ENTRY[column]
        case "item_bank", "comment":
            return _as_line(partial(_set, bank.set_field, column))
        case "meeting", "information":
            return partial(_set, meetings.set_field, column)
        case "item", _other if column in items.FIELDS:
            setter = partial(_set, items.set_field, column)
            return setter if items.FIELDS[column] is values.rich else _as_line(setter)
        case "item_field", _other:
            return partial(_set, items.set_own_field, column)
        case _:
            raise UserError(_("This text belongs to a field that does not exist any more."))


def _as_line(setter: Callable[[Session, int, str], None]) -> Setter:
    """For a field that holds one line of plain text."""
    return lambda session, row_id, blocks: setter(session, row_id, plain_text(blocks))


def _set(
    setter: Callable[[Session, int, str, object], None],
    column: str,
    session: Session,
    row_id: int,
    value: RichText | str,
) -> None:
    setter(session, row_id, column, value)


_OF_AN_ENTRY: dict[str, Setter] = {
    "title": _as_line(agenda.rename),
    "closed_reason": _as_line(points.set_closed_reason),
    "public_title": _as_line(points.set_public_title),
    "case_number": _as_line(points.set_case_number),
    "minutes": minutes.set_text,
    "note_to_chair": points.set_note_to_chair,
    "own_note": points.set_own_note,
}
