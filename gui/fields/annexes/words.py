"""What is said of an annex: its file, its size, what is wrong with it."""

from decimal import Decimal

from gui.fields.words import OPENNESS
from model.queries.annexes import AnnexRow
from model.text.amounts import format_amount
from model.text.dates import numeric_date
from model.text.translate import _
from model.workspace.annex_kinds import FileKind, becomes_pages, kind_of
from model.workspace.annexes import FileState

_ICONS = {
    FileKind.PDF: "file-text",
    FileKind.PICTURE: "presentation",
    FileKind.OFFICE: "file",
    FileKind.MAIL: "mail",
}


def kind_icon(row: AnnexRow) -> str:
    """The picture of its kind of file."""
    kind = kind_of(row.file_name)
    return _ICONS[kind] if kind is not None else "paperclip"


def size_text(size: int) -> str:
    """1,4 MB."""
    if size < 1000:
        return _("{count} bytes").format(count=size)
    if size < 1_000_000:
        return f"{size // 1000} kB"
    return f"{format_amount(Decimal(round(size / 100_000)) / 10)} MB"


def problem(state: FileState) -> str:
    """What is wrong with the file, in a few words; "" when nothing is."""
    if state is FileState.MISSING:
        return _("The file is missing")
    if state is FileState.ALTERED:
        return _("The file has been altered outside Punktvis")
    return ""


def advice(row: AnnexRow) -> str:
    """What a reader of the package would miss; "" when nothing."""
    if row.file_name and not becomes_pages(row.file_name):
        return _("needs a PDF to become pages")
    return ""


def file_line(row: AnnexRow) -> str:
    """The second line of a row: file, size, what to know."""
    if not row.file_name:
        return _("no file, only a title")
    parts = [row.file_name, size_text(row.size) if row.size else "", advice(row)]
    if row.past:
        replaced = numeric_date(row.past[0].replaced_at.date())
        parts.append(_("replaced {date}").format(date=replaced))
    return " · ".join(part for part in parts if part)


def row_name(row: AnnexRow, state: FileState) -> str:
    """The whole row as a sentence for a screen reader."""
    parts = [
        _("Annex {number}").format(number=row.number),
        row.title,
        _(OPENNESS[row.openness]),
        problem(state),
        file_line(row),
    ]
    return ", ".join(part for part in parts if part)


def row_tip(row: AnnexRow) -> str:
    """Everything that a narrow row may not show, and the files it had before."""
    lines = [row.title, file_line(row)]
    lines.extend(
        _("Before {date}: {file}").format(
            date=numeric_date(past.replaced_at.date()), file=past.file_name
        )
        for past in row.past
    )
    # As plain text: a tooltip would read markup.
    return "\n".join(lines).replace("<", "‹").replace(">", "›")
