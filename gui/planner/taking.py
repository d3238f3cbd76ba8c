"""A proposal that is taken: what the step is called, and the command that writes it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from gui.planner.facts import Facts
from model.commands.arranging import arrange
from model.commands.moving import move_to_meeting
from model.planning.fitting import FitKind, Proposal
from model.planning.learned import Learned
from model.planning.ordering import Order
from model.planning.remedies import Remedy
from model.text.translate import _

Shown = Proposal | Order | Remedy | Learned


def command_for(proposal: Shown, facts: Facts) -> tuple[str, Callable[..., Any]]:
    """The label of the step, and what to run."""
    meeting_id = facts.agenda.meeting.id
    if not isinstance(proposal, Proposal):
        return _label(proposal), partial(arrange, meeting_id=meeting_id, wanted=proposal.entries)
    if proposal.kind is FitKind.NEXT_MEETING and facts.coming is not None:
        row = facts.row(proposal.gone[0])
        assert row is not None
        going = partial(move_to_meeting, point_id=row.id, meeting_id=facts.coming.id)
        return _("Move to the next meeting"), going
    labels = {
        FitKind.SHORTEN: _("Shorten the points"),
        FitKind.EAT_BREAK: _("Shorten the break"),
        FitKind.END_LATER: _("End later"),
    }
    command = partial(
        arrange,
        meeting_id=meeting_id,
        wanted=proposal.entries,
        remove=proposal.gone,
        end=proposal.planned.window.end if proposal.kind is FitKind.END_LATER else None,
    )
    return labels[proposal.kind], command


def _label(proposal: Order | Remedy | Learned) -> str:
    if isinstance(proposal, Order):
        return _("Order")
    return _("Length") if isinstance(proposal, Learned) else _("People")
