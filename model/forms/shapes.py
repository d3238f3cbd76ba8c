"""What a form is: its fields with their labels, in the order of print."""

from dataclasses import dataclass
from enum import StrEnum

DEFAULT_LANGUAGE = "da"


class Kind(StrEnum):
    """What a field holds, and so how it is edited, read and printed."""

    __hash__ = str.__hash__  # an enum's own is slow

    OPENNESS = "openness"
    PEOPLE = "people"
    LINE = "line"
    RICH_TEXT = "rich_text"
    DECISIONS = "decisions"
    COSTS = "costs"
    FUNDING = "funding"
    PROCESS = "process"
    ANNEXES = "annexes"
    MINUTES = "minutes"


class Place(StrEnum):
    """Where a field stands on the form's page."""

    HEAD = "head"
    LEFT = "left"
    RIGHT = "right"
    WIDE = "wide"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Option:
    """One of a field's ticks. `name` is the attribute or the code that holds it."""

    name: str
    labels: tuple[tuple[str, str], ...]
    also_read: tuple[str, ...] = ()

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Its label, in Danish where the language has none."""
        return _in(self.labels, language)

    @property
    def read_labels(self) -> tuple[str, ...]:
        """Every label by which a paper may name the tick."""
        return tuple(dict.fromkeys((*(text for _, text in self.labels), *self.also_read)))


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `name` is the attribute of `model.views.ItemView` that holds it.

    `own`: no attribute holds it, for only a municipality's own form has it; its text is in `fields`.
    `beside` names a field without a row of its own that is printed before this one's value.
    `also_read` are labels that only old or faulty papers bear. `hint` is printed behind the label on
    the form itself, with the `{unit}` of its amounts. Framed fields that follow each other share a
    frame; a `paired` field stands beside the one before it.
    """

    name: str
    kind: Kind
    labels: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, str], ...] = ()
    also_read: tuple[str, ...] = ()
    place: Place = Place.WIDE
    required: bool = False
    beside: str = ""
    options: tuple[Option, ...] = ()
    own: bool = False
    hints: tuple[tuple[str, str], ...] = ()
    framed: bool = False
    paired: bool = False

    def hint(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What the form prints behind the label."""
        return _in(self.hints, language)

    def label(self, language: str = DEFAULT_LANGUAGE, count: int = 1) -> str:
        """The label for so many people, in Danish where the language has none."""
        if count > 1 and self.plurals:
            return _in(self.plurals, language)
        return _in(self.labels, language)

    @property
    def read_labels(self) -> tuple[str, ...]:
        """Every label by which a paper may name the field."""
        printed = [text for _, text in (*self.labels, *self.plurals)]
        return tuple(dict.fromkeys((*printed, *self.also_read)))


class Ticking(StrEnum):
    """How a form is ticked: a box before each choice, or a cross behind the one that holds."""

    BOX = "box"
    CROSS = "cross"


TITLE, MEETING, DATE = "title", "meeting", "date"
"""What the head of a form may name besides fields: "Chefteammøde – 19. juni 2020" is the meeting,
"Den 8. februar 2018, Strategi og Udvikling" the date."""


@dataclass(frozen=True, slots=True)
class Page:
    """How a form is printed.

    `head`: its rows, each of names of fields in the head, TITLE, MEETING or DATE; several in a row
    stand in boxes. No rows: title, meeting, and the fields of the head below each other. `titles`
    hold `{title}`. `left` is the left column's share of the width. `years_down`: the years stand
    below each other, else above their amounts.
    """

    head: tuple[tuple[str, ...], ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    ticks: Ticking = Ticking.BOX
    label_end: str = ""
    left: float = 0.5
    years_down: bool = False

    def title(self, title: str, language: str = DEFAULT_LANGUAGE) -> str:
        """The item's title as the form prints it, once: it may have come with a paper on that form."""
        leads = (text.partition("{title}")[0].rstrip(' “”"»«') for _language, text in self.titles)
        if any(lead and title.casefold().startswith(lead.casefold()) for lead in leads):
            return title
        return _in(self.titles, language).replace("{title}", title) or title


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `known` is False for the order in which an item on no known form is printed.

    `also_read` are labels of what papers name, and no row of the form holds: its title, the
    meeting, the case number, and headings of the form itself. `own`: it is a municipality's own.
    """

    code: str
    titles: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    known: bool = True
    also_read: tuple[tuple[str, tuple[str, ...]], ...] = ()
    own: bool = False
    page: Page = Page()

    def title(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The form's name on the screen."""
        return _in(self.titles, language)

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError where the form has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def _in(texts: tuple[tuple[str, str], ...], language: str) -> str:
    short = language.replace("-", "_").split("_")[0]
    found = dict(texts)
    return found.get(short) or found.get(DEFAULT_LANGUAGE, "")
