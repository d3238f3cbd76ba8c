"""What pasted Information lines make of an agenda: which entries they mean, and what these become.

Points are meant by their numbers, breaks by their labels and order. What no line names stays as it
is, behind the entry that it follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.planning.schedule import earliest
from model.planning.shapes import Entry, StartRule, Window
from model.text.information_reader import ReadLine


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """A line of the agenda as it is. `number` is None for a break."""

    entry: Entry
    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class PastedEntry:
    """A line of the agenda as it shall be. `known` is None for a new one.

    A number that is missing between others becomes a point without a slot, so that the others keep
    theirs: it may be a closed point that the lines do not show.
    """

    known: KnownEntry | None
    number: int | None
    title: str
    duration: int | None
    rule: StartRule
    start_at: int | None
    guests: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether it is not on the agenda yet."""
        return self.known is None

    @property
    def times_differ(self) -> bool:
        """Whether a known one gets another length or another start."""
        now = self.known.entry if self.known is not None else None
        return now is not None and (now.duration, now.rule, now.start_at) != (
            *(self.duration, self.rule, self.start_at),
        )

    @property
    def guests_differ(self) -> bool:
        """Whether other people come to a known one."""
        return self.known is not None and self.known.entry.guests != self.guests


def pasted(
    known: Sequence[KnownEntry], lines: Sequence[ReadLine], window: Window
) -> tuple[PastedEntry, ...]:
    """The agenda that the lines describe, in order."""
    meant = _meant(known, _with_holes(lines, known))
    return _timed(_ordered(known, meant), window)


def differs(known: Sequence[KnownEntry], found: Sequence[PastedEntry]) -> bool:
    """Whether anything would change."""
    order = [entry.known for entry in found]
    return order != list(known) or any(e.times_differ or e.guests_differ for e in found)


_Meant = tuple[KnownEntry | None, ReadLine | None]


def _with_holes(lines: Sequence[ReadLine], known: Sequence[KnownEntry]) -> list[ReadLine]:
    """Points by number, breaks behind the line that they follow, missing numbers filled in."""
    groups: list[list[ReadLine]] = [[]]
    for line in lines:
        if line.number is not None:
            groups.append([])
        groups[-1].append(line)
    front, points = groups[0], sorted(groups[1:], key=lambda group: group[0].number or 0)
    there = {entry.number for entry in known}
    found, following = [*front], 1
    for group in points:
        number = group[0].number or 0
        missing = [at for at in range(following, number) if at not in there]
        found += [ReadLine(at, "", None, None) for at in missing]
        found += group
        following = number + 1
    return found


def _meant(known: Sequence[KnownEntry], lines: Sequence[ReadLine]) -> list[_Meant]:
    by_number = {entry.number: entry for entry in known if entry.number is not None}
    breaks = [entry for entry in known if entry.number is None]
    found: list[_Meant] = []
    for line in lines:
        if line.number is not None:
            found.append((by_number.get(line.number), line))
            continue
        same = [e for e in breaks if e.title.casefold() == line.label.casefold()]
        if same:
            breaks.remove(same[0])
        found.append((same[0] if same else None, line))
    return found


def _ordered(known: Sequence[KnownEntry], meant: list[_Meant]) -> list[_Meant]:
    """With the entries that no line means, each behind the one that it follows now."""
    order = list(meant)
    named = {id(entry) for entry, _line in meant if entry is not None}
    before: KnownEntry | None = None
    for entry in known:
        if id(entry) not in named:
            places = [at for at, (other, _line) in enumerate(order) if other is before]
            place = places[0] + 1 if before is not None and places else 0
            order.insert(place, (entry, None))
        before = entry
    return order


def _timed(order: Sequence[_Meant], window: Window) -> tuple[PastedEntry, ...]:
    found: list[PastedEntry] = []
    cursor = window.start
    for known, line in order:
        entry = _kept(known) if line is None and known is not None else _read(known, line, cursor)
        if entry.duration is not None and not (known is not None and known.entry.withdrawn):
            asked = Entry("", entry.duration, entry.rule, entry.start_at)
            at = earliest(asked)
            start = cursor if at is None else at
            start = max(cursor, start) if entry.rule is StartRule.NOT_BEFORE else start
            cursor = max(cursor, start + entry.duration)
        found.append(entry)
    return tuple(found)


def _kept(known: KnownEntry) -> PastedEntry:
    now = known.entry
    return PastedEntry(
        known, known.number, known.title, now.duration, now.rule, now.start_at, now.guests
    )


def _read(known: KnownEntry | None, line: ReadLine | None, cursor: int) -> PastedEntry:
    assert line is not None
    title = known.title if known is not None else line.label
    number = line.number
    new = PastedEntry(known, number, title, None, StartRule.FOLLOWS, None, line.names)
    if line.start is None or line.end is None:
        return new
    if known is not None and _starts_at(known.entry, line.start, cursor):
        rule, start_at = known.entry.rule, known.entry.start_at
    elif line.start == cursor:
        rule, start_at = StartRule.FOLLOWS, None
    else:
        rule = StartRule.NOT_BEFORE if line.start > cursor else StartRule.FIXED
        start_at = line.start
    return replace(new, duration=line.end - line.start, rule=rule, start_at=start_at)


def _starts_at(entry: Entry, start: int, cursor: int) -> bool:
    """Whether its own rule brings it there already."""
    at = earliest(entry)
    if at is None:
        return start == cursor
    return start == (at if entry.rule is StartRule.FIXED else max(cursor, at))
