"""From the follow-up register to a file: a table to read, or to go on with in a spreadsheet."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from model.documents.markdown import to_document_markdown
from model.documents.register import register, register_csv
from model.documents.target import put
from model.editions.register import register_tasks
from model.errors import UserError
from model.progress import NO_PROGRESS, Progress
from model.queries.register import RegisterRow
from model.text.translate import _

ENDINGS = (".pdf", ".csv", ".md")


def write_register(
    rows: Sequence[RegisterRow],
    today: datetime.date,
    path: Path,
    *,
    language: str = "da",
    closed: bool = False,
    progress: Progress = NO_PROGRESS,
) -> None:
    """Write these rows; the file's ending picks the form. For a job.

    Tasks of closed points are left out unless `closed`. Raises UserError for another ending, and
    where the file cannot be written.
    """
    tasks = register_tasks(rows, today, closed=closed)
    document = register(tasks, today, language, closed=closed)
    ending = path.suffix.lower()
    if ending == ".csv":
        put(register_csv(tasks, language), path)
    elif ending == ".md":
        put(to_document_markdown(document).encode(), path)
    elif ending == ".pdf":
        from model.documents.pdf.writer import write_pdf

        write_pdf(document, path, progress)
    else:
        raise UserError(
            _("Give the file one of these endings: {endings}.").format(endings=", ".join(ENDINGS))
        )
