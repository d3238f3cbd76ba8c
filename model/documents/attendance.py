"""Who was there: the facts at the head of the minutes."""

from collections.abc import Iterator, Mapping

from model.documents.content import Fact
from model.documents.words import Words
from model.text.clock import format_clock
from model.views import AbsenceView, MeetingView, MemberView
from model.vocabulary import AbsenceReason, Attendance


def attendance(view: MeetingView, words: Words) -> Iterator[Fact]:
    """Present, apologies, absent, and who missed a part. Members of unknown attendance are left out."""
    numbers = {point.key: point.number for point in view.points if point.number is not None}
    for kind in (Attendance.PRESENT, Attendance.EXCUSED, Attendance.ABSENT):
        members = [member for member in view.members if member.attendance is kind]
        if members:
            names = [_name(member, numbers, words) for member in members]
            yield Fact(words.attendance(kind), words.names(names))
    parts = [
        f"{member.name} {part}"
        for member in view.members
        for absence in member.absences
        if absence.reason is not AbsenceReason.ONLINE
        if (part := absence_text(absence, numbers, words))
    ]
    if parts:
        _ = words.gettext
        yield Fact(_("Absent for a part"), "; ".join(parts))


def absence_text(absence: AbsenceView, numbers: Mapping[str, int], words: Words) -> str:
    """ "til kl. 9.20, i punkt 1 og 2 (inhabil)"; "" where the view may not say more."""
    _ = words.gettext
    parts: list[str] = []
    if absence.start is not None and absence.end is not None:
        parts.append(words.at(absence.start, absence.end))
    elif absence.end is not None:
        parts.append(_("until {time}").format(time=format_clock(absence.end)))
    elif absence.start is not None:
        parts.append(_("from {time}").format(time=format_clock(absence.start)))
    missed = [str(numbers[key]) for key in absence.points if key in numbers]
    if missed:
        text = words.ngettext("during point {numbers}", "during points {numbers}", len(missed))
        parts.append(text.format(numbers=words.names(missed)))
    said = ", ".join(parts)
    if said and absence.reason is AbsenceReason.CONFLICTED:
        return _("{absence} (conflict of interest)").format(absence=said)
    if said and absence.reason is AbsenceReason.ONLINE:
        return _("online {when}").format(when=said)
    return said


def _name(member: MemberView, numbers: Mapping[str, int], words: Words) -> str:
    _ = words.gettext
    name = member.name
    if member.substitute_for:
        text = _("{name} (for {other})")
        name = text.format(name=name, other=member.substitute_for)
    if member.online:
        return _("{name} (online)").format(name=name)
    for absence in member.absences:
        if absence.reason is AbsenceReason.ONLINE:
            said = absence_text(absence, numbers, words)
            return f"{name} ({said})" if said else name
    return name
