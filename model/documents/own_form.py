"""A recommendation as its paper form is laid out: head, columns, frames, and the minutes at the end.

Which field stands where is declared in `resources/forms`; nothing here knows a form by name. Every
declared field is printed, for an empty one says that nothing was filled in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from math import ceil

from model.documents.annexes import annex_list
from model.documents.content import (
    Box,
    Columns,
    ContentBlock,
    Fact,
    Facts,
    Frame,
    From,
    Heading,
    KeepTogether,
    Line,
    Text,
    Tick,
    Ticks,
    Tone,
)
from model.documents.recommendation import (
    decision_text,
    funding_ticks,
    people_fact,
    process_of,
)
from model.documents.words import Words
from model.forms import Field, Form, Kind, Place, Ticking, form, lost_fields, value_of
from model.forms.shapes import DATE, MEETING, TITLE
from model.text.blocks import RichText
from model.views import ItemView, MeetingView
from model.vocabulary import Openness

LEVEL = 2
"""Of a field's heading: the title is the only one above it."""

_LOOK = 3
"""A field is no chapter."""

_NOTHING = "–"
_CROSS = "X"
_TITLE_SHARE = 1.7
_LABEL_SHARE = 0.2
_COST_SHARES = (6.3, 4.7)
_YEAR_SHARES = (3.9, 8.1)
_ROOM, _FRAMED_ROOM = 81.0, 38.0
"""Figures in a line of the page, and in the column that holds a frame."""
_BOX_EDGES = 2.1
"""Figures that would have room in the space around an amount."""

Boxes = tuple[Box, ...]


def own_form(
    item: ItemView, minutes: tuple[ContentBlock, ...], view: MeetingView, words: Words
) -> Iterator[ContentBlock]:
    """The whole form. `minutes` are what the meeting said, printed at the form's foot."""
    printer = _Printer(item, view, words)
    yield from printer.head()
    yield from printer.body()
    yield from printer.foot(minutes)


