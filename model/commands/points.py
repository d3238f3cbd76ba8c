"""What stands on one point besides its place and time."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.commands import agenda, items, lookup, moving, people, values
from model.commands.item_minutes import settle_minutes
from model.commands.meeting_lines import follow
from model.entities import AgendaPoint, Annex, Guest
from model.errors import UserError
from model.forms import form as declared_form
from model.queries.people import usual_roles
from model.text.blocks import RichText
from model.text.people_line import Written
from model.text.translate import _
from model.views import GuestView
from model.vocabulary import GuestRole, Purpose


def set_purpose(session: Session, point_id: int, purpose: Purpose | None) -> None:
    """What the meeting is to do with the point."""
    lookup.point(session, point_id).purpose = values.optional_choice(Purpose, purpose)


def set_public_title(session: Session, point_id: int, title: str) -> None:
    """The neutral title of a closed point in the open edition; "" for none."""
    lookup.point(session, point_id).public_title = values.line(title)


def set_closed_reason(session: Session, point_id: int, reason: str) -> None:
    """Why the point is closed. Never in the open edition."""
    lookup.point(session, point_id).closed_reason = values.line(reason)


def set_case_number(session: Session, point_id: int, number: str) -> None:
    """The number in the records system, as free text."""
    lookup.point(session, point_id).case_number = values.line(number)


def set_note_to_chair(session: Session, point_id: int, blocks: RichText) -> None:
    """The note that only the chair's script shows."""
    lookup.point(session, point_id).note_to_chair = values.rich(blocks)


def set_own_note(session: Session, point_id: int, blocks: RichText) -> None:
    """The note that is never printed, sent or exchanged; so it may change after approval too."""
    lookup.any_point(session, point_id).own_note = values.rich(blocks)


def turn_outcomes(
    session: Session, point_id: int, outcomes: Sequence[str], *, on: bool = True
) -> None:
    """The codes of what the meeting did come behind those there are, each once, or are taken off."""
    point = lookup.point(session, point_id)
    kept = (code for code in point.outcomes if on or code not in outcomes)
    point.outcomes = tuple(dict.fromkeys((*kept, *(outcomes if on else ()))))


def set_guests(
    session: Session, point_id: int, guests: Sequence[str | Written | GuestView]
) -> None:
    """These guests in this order.

    One given by name alone keeps what is known of him here; a new one has the role that is usual.
    One given as he is written in a field has the title that stands there, or none.
    """
    point = lookup.point(session, point_id)
    known = {guest.name: guest for guest in point.guests}
    wanted: dict[str, tuple[str | None, GuestView | None]] = {}
    for given in guests:
        view = given if isinstance(given, GuestView) else None
        person = Written(given.name, given.title) if isinstance(given, GuestView) else given
        for name, title in people.titles_by_name(session, [person]).items():
            wanted.setdefault(name, (title, view))
    for name, guest in known.items():
        if name not in wanted:
            point.guests.remove(guest)
    roles = usual_roles(session, wanted.keys() - known.keys())
    for position, (name, (title, view)) in enumerate(wanted.items()):
        guest = known.get(name)
        if guest is None:
            guest = Guest(name=name, role=roles.get(name))
            point.guests.append(guest)
        guest.position = position
        if title is not None:
            guest.title = title
        if view is not None:
            guest.role = values.optional_choice(GuestRole, view.role)
            guest.online = view.online
            guest.arrive_before = values.early(view.arrive_before)


def create_item(session: Session, point_id: int, form: str = items.DEFAULT_FORM) -> int:
    """Write a recommendation for the point; the item's id.

    It begins with the point's title, and with who joins where the form asks for that.
    """
    point = lookup.point(session, point_id)
    _refuse_second_item(point)
    item_id = _new_item(session, point, form)
    _link(session, point, item_id)
    return item_id


def copy_to_item(session: Session, point_id: int) -> int:
    """A new recommendation with title, people and annexes of a point; the item's id.

    The point stays as it is, so it may be one of approved minutes.
    """
    point = lookup.any_point(session, point_id)
    item = lookup.item(session, _new_item(session, point, items.DEFAULT_FORM))
    item.annexes.extend(map(moving.copied, point.annexes))
    return item.id


def _new_item(session: Session, point: AgendaPoint, form: str) -> int:
    item_id = items.create(session, point.title, form=form)
    item = lookup.item(session, item_id)
    item.title_language = point.title_language
    item.openness = point.openness
    item.closed_reason = point.closed_reason
    if any(field.name == "attendees" for field in declared_form(form).fields):
        guests = [Written(guest.name, guest.title) for guest in point.guests]
        items.set_people(session, item_id, items.ItemRole.ATTENDEE, guests)
    return item_id


def link_item(session: Session, point_id: int, item_id: int) -> None:
    """Place an existing recommendation on the point, which takes its title and openness over."""
    point = lookup.point(session, point_id)
    item = lookup.item(session, item_id)
    if point.item_id == item_id:
        return
    _refuse_second_item(point)
    agenda.take_over(point, item)
    _link(session, point, item_id)


def unlink_item(session: Session, point_id: int) -> None:
    """Take the recommendation off the point; it stays in the bank. Title and openness stay here."""
    point = lookup.point(session, point_id)
    if point.treated_item_id is not None:
        raise UserError(
            _("The recommendation has been sent out with this point and cannot be taken off it.")
        )
    point.item_id = None


def _refuse_second_item(point: AgendaPoint) -> None:
    if point.item_id is not None:
        raise UserError(
            _("The point has a recommendation already. Take that one off the point first.")
        )


def _link(session: Session, point: AgendaPoint, item_id: int) -> None:
    """Annexes belong to the item from now on, numbered after its own."""
    point.item_id = item_id
    last = session.scalar(select(func.max(Annex.number)).where(Annex.item_id == item_id)) or 0
    own = select(Annex).where(Annex.point_id == point.id).order_by(Annex.number, Annex.id)
    for number, annex in enumerate(session.scalars(own).all(), last + 1):
        annex.point_id = None
        annex.item_id = item_id
        annex.number = number
    session.flush()
    item = lookup.item(session, item_id)
    settle_minutes(session, item)
    follow(session, item, lookup.meeting(session, point.meeting_id))
