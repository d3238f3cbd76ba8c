"""Whether a point brings what it should."""

from collections.abc import Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import annexes_of, is_exempt, is_held, item_texts, label
from model.forms import Field, Kind, form, value_of
from model.text.translate import _, language
from model.views import ItemView, MeetingView


def empty_item(view: MeetingView) -> Iterator[Finding]:
    """EMPTY_ITEM: neither recommendation text nor annex."""
    for point in view.points:
        item = point.treated_item
        has_text = item is not None and any(item_texts(item))
        if not has_text and not annexes_of(point) and not is_exempt(point):
            words = _("{point} has neither text nor an annex.")
            yield finding("EMPTY_ITEM", point.key, words.format(point=label(point)))


def department_missing(view: MeetingView) -> Iterator[Finding]:
    """DEPARTMENT_MISSING: nobody knows whose recommendation it is."""
    for point in view.points:
        item = point.treated_item
        if item is not None and not item.department.strip() and not point.withdrawn:
            words = _("{point}: the recommendation names no department.")
            yield finding("DEPARTMENT_MISSING", point.key, words.format(point=label(point)))


def field_missing(view: MeetingView) -> Iterator[Finding]:
    """FIELD_MISSING: their own form requires what the recommendation leaves empty, until it was treated."""
    for point in view.points:
        item = point.treated_item
        if item is None or is_held(view) or is_exempt(point) or not any(item_texts(item)):
            continue
        names = ", ".join(field.label(language()) for field in missing_fields(item))
        if names:
            words = _("{point}: the form also asks for {fields}.")
            message = words.format(point=label(point), fields=names)
            yield finding("FIELD_MISSING", point.key, message)


def missing_fields(item: ItemView) -> tuple[Field, ...]:
    """What a municipality's own form requires and nobody wrote.

    On our forms other findings tell of each required field, and only where it matters: openness,
    department, a recommendation without any text.
    """
    declared = form(item.form)
    return tuple(
        field
        for field in declared.fields
        if declared.own
        and field.required
        and field.kind not in (Kind.OPENNESS, Kind.MINUTES, Kind.FUNDING)
        and value_of(item, field) in ((), "", None)
    )
