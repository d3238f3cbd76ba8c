"""The follow-up register as a document and as a table for a spreadsheet."""

import csv
import datetime
import io
from collections.abc import Sequence

from model.documents.content import Column, Document, Heading, Line, Table, Tone
from model.documents.tasks import due_of, task_text
from model.documents.words import Words
from model.views import RegisterTask


def register(
    tasks: Sequence[RegisterTask], today: datetime.date, language: str, *, closed: bool = False
) -> Document:
    """One table of all tasks. `closed`: tasks of closed points may be among them, and it says so."""
    words = Words(language)
    _ = words.gettext
    name = _("Tasks")
    subject = _("{name}, {date}").format(name=name, date=words.date(today))
    columns = (
        Column(_("Due"), weight=2.5),
        Column(_("Task"), weight=4.7),
        Column(_("Responsible"), weight=2.2),
        Column(_("From"), weight=2.6),
    )
    rows = tuple(
        (_due(task, words), task_text(task.task, words), task.task.who, _origin(task, words))
        for task in tasks
    )
    body = Table(columns, rows) if rows else Line(_("There are no tasks."), Tone.QUIET)
    return Document(
        title=subject,
        language=language,
        blocks=(Heading(subject, 1, outlined=True), body),
        running_head=subject,
        subject=subject,
        notices=(_("Holds closed points"),) if closed else (),
    )


def register_csv(tasks: Sequence[RegisterTask], language: str) -> bytes:
    """For a Danish spreadsheet: semicolons and a byte order mark. No cell is read as a formula."""
    words = Words(language)
    _ = words.gettext
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [_("Due"), _("Task"), _("Responsible"), _("Status"), _("Forum"), _("Date"), _("Point")]
    )
    for row in tasks:
        task = row.task
        due = task.due.isoformat() if task.due is not None else task.due_text
        cells = (due, task.what, task.who, words.status(task.status), row.forum)
        number = "" if row.number is None else str(row.number)
        writer.writerow([*map(_safe, cells), row.date.isoformat(), number])
    return target.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _due(row: RegisterTask, words: Words) -> str:
    _ = words.gettext
    due = due_of(row.task, words)
    return _("{date} (overdue)").format(date=due) if row.overdue else due


def _origin(row: RegisterTask, words: Words) -> str:
    _ = words.gettext
    date = words.date(row.date)
    if row.number is None:
        return f"{row.forum} {date}"
    return _("{forum} {date}, point {number}").format(forum=row.forum, date=date, number=row.number)
