"""What is set: for a forum, for all, or by default."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import Setting as Row
from model.settings import SETTINGS, parse


@dataclass(frozen=True, slots=True)
class SettingValue:
    """A setting as it holds now. `is_default` says that nobody has set it."""

    key: str
    value: str
    is_default: bool


def value(session: Session, key: str, forum_id: int | None = None) -> str:
    """The forum's own value, else the one for all forums, else the default. Raises KeyError.

    A value that this version does not know counts as not set.
    """
    return _holding(session, key, forum_id).value


def all_values(session: Session, forum_id: int | None = None) -> tuple[SettingValue, ...]:
    """Every setting in the order of the settings pages."""
    return tuple(_holding(session, key, forum_id) for key in SETTINGS)


def _holding(session: Session, key: str, forum_id: int | None) -> SettingValue:
    setting = SETTINGS[key]
    stored = session.execute(
        select(Row.forum_id, Row.value)
        .where(Row.key == key, or_(Row.forum_id.is_(None), Row.forum_id == forum_id))
        .order_by(Row.forum_id.is_(None))
    )
    for _forum, text in stored:
        try:
            return SettingValue(key, parse(key, text), is_default=False)
        except ValueError:
            continue
    return SettingValue(key, setting.default, is_default=True)
