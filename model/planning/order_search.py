"""A good order of many points: moved one by one and in groups until nothing gets better."""

from collections.abc import Iterator, Sequence

from model.planning.order_task import Cost, Task, cost_of

_MOST_TRIES = 6000
_LONGEST_GROUP = 4


def best_by_search(task: Task) -> tuple[int, ...]:
    """From the present order and from one that puts guests' points together; the better end."""
    tries = _Tries(task)
    ends = [tries.improved(start) for start in (task.movable, _together(task))]
    return min(ends, key=lambda order: cost_of(task, order))


class _Tries:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._left = _MOST_TRIES

    def improved(self, order: tuple[int, ...]) -> tuple[int, ...]:
        """Downhill, taking the first step that helps, each start with half of the tries."""
        left = self._left // 2 if self._left == _MOST_TRIES else self._left
        cost = cost_of(self._task, order)
        better = True
        while better and left > 0:
            better = False
            for tried in _neighbours(order):
                left -= 1
                self._left -= 1
                found: Cost = cost_of(self._task, tried)
                if found < cost:
                    order, cost, better = tried, found, True
                    break
                if left <= 0:
                    break
        return order


def _neighbours(order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """One to four points that stand together, put at every other place."""
    count = len(order)
    for length in range(1, min(_LONGEST_GROUP, count - 1) + 1):
        for start in range(count - length + 1):
            group = order[start : start + length]
            rest = order[:start] + order[start + length :]
            for place in range(len(rest) + 1):
                if place != start:
                    yield rest[:place] + group + rest[place:]


def _together(task: Task) -> tuple[int, ...]:
    """Each point behind the one before it with which it shares most guests."""
    rest = list(task.movable)
    found = [rest.pop(0)]
    while rest:
        last = set(task.entries[found[-1]].guests)
        found.append(_nearest(task, rest, last))
        rest.remove(found[-1])
    return tuple(found)


def _nearest(task: Task, rest: Sequence[int], guests: set[str]) -> int:
    return max(rest, key=lambda place: (len(guests & set(task.entries[place].guests)), -place))
