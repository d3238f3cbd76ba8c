"""What the settings pages and the command line set."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import forums, lookup
from model.commands.mailing import set_template
from model.commands.phrases import set_phrase
from model.entities import Setting
from model.errors import UserError
from model.settings import SETTINGS, Rollout, parse
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


def take_over(session: Session, rollout: Rollout) -> int:
    """Set what a file of settings holds; how many things. Forums are made.

    Raises UserError; then nothing is set.
    """
    for forum, settings in rollout.settings.items():
        forum_id = _forum(session, forum)
        for key, text in settings.items():
            set_value(session, key, text, forum_id)
    for forum, phrases in rollout.phrases.items():
        forum_id = _forum(session, forum)
        for abbreviation, text in phrases.items():
            set_phrase(session, abbreviation, text, forum_id)
    for forum, mails in rollout.mails.items():
        forum_id = forums.named(session, forum).id
        for kind, (subject, body) in mails.items():
            set_template(session, forum_id, kind, subject, body)
    parts = (rollout.settings, rollout.phrases, rollout.mails)
    return sum(len(found) for part in parts for found in part.values())


def _forum(session: Session, name: str | None) -> int | None:
    return forums.named(session, name).id if name is not None else None


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
            named = _(SETTINGS[key].help)  # the window shows no keys
            raise UserError(
                _("“{value}” cannot be the value of “{key}”.").format(value=text, key=named)
            ) from None
        raise UserError(
            _("“{value}” is no value of “{key}”. Possible are: {choices}.").format(
                value=text, key=key, choices=", ".join(SETTINGS[key].choices)
            )
        ) from None
