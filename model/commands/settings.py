"""What the settings pages and the command line set."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import forums, lookup
from model.entities import Setting
from model.errors import UserError
from model.settings import SETTINGS, parse
from model.text.translate import _


def set_value(session: Session, key: str, text: str | None, forum_id: int | None = None) -> None:
    """Set a value for one forum, or for all. None goes back to what holds without it.

    Raises UserError for an unknown key, a value that is no choice, a forum's value where there is
    none.
    """
    value = None if text is None else checked(key, text)
    if forum_id is not None:
        lookup.forum(session, forum_id)
        if not SETTINGS[key].per_forum:
            raise UserError(
                _("“{key}” is the same for all forums. Set it without a forum.").format(key=key)
            )
    row = session.scalar(select(Setting).where(Setting.key == key, Setting.forum_id == forum_id))
    if value is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(Setting(forum_id=forum_id, key=key, value=value))
    else:
        row.value = value


def take_over(session: Session, values: Mapping[str | None, Mapping[str, str]]) -> int:
    """Set what a file of settings holds, by forum (None: all) and key; how many. Forums are made.

    Raises UserError; then nothing is set.
    """
    count = 0
    for forum, settings in values.items():
        forum_id = forums.named(session, forum).id if forum is not None else None
        for key, text in settings.items():
            set_value(session, key, text, forum_id)
            count += 1
    return count


def checked(key: str, text: str) -> str:
    """The value as it is stored. Raises UserError."""
    try:
        return parse(key, text)
    except KeyError:
        raise UserError(
            _("There is no setting “{key}”. There are: {keys}.").format(
                key=key, keys=", ".join(SETTINGS)
            )
        ) from None
    except ValueError:
        if not SETTINGS[key].choices:
            raise UserError(
                _("“{value}” cannot be the value of “{key}”.").format(value=text, key=key)
            ) from None
        raise UserError(
            _("“{value}” is no value of “{key}”. Possible are: {choices}.").format(
                value=text, key=key, choices=", ".join(SETTINGS[key].choices)
            )
        ) from None