class _Printer:
    """Prints one item on its form."""

    def __init__(self, item: ItemView, view: MeetingView, words: Words) -> None:
        self._item = item
        self._view = view
        self._words = words
        self._form: Form = form(item.form)
        self._page = self._form.page

    # --- head ------------------------------------------------------------------------------------

    def head(self) -> Iterator[ContentBlock]:
        """Title, meeting, openness and people, in the rows that the form declares."""
        rows = self._page.head or self._plain_head()
        for framed, group in groupby(rows, key=lambda row: len(row) > 1):
            if framed:
                yield Frame(tuple(self._head_boxes(row) for row in group))
            else:
                yield from _joined(block for row in group for block in self._head_line(row[0]))

    def _plain_head(self) -> tuple[tuple[str, ...], ...]:
        fields = [field.name for field in self._form.fields if field.place is Place.HEAD]
        return tuple((name,) for name in (TITLE, MEETING, *fields))

    def _head_line(self, name: str) -> Iterator[ContentBlock]:
        """One field of the head, below others."""
        blocks = tuple(self._named(name))
        if any(isinstance(block, Facts) for block in blocks) or name in (MEETING, DATE):
            yield from blocks
        else:
            yield From(blocks, field=name)

    def _head_boxes(self, row: Iterable[str]) -> Boxes:
        names = list(row)
        widest = max(len(declared) for declared in self._page.head) + _TITLE_SHARE - 1
        shares = [_TITLE_SHARE if name in (TITLE, MEETING, DATE) else 1.0 for name in names]
        shares[-1] += widest - sum(shares)
        return tuple(self._head_box(name, share) for name, share in zip(names, shares, strict=True))

    def _head_box(self, name: str, share: float) -> Box:
        if name in (TITLE, MEETING, DATE):
            blocks = tuple(self._named(name, look=2))
            return Box("", (From(blocks, field=name),) if name == TITLE else blocks, share)
        field, label = self._form.field(name), ""
        if field.kind is Kind.PEOPLE:
            fact = people_fact(field, self._item, self._words)
            label, blocks = self._ended(fact.label), (Line(fact.value or _NOTHING),)
        else:
            blocks = tuple(self._field(field))
        return Box(label, (From(blocks, field=name),), share)

    def _named(self, name: str, look: int = 1) -> Iterator[ContentBlock]:
        match name:
            case "title":
                title = self._page.title(self._item.title, self._words.language)
                language = self._item.title_language
                other = language if language != self._view.language else ""
                yield Heading(title, 1, language=other, look=look)
            case "meeting":
                yield Line(
                    f"{self._meeting_name()} – {self._words.date(self._view.date)}", Tone.LEAD
                )
            case "date":
                _ = self._words.gettext
                date = _("Dated {date}").format(date=self._words.date(self._view.date))
                parts = (date, self._item.department.strip())
                yield Line(", ".join(part for part in parts if part), Tone.LEAD)
            case _:
                yield from self._field(self._form.field(name))

    def _meeting_name(self) -> str:
        return self._view.name.strip() or self._view.forum.strip()

    # --- body ------------------------------------------------------------------------------------

    def body(self) -> Iterator[ContentBlock]:
        """The fields in columns and over the whole width, in the order of print."""
        inside = [f for f in self._form.fields if f.place not in (Place.HEAD, Place.FOOT)]
        for wide, group in groupby(inside, key=lambda field: field.place is Place.WIDE):
            fields = list(group)
            if wide:
                yield from self._flow(fields)
            else:
                left = self._flow([field for field in fields if field.place is Place.LEFT])
                right = self._flow([field for field in fields if field.place is Place.RIGHT])
                shares = (self._page.left, 1 - self._page.left)
                yield Columns((tuple(left), tuple(right)), shares, ruled=True)
        for field in lost_fields(self._item):
            text = Text(value_of(self._item, field), heading_level=LEVEL)
            yield From((_field_heading(self._label(field)), text), field=field.name)

    def foot(self, minutes: tuple[ContentBlock, ...]) -> Iterator[ContentBlock]:
        """The minutes under the form's own label for them."""
        labels = [field for field in self._form.fields if field.kind is Kind.MINUTES]
        for field in labels:
            yield Heading(self._label(field), LEVEL)
            yield from minutes or (Line(_NOTHING, Tone.QUIET),)

    def _flow(self, fields: list[Field]) -> Iterator[ContentBlock]:
        """Fields below each other; framed ones share a frame, a paired one stands beside."""
        place = 0
        while place < len(fields):
            if fields[place].framed:
                rows: list[Boxes] = []
                while place < len(fields) and fields[place].framed:
                    rows.extend(_from(fields[place], row) for row in self._framed(fields[place]))
                    place += 1
                yield Frame(tuple(rows))
            elif place + 1 < len(fields) and fields[place + 1].paired:
                yield from self._paired(fields[place], fields[place + 1])
                place += 2
            else:
                yield from self._written(fields[place])
                place += 1

    def _written(self, field: Field) -> Iterator[ContentBlock]:
        """A field below others; facts stand free, for those that follow each other are joined."""
        blocks = tuple(self._field(field))
        if any(isinstance(block, Facts) for block in blocks):
            yield from blocks
        else:
            yield From(blocks, field=field.name)

    def _paired(self, first: Field, second: Field) -> Iterator[ContentBlock]:
        """Two fields beside each other; a note on costs needs the whole width below them."""
        if first.kind is Kind.COSTS:
            beside = From((self._cost_table(first),), field=first.name)
            yield Columns(((beside,), tuple(self._written(second))), _COST_SHARES)
            yield from self._note()
        else:
            sides = (tuple(self._written(first)), tuple(self._written(second)))
            yield Columns(sides, (1, 1))

    # --- one field -------------------------------------------------------------------------------

    def _field(self, field: Field) -> Iterator[ContentBlock]:
        match field.kind:
            case Kind.RICH_TEXT | Kind.DECISIONS:
                yield _field_heading(self._label(field))
                yield from self._text(self._text_of(field))
            case Kind.LINE:
                text: str = value_of(self._item, field)
                yield Facts((Fact(self._label(field), text or _NOTHING, field.name),))
            case Kind.PEOPLE:
                fact = people_fact(field, self._item, self._words)
                yield Facts((Fact(self._ended(fact.label), fact.value or _NOTHING, fact.field),))
            case Kind.OPENNESS:
                yield Ticks(self._openness())
            case Kind.COSTS:
                yield from self._costs(field)
            case Kind.FUNDING:
                ticks = Ticks(funding_ticks(field, self._item, self._words))
                yield KeepTogether((_field_heading(self._label(field)), ticks))
            case Kind.PROCESS:
                yield from self._process(field)
            case Kind.ANNEXES:
                annexes = annex_list(self._item.annexes, self._words)
                if annexes is not None:
                    yield _field_heading(self._label(field, len(annexes.annexes)))
                    yield annexes
            case Kind.MINUTES:
                pass  # at the foot

    def _label(self, field: Field, count: int = 1) -> str:
        label = field.label(self._words.language, count)
        hint = field.hint(self._words.language)
        costs = self._item.direct_costs
        if field.kind is Kind.COSTS and costs is not None:
            unit = self._words.unit(costs.unit)
            hint = hint.replace("{unit}", unit) if hint else f"({unit})"
        elif "{unit}" in hint:
            hint = ""
        ended = field.kind is Kind.FUNDING and not self._page.label_end
        return f"{label} {hint}".strip() + (":" if ended else self._page.label_end)

    def _ended(self, label: str) -> str:
        """Labels of people end in a colon on every form."""
        return f"{label}:"

    def _text_of(self, field: Field) -> RichText:
        if field.kind is Kind.DECISIONS:
            return decision_text(self._item)
        return value_of(self._item, field)

    def _text(self, text: RichText) -> Iterator[ContentBlock]:
        yield Text(text, heading_level=LEVEL) if text else Line(_NOTHING, Tone.QUIET)

    def _openness(self) -> tuple[Tick, ...]:
        options = form("").field("openness").options
        return tuple(
            Tick(option.label(self._words.language), option.name == self._item.openness.value)
            for option in options
            if option.name != Openness.UNDECIDED.value
        )

    def _amounts(self) -> tuple[tuple[str, str], ...]:
        costs, year = self._item.direct_costs, self._view.date.year
        amounts = costs.amounts if costs is not None else ()
        if not amounts:
            amounts = tuple((shown, None) for shown in range(year - 1, year + 3))
        return tuple(
            (str(shown), "" if amount is None else self._words.amount(amount))
            for shown, amount in amounts
        )

    def _note(self) -> Iterator[ContentBlock]:
        costs = self._item.direct_costs
        if costs is not None and costs.note:
            yield Text(costs.note, heading_level=LEVEL)

    def _costs(self, field: Field) -> Iterator[ContentBlock]:
        yield self._cost_table(field)
        yield from self._note()

    def _cost_table(self, field: Field) -> ContentBlock:
        amounts = self._amounts()
        if self._page.years_down:
            year_share, amount_share = _YEAR_SHARES
            rows = tuple(
                (Box("", (Line(year),), year_share), Box("", _filled(amount), amount_share))
                for year, amount in amounts
            )
        else:
            rows = _across(amounts, _ROOM)
        return KeepTogether((_field_heading(self._label(field)), Frame(rows)))

    def _process(self, field: Field) -> Iterator[ContentBlock]:
        process = process_of(self._item, self._words, self._view.date)
        if process.steps:
            label = Line(self._label(field).upper(), Tone.LABEL)
            boxes = (Box("", (label,), _LABEL_SHARE), Box("", (process,), 1 - _LABEL_SHARE))
            yield Frame((boxes,))

    # --- a field in a frame ----------------------------------------------------------------------

    def _framed(self, field: Field) -> Iterator[Boxes]:
        label = Line(self._label(field), Tone.LABEL)
        match field.kind:
            case Kind.OPENNESS:
                yield (Box("", (label,)),)
                yield tuple(box for tick in self._openness() for box in self._ticked_boxes(tick))
            case Kind.FUNDING:
                yield (Box("", (label,)),)
                ticks = funding_ticks(field, self._item, self._words)
                yield tuple(Box("", (Line(self._ticked(tick), Tone.CHOICE),)) for tick in ticks)
            case Kind.COSTS:
                yield (Box("", (label,)),)
                yield from _across(self._amounts(), _FRAMED_ROOM)
                if note := tuple(self._note()):
                    yield (Box("", note),)
            case Kind.PEOPLE:
                fact = people_fact(field, self._item, self._words)
                strong = Line(self._ended(fact.label), Tone.LABEL)
                yield (Box("", (strong,)), Box("", (Line(fact.value or _NOTHING),)))
            case Kind.RICH_TEXT | Kind.DECISIONS:
                yield (Box("", (label, *self._text(self._text_of(field)))),)
            case _:
                yield (Box("", tuple(self._field(field))),)

    def _ticked(self, tick: Tick) -> str:
        if self._page.ticks is Ticking.BOX:
            return f"{'☒' if tick.chosen else '☐'} {tick.label}"
        return f"{tick.label} {_CROSS}" if tick.chosen else tick.label

    def _ticked_boxes(self, tick: Tick) -> Boxes:
        """A choice in one box and its cross in the next."""
        if self._page.ticks is Ticking.BOX:
            return (Box("", (Line(self._ticked(tick), Tone.CHOICE),)),)
        cross = (Line(_CROSS, Tone.LABEL),) if tick.chosen else ()
        return Box("", (Line(tick.label, Tone.CHOICE),), 4), Box("", cross, 1)


