"""One measured figure and what it may be at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of one run. `unit` is "ms", "×" for a ratio and so on; less is better."""

    name: str
    value: float
    limit: float
    unit: str

    @property
    def ok(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.limit
