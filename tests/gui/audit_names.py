"""How a fault that was found names its place."""

from PySide6.QtWidgets import QWidget


def path(widget: QWidget) -> str:
    """The widget and what it stands in, from the inside."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__ + (f"#{at.objectName()}" if at.objectName() else ""))
        at = at.parentWidget()
    return " < ".join(names)
