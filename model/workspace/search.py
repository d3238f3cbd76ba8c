"""Finds what was written, and keeps the index up to date between savings.

The index follows the numbers of `search_change`: it knows the last one that it has seen, in the same
transaction as what it has seen of it. So a kill at any moment costs at most a second look.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from threading import Lock

from sqlalchemy.orm import Session

from model.errors import Cancelled
from model.progress import NO_PROGRESS, Progress
from model.queries.search_texts import SearchKind, SearchText, texts
from model.queries.search_units import (
    TABLES,
    annex_files,
    changes_after,
    last_change,
    units_after,
    with_dependents,
)
from model.storage import header
from model.storage.annex_files import AnnexFiles
from model.storage.search.file_text import text_of_file
from model.storage.search.index_file import (
    VERSION,
    DamagedIndexError,
    IndexedText,
    IndexFile,
    Unit,
)
from model.storage.search.match import COUNTED_UP_TO, Filters, Matches, match
from model.text.excerpts import Excerpt, excerpt, marks
from model.text.folding import folded_words
from model.text.question import Question, parse_question
from model.text.translate import _
from model.vocabulary import Openness
from model.workspace.workspace import Workspace

CHUNK = 100
"""Rows in one transaction of the index: little enough to be stopped between two."""

_IN_THE_LINE = ("date", "case_number")
"""Said of a found thing in any case: no excerpt where they do not answer."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for. No kinds are all kinds; `year` is of the meeting."""

    text: str
    kinds: frozenset[SearchKind] = frozenset()
    forum_id: int | None = None
    year: int | None = None
    openness: Openness | None = None
    newest_first: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A found thing. `field` is where the excerpt stands, "" where only the title answers."""

    question: Question

    text: SearchText
    title_marks: tuple[tuple[int, int], ...]
    excerpt: Excerpt
    field: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits; `count` stops at COUNTED_UP_TO. `complete`: the index has seen everything."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    complete: bool = True

    @property
    def more_than_counted(self) -> bool:
        """Whether there are more than `count` says."""
        return self.count >= COUNTED_UP_TO


class Search:
    """The search of one open workspace. Every method may be called on any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._index = IndexFile(workspace.path)
        self._lock = Lock()
        self._checked = False
        self._complete = False
        self._closed = False

    def catch_up(self, progress: Progress = NO_PROGRESS) -> None:
        """Look at everything that changed since; at all of it, where the index is missing or damaged.

        For jobs. Raises Cancelled between two steps, and the driver's error where the disk is full;
        what was done until then stays done.
        """
        with self._lock:
            if self._closed:
                return
            try:
                self._catch_up(progress)
            except DamagedIndexError as error:
                _log.warning("the search index is made anew: %s", error)
                self._start_over()
                self._catch_up(progress)
            self._complete = True

    def read_annexes(self, progress: Progress = NO_PROGRESS) -> None:
        """Read the files of annexes whose words are not known yet. For jobs, after `catch_up`.

        Raises Cancelled between two pages; what was read until then stays known.
        """
        files = AnnexFiles(self._workspace.path)
        there = self._workspace.read(annex_files)
        try:
            with self._lock:
                self._check_stopped(progress)
                known = self._index.files_read()
            self._forget(known - {file.digest for file in there})
            unread = [file for file in there if file.digest not in known]
            for place, file in enumerate(unread):
                progress.report(place, len(unread), file.name)
                try:
                    text = text_of_file(
                        files.path(file.digest), file.name, lambda: self._check_stopped(progress)
                    )
                except OSError:  # held by another program: it is read another time
                    continue
                self._learn(file.digest, text)
        except DamagedIndexError as error:
            self._complete = self._checked = False
            _log.warning("the annexes are read another time: %s", error)

    def start_over(self) -> None:
        """Forget every word that the index knows; `catch_up` makes it anew."""
        with self._lock:
            self._start_over()

    def find(self, wish: Wish) -> Found:
        """The hits of a question, closer ones first. Takes some milliseconds."""
        question = parse_question(wish.text)
        try:
            matches = self._match(question, wish)
            there = self._read([found.unit for found in matches.found])
        except DamagedIndexError:
            self._complete = self._checked = False
            return Found(complete=False)
        hits = tuple(
            _hit(there[found.unit, found.kind], question)
            for found in matches.found
            if (found.unit, found.kind) in there
        )
        return Found(hits, matches.count, self._complete)

    def close(self) -> None:
        """Let go of the index; a `catch_up` that runs ends before its next step."""
        self._closed = True
        with self._lock:
            self._index.close()

    def _match(self, question: Question, wish: Wish) -> Matches:
        if not question or not self._index.path.exists():
            return Matches()
        with self._index.reading() as connection:
            return match(connection, question, _filters(wish), wish.limit)

    def _read(self, units: list[Unit]) -> dict[tuple[Unit, str], SearchText]:
        found = self._workspace.read(lambda session: texts(session, dict.fromkeys(units)))
        return {(text.unit, text.kind): self._with_file(text) for text in found}

    def _catch_up(self, progress: Progress) -> None:
        state = self._sound_state()
        while "table" in state:
            self._check_stopped(progress)
            self._index_next(state, progress)
            state = self._index.state()
            while "table" not in state and self._index.merge():
                self._check_stopped(progress)
        while self._follow(self._index.state()["seen"]):
            self._check_stopped(progress)

    def _check_stopped(self, progress: Progress) -> None:
        progress.check_cancelled()
        if self._closed:
            raise Cancelled

    def _sound_state(self) -> dict[str, int]:
        """As far as the index has come. Begins anew where it is not of this file or this version."""
        state = self._index.state()
        newest = self._workspace.read(last_change)
        same = state.get("version") == VERSION and state.get("file") == self._file_number()
        if not same or state.get("seen", 0) > newest:
            self._start_over()
        elif not self._checked:
            self._index.check()
        self._checked = True
        return self._index.state()

    def _start_over(self) -> None:
        self._complete = False
        self._index.start_over()
        seen = self._workspace.read(last_change)
        with self._index.writing() as connection:
            for key, value in (("file", self._file_number()), ("seen", seen)):
                self._index.put_state(connection, key, value)
            for key in ("table", "row"):
                self._index.put_state(connection, key, 0)

    def _file_number(self) -> int:
        identity = header.identity(self._workspace.path)
        return identity.number & 0x7FFFFFFFFFFFFFFF if identity is not None else 0

    def _index_next(self, state: dict[str, int], progress: Progress) -> None:
        """The next rows of the table that is being gone through, or on to the next table."""
        names = list(TABLES)
        place, row = state["table"], state["row"]
        progress.report(place, len(names), _("Preparing the search"))
        units, entries = self._workspace.read(
            lambda session: self._read_units(
                session, units_after(session, names[place], row, CHUNK)
            )
        )
        with self._index.writing() as connection:
            self._put(connection, units, entries)
            if units:
                self._index.put_state(connection, "row", units[-1][1])
            elif place + 1 < len(names):
                self._index.put_state(connection, "table", place + 1)
                self._index.put_state(connection, "row", 0)
            else:
                connection.execute("delete from state where key in ('table', 'row')")

    def _follow(self, seen: int) -> bool:
        """Look at the next changed rows. False where there are none."""

        def read(session: Session) -> tuple[list[Unit], dict[Unit, list[IndexedText]], int]:
            changes = changes_after(session, seen, CHUNK)
            units = with_dependents(session, changes.units)
            return (*self._read_units(session, units), changes.last)

        units, entries, last = self._workspace.read(read)
        if last == seen:
            return False
        with self._index.writing() as connection:
            self._put(connection, units, entries)
            self._index.put_state(connection, "seen", last)
        return True

    def _forget(self, digests: set[str]) -> None:
        if digests:
            with self._lock, self._index.writing() as connection:
                self._index.forget_files(connection, digests)

    def _learn(self, digest: str, text: str) -> None:
        """The text of a file, and its words for every annex that it is by now."""
        with self._lock:
            if self._closed:
                raise Cancelled
            there = self._workspace.read(partial(annex_files, digest=digest))
            if not there:  # removed for good while it was read: no word of it may stay
                return
            with self._index.writing() as connection:
                self._index.put_file(connection, digest, text)
            units: list[Unit] = [("annex", annex) for file in there for annex in file.annexes]
            entries = self._workspace.read(partial(self._read_units, units=units))[1]
            with self._index.writing() as connection:
                self._put(connection, units, entries)

    def _with_file(self, text: SearchText) -> SearchText:
        """An annex with what its file says, as far as that is read."""
        said = self._index.text_of(text.digest) if text.digest else ""
        return replace(text, parts=(*text.parts, ("content", said))) if said else text

    def _read_units(
        self, session: Session, units: list[Unit]
    ) -> tuple[list[Unit], dict[Unit, list[IndexedText]]]:
        found: dict[Unit, list[IndexedText]] = {}
        for text in map(self._with_file, texts(session, units)):
            found.setdefault(text.unit, []).append(_indexed(text))
        return units, found

    def _put(
        self, connection: object, units: Iterable[Unit], entries: dict[Unit, list[IndexedText]]
    ) -> None:
        for unit in units:
            self._index.replace(connection, unit, entries.get(unit, ()))  # type: ignore[arg-type]


