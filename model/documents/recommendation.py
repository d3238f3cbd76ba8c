"""A recommendation (indstilling) in the order of its form. Fields that hold nothing are not printed."""

import datetime
from collections.abc import Iterable, Iterator

from model.documents.annexes import NO_PAGES, AnnexPages, annex_list
from model.documents.content import (
    Column,
    ContentBlock,
    Fact,
    Facts,
    From,
    Heading,
    KeepTogether,
    Process,
    Step,
    Table,
    Text,
    Tick,
    Ticks,
)
from model.documents.words import Words
from model.forms import Field, Kind, form, lost_fields, value_of
from model.text.blocks import Block, RichText, paragraph
from model.views import DirectCostsView, ItemView

LEVEL = 3
"""Of a field's heading: below the point's."""


def people(item: ItemView, words: Words, without: Iterable[str] = ()) -> Iterator[Fact]:
    """Who stands behind the item. Attendees named in `without` are not named again."""
    _ = words.gettext
    named = set(without)
    for field in form(item.form).fields:
        if field.kind is not Kind.PEOPLE:
            continue
        names: tuple[str, ...] = getattr(item, field.name)
        if field.name == "attendees" and named.issuperset(names):
            continue
        fact = people_fact(field, item, words)
        if fact.value:
            yield fact
    if item.case_number:
        yield Fact(_("Case number"), item.case_number)


def people_fact(field: Field, item: ItemView, words: Words) -> Fact:
    """The people of one field, with the department that is printed beside them."""
    people = item.people(field.name)
    beside: str = getattr(item, field.beside) if field.beside else ""
    titled = any(person.title for person in people)
    names = words.names([str(person) for person in people], titled=titled)
    between = "; " if titled and len(people) > 1 else ", "  # the department is no title of theirs
    value = between.join(text for text in (beside.strip(), names) if text)
    return Fact(field.label(words.language, len(people)), value, field.name)


def recommendation(
    item: ItemView, words: Words, meeting_date: datetime.date, pages: AnnexPages = NO_PAGES
) -> Iterator[ContentBlock]:
    """The item's texts, costs, process and annexes, without its people and its minutes."""
    printer = _Printer(item, words, meeting_date, pages)
    declared = form(item.form)
    for field in declared.fields:
        if blocks := tuple(printer.field(field)):
            yield From(blocks, field=field.name)
    for field in lost_fields(item):
        blocks = tuple(_titled(field.label(words.language), value_of(item, field)))
        yield From(blocks, field=field.name)


def decision_points(item: ItemView, words: Words) -> Iterator[ContentBlock]:
    """What the meeting is asked to do, alone."""
    fields = [field for field in form(item.form).fields if field.kind is Kind.DECISIONS]
    for field in fields:
        yield from _titled(field.label(words.language), decision_text(item))


def decision_text(item: ItemView) -> RichText:
    """What the meeting is asked to do, with the words before it."""
    intro: tuple[Block, ...] = (
        (paragraph(item.decision_intro),) if item.decision_intro.strip() else ()
    )
    return (*intro, *item.decisions)


def _titled(label: str, text: RichText) -> Iterator[ContentBlock]:
    if text:
        yield Heading(label, LEVEL)
        yield Text(text, heading_level=LEVEL)


class _Printer:
    """Prints the fields of one item by their kind."""

    def __init__(
        self, item: ItemView, words: Words, meeting_date: datetime.date, pages: AnnexPages
    ) -> None:
        self._pages = pages
        self._item = item
        self._words = words
        self._meeting_date = meeting_date

    def field(self, field: Field) -> Iterator[ContentBlock]:
        """What one field says."""
        label = field.label(self._words.language)
        match field.kind:
            case Kind.RICH_TEXT:
                yield from _titled(label, value_of(self._item, field))
            case Kind.DECISIONS:
                yield from _titled(label, decision_text(self._item))
            case Kind.LINE:
                text: str = value_of(self._item, field)
                if text:
                    yield Facts((Fact(label, text, field.name),))
            case Kind.COSTS:
                yield from self._costs(label, getattr(self._item, field.name))
            case Kind.FUNDING:
                yield from self._funding(field, label)
            case Kind.PROCESS:
                yield from self._process(label)
            case Kind.ANNEXES:
                annexes = annex_list(self._item.annexes, self._words, self._pages)
                if annexes is not None:
                    heading = field.label(self._words.language, len(annexes.annexes))
                    yield Heading(heading, LEVEL)
                    yield annexes
            case Kind.OPENNESS | Kind.PEOPLE | Kind.MINUTES:
                pass  # said of the point

    def _costs(self, label: str, costs: DirectCostsView | None) -> Iterator[ContentBlock]:
        if costs is None:
            return
        filled = any(amount is not None for _, amount in costs.amounts)
        if not filled and not costs.note:
            return
        heading = f"{label} ({self._words.unit(costs.unit)})"
        if filled:
            columns = tuple(Column(str(year), numeric=True) for year, _ in costs.amounts)
            amounts = tuple(
                "" if amount is None else self._words.amount(amount) for _, amount in costs.amounts
            )
            yield from _together(heading, Table(columns, (amounts,), narrow=True))
        else:
            yield Heading(heading, LEVEL)
        if costs.note:
            yield Text(costs.note, heading_level=LEVEL)

    def _funding(self, field: Field, label: str) -> Iterator[ContentBlock]:
        ticks = funding_ticks(field, self._item, self._words)
        if any(tick.chosen for tick in ticks):
            yield from _together(label, Ticks(ticks))

    def _process(self, label: str) -> Iterator[ContentBlock]:
        process = process_of(self._item, self._words, self._meeting_date)
        if process.steps:
            yield from _together(label, process)


def funding_ticks(field: Field, item: ItemView, words: Words) -> tuple[Tick, ...]:
    """Where the money comes from."""
    return tuple(
        Tick(option.label(words.language), getattr(item.funding, option.name))
        for option in field.options
    )


def process_of(item: ItemView, words: Words, meeting_date: datetime.date) -> Process:
    """The chain of steps; the one on the day of the meeting is marked."""
    return Process(
        tuple(
            Step(
                step.stage,
                _step_date(step.date, step.date_text, words, meeting_date.year),
                step.note,
                current=step.date == meeting_date,
            )
            for step in item.process
        )
    )


def _step_date(date: datetime.date | None, text: str, words: Words, year: int) -> str:
    if text or date is None:
        return text
    return words.day_and_month(date) if date.year == year else words.date(date)


def _together(label: str, block: Table | Ticks | Process) -> Iterator[ContentBlock]:
    yield KeepTogether((Heading(label, LEVEL), block))
