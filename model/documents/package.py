"""What the package says around its annexes: the stamp on them, and why one is not shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from model.documents.content import ContentBlock, Document, Fact, Facts, Heading, Line, Text, Tone
from model.documents.words import Words
from model.text.blocks import paragraph
from model.views import MeetingView, PointView


class Trouble(StrEnum):
    """Why an annex stands otherwise than it came, or does not stand there at all."""

    NO_FILE = "no_file"
    MISSING = "missing"
    EMPTY = "empty"
    PASSWORD = "password"
    UNREADABLE = "unreadable"
    WITHOUT_PAGES = "without_pages"
    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    NOT_CONVERTED = "not_converted"
    ATTACHED = "attached"
    NOT_ATTACHED = "not_attached"
    REPAIRED = "repaired"
    MISLABELLED = "mislabelled"


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """An annex of the package. `path` is None where there is no file.

    `point` is the key of its point, `anchor` that point's place in the agenda, `target` its own in
    the package.
    """

    stamp: str
    title: str
    file_name: str
    path: Path | None
    anchor: str
    target: str
    point: str = ""

    @property
    def name(self) -> str:
        """What to call it on the page: its title, else its file."""
        return self.title or self.file_name

    @property
    def absent(self) -> Trouble:
        """Why it is not there: lost, or never attached."""
        return Trouble.MISSING if self.file_name else Trouble.NO_FILE

    @property
    def attached_name(self) -> str:
        """What it is called where it is attached as it came: no two are called the same."""
        return f"{self.stamp} – {self.file_name}"


@dataclass(frozen=True, slots=True)
class Warned:
    """An annex that does not stand in the file as it came, and why."""

    annex: AnnexFile
    trouble: Trouble


Inspect = Callable[[Path, Sequence[tuple[AnnexFile, range]]], None]
"""Looks at a finished file and at the pages (from 0) of the annexes in it."""


def pass_all(_path: Path, _annexes: Sequence[tuple[AnnexFile, range]]) -> None:
    """For files that may say everything."""


def target_of(point: PointView, number: int) -> str:
    """The place of an annex in the package."""
    return f"annex {point.key} {number}"


def stamp_of(point: PointView, number: int, words: Words) -> str:
    """ "Bilag 1 til punkt 2"."""
    _ = words.gettext
    if point.number is None:
        return _("Annex {number}").format(number=number)
    return _("Annex {number} to point {point}").format(number=number, point=point.number)


def told_of(warned: Warned, words: Words) -> str:
    """Which annex, and what happened to it."""
    _ = words.gettext
    annex, what = warned.annex, explain(warned.trouble, words)
    return _("{annex}, “{title}”: {what}").format(annex=annex.stamp, title=annex.name, what=what)


def explain(trouble: Trouble, words: Words) -> str:
    """What happened to an annex, as a sentence."""
    _ = words.gettext
    return {
        Trouble.NO_FILE: _("No file is attached."),
        Trouble.MISSING: _("The file is missing and has to be attached again."),
        Trouble.EMPTY: _("The file is empty."),
        Trouble.PASSWORD: _("The file is protected by a password and cannot be shown."),
        Trouble.UNREADABLE: _("The file is damaged and cannot be shown."),
        Trouble.WITHOUT_PAGES: _("The file has no pages."),
        Trouble.TOO_BIG: _("The file is too big to be put into the package."),
        Trouble.TOO_LONG: _("The file has too many pages to be put into the package."),
        Trouble.NOT_CONVERTED: _(
            "The file could not be made into pages here. It is attached to this document as it is."
        ),
        Trouble.ATTACHED: _(
            "The file is of a kind that has no pages. It is attached to this document as it is."
        ),
        Trouble.NOT_ATTACHED: _(
            "The file is of a kind that could do harm, so it is neither shown nor attached."
        ),
        Trouble.REPAIRED: _("The file is damaged; pages or parts of them may be missing."),
        Trouble.MISLABELLED: _("The file is of another kind than its name says."),
    }[trouble]


def placeholder(annex: AnnexFile, trouble: Trouble, view: MeetingView) -> Document:
    """The page that stands where an annex cannot."""
    words = Words(view.language)
    _ = words.gettext
    blocks: tuple[ContentBlock, ...] = (
        Line(annex.stamp, Tone.KIND),
        Heading(annex.name, 1),
        *((Facts((Fact(_("File"), annex.file_name),)),) if annex.file_name else ()),
        Text((paragraph(explain(trouble, words)),), Tone.NOTICE),
    )
    return Document(f"{annex.stamp}: {annex.name}", view.language, blocks, numbered=False)
