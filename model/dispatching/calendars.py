"""Which calendar entry goes along with a guest's mail: a new one, a changed one, or its cancellation."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.commands.invitations import SentInvitation
from model.delivery.calendar import (
    Event,
    Method,
    calendar_text,
    event_of_guest,
    event_of_meeting,
    uid_for,
)
from model.delivery.message import Attachment, Invitation, Message
from model.queries.invitations import InvitationRow
from model.text.addresses import Address
from model.views import MeetingView
from model.vocabulary import MeetingStatus


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of one guest. `is_news` says that it differs from what he has."""

    event: Event
    cancelled: bool
    is_news: bool

    def sent(self, name: str) -> SentInvitation:
        """What to keep of it once it has left."""
        event = self.event
        return SentInvitation(
            uid=event.uid,
            name=name,
            sequence=event.sequence,
            date=event.date,
            start=event.start,
            end=event.end,
            location=event.location,
            text=event.text,
            cancelled=self.cancelled,
        )


def entry_for(guest: MeetingView, name: str, known: Sequence[InvitationRow]) -> Entry | None:
    """The entry of a guest's own view; None where there is none and he has none."""
    uid = _uid(guest.key, name, known, is_member=False)
    return _entry(guest, event_of_guest(guest, uid), uid, known)


def entry_for_member(view: MeetingView, name: str, known: Sequence[InvitationRow]) -> Entry | None:
    """The entry of who is there all the time: the whole meeting. None for another, who has none."""
    uid = _uid(view.key, name, known, is_member=True)
    comes = name in view.regulars
    return _entry(view, event_of_meeting(view, uid) if comes else None, uid, known)


def is_entry_of(row: InvitationRow, meeting_key: str, *, is_member: bool) -> bool:
    """Whether an entry that was sent is that of a member, or else of a guest."""
    name = row.invited_as or row.name
    return row.uid == uid_for(meeting_key, name, is_member=is_member)


def _uid(key: str, name: str, known: Sequence[InvitationRow], *, is_member: bool) -> str:
    """The one that he has, or a new one."""
    sent = (
        row.uid for row in known if row.name == name and is_entry_of(row, key, is_member=is_member)
    )
    return next(sent, uid_for(key, name, is_member=is_member))


def _entry(
    view: MeetingView, event: Event | None, uid: str, known: Sequence[InvitationRow]
) -> Entry | None:
    """SEQUENCE grows with every change, and with the cancellation; what is the same keeps its own."""
    before = next((row for row in known if row.uid == uid), None)
    if event is None or view.status is MeetingStatus.CANCELLED:
        if before is None or before.cancelled:
            return None
        gone = Event(uid, before.date, before.start, before.end, view.name or view.forum)
        gone = replace(gone, location=before.location, sequence=before.sequence + 1)
        return Entry(gone, cancelled=True, is_news=True)
    if before is None:
        return Entry(event, cancelled=False, is_news=True)
    news = before.cancelled or _said(event) != (
        before.date,
        before.start,
        before.end,
        before.location,
        before.text,
    )
    event = replace(event, sequence=before.sequence + news)
    return Entry(event, cancelled=False, is_news=news)


def with_entry(message: Message, entry: Entry, now: datetime.datetime, as_draft: bool) -> Message:
    """The mail with its entry: an invitation where we send it, a file to take in for a draft.

    A drafted invitation would be no meeting in Outlook.
    """
    organizer, attendee = message.sender, message.to[0]
    if as_draft or organizer is None:
        if entry.cancelled:
            return message
        ics = calendar_text(Method.PUBLISH, (entry.event,), now)
        file = Attachment("moede.ics", ics.encode(), "text/calendar")
        return replace(message, attachments=(*message.attachments, file))
    return replace(message, invitation=_invitation(entry, now, organizer, attendee))


def _invitation(
    entry: Entry, now: datetime.datetime, organizer: Address, attendee: Address
) -> Invitation:
    method = Method.CANCEL if entry.cancelled else Method.REQUEST
    return Invitation(method, calendar_text(method, (entry.event,), now, organizer, attendee))


def _said(event: Event) -> tuple[datetime.date, int, int, str, str]:
    return (event.date, event.start, event.end, event.location, event.text)
