"""`export MEETING calendar`: the meeting for a calendar, or one guest's time."""

import argparse
import datetime
from pathlib import Path

from model.commandline.opening import meeting_id, reading
from model.delivery.calendar import (
    Method,
    calendar_text,
    event_of_guest,
    event_of_meeting,
    uid_for,
)
from model.editions import for_guest, open_edition
from model.errors import UserError
from model.storage.durable import replacing
from model.text.translate import _


def write_calendar(options: argparse.Namespace, target: Path) -> None:
    """A file to take in: no answer is asked for. Raises UserError for a guest without a slot."""
    name: str | None = options.guest
    with reading(options) as database, database.read() as session:
        meeting = meeting_id(session, options.meeting)
        if name is None:
            view = open_edition(session, meeting)
            event = event_of_meeting(view, uid_for(view.key, ""))
        else:
            view = for_guest(session, meeting, name)
            event = event_of_guest(view, uid_for(view.key, name))
    if event is None:
        raise UserError(
            _("{name} is on no point with a time at this meeting.").format(name=options.guest)
        )
    text = calendar_text(Method.PUBLISH, (event,), datetime.datetime.now(datetime.UTC))
    with replacing(target) as file:
        file.write(text.encode())
