"""Times as the tables of these tests write them: "8.30", "24.30"."""

from model.planning.shapes import Plan


def at(text: str) -> int:
    """Reads "8.30" as 510 minutes after midnight."""
    hours, minutes = text.split(".")
    return int(hours) * 60 + int(minutes)


def clock(minutes: float) -> str:
    """Writes 510 as "8.30" and 1470 as "24.30"."""
    return f"{int(minutes) // 60}.{int(minutes) % 60:02}"


def times(planned: Plan) -> str:
    """The slots in one line: "8.30-8.50 8.50-9.20 -"."""
    return " ".join(
        "-" if slot.start is None or slot.end is None else f"{clock(slot.start)}-{clock(slot.end)}"
        for slot in planned.slots
    )
