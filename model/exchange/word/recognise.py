"""A Word file → a recommendation: the form, its fields with how certain they are, and the rest.

No text is lost: whatever the second count of the words (`sweep`) has and no field, label or
unrecognised block holds is put behind the unrecognised.
"""

import datetime
import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.exchange.word.collect import Collector
from model.exchange.word.found import Collected, Found
from model.exchange.word.labels import DEADLINE, option_labels
from model.exchange.word.lists import read_annexes, split_decisions
from model.exchange.word.losses import lost
from model.exchange.word.money import read_costs
from model.exchange.word.package import open_package
from model.exchange.word.people import read_managers, read_people
from model.exchange.word.reader import read_package
from model.exchange.word.shapes import Aside, Content, Paragraph, WordText, words
from model.exchange.word.steps import read_steps
from model.exchange.word.sweep import swept
from model.exchange.word.texts import has_table, one_line, rich_text
from model.exchange.word.ticks import read_ticks
from model.forms import Kind, Place, form, forms, own_field
from model.text.blocks import Block, RichText, Run, normalise, paragraph
from model.text.blocks import Kind as BlockKind
from model.text.dates import find_dates
from model.text.translate import _
from model.views import DirectCostsView, FundingView, ItemView
from model.vocabulary import Openness

GRID, LABELS = "indstilling-2020-grid", "indstilling-2020"
LONGEST_TITLE = 200
_FLAT_TABLE = 0.7


@dataclass(frozen=True, slots=True)
class Recognised:
    """One file, understood. The item has no key yet; `certainty` is by field, from 0 to 1.

    `flags` are sentences about what was left alone in the file.
    """

    file: str
    item: ItemView
    certainty: dict[str, float]
    flags: tuple[str, ...] = ()


def recognise_file(path: Path) -> Recognised:
    """Read a `.docx`. Raises UserError with a sentence; nothing in it is run or fetched."""
    with _no_collection():
        return _read(path)


def _read(path: Path) -> Recognised:
    """A function of its own, so that all but the result is gone before circles are looked for."""
    package = open_package(path)
    return recognise(read_package(package), path.name, swept(package))


