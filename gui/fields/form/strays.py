"""What a recommendation holds that its form has no field for: it stays, and is shown below the form."""

from model.forms import Field, Kind, form, lost_fields
from model.views import FundingView, ItemView

_SHOWN_ELSEWHERE = frozenset({Kind.OPENNESS, Kind.ANNEXES, Kind.MINUTES})


def stray_fields(item: ItemView) -> tuple[Field, ...]:
    """The fields that hold something and do not stand on the form, in the order of print."""
    own = form(item.form)
    there = {field.name for field in own.fields} | {field.beside for field in own.fields}
    usual = tuple(
        field
        for field in form("").fields
        if field.name not in there
        and field.kind not in _SHOWN_ELSEWHERE
        and getattr(item, field.name) not in ((), "", None, FundingView())
    )
    return (*usual, *lost_fields(item))
