"""The best order of a few points, for certain.

What has been treated so far decides who has come and not yet gone, whatever the order was in which
it was treated. So the best way to each set of treated points is kept, one for each time of the day
at which it can end, and longer sets are built from shorter ones: 2ⁿ sets, not n! orders.
"""

from dataclasses import dataclass

from model.planning.order_task import Task, cost_of
from model.planning.shapes import Entry, StartRule

State = dict[int, tuple[tuple[int, int, int], tuple[int, ...]]]
"""Where the cursor stands → (overlap, waiting, pairs turned round) so far, and the order."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An entry as the table sees it: who is needed, as bits."""

    duration: int
    fixed: int | None
    earliest: int
    guests: int


def best_by_table(task: Task) -> tuple[int, ...]:
    """The order of least cost. Time and memory double with each movable point."""
    table = _Table(task)
    states: dict[int, State] = {0: table.begin()}
    for size in range(len(task.movable)):
        longer: dict[int, State] = {}
        for treated, state in states.items():
            table.extend(treated, state, size, longer)
        states = longer
    orders = [order for state in states.values() for _cost, order in state.values()]
    # Where slots overlap, the table counts waiting a little differently: the plan itself decides.
    return min((*orders, task.movable), key=lambda order: cost_of(task, order))


class _Table:
    def __init__(self, task: Task) -> None:
        self._task = task
        names: dict[str, int] = {}
        for entry in task.entries:
            for guest in entry.guests:
                names.setdefault(guest, 1 << len(names))
        self._stretches = [_stretch(entry, names) for entry in task.entries]
        self._between = self._fixed_places()

    def _fixed_places(self) -> list[list[_Stretch]]:
        """The entries that stay, before the first movable one, between each two, and behind."""
        found: list[list[_Stretch]] = []
        start = 0
        for place in (*self._task.movable, len(self._task.entries)):
            between = self._stretches[start:place]
            found.append([stretch for stretch in between if stretch is not None])
            start = place + 1
        return found

    def begin(self) -> State:
        """Before the first movable point: what stands in front of it."""
        movable = self._task.movable
        return self._through(
            {self._task.window.start: ((0, 0, 0), ())}, 0, 0, self._needed(movable)
        )

    def extend(self, treated: int, state: State, size: int, longer: dict[int, State]) -> None:
        """Every set with one point more."""
        movable = self._task.movable
        for index, place in enumerate(movable):
            if treated & 1 << index:
                continue
            now = treated | 1 << index
            seen = self._seen(treated, size)
            rest = [other for at, other in enumerate(movable) if not now & 1 << at]
            coming = self._needed(rest) | self._needed_between(size + 1)
            skipped = sum(1 for at in range(index) if not now & 1 << at)
            stretch = self._stretches[place]
            assert stretch is not None
            after: State = {}
            for cursor, (cost, order) in state.items():
                end, spent = _step(stretch, cursor, seen, coming)
                total = (cost[0] + spent[0], cost[1] + spent[1], cost[2] + skipped)
                _keep(after, end, (total, (*order, place)))
            seen |= stretch.guests
            for end, kept in self._through(after, size + 1, seen, self._needed(rest)).items():
                _keep(longer.setdefault(now, {}), end, kept)

    def _through(self, state: State, gap: int, seen: int, rest: int) -> State:
        """Past the entries that stay where they are behind the first `gap` movable ones."""
        stretches = self._between[gap]
        behind = self._needed_between(gap + 1)
        for at, stretch in enumerate(stretches):
            coming = rest | behind
            for later in stretches[at + 1 :]:
                coming |= later.guests
            after: State = {}
            for cursor, (cost, order) in state.items():
                end, spent = _step(stretch, cursor, seen, coming)
                total = (cost[0] + spent[0], cost[1] + spent[1], cost[2])
                _keep(after, end, (total, order))
            state = after
            seen |= stretch.guests
        return state

    def _seen(self, treated: int, size: int) -> int:
        """Who has come already."""
        movable = self._task.movable
        seen = self._needed([place for at, place in enumerate(movable) if treated & 1 << at])
        for between in self._between[: size + 1]:
            for stretch in between:
                seen |= stretch.guests
        return seen

    def _needed(self, places: list[int] | tuple[int, ...]) -> int:
        needed = 0
        for place in places:
            stretch = self._stretches[place]
            needed |= stretch.guests if stretch is not None else 0
        return needed

    def _needed_between(self, first: int) -> int:
        needed = 0
        for between in self._between[first:]:
            for stretch in between:
                needed |= stretch.guests
        return needed


def _stretch(entry: Entry, names: dict[str, int]) -> _Stretch | None:
    if entry.duration is None or entry.withdrawn:
        return None
    guests = 0
    for guest in entry.guests:
        guests |= names[guest]
    fixed = entry.start_at if entry.rule is StartRule.FIXED else None
    earliest = entry.start_at if entry.rule is StartRule.NOT_BEFORE else None
    return _Stretch(entry.duration, fixed, earliest or 0, guests)


def _step(stretch: _Stretch, cursor: int, seen: int, coming: int) -> tuple[int, tuple[int, int]]:
    """The cursor behind it, and the overlap and the waiting that it costs."""
    start = max(cursor, stretch.earliest) if stretch.fixed is None else stretch.fixed
    end = max(cursor, start + stretch.duration)
    here = seen & stretch.guests
    through = seen & coming & ~stretch.guests
    waiting = max(0, start - cursor) * here.bit_count() + (end - cursor) * through.bit_count()
    return end, (max(0, cursor - start), waiting)


def _keep(state: State, end: int, found: tuple[tuple[int, int, int], tuple[int, ...]]) -> None:
    known = state.get(end)
    if known is None or found[0] < known[0]:
        state[end] = found
