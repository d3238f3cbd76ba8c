"""The tasks that a point left behind: what, who, when."""

from collections.abc import Iterator, Sequence

from model.documents.content import Column, ContentBlock, Heading, Line, Table
from model.documents.words import Words
from model.views import FollowUpView, PointView


def task_table(tasks: Sequence[FollowUpView], level: int, words: Words) -> Iterator[ContentBlock]:
    """The tasks as a table under a heading."""
    if not tasks:
        return
    _ = words.gettext
    columns = (
        Column(_("Task"), weight=4.7),
        Column(_("Responsible"), weight=2.4),
        Column(_("Due"), weight=2.5),
    )
    rows = tuple((task_text(task, words), task.who, due_of(task, words)) for task in tasks)
    yield Heading(_("Tasks"), level)
    yield Table(columns, rows)


def numbered_task_table(points: Sequence[PointView], words: Words) -> Table:
    """The tasks of several points, each with the number of its point."""
    _ = words.gettext
    columns = (
        Column(_("Point"), 0.9),
        Column(_("Task"), 4.5),
        Column(_("Responsible"), 2.4),
        Column(_("Due"), 2.7),
    )
    rows = tuple(
        (
            "" if point.number is None else str(point.number),
            task_text(task, words),
            task.who,
            due_of(task, words),
        )
        for point in points
        for task in point.follow_ups
    )
    return Table(columns, rows)


def task_lines(tasks: Sequence[FollowUpView], words: Words) -> Iterator[ContentBlock]:
    """The tasks as a line each: "Opgave: Tidsplan – Anna, frist 27. februar 2026"."""
    _ = words.gettext
    for task in tasks:
        due = due_of(task, words)
        due = _("due {date}").format(date=due) if due else ""
        owner = ", ".join(part for part in (task.who, due) if part)
        text = _("Task: {what}").format(what=task_text(task, words))
        yield Line(f"{text} – {owner}" if owner else text)


def task_text(task: FollowUpView, words: Words) -> str:
    """What is to be done, and whether it is done."""
    status = words.status(task.status)
    return f"{task.what} ({status})" if status else task.what


def due_of(task: FollowUpView, words: Words) -> str:
    """When it is due, as a date or in words."""
    return words.date(task.due) if task.due is not None else task.due_text
