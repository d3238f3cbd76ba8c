"""Who took part in a point, with the times when that is known: the minutes say it at the point."""

from collections.abc import Sequence

from model.documents.words import Words
from model.views import GuestView, PointView, StayView


def took_part(point: PointView, points: Sequence[PointView], words: Words) -> str:
    """ "Liv Engsø, centerchef (kl. 9.05-9.35); Per Rask"; "" where nobody did, as far as is known.

    Who stayed for several of the `points` of the paper has his times at the first of them, with the
    numbers of all. Where everybody came and left together that is said once.
    """
    _ = words.gettext
    guests = [guest for guest in point.guests if not guest.missing]
    times = [_times(guest, point, points, words) for guest in guests]
    titled = any(guest.title for guest in guests)
    if len(guests) > 1 and times[0] and len(set(times)) == 1:
        names = words.names([guest.called for guest in guests], titled=titled)
        text = _("{names} (both {when})") if len(guests) == 2 else _("{names} (all {when})")
        return text.format(names=names, when=times[0])
    named = [
        f"{guest.called} ({when})" if when else guest.called
        for guest, when in zip(guests, times, strict=True)
    ]
    return words.names(named, titled=titled)


def _times(guest: GuestView, point: PointView, points: Sequence[PointView], words: Words) -> str:
    """ "kl. 9.05-9.35", "kl. 9.05-10.00, i punkt 2 og 3", "kl. 9.05-9.20 og fra kl. 9.30"."""
    told: list[str] = []
    for stay in guest.stays:
        shared = [one for one in points if _stayed(guest.name, stay, one)]
        if shared and shared[0].key != point.key:
            continue
        numbers = [one.number for one in shared if one.number is not None]
        during = words.during(numbers) if len(shared) > 1 else ()
        told.append(", ".join((*words.between(stay.start, stay.end), *during)))
    return words.names(told)


def _stayed(name: str, stay: StayView, point: PointView) -> bool:
    return any(guest.name == name and stay in guest.stays for guest in point.guests)
