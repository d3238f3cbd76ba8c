"""What is said of a recommendation in the bank."""

from gui.fields.words import stage_name
from gui.theme import Tone
from model.queries.bank import BankRow
from model.text.dates import short_date
from model.text.translate import _, language

TONES = {
    "received": Tone.NEUTRAL,
    "in_work": Tone.DISCUSSION,
    "returned": Tone.DANGER,
    "ready": Tone.SUCCESS,
    "on_agenda": Tone.ACCENT,
    "treated": Tone.INFORMATION,
    "postponed": Tone.WARNING,
    "withdrawn": Tone.NEUTRAL,
}


def row_line(row: BankRow) -> str:
    """Where it comes from, when it is wanted, where it stands."""
    parts = [row.department, ", ".join(row.caseworkers), row.case_number]
    if row.oral:
        parts.append(_("oral"))
    if row.placements:
        parts.append(
            _("meeting {date}").format(date=short_date(row.placements[-1].date, language()))
        )
    elif row.wished_date is not None:
        parts.append(_("wished for {date}").format(date=short_date(row.wished_date, language())))
    if row.not_before is not None:
        parts.append(_("not before {date}").format(date=short_date(row.not_before, language())))
    return " · ".join(part for part in parts if part)


def row_name(row: BankRow) -> str:
    """The whole row as a sentence for a screen reader."""
    parts = [row.title, stage_name(row.stage), row_line(row)]
    if row.late:
        parts.append(_("late"))
    if row.stage == "returned":
        parts.append(row.comment)
    return ", ".join(part for part in parts if part)


def haystack(row: BankRow) -> str:
    """What the search looks through."""
    words = (row.title, row.department, *row.caseworkers, row.case_number, row.comment, row.key)
    return " ".join((*words, stage_name(row.stage))).casefold()