def _from(field: Field, boxes: Boxes) -> Boxes:
    return tuple(replace(box, blocks=(From(box.blocks, field=field.name),)) for box in boxes)


def _across(amounts: tuple[tuple[str, str], ...], room: float) -> tuple[Boxes, ...]:
    """The years beside each other; in several rows of much the same length where they are wide."""
    widest = max(sum(1 if sign.isdigit() else 0.5 for sign in amount) for _, amount in amounts)
    most = max(1, int(room / (max(widest, 4) + _BOX_EDGES)))
    each = ceil(len(amounts) / ceil(len(amounts) / most))
    boxes = [Box(year, _filled(amount)) for year, amount in amounts]
    boxes += [Box("")] * (-len(boxes) % each)
    return tuple(tuple(boxes[n : n + each]) for n in range(0, len(boxes), each))


def _field_heading(label: str) -> Heading:
    return Heading(label, LEVEL, look=_LOOK)


def _filled(text: str) -> tuple[ContentBlock, ...]:
    return (Line(text),) if text else ()


def _joined(blocks: Iterable[ContentBlock]) -> Iterator[ContentBlock]:
    """Facts that follow each other as one block of facts."""
    waiting: list[Fact] = []
    for block in blocks:
        if isinstance(block, Facts):
            waiting.extend(block.rows)
            continue
        if waiting:
            yield Facts(tuple(waiting))
            waiting = []
        yield block
    if waiting:
        yield Facts(tuple(waiting))
