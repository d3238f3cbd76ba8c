"""The address book of an exchange file."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands.import_values import Fields, Json, set_fields, words
from model.entities import Person

_FIELDS: Fields = {
    "title": ("title", words),
    "department": ("department", words),
    "email": ("email", words),
    "phone": ("phone", words),
}


def import_people(session: Session, people: Sequence[Json]) -> None:
    """Names are not unique: the k-th of a name in the file is the k-th stored one."""
    names = {person["name"] for person in people}
    stored: defaultdict[str, list[Person]] = defaultdict(list)
    for row in session.scalars(select(Person).order_by(Person.id.desc())):
        if row.name in names:
            stored[row.name].append(row)
    for person in people:
        namesakes = stored[person["name"]]
        if namesakes:
            row = namesakes.pop()
        else:
            row = Person(name=person["name"], title="", department="", email="", phone="")
            session.add(row)
            session.flush()  # ids in file order: namesakes are told apart by it
        set_fields(row, person, _FIELDS)
