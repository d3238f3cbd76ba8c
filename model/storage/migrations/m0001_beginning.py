"""The first schema. A migration never changes once a version with it has been given away."""

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

# Rich text, lists of codes and exact decimals lie in text columns.
TEXT, NUMBER, FLAG = sa.Text, sa.Integer, sa.Boolean
DAY, MOMENT = sa.Date, sa.DateTime


def upgrade(op: Operations) -> None:
    """Create every table."""
    _shared_tables(op)
    _item_tables(op)
    _meeting_tables(op)
    _agenda_tables(op)
    _tables_below_a_point(op)
    _absences(op)


def _shared_tables(op: Operations) -> None:
    _table(
        op,
        "annex_file",
        _required("digest", TEXT),
        _required("name", TEXT),
        _required("size", NUMBER),
        unique="digest",
    )
    _table(op, "forum", _required("name", TEXT), unique="name")
    _table(
        op,
        "person",
        *_all_required("name title department email phone", TEXT),
        indexed=("name",),
    )
    _table(
        op,
        "setting",
        _reference("setting", "forum", optional=True),
        *_all_required("key value", TEXT),
    )
    op.create_index("ix_setting_forum_id_key", "setting", ["forum_id", "key"], unique=True)


def _item_tables(op: Operations) -> None:
    _table(
        op,
        "item",
        _optional("key", TEXT),
        _reference("item", "item", column="snapshot_of_id", optional=True),
        *_all_required("form title title_language openness closed_reason", TEXT),
        *_all_required("meeting_line department background decision_intro decisions", TEXT),
        *_all_required("effect follow_up implementation communication coordination", TEXT),
        _optional("cost_unit", TEXT),
        _required("cost_note", TEXT),
        _optional("funding_department_base", FLAG),
        _optional("funding_department_savings", FLAG),
        _optional("funding_common_savings", FLAG),
        *_all_required("indirect_costs minutes unrecognised case_number", TEXT),
        unique="key",
        indexed=("snapshot_of_id",),
    )
    below: dict[str, list[sa.Column[Any]]] = {
        "earlier_minutes": [
            _required("position", NUMBER),
            _optional("date", DAY),
            _required("text", TEXT),
        ],
        "item_cost": [_required("year", NUMBER), _optional("amount", TEXT)],
        "item_field": _all_required("field text", TEXT),
        "item_person": [
            _required("role", TEXT),
            _required("position", NUMBER),
            _required("name", TEXT),
        ],
        "process_step": [
            _required("position", NUMBER),
            _required("stage", TEXT),
            _optional("date", DAY),
            *_all_required("date_text note", TEXT),
        ],
    }
    for name, columns in below.items():
        _table(op, name, _reference(name, "item"), *columns, indexed=("item_id",))


def _meeting_tables(op: Operations) -> None:
    _table(
        op,
        "meeting",
        _required("key", TEXT),
        _reference("meeting", "forum"),
        _required("name", TEXT),
        _required("date", DAY),
        *_all_required("start end", NUMBER),
        *_all_required("location virtual_note information", TEXT),
        _optional("submission_deadline", MOMENT),
        _optional("dispatch_at", MOMENT),
        _optional("dispatched_at", MOMENT),
        *_all_required("status chair minute_taker case_number online_link", TEXT),
        _optional("approved_at", MOMENT),
        _required("approved_by", TEXT),
        unique="key",
        indexed=("date", "forum_id"),
    )
    _table(
        op,
        "member",
        _reference("member", "meeting"),
        _required("position", NUMBER),
        *_all_required("name attendance", TEXT),
        _required("online", FLAG),
        _required("substitute_for", TEXT),
        indexed=("meeting_id",),
    )
    _table(
        op,
        "release",
        _reference("release", "meeting"),
        *_all_required("code entry_key reason document", TEXT),
        _required("at", MOMENT),
        indexed=("meeting_id",),
    )


