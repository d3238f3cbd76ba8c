"""`make bench`: every measurement against its limit, a line each; ends non-zero where one falls short.

`python -m tests.benchmarks NAME` runs the measurements whose module begins with that name.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

from tests.benchmarks.measure import Measure

SUFFIX = "_speed"


def modules(wanted: str) -> list[str]:
    """The measuring modules, or those that begin with `wanted`."""
    found = [info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)])]
    return sorted(name for name in found if name.endswith(SUFFIX) and name.startswith(wanted))


def line(measure: Measure) -> str:
    """`name  value  limit  ok|short`."""
    verdict = "ok" if measure.ok else "short"
    unit = f" {measure.unit}" if measure.unit else ""
    return f"{measure.name}\t{measure.value:.2f}{unit}\t{measure.limit:g}{unit}\t{verdict}"


def main(wanted: str = "") -> int:
    """Run and print. Returns the exit code."""
    names = modules(wanted)
    if not names:
        print(f"no measurement begins with {wanted!r}", file=sys.stderr)
        return 2
    short = 0
    for name in names:
        for measure in importlib.import_module(f"tests.benchmarks.{name}").measure():
            print(line(measure), flush=True)
            short += not measure.ok
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
