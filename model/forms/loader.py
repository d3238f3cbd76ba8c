"""All the forms there are: ours, and those that a municipality put into its settings folder.

A mistake in one of ours is a bug and raises; a faulty one of a municipality's is left out and told.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from model import paths
from model.forms.faults import FormFault
from model.forms.reading import read
from model.forms.shapes import Field, Form
from model.text.translate import _

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"
GENERIC = "generic"
"""The file whose order serves an item on a form that nobody declared."""

MOST_FORMS = 50

Call = TypeVar("Call", bound=Callable[..., Any])
_forgotten: list[Callable[[], None]] = []


def remembered(function: Call) -> Call:
    """As `functools.lru_cache`, until the forms are read again."""
    kept = lru_cache(4096)(function)
    _forgotten.append(kept.cache_clear)
    return kept  # pyright: ignore[reportReturnType]


def read_again() -> None:
    """Look at the municipality's files anew."""
    for forget in _forgotten:
        forget()


@remembered
def forms() -> tuple[Form, ...]:
    """Every declared form: ours by code, then the municipality's by code."""
    return (*_ours(), *_own()[0])


@remembered
def faults() -> tuple[FormFault, ...]:
    """The municipality's forms that are not used, and why."""
    return _own()[1]


@remembered
def form(code: str) -> Form:
    """The form of that code, or a generic order that prints whatever an item holds."""
    for known in forms():
        if known.code == code:
            return known
    return _generic()


@remembered
def own_field(name: str) -> Field | None:
    """A field that only a municipality's form has, by the first form that declares it."""
    for known in forms():
        for field in known.fields:
            if field.own and field.name == name:
                return field
    return None


@cache
def _ours() -> tuple[Form, ...]:
    codes = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != GENERIC)
    return tuple(read(FOLDER / f"{code}.toml") for code in codes)


@cache
def _generic() -> Form:
    return read(FOLDER / f"{GENERIC}.toml", known=False)


@remembered
def _own() -> tuple[tuple[Form, ...], tuple[FormFault, ...]]:
    found: list[Form] = []
    wrong: list[FormFault] = []
    standard = _generic()
    taken = {known.code for known in (*_ours(), standard)}
    for number, path in enumerate(_files()):
        try:
            if number >= MOST_FORMS:
                raise FormFault(path.name, 1, _("there are too many forms"))
            if path.stem in taken:
                raise FormFault(path.name, 1, _("Punktvis has a form of this name itself"))
            found.append(read(path, standard=standard))
        except FormFault as fault:
            wrong.append(fault)
    return tuple(found), tuple(wrong)


def _files() -> list[Path]:
    try:
        return sorted(paths.forms_folder().glob("*.toml"))
    except OSError:
        return []
