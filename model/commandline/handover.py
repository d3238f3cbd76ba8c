"""`handover`: recommendations or meetings for a colleague, in one file."""

import argparse
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commandline.opening import meeting_id, path_of, reading
from model.commandline.output import note
from model.commandline.run import DONE
from model.commandline.targets import refuse_database, refuse_place
from model.entities import Item
from model.errors import UserError
from model.exchange.handover import ENDING, chosen, write_hand_over
from model.storage.annex_files import AnnexFiles
from model.text.translate import _


def hand_over(options: argparse.Namespace) -> int:
    """Write the file, annexes included. Raises UserError for what is not there."""
    if not options.item and not options.meeting:
        options.parser.wrong(_("name what is handed over: --item KEY or --meeting MEETING"))
    target = Path(options.output)
    if target.suffix.lower() != ENDING:
        options.parser.wrong(_("{file} must end with {ending}.").format(file=target, ending=ENDING))
    refuse_place(target)
    refuse_database(target, path_of(options))
    with reading(options) as database:
        with database.read() as session:
            meetings = [meeting_id(session, text) for text in options.meeting]
            items = [_item_id(session, key) for key in options.item]
            views, items_chosen = chosen(session, meetings, items)
        missing = write_hand_over(target, views, items_chosen, AnnexFiles(database.path))
    for annex in missing:
        lost = _("The file of annex {number}, “{title}”, is missing and was left out.")
        note(lost.format(number=annex.number, title=annex.title))
    print(target)
    return DONE


def _item_id(session: Session, key: str) -> int:
    found = session.scalar(select(Item.id).where(Item.key == key))
    if found is None:
        unknown = _("There is no recommendation “{key}”. The command items lists them.")
        raise UserError(unknown.format(key=key))
    return found
