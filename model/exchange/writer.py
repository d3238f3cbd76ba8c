"""Views → the canonical text of an exchange file.

Canonical: the schema's order, UTF-8, two spaces, a final newline, default and unset fields left
out, so that export → import into an empty database → export gives the same bytes. Files of annexes
are `model.exchange.export`'s affair; here they are names.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from model.exchange.writer_items import AnnexNames, Json, item_object, no_files
from model.exchange.writer_meetings import meeting_object
from model.views import ItemView, MeetingView, PersonView, PointView
from model.vocabulary import Edition

FORMAT = "punktvis-exchange"
VERSION = 1


def to_text(
    views: Sequence[MeetingView], names: AnnexNames = no_files, more: Sequence[ItemView] = ()
) -> str:
    """The file's text; `more` are recommendations that stand on none of the meetings.

    Raises ValueError for guests' views and for editions mixed in one file.
    """
    return to_canonical(to_object(views, names, more))


def to_canonical(value: object) -> str:
    """JSON as all exports are laid out."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_object(
    views: Sequence[MeetingView], names: AnnexNames = no_files, more: Sequence[ItemView] = ()
) -> Json:
    """The file as JSON values. See `to_text`."""
    editions = {view.edition for view in views}
    if Edition.GUEST in editions or len(editions) > 1:
        raise ValueError("an exchange file holds one edition, full or open")
    items = _items(views, more)
    people = [_person(person) for person in _people(views)]
    result: Json = {"format": FORMAT, "version": VERSION}
    if people:
        result["people"] = people
    if items:
        result["items"] = [item_object(item, names) for item in items.values()]
    result["meetings"] = [meeting_object(view, items, names) for view in views]
    if Edition.OPEN in editions:
        result["edition"] = "open"
    return result


def _items(views: Iterable[MeetingView], more: Iterable[ItemView]) -> Mapping[str, ItemView]:
    """The recommendations that points name, then the others, each once, by first appearance."""
    items: dict[str, ItemView] = {}
    for view in views:
        for entry in view.entries:
            if isinstance(entry, PointView) and entry.item is not None:
                items.setdefault(entry.item.key, entry.item)
    for item in more:
        items.setdefault(item.key, item)
    return items


def _people(views: Sequence[MeetingView]) -> list[PersonView]:
    """Everybody of the views once. Namesakes differ somewhere, or are two entries of one view."""
    people = list(views[0].people) if views else []
    for view in views[1:]:
        people.extend(person for person in view.people if person not in people)
    return people


def _person(person: PersonView) -> Json:
    result: Json = {"name": person.name}
    for field in ("title", "department", "email", "phone"):
        value: str = getattr(person, field)
        if value:
            result[field] = value
    return result
