"""A blank recommendation for caseworkers: the form's own labels, with date and deadline filled in.

It is read back by the same labels, so it comes in with full certainty.
"""

import datetime
from pathlib import Path

from model.exchange.word.packing import pack
from model.exchange.word.written import Body, paragraph, prompt, prompt_block, run, table, tick_box
from model.forms import Field, Form, Kind, Place, form
from model.storage.durable import replacing
from model.text.clock import clock_of
from model.text.dates import date_in_words, long_date
from model.text.not_written import in_words

UNITS = {"sparring-2018": "kr."}
WRITE_HERE = "Skriv her"
_TITLE = "Skriv indstillingens titel her"
_NAMES = "Navn, navn og navn"
_ANNEXES = "Bilag 1: Titel"
_MIDNIGHT = datetime.time(0)


def blank_form(
    code: str, meeting: str, date: datetime.date, deadline: datetime.datetime | None = None
) -> bytes:
    """The bytes of a `.docx`. `meeting` is the meeting's name, for example Chefteammøde."""
    declared = form(code)
    if "møde" not in meeting.casefold():
        meeting = f"{meeting}, møde"  # by that word the line is known again
    body = Body()
    body.parts.append(paragraph(prompt(_TITLE), '<w:pStyle w:val="Title"/>'))
    body.parts.append(paragraph(run(f"{meeting} – {long_date(date)}")))
    if deadline is not None:
        body.parts.append(paragraph(run(f"Indstillingsfrist: {_moment(deadline)}")))
    blank = _Blank(declared, meeting, date)
    _add_fields(body, blank)
    return pack(body, f"{declared.title()} – {long_date(date)}")


def write_blank_form(
    target: Path, code: str, meeting: str, date: datetime.date, deadline: datetime.datetime | None
) -> None:
    """Write it in place of what lies there. Raises UserError; then that is as it was."""
    content = blank_form(code, meeting, date, deadline)
    with in_words(target), replacing(target) as file:
        file.write(content)


def _add_fields(body: Body, blank: "_Blank") -> None:
    """In the order of print; fields of the two columns stand in one table."""
    fields = blank.form.fields
    left = [field for field in fields if field.place is Place.LEFT]
    right = [field for field in fields if field.place is Place.RIGHT]
    for field in fields:
        if field.place is Place.HEAD:
            body.parts.append(blank.written(field))
    if left or right:
        rows = [
            tuple(blank.written(column[at]) if at < len(column) else "" for column in (left, right))
            for at in range(max(len(left), len(right)))
        ]
        body.parts.append(table(rows, 2) + paragraph(""))
    for field in fields:
        if field.place in (Place.WIDE, Place.FOOT):
            body.parts.append(blank.written(field))


class _Blank:
    """Writes each field of one form as something to fill in."""

    def __init__(self, declared: Form, meeting: str, date: datetime.date) -> None:
        self.form, self._meeting, self._date = declared, meeting, date

    def written(self, field: Field) -> str:
        """The label, and where to write or tick."""
        match field.kind:
            case Kind.PEOPLE:
                return self._people(field)
            case Kind.OPENNESS:
                return _heading(f"{field.label()}:") + paragraph(
                    "".join(tick_box(False, label) for label in _openness())
                )
            case Kind.FUNDING:
                boxes = "".join(
                    paragraph(tick_box(False, option.label())) for option in field.options
                )
                return _heading(f"{field.label()}:") + boxes
            case Kind.COSTS:
                return self._costs(field)
            case Kind.PROCESS:
                step = f"{self._meeting} ● {long_date(self._date)}"
                cells = [prompt_block(f"{WRITE_HERE} ● dato"), paragraph(run(step))]
                cells += [prompt_block(f"{WRITE_HERE} ● dato")] * 2
                return _heading(field.label()) + table([cells], 4) + paragraph("")
            case Kind.LINE:
                return paragraph(run(f"{field.label()}: ", "<w:b/>") + prompt(WRITE_HERE))
            case Kind.MINUTES | Kind.ANNEXES | Kind.RICH_TEXT | Kind.DECISIONS:
                return _heading(field.label()) + self._space(field.kind)

    def _space(self, kind: Kind) -> str:
        """Where several paragraphs can be written. The minutes are not the caseworker's."""
        if kind is Kind.MINUTES:
            return paragraph("")
        return prompt_block(_ANNEXES if kind is Kind.ANNEXES else WRITE_HERE)

    def _people(self, field: Field) -> str:
        words = f"Afdeling / {_NAMES}" if field.beside else _NAMES
        return paragraph(run(f"{field.label()}: ", "<w:b/>") + prompt(words))

    def _costs(self, field: Field) -> str:
        """The four years that the forms have: the one before the meeting's, and three on."""
        unit = UNITS.get(self.form.code, "tkr.")
        years = [self._date.year + step for step in (-1, 0, 1, 2)]
        rows = [[paragraph(run(str(year))), paragraph("")] for year in years]
        return _heading(f"{field.label()} ({unit})") + table(rows, 2) + paragraph("")


def _heading(text: str) -> str:
    return paragraph(run(text), '<w:pStyle w:val="Heading3"/>')


def _openness() -> tuple[str, ...]:
    field = form("generic").field("openness")
    return tuple(option.label() for option in field.options if option.name != "undecided")


def _moment(moment: datetime.datetime) -> str:
    words = date_in_words(moment.date())
    if moment.time() == _MIDNIGHT:
        return words
    return f"{words} kl. {clock_of(moment)}"
