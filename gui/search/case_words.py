"""What is said of a case on its page, and the page as plain text."""

from collections.abc import Iterable

from gui.fields.words import status_name
from model.queries.case_history import CaseAnnex, CaseHistory, CaseStep
from model.queries.points import FollowUpRow
from model.text.blocks import listed_text
from model.text.dates import long_date, short_date
from model.text.translate import _, language
from model.text.verbs import Outcome, outcome_phrase
from model.vocabulary import FollowUpStatus, Openness


def step_title(step: CaseStep) -> str:
    """Number and title of the point."""
    return step.title if step.number is None else f"{step.number}. {step.title}"


def step_parts(step: CaseStep) -> list[tuple[str, str]]:
    """Label and text of all that there is to say of a treatment."""
    said = listed_text(step.minutes) or _outcomes(step.outcomes)
    if step.withdrawn and not said:
        said = _("The point was withdrawn")
    moved = long_date(step.postponed_to, language()) if step.postponed_to is not None else ""
    parts = [
        (_("Asked for"), listed_text(step.asked)),
        (_("Decision"), said or _("Nothing is written yet.")),
        (_("Postponed to"), moved),
        (_("Tasks"), _bullets(map(_task, step.follow_ups))),
        (_("Annexes"), _bullets(map(_annex, step.annexes))),
    ]
    return [(label, text) for label, text in parts if text]


def as_text(case: CaseHistory) -> str:
    """The page to paste elsewhere; closed points say that they are closed."""
    pieces = ["\n".join(filter(None, (case.title, case.case_number)))]
    for step in case.steps:
        marks = _("withdrawn") if step.withdrawn else "", status_name(step.status)
        closed = _("closed") if step.openness == Openness.CLOSED else ""
        day = long_date(step.date, language())
        head = " · ".join(filter(None, (step.meeting, day, *marks, closed)))
        parts = (f"{label}:\n{text}" for label, text in step_parts(step))
        pieces.append("\n".join((head, step_title(step), *parts)))
    pieces += [f"{_('Not treated yet')}\n{item.title}" for item in case.waiting]
    return "\n\n".join(pieces) + "\n"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def _outcomes(codes: tuple[str, ...]) -> str:
    phrases = [outcome_phrase(Outcome(code), language()) for code in codes]
    return ", ".join(phrases).capitalize()


def _annex(annex: CaseAnnex) -> str:
    return f"{annex.title} {_('(closed)')}" if annex.closed else annex.title


def _task(task: FollowUpRow) -> str:
    due = short_date(task.due, language()) if task.due is not None else task.due_text
    status = {
        FollowUpStatus.OPEN: _("open"),
        FollowUpStatus.DONE: _("done"),
        FollowUpStatus.DROPPED: _("dropped"),
    }[task.status]
    return " · ".join(part for part in (task.what, task.who, due, status) if part)
