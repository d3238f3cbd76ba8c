"""Who was there: the facts at the head of the minutes.

A member who missed a part was present: he is named once, among those present, and what he missed is
said behind his name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from model.documents.content import Fact
from model.documents.words import Words
from model.views import AbsenceView, MeetingView, MemberView
from model.vocabulary import AbsenceReason, Attendance


def attendance(view: MeetingView, words: Words) -> Iterator[Fact]:
    """Present, apologies, absent. Of unknown attendance only those are told who missed a part."""
    numbers = {point.key: point.number for point in view.points if point.number is not None}
    for kind in (Attendance.PRESENT, Attendance.EXCUSED, Attendance.ABSENT):
        members = [member for member in view.members if member.attendance is kind]
        if members:
            names = [_name(member, numbers, words) for member in members]
            titled = any(member.title for member in members)
            yield Fact(words.attendance(kind), words.names(names, titled=titled))
    unknown = [
        f"{member.name}: {'; '.join(missed)}"
        for member in view.members
        if member.attendance is Attendance.UNKNOWN
        if (missed := _missed(member, numbers, words))
    ]
    if unknown:
        _ = words.gettext
        yield Fact(_("Absent for a part"), "; ".join(unknown))


def absence_text(absence: AbsenceView, numbers: Mapping[str, int], words: Words) -> str:
    """ "til kl. 9.20, i punkt 1 og 2 (inhabil)"; "" where the view may not say more."""
    _ = words.gettext
    missed = [numbers[key] for key in absence.points if key in numbers]
    said = ", ".join((*words.between(absence.start, absence.end), *words.during(missed)))
    if said and absence.reason is AbsenceReason.CONFLICTED:
        return _("{absence} (conflict of interest)").format(absence=said)
    if said and absence.reason is AbsenceReason.ONLINE:
        return _("online {when}").format(when=said)
    return said


def _name(member: MemberView, numbers: Mapping[str, int], words: Words) -> str:
    _ = words.gettext
    told = [_("for {other}").format(other=member.substitute_for)] if member.substitute_for else []
    told.extend([_("online")] if member.online else _online(member, numbers, words))
    told.extend(_missed(member, numbers, words))
    return f"{member.called} ({'; '.join(told)})" if told else member.called


def _online(member: MemberView, numbers: Mapping[str, int], words: Words) -> list[str]:
    parts = [a for a in member.absences if a.reason is AbsenceReason.ONLINE]
    return [said for absence in parts if (said := absence_text(absence, numbers, words))]


def _missed(member: MemberView, numbers: Mapping[str, int], words: Words) -> list[str]:
    """ "fraværende til kl. 9.00, i punkt 1 og 2", "inhabil i punkt 3"."""
    _ = words.gettext
    away: list[str] = []
    conflicted: list[str] = []
    for absence in member.absences:
        said = absence_text(replace(absence, reason=None), numbers, words)
        if said and absence.reason is AbsenceReason.CONFLICTED:
            conflicted.append(_("conflict of interest {when}").format(when=said))
        elif said and absence.reason is not AbsenceReason.ONLINE:
            away.append(said)
    if away:
        return [_("absent {when}").format(when=words.names(away)), *conflicted]
    return conflicted
