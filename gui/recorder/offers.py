"""What the text of a point may hide: a task, a point for a later meeting. Offered, never taken unasked."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from model.text.blocks import RichText
from model.text.dates import short_date
from model.text.task_lines import TaskLine, coming_points, hidden_tasks
from model.text.translate import _, language

MOST = 4
"""More offers at once would be noise."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence and what it may mean: a task, or a point for `day`."""

    question: str
    sentence: str
    button: str
    task: TaskLine | None = None
    day: datetime.date | None = None


def offers(
    text: RichText,
    today: datetime.date,
    coming: datetime.date | None,
    subject: str,
    refused: Collection[str],
    known: Collection[str],
) -> tuple[Offered, ...]:
    """`refused` are sentences that were answered with no; `known` the tasks there are."""
    found: list[Offered] = []
    lower = {what.casefold() for what in known}
    for offer in hidden_tasks(text, today, coming, subject):
        if offer.sentence not in refused and offer.task.what.casefold() not in lower:
            found.append(Offered(_("A task?"), offer.sentence, _("Make it a task"), offer.task))
    for later in coming_points(text, today, coming):
        if later.sentence in refused or later.when is None:
            continue
        day = later.when.day
        button = _("Put among the recommendations for {date}").format(
            date=short_date(day, language())
        )
        found.append(Offered(_("A later point?"), later.sentence, button, None, day))
    return tuple(found[:MOST])
