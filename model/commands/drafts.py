"""Puts a text that was left in the spool into its field."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session

from model.commands import agenda, items, meetings, minutes, points
from model.errors import UserError
from model.text.blocks import RichText, plain_text
from model.text.translate import _


def put_back(session: Session, table: str, row_id: int, column: str, blocks: RichText) -> None:
    """As if it had been typed again. Raises UserError where the field is gone or locked."""
    _setter(table, column)(session, row_id, blocks)


def _setter(table: str, column: str) -> Callable[[Session, int, RichText], None]:
    match table, column:
        case "agenda_entry", "title":
            return _rename
        case "agenda_entry", "minutes":
            return minutes.set_text
        case "agenda_entry", "note_to_chair":
            return points.set_note_to_chair
        case "agenda_entry", "own_note":
            return points.set_own_note
        case "meeting", "information":
            return partial(_set, meetings.set_field, column)
        case "item", _other if column in items.FIELDS:
            return partial(_set, items.set_field, column)
        case "item_field", _other:
            return partial(_set, items.set_own_field, column)
        case _:
            raise UserError(_("This text belongs to a field that does not exist any more."))


def _rename(session: Session, entry_id: int, blocks: RichText) -> None:
    agenda.rename(session, entry_id, plain_text(blocks))


def _set(
    setter: Callable[[Session, int, str, object], None],
    column: str,
    session: Session,
    row_id: int,
    blocks: RichText,
) -> None:
    setter(session, row_id, column, blocks)
