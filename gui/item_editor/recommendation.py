"""The recommendation of a point as its form lays it out: one row a field, made from the form's declaration."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.fields.people_edit import PeopleEdit
from gui.fields.saving import FieldSaver
from gui.services import Services
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.rich_text.field import RichTextField
from model.commands import items as commands
from model.forms import Field, Kind, form_of
from model.queries.points import ItemDetail
from model.text.blocks import RichText
from model.text.translate import _

RICH = frozenset({Kind.RICH_TEXT, Kind.DECISIONS})


class _Row(QObject):
    """What every row of a form can do."""

    failed = Signal(object)

    def show_item(self, item: ItemDetail, names: list[str]) -> None:
        raise NotImplementedError

    def flush(self) -> None:
        """Hand on what is typed; most rows save when they are left."""
