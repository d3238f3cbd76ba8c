"""A meeting with 200 guests, as a long hearing has them."""

import json

from sqlalchemy.orm import Session

from model.commands.imports import apply
from model.commands.settings import set_value
from model.dispatching.kinds import KINDS
from model.dispatching.people import proposed
from model.dispatching.prepare import Order
from model.exchange.reader import read_data
from tests.model.exchange.databases import document, meeting, meeting_id, point

GUESTS = 200
_OF_A_POINT = 8


def load_guests(session: Session) -> int:
    """Read the meeting in, with a sender; its id."""
    names = [f"Gæst Nr. {number}" for number in range(GUESTS)]
    points = [
        point(
            f"p{at}",
            openness="closed" if at % 5 == 0 else "open",
            duration=8,
            guests=[{"name": name} for name in names[at : at + _OF_A_POINT]],
        )
        for at in range(0, GUESTS, _OF_A_POINT)
    ]
    people = [
        {"name": name, "email": f"g{number}@example.org"} for number, name in enumerate(names)
    ]
    content = json.dumps(document(meeting(*points), people=people)).encode()
    apply(session, read_data(content, "guests.json"), name="guests.json")
    set_value(session, "sender_address", "ellen.skov@example.org")
    return meeting_id(session)


def slips_order(session: Session) -> Order:
    """A slip for each of them."""
    meeting, kind = meeting_id(session), KINDS["slip"]
    return Order(meeting, kind, proposed(session, meeting, kind))