def _indexed(text: SearchText) -> IndexedText:
    written = [*(part for _field, part in text.parts), text.also]
    body = [word for part in written for word in folded_words(part)]
    facets = [_kind_facet(text.kind)]
    if text.openness is not None:
        facets.append(text.openness)
    if text.forum_id is not None:
        facets.append(_forum_facet(text.forum_id))
    day = text.day.toordinal() if text.day is not None else 0
    return IndexedText(text.kind, folded_words(text.title), body, facets, day)


def _kind_facet(kind: SearchKind) -> str:
    return f"kind{kind}"


def _forum_facet(forum_id: int) -> str:
    return f"forum{forum_id}"


def _filters(wish: Wish) -> Filters:
    facets: list[tuple[str, ...]] = []
    if wish.kinds:
        facets.append(tuple(sorted(map(_kind_facet, wish.kinds))))
    if wish.forum_id is not None:
        facets.append((_forum_facet(wish.forum_id),))
    if wish.openness is not None:
        facets.append((wish.openness,))
    first = date(wish.year, 1, 1).toordinal() if wish.year else None
    last = date(wish.year, 12, 31).toordinal() if wish.year else None
    return Filters(tuple(facets), first, last, wish.newest_first)


def _hit(text: SearchText, question: Question) -> Hit:
    """With the part that answers best; its beginning where only the title does."""
    best, field = Excerpt(""), ""
    for name, part in text.parts:
        found = excerpt(part, question)
        if found.marks and len(found.marks) > len(best.marks):
            best, field = found, name
    shown = [part for name, part in text.parts if name not in _IN_THE_LINE]
    if not field and shown:
        best = excerpt(shown[0], question)
    return Hit(question, text, marks(text.title, question), best, field)
