"""Proposals for a day that is too long, in words: the time plan and the running meeting say the same."""

from collections.abc import Mapping, Sequence

from gui.widgets.choice_list import Choice
from model.planning.fitting import FitKind, Proposal
from model.queries.agenda import AgendaRow
from model.queries.next_meeting import NextMeeting
from model.text.clock import format_clock
from model.text.dates import short_date
from model.text.translate import _, language

_ICONS = {
    FitKind.SHORTEN: "chevrons-down-up",
    FitKind.EAT_BREAK: "coffee",
    FitKind.NEXT_MEETING: "calendar-plus",
    FitKind.END_LATER: "clock",
}

Rows = Sequence[AgendaRow]


def fit_choice(
    proposal: Proposal,
    entries: Rows,
    coming: NextMeeting | None,
    lengths: Mapping[str, int] | None = None,
) -> Choice:
    """One proposal to look at. `lengths` are those that it was made from, where not the rows' own."""
    rows = {row.key: row for row in entries}
    before = lengths or {row.key: row.duration or 0 for row in entries}
    detail = _detail(proposal, rows, before)
    if proposal.left:
        left = _("still {minutes} min. too much").format(minutes=proposal.left)
        detail = f"{detail} · {left}"
    return Choice(_title(proposal, rows, coming), detail, _ICONS[proposal.kind], proposal)


def _title(proposal: Proposal, rows: Mapping[str, AgendaRow], coming: NextMeeting | None) -> str:
    if proposal.kind is FitKind.SHORTEN:
        return _("Shorten the points in proportion")
    if proposal.kind is FitKind.EAT_BREAK:
        return _("Drop the break") if proposal.gone else _("Shorten the break")
    if proposal.kind is FitKind.END_LATER:
        end = format_clock(proposal.planned.window.end)
        return _("Let the meeting end at {time}").format(time=end)
    row = rows[proposal.gone[0]]
    words = _("Move point {number} to {date}: {title}")
    date = short_date(coming.date, language()) if coming is not None else ""
    return words.format(number=row.number, date=date, title=row.title)


def _detail(proposal: Proposal, rows: Mapping[str, AgendaRow], before: Mapping[str, int]) -> str:
    if proposal.kind is FitKind.SHORTEN:
        lengths = {entry.key: entry.duration for entry in proposal.entries}
        parts = [
            _("point {number}: {before} → {after}").format(
                number=rows[key].number, before=before[key], after=lengths[key]
            )
            for key in proposal.keys
        ]
        return ", ".join(parts)
    if proposal.kind is FitKind.END_LATER:
        return _("{minutes} min. later than planned").format(minutes=proposal.saved)
    return _("saves {minutes} min.").format(minutes=proposal.saved)
