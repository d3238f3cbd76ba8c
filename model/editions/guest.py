"""Full → one person's own points, closed ones under a neutral title, and nothing of others."""

from dataclasses import replace

from model.editions.plan import remaining_plan
from model.text.translate import translator
from model.views import GuestView, MeetingView, PointView
from model.vocabulary import Edition, Openness


def guest_view(full: MeetingView, name: str) -> MeetingView:
    """When and where this person is needed. A name that is no guest's gives no points."""
    wanted = _folded(name)
    entries = tuple(
        _point(point, guest, full.language)
        for point in full.points
        for guest in point.guests
        if _folded(guest.name) == wanted
    )
    entries = tuple({entry.key: entry for entry in entries}.values())  # twice on a point is once
    return MeetingView(
        edition=Edition.GUEST,
        key=full.key,
        forum=full.forum,
        name=full.name,
        date=full.date,
        start=full.start,
        end=full.end,
        plan=remaining_plan(full.plan, entries),
        entries=entries,
        people=tuple(person for person in full.people if _folded(person.name) == wanted),
        location=full.location,
        virtual_note=full.virtual_note,
        status=full.status,
        online_link=full.online_link,
        language=full.language,
        letterhead=full.letterhead,
        logo=full.logo,
        logo_words=full.logo_words,
    )


def _point(point: PointView, guest: GuestView, language: str) -> PointView:
    """Place in the planned day and title, no text: the slip says when, the recommendation is his own."""
    closed = point.effective_openness is not Openness.OPEN
    neutral = point.public_title or translator(language).gettext("Closed point")
    return PointView(
        key=point.key,
        title=neutral if closed else point.title,
        number=point.number,
        start=point.start,
        end=point.end,
        title_language=language if closed else point.title_language,
        purpose=None if closed else point.purpose,
        openness=point.effective_openness,
        duration=point.duration,
        rule=point.rule,
        start_at=point.start_at,
        guests=(replace(guest, stays=(), missing=False),),
        withdrawn=point.withdrawn,
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
