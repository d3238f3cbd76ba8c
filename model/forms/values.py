"""What a recommendation holds in a field, whether a column or a row of its own holds it."""

from typing import Any

from model.forms.loader import form, own_field
from model.forms.shapes import DEFAULT_LANGUAGE, Field, Kind
from model.text.blocks import plain_text
from model.views import ItemView


def value_of(item: ItemView, field: Field) -> Any:
    """The value by the field's kind: rich text, names, a line of text …"""
    if not field.own:
        return getattr(item, field.name)
    text = dict(item.fields).get(field.name, ())
    return " ".join(plain_text(text).split()) if field.kind is Kind.LINE else text


def lost_fields(item: ItemView) -> tuple[Field, ...]:
    """Own fields that hold something and that the item's form does not have.

    They bear the label of the form that declares them, else their name.
    """
    there = {field.name for field in form(item.form).fields}
    return tuple(
        own_field(name) or Field(name, Kind.RICH_TEXT, ((DEFAULT_LANGUAGE, name),), own=True)
        for name, text in item.fields
        if text and name not in there
    )
