"""The time algebra: pure functions on frozen dataclasses. No clock of its own, no database."""
