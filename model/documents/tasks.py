"""The tasks that a point left behind: what, who, when."""

from collections.abc import Iterator, Sequence

from model.documents.content import Column, ContentBlock, Heading, KeepTogether, Line, Table
from model.documents.words import Words
from model.views import FollowUpView


def task_table(tasks: Sequence[FollowUpView], level: int, words: Words) -> Iterator[ContentBlock]:
    """The tasks as a table under a heading."""
    if not tasks:
        return
    _ = words.gettext
    columns = (
        Column(_("Task"), weight=5),
        Column(_("Responsible"), weight=2.4),
        Column(_("Due"), weight=2.2),
    )
    rows = tuple((_what(task, words), task.who, _due(task, words)) for task in tasks)
    yield KeepTogether((Heading(_("Tasks"), level), Table(columns, rows)))


def task_lines(tasks: Sequence[FollowUpView], words: Words) -> Iterator[ContentBlock]:
    """The tasks as a line each: "Opgave: Tidsplan – Anna, frist 27. februar 2026"."""
    _ = words.gettext
    for task in tasks:
        due = _due(task, words)
        due = _("due {date}").format(date=due) if due else ""
        owner = ", ".join(part for part in (task.who, due) if part)
        text = _("Task: {what}").format(what=_what(task, words))
        yield Line(f"{text} – {owner}" if owner else text)


def _what(task: FollowUpView, words: Words) -> str:
    status = words.status(task.status)
    return f"{task.what} ({status})" if status else task.what


def _due(task: FollowUpView, words: Words) -> str:
    return words.date(task.due) if task.due is not None else task.due_text
