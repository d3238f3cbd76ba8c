"""From a meeting to the blocks of a document: through the gate, and nowhere past it."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from model.documents.agenda import agenda, supplementary_agenda
from model.documents.chair_script import chair_script
from model.documents.changes import changes_paper
from model.documents.content import Document
from model.documents.extract import extract
from model.documents.five_minutes import five_minutes
from model.documents.guest_slip import guest_slip
from model.documents.minutes import closed_part, minutes
from model.documents.task_list import task_list
from model.editions import (
    for_guest,
    full,
    minutes_as_kept,
    open_edition,
    sent_out,
    without_points,
)
from model.errors import UserError
from model.exporting.wanted import EDITIONS, Wanted
from model.text.translate import _
from model.views import MeetingView
from model.vocabulary import Edition


def view_of(session: Session, wanted: Wanted) -> MeetingView:
    """The view that the document is made from. Raises UserError for an edition that it has not."""
    if wanted.edition not in EDITIONS[wanted.document]:
        raise UserError(_("This document has no such edition. Nothing was written."))
    if wanted.edition == Edition.GUEST:
        return for_guest(session, wanted.meeting_id, wanted.guest)
    if wanted.revision is not None:
        return _kept(session, wanted)
    if wanted.edition == Edition.FULL:
        return without_points(full(session, wanted.meeting_id), wanted.without)
    return open_edition(session, wanted.meeting_id)


def _kept(session: Session, wanted: Wanted) -> MeetingView:
    assert wanted.revision is not None
    try:
        view = minutes_as_kept(session, wanted.meeting_id, wanted.revision, wanted.edition)
    except LookupError as problem:
        raise UserError(
            _("This revision was not kept whole, so it can be read and compared, but not printed.")
        ) from problem
    return without_points(view, wanted.without)


def document_of(session: Session, wanted: Wanted) -> Document:
    """The content blocks. Raises UserError where the meeting has nothing to put into them."""
    view = view_of(session, wanted)
    try:
        if wanted.document == "changes":
            return _changes(session, wanted, view)
        return _MAKERS[wanted.document](view, wanted)
    except LookupError as problem:
        raise UserError(_nothing(wanted)) from problem


def _changes(session: Session, wanted: Wanted, now: MeetingView) -> Document:
    then = sent_out(session, wanted.meeting_id, wanted.edition)
    if then is None:
        raise LookupError("never sent out")
    return changes_paper(without_points(then.view, wanted.without), then.at, now)


_MAKERS: dict[str, Callable[[MeetingView, Wanted], Document]] = {
    "agenda": lambda view, wanted: agenda(view),
    "minutes": lambda view, wanted: minutes(view, wanted.layout, wanted.tasks),
    "package": lambda view, wanted: agenda(view),
    "agenda-originals": lambda view, wanted: agenda(view),
    "extract": lambda view, wanted: extract(view, wanted.entry),
    "supplementary-agenda": lambda view, wanted: supplementary_agenda(view),
    "tasks": lambda view, wanted: task_list(view),
    "five-minutes": lambda view, wanted: five_minutes(view),
    "chair-script": lambda view, wanted: chair_script(view),
    "closed-part": lambda view, wanted: closed_part(view, wanted.tasks),
    "guest-slip": lambda view, wanted: guest_slip(view),
}


def _nothing(wanted: Wanted) -> str:
    match wanted.document:
        case "changes":
            return _(
                "Nothing is kept of this meeting's dispatch, so there is nothing to compare with. "
                "Corrections can be made once the meeting has been sent out."
            )
        case "extract":
            return _(
                "This edition does not show that point. Choose another point, or the full edition."
            )
        case "supplementary-agenda":
            return _("This edition holds no supplementary point. Nothing was written.")
        case "five-minutes":
            return _(
                "No open point is marked to be passed on. Mark the points first; nothing was written."
            )
        case "closed-part":
            return _("The meeting has no closed point. Nothing was written.")
        case "guest-slip":
            return _("{name} takes part in no point of this meeting. Nothing was written.").format(
                name=wanted.guest or "–"
            )
        case _:
            return _("The meeting has nothing to put into this document. Nothing was written.")
