"""Kill the real window at random moments while somebody types into it: `kill_window TIMES [SEED]`.

A window takes seconds to start, so the slow tests kill a few; this does as many as are wanted.
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from model.storage.doctor import examine
from tests.faults.test_kill import (
    MOST_LOST_S,
    STALLED_S,
    killed,
    lost_seconds,
    slowest_key,
    slowest_save,
    stored,
)


def main(times: int, seed: int = 9) -> None:
    """Prints what was lost, the most last. Ends with an error where a saved letter is lost, or too much."""
    chance, lost, busy = random.Random(seed), list[float](), 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Ærø 100%.db"
        for number in range(1, times + 1):
            said = killed(path, chance.uniform(0.05, 2.0), "tests.faults.window_typist")
            seconds = lost_seconds(said, stored(path), -1)
            assert examine(path).ok
            stalled = slowest_save(said) >= STALLED_S or slowest_key(said) >= STALLED_S
            busy += stalled
            lost.append(0.0 if stalled else seconds)
            if number % 20 == 0 or number == times:
                worst = sorted(lost)[-3:]
                print(
                    f"{number} kills, {busy} while the machine was busy; most lost {worst}",
                    flush=True,
                )
    assert max(lost) <= MOST_LOST_S


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