def _agenda_tables(op: Operations) -> None:
    _table(
        op,
        "agenda_entry",
        _reference("agenda_entry", "meeting"),
        *_all_required("type key", TEXT),
        _required("position", NUMBER),
        _required("title", TEXT),
        _optional("duration", NUMBER),
        _required("rule", TEXT),
        _optional("start_at", NUMBER),
        # From here on a break has nothing, so every column must be allowed to be empty.
        _optional("number", NUMBER),
        *_all_optional("title_language public_title purpose openness closed_reason", TEXT),
        _optional("received_at", MOMENT),
        *_all_optional("supplementary withdrawn", FLAG),
        _optional("carried_from_date", DAY),
        _optional("carried_from_number", NUMBER),
        _reference("agenda_entry", "item", optional=True),
        _reference("agenda_entry", "item", column="treated_item_id", optional=True),
        *_all_optional("minutes outcomes note_to_chair own_note case_number", TEXT),
        indexed=("item_id", "treated_item_id"),
    )
    op.create_index(
        "ix_agenda_entry_meeting_id_key", "agenda_entry", ["meeting_id", "key"], unique=True
    )
    _table(
        op,
        "annex",
        _reference("annex", "item", optional=True),
        _reference("annex", "agenda_entry", column="point_id", optional=True),
        _required("number", NUMBER),
        *_all_required("title openness", TEXT),
        _reference("annex", "annex_file", column="file_id", optional=True),
        _required("file_name", TEXT),
        check=sa.CheckConstraint(
            "(item_id IS NULL) <> (point_id IS NULL)", name=op.f("ck_annex_one_owner")
        ),
        indexed=("item_id", "point_id"),
    )


def _tables_below_a_point(op: Operations) -> None:
    _table(
        op,
        "follow_up",
        _optional("key", TEXT),
        _reference("follow_up", "agenda_entry", column="point_id"),
        _required("position", NUMBER),
        *_all_required("what who", TEXT),
        _optional("due", DAY),
        *_all_required("due_text status", TEXT),
        indexed=("point_id",),
    )
    _table(
        op,
        "guest",
        _reference("guest", "agenda_entry", column="point_id"),
        _required("position", NUMBER),
        _required("name", TEXT),
        _optional("role", TEXT),
        _optional("online", FLAG),
        _optional("arrive_before", NUMBER),
        indexed=("point_id",),
    )
    _table(
        op,
        "point_interval",
        _reference("point_interval", "agenda_entry", column="point_id"),
        *_all_optional("start end", MOMENT),
        indexed=("point_id",),
    )


def _absences(op: Operations) -> None:
    _table(
        op,
        "absence",
        _reference("absence", "member"),
        _required("position", NUMBER),
        *_all_optional("start end", NUMBER),
        _optional("reason", TEXT),
        indexed=("member_id",),
    )
    _table(
        op,
        "absence_point",
        _reference("absence_point", "absence"),
        _reference("absence_point", "agenda_entry", column="entry_id"),
        indexed=("absence_id", "entry_id"),
    )


def _table(
    op: Operations,
    name: str,
    *columns: sa.Column[Any],
    unique: str = "",
    indexed: tuple[str, ...] = (),
    check: sa.CheckConstraint | None = None,
) -> None:
    """A table with an id that is never given twice, named constraints and plain indexes."""
    constraints: list[sa.schema.SchemaItem] = [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))
    ]
    if unique:
        constraints.append(sa.UniqueConstraint(unique, name=op.f(f"uq_{name}_{unique}")))
    if check is not None:
        constraints.append(check)
    identity = sa.Column("id", NUMBER, nullable=False)
    op.create_table(name, *columns, identity, *constraints, sqlite_autoincrement=True)
    for column in indexed:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _required(name: str, kind: type[sa.types.TypeEngine[Any]]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _optional(name: str, kind: type[sa.types.TypeEngine[Any]]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _all_required(names: str, kind: type[sa.types.TypeEngine[Any]]) -> list[sa.Column[Any]]:
    return [_required(name, kind) for name in names.split()]


def _all_optional(names: str, kind: type[sa.types.TypeEngine[Any]]) -> list[sa.Column[Any]]:
    return [_optional(name, kind) for name in names.split()]


def _reference(
    table: str, target: str, *, column: str = "", optional: bool = False
) -> sa.Column[Any]:
    column = column or f"{target}_id"
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}_{target}")
    return sa.Column(column, NUMBER, key, nullable=optional)