@contextmanager
def _no_collection() -> Generator[None]:
    """Tens of thousands of small objects come at once, none in a circle: looking for circles among
    them takes a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def recognise(text: WordText, file: str, all_text: list[str], ceiling: float = 1.0) -> Recognised:
    """Map a text to the fields of its form. No field is more certain than `ceiling`."""
    collector = Collector()
    collector.feed(text.body)
    asides = [
        (kind, contents)
        for kind, contents in text.asides
        if not _is_taken(collector, kind, contents)
    ]
    mapping = _Mapping(collector.result, file)
    item = mapping.item()
    rest = [*mapping.unrecognised(), *_aside_blocks(asides)]
    missing = lost(all_text, item, rest, mapping.consumed)
    if missing:
        rest += [_heading(_("Not placed")), *map(paragraph, missing)]
    item = replace(item, unrecognised=normalise(rest))
    certainty = {name: round(min(sure, ceiling), 2) for name, sure in mapping.certainty.items()}
    return Recognised(file, item, certainty, text.flags)


def _is_taken(collector: Collector, kind: Aside, contents: tuple[Content, ...]) -> bool:
    return kind in (Aside.HEADER, Aside.FOOTER) and collector.feed_aside(contents)


def _aside_blocks(asides: list[tuple[Aside, tuple[Content, ...]]]) -> list[Block]:
    names = {
        Aside.HEADER: _("Header"),
        Aside.FOOTER: _("Footer"),
        Aside.COMMENT: _("Comment"),
        Aside.FOOTNOTE: _("Footnote"),
        Aside.ENDNOTE: _("Endnote"),
    }
    blocks: list[Block] = []
    seen: set[str] = set()
    for kind, contents in asides:
        if kind in (Aside.HEADER, Aside.FOOTER) and words(list(contents)) in seen:
            continue  # the same on first, odd and even pages
        seen.add(words(list(contents)))
        blocks += [_heading(names[kind]), *rich_text(contents)]
    return blocks


def _heading(text: str) -> Block:
    return Block(BlockKind.HEADING, 3, (Run(text),))


class _Mapping:
    """Reads each field by its kind."""

    def __init__(self, collected: Collected, file: str) -> None:
        self._collected, self._file = collected, file
        self.consumed = list(collected.consumed)
        self.certainty: dict[str, float] = {}
        self._left: list[tuple[float, list[Content]]] = [
            (float(order), contents) for order, contents in collected.stray
        ]
        self._values: dict[str, Any] = {}
        self._own: dict[str, RichText] = {}
        self._form = self._which_form()

    def item(self) -> ItemView:
        """Every field that was found."""
        readers: dict[Kind, Callable[[Found], float]] = {
            Kind.OPENNESS: self._openness,
            Kind.PEOPLE: self._people,
            Kind.RICH_TEXT: self._text,
            Kind.MINUTES: self._text,
            Kind.DECISIONS: self._decisions,
            Kind.COSTS: self._costs,
            Kind.FUNDING: self._funding,
            Kind.PROCESS: self._process,
            Kind.ANNEXES: self._annexes,
            Kind.LINE: self._line,
        }
        for name in ("title", "meeting_line", "case_number", "department", "closed_reason"):
            found = self._collected.fields.get(name)
            if found is not None:
                self.certainty[name] = self._line(found) * found.certainty
        for found in list(self._collected.fields.values()):
            if found.kind is not None:
                sure = readers[found.kind](found) * self._label_certainty(found)
                self.certainty[found.field] = sure
            elif found.field == DEADLINE:
                self.consumed.append(words(found.contents))
        self._title()
        self._department()
        self._repeated_years()
        return ItemView("", self._form, **self._values, fields=tuple(self._own.items()))

    def unrecognised(self) -> list[Block]:
        """What is under no label, in the order of the file."""
        ordered = sorted(self._left, key=lambda pair: pair[0])
        return [block for _order, contents in ordered for block in rich_text(contents)]

    # --- the form -----------------------------------------------------------------------------

    def _which_form(self) -> str:
        """The form that prints most of the labels; its columns decide between two alike."""
        counts = self._collected.codes
        process = "process" in self._collected.fields
        columns = self._collected.in_tables >= 3

        def score(code: str) -> tuple[float, bool]:
            grid = any(field.place is Place.LEFT for field in form(code).fields)
            return counts[code] + (0.5 if grid == columns else 0) + (0.5 if process else 0) * (
                code == GRID
            ), code == GRID

        codes = [known.code for known in forms()]
        best = max(codes, key=score)
        sure = min(1.0, counts[best] / 5)
        self.certainty["form"] = sure
        return best

    def _label_certainty(self, found: Found) -> float:
        """A label that another form prints is a little less certain."""
        other = bool(found.codes) and self._form not in found.codes
        return min(found.certainty, 0.95 if other else 1.0)

    # --- fields by kind -----------------------------------------------------------------------

    def _line(self, found: Found) -> float:
        text = one_line(found.contents)
        if found.field == "meeting_line":
            text = text.rstrip(".")
        if own_field(found.field) is not None:
            self._own[found.field] = normalise((paragraph(text),))
        else:
            self._values[found.field] = text
        return 1.0 if text else 0.5

    def _text(self, found: Found) -> float:
        values = self._values if own_field(found.field) is None else self._own
        values[found.field] = rich_text(found.contents)
        return _FLAT_TABLE if has_table(found.contents) else 1.0

    def _decisions(self, found: Found) -> float:
        intro, decisions = split_decisions(rich_text(found.contents))
        self._values["decision_intro"], self._values["decisions"] = intro, decisions
        if intro:
            self.certainty["decision_intro"] = self._label_certainty(found)
        return _FLAT_TABLE if has_table(found.contents) else 1.0

    def _openness(self, found: Found) -> float:
        ticks = read_ticks(found.contents, option_labels("openness"))
        chosen = [name for name, state in ticks.states.items() if state]
        named = list(ticks.states)
        self._leave(found, list(ticks.junk))
        self.consumed.append(words(found.contents))
        if len(chosen) == 1:
            self._values["openness"] = Openness(chosen[0])
            return 1.0
        if len(chosen) > 1:
            return 0.3
        if not ticks.boxes and len(named) == 1:
            self._values["openness"] = Openness(named[0])
            return 1.0
        return 1.0 if ticks.boxes or not named else 0.5

    def _funding(self, found: Found) -> float:
        ticks = read_ticks(found.contents, option_labels("funding"))
        ticked = any(ticks.states.values())
        states = {name: bool(state) if ticked else None for name, state in ticks.states.items()}
        self._values["funding"] = FundingView(**states)
        self._leave(found, list(ticks.junk))
        self.consumed.append(words([c for c in found.contents if c not in ticks.junk]))
        return 1.0 if ticks.boxes or not states else 0.6

    def _people(self, found: Found) -> float:
        if found.field == "managers":
            people = read_managers(found.contents, "afdeling" in found.label.casefold())
            if people.department:
                self._values["department"] = people.department
                self.certainty["department"] = self._label_certainty(found)
        else:
            people = read_people(found.contents)
        self._values[found.field] = people.names
        self.consumed.extend(people.joins)
        if people.left:
            label = found.label.strip(" :")
            left = [Paragraph(paragraph(f"{label}: {', '.join(people.left)}"))]
            self._left.append((found.order + 0.5, list[Content](left)))
        return people.certainty

    def _costs(self, found: Found) -> float:
        costs = read_costs(found.label, found.contents)
        note = rich_text(costs.left)
        self.consumed.extend(costs.consumed)
        if costs.unit is None:
            self._leave(found, costs.left)
            return 0.5 if note else 1.0
        amounts = tuple(sorted(costs.amounts.items()))
        if amounts or note:
            self._values["direct_costs"] = DirectCostsView(costs.unit, amounts, note)
        return costs.certainty

    def _process(self, found: Found) -> float:
        steps = read_steps(found.contents, self._meeting_date())
        self._values["process"] = steps.steps
        self.consumed.extend(steps.consumed)
        return steps.certainty

    def _annexes(self, found: Found) -> float:
        annexes, left, sure = read_annexes(found.contents)
        self._values["annexes"] = annexes
        self._leave(found, left)
        self.consumed.extend(f"{_('Annex')} Bilag {annex.number}" for annex in annexes)
        self.consumed.extend("åben åbent lukket" for _annex in annexes)
        return sure

    # --- afterwards ---------------------------------------------------------------------------

    def _title(self) -> None:
        title = str(self._values.get("title", ""))
        if len(title) > LONGEST_TITLE:
            short = title[:LONGEST_TITLE].rsplit(" ", 1)[0]
            self._values["title"] = short
            self._left.append((0.0, [Paragraph(paragraph(title))]))
            self.certainty["title"] = 0.3
        elif not title:
            self._values["title"] = Path(self._file).stem[:LONGEST_TITLE].strip() or _("No title")
            self.certainty["title"] = 0.2

    def _department(self) -> None:
        """On the form of 2018 the department stands behind the date."""
        line = str(self._values.get("meeting_line", ""))
        if self._values.get("department") or "møde" in line.casefold():
            return
        dates = find_dates(line)
        rest = line[dates[0].end :].strip(" ,.–-") if dates else ""
        if rest:
            self._values["department"] = rest
            self.certainty["department"] = 0.6

    def _repeated_years(self) -> None:
        """A copy may say the years of the table once more, where no amount stands beside them."""
        costs: DirectCostsView | None = self._values.get("direct_costs")
        years = {str(year) for year, _amount in costs.amounts} if costs is not None else set[str]()
        for at, (order, contents) in enumerate(self._left):
            again = [part for part in contents if words([part]) in years]
            self.consumed.extend(words([part]) for part in again)
            self._left[at] = order, [part for part in contents if part not in again]

    def _meeting_date(self) -> datetime.date | None:
        dates = find_dates(str(self._values.get("meeting_line", "")))
        return dates[0].day if dates else None

    def _leave(self, found: Found, contents: list[Content]) -> None:
        if contents:
            self._left.append((found.order + 0.5, contents))
