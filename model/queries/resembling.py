"""Recommendations that one from outside may be a newer version of."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Item
from model.queries.item_views import item_parts, item_view
from model.views import ItemView

_ALIKE = 0.9
_NOT_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Resembling:
    """A stored recommendation. `same_case`: the case number says it, not the title."""

    id: int
    key: str
    title: str
    same_case: bool


def resembling(session: Session, title: str, case_number: str = "") -> tuple[Resembling, ...]:
    """Those with the same case number, then those with the same or nearly the same title.

    Frozen copies are not among them.
    """
    rows = session.execute(
        select(Item.id, Item.key, Item.title, Item.case_number)
        .where(Item.snapshot_of_id.is_(None))
        .order_by(Item.id.desc())
    )
    found: list[tuple[float, Resembling]] = []
    wanted, case = _plain(title), _plain(case_number)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for row in rows:
        same_case = bool(case) and _plain(row.case_number) == case
        likeness = 2.0 if same_case else _likeness(matcher, _plain(row.title))
        if likeness >= _ALIKE:
            found.append((likeness, Resembling(row.id, row.key or "", row.title, same_case)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(one for _likeness_, one in found)


def whole_item(session: Session, item_id: int) -> ItemView:
    """One stored recommendation as frozen data. Raises NoResultFound."""
    query = select(Item).where(Item.id == item_id).options(*item_parts())
    item = session.scalars(query).one()
    return item_view(item, item.key or "")


def _likeness(matcher: SequenceMatcher[str], title: str) -> float:
    matcher.set_seq1(title)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _plain(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
