"""Reads who imports whom in model/ and gui/, and holds it against the rules of the house.

Grimp reads the source without running it, imports inside functions included; what stands under
`if TYPE_CHECKING:` does not count. A room that is not built yet breaks no rule.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import grimp

# model/ from the top floor down: a room imports only rooms that stand below it.
FLOORS = (
    "commandline",
    "dispatching",
    "exporting",
    "register_files",
    "readiness",
    "documents",
    "delivery",
    "exchange",
    "editions",
    "checks",
    "workspace",
    "commands",
    "queries",
    "spelling",
    "storage",
    "entities",
    "forms",
    "views",
    "vocabulary",
    "sending",
    "planning",
    "text",
    "settings",
    "paths",
    "progress",
    "pdfium",
    "office",
    "courtesy",
    "errors",
    "version",
)

# Every folder in gui/ that is not named here is a screen.
SHARED = ("gui.fields", "gui.timeline")  # what several screens show
WIDGETS = "gui.widgets"
HELPERS = ("gui.actions", "gui.background", "gui.frame", "gui.lifetime")  # what is around screens
WIRING = ("gui.wiring", "gui.screens", "gui.application", "gui.self_test")  # what may know screens

# What a document is made from. `paths` only says where the typefaces lie, `office` which program
# turns annexes into pages.
DOCUMENTS_MAY = (
    "views",
    "vocabulary",
    "forms",
    "text",
    "settings",
    "paths",
    "progress",
    "pdfium",
    "office",
    "errors",
)


@dataclass(frozen=True)
class House:
    """The import graph of the packages `model` and `gui`."""

    graph: grimp.ImportGraph

    @classmethod
    def read(cls, root: Path) -> "House":
        """The packages that stand in `root`, which is on the import path."""
        present = [name for name in ("model", "gui") if (root / name / "__init__.py").exists()]
        return cls(
            grimp.build_graph(
                *present,
                include_external_packages=True,
                exclude_type_checking_imports=True,
                cache_dir=None,
            )
        )

    @cached_property
    def modules(self) -> frozenset[str]:
        return frozenset(self.graph.modules)

    def rooms(self, package: str) -> list[str]:
        return sorted(self.graph.find_children(package)) if package in self.modules else []

    @property
    def screens(self) -> list[str]:
        return [
            room
            for room in self.rooms("gui")
            if self.graph.find_children(room) and room not in (*SHARED, WIDGETS, *HELPERS, *WIRING)
        ]

    def inside(self, room: str) -> list[str]:
        """The room itself and everything in it."""
        if room not in self.modules:
            return []
        if self.graph.is_module_squashed(room):  # a library counts as one module
            return [room]
        return [room, *self.graph.find_descendants(room)]

    def direct(self, room: str) -> Iterator[tuple[str, str]]:
        """Each (module of the room, module outside it that it imports)."""
        own = set(self.inside(room))
        for module in sorted(own):
            for imported in sorted(self.graph.find_modules_directly_imported_by(module)):
                if imported not in own:
                    yield module, imported

    # Each check below gives one sentence for each violation.

    def reaches(self, room: str, forbidden: Iterable[str]) -> Iterator[str]:
        """What `room` imports of `forbidden`, itself or through others."""
        for name in forbidden:
            if not {room, name} <= self.modules or belongs(room, [name]) or belongs(name, [room]):
                continue
            chains = self.graph.find_shortest_chains(room, name, as_packages=True)
            if chains:
                chain = min(chains, key=lambda found: (len(found), found))
                yield f"{room} must not reach {name}: {' → '.join(chain)}"

    def touches(self, room: str, forbidden: Iterable[str]) -> Iterator[str]:
        """What a module of `room` imports of `forbidden` itself."""
        names = tuple(forbidden)
        for module, imported in self.direct(room):
            if belongs(imported, names):
                yield f"{module} must not import {imported}"

    def strays(self, room: str, allowed: Iterable[str]) -> Iterator[str]:
        """What a module of `room` imports itself that is neither allowed nor the standard library."""
        names = tuple(allowed)
        for module, imported in self.direct(room):
            if (
                not belongs(imported, names)
                and imported.split(".")[0] not in sys.stdlib_module_names
            ):
                yield f"{module} must not import {imported}; allowed: {', '.join(names) or 'nothing'}"


def belongs(module: str, packages: Iterable[str]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


# The rules. Each takes a house and gives the sentences for what breaks it.


def model_knows_no_window(house: House) -> Iterator[str]:
    for room in house.rooms("model"):
        yield from house.reaches(room, ["gui", "PySide6", "shiboken6"])


def model_has_only_known_rooms(house: House) -> Iterator[str]:
    for room in house.rooms("model"):
        if room.removeprefix("model.") not in FLOORS:
            yield f"{room} stands on no floor yet: give it its place in FLOORS ({__name__})"


def arrows_in_model_point_down(house: House) -> Iterator[str]:
    floors = [f"model.{name}" for name in FLOORS]
    for level, room in enumerate(floors):
        yield from house.touches(room, floors[:level])


def packages_are_only_door_plates(house: House) -> Iterator[str]:
    """`model` and `gui` themselves import nothing, else every import of a room would bring others."""
    for package in house.modules & {"model", "gui"}:
        for imported in sorted(house.graph.find_modules_directly_imported_by(package)):
            yield f"{package}/__init__.py must not import {imported}"


def ground_floor_is_pure(house: House) -> Iterator[str]:
    libraries = ("babel", "holidays", "markdown_it", "mdit_py_plugins", "pyphen")
    yield from house.strays("model.text", ["model.errors", *libraries])
    yield from house.strays("model.planning", ["model.text", "model.errors"])
    yield from house.strays(
        "model.views", ["model.planning", "model.text", "model.errors", "model.vocabulary"]
    )
    rest = [f"model.{name}" for name in FLOORS]
    ground = ("model.text", "model.planning", "model.views", "model.vocabulary")
    for room in ground:
        above = [name for name in rest if name not in (*ground, "model.errors", "model.progress")]
        yield from house.reaches(room, [*above, "sqlalchemy", "reportlab"])


def documents_get_views_and_nothing_else(house: House) -> Iterator[str]:
    """What an edition left out cannot leak from a room that has no way to the database."""
    allowed = [f"model.{name}" for name in DOCUMENTS_MAY]
    forbidden = [f"model.{name}" for name in ("entities", "queries", "storage", "editions")]
    messages = [
        module
        for module in house.rooms("model.delivery")
        if module.removeprefix("model.delivery.").startswith(("message", "calendar"))
    ]
    for room in ("model.documents", *messages):
        mine = [*allowed, "model.documents", ".".join(room.split(".")[:2])]
        others = [name for name in house.rooms("model") if not belongs(name, mine)]
        yield from house.touches(room, others)
        yield from house.reaches(room, [*forbidden, "sqlalchemy", "pysqlite3"])


def only_the_page_knows_its_file_format(house: House) -> Iterator[str]:
    """Blocks are laid out in model.documents.pdf; what makes them needs no PDF library."""
    for room in house.rooms("model.documents"):
        if room != "model.documents.pdf":
            yield from house.touches(room, ["reportlab", "pikepdf", "pypdfium2"])


def screens_are_strangers(house: House) -> Iterator[str]:
    for screen in house.screens:
        yield from house.reaches(screen, [other for other in house.screens if other != screen])
    for room in SHARED:
        yield from house.reaches(room, house.screens)


def helpers_know_no_screen(house: House) -> Iterator[str]:
    for room in HELPERS:
        yield from house.reaches(room, [*house.screens, *SHARED])


def only_the_wiring_knows_the_wiring(house: House) -> Iterator[str]:
    """What ties the screens together is given to them, never asked for."""
    for room in (*house.screens, *SHARED, WIDGETS, *HELPERS):
        yield from house.reaches(room, WIRING)


def screens_leave_the_work_to_the_model(house: House) -> Iterator[str]:
    libraries = ("sqlalchemy", "pysqlite3", "reportlab", "pikepdf", "smtplib")
    for room in (*house.screens, *SHARED):
        yield from house.touches(room, [*libraries, "model.entities", "model.storage"])
    for room in (*HELPERS, "gui.wiring"):
        yield from house.touches(room, [*libraries, "model.entities"])


def widgets_know_nothing_of_meetings(house: House) -> Iterator[str]:
    mine = ["PySide6", "shiboken6", "gui.theme", "gui.icons", "model.text"]
    yield from house.strays(WIDGETS, mine)
    # The icons need to know where they lie, and no more than that.
    harmless = ("model.text", "model.paths", "model.errors")
    others = [room for room in house.rooms("model") if room not in harmless]
    yield from house.reaches(WIDGETS, [*others, *house.screens, *SHARED, *HELPERS])


RULES = (
    model_knows_no_window,
    model_has_only_known_rooms,
    arrows_in_model_point_down,
    packages_are_only_door_plates,
    ground_floor_is_pure,
    documents_get_views_and_nothing_else,
    only_the_page_knows_its_file_format,
    screens_are_strangers,
    helpers_know_no_screen,
    only_the_wiring_knows_the_wiring,
    screens_leave_the_work_to_the_model,
    widgets_know_nothing_of_meetings,
)
