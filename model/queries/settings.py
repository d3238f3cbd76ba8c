"""What is set: for a forum, for all, or by default."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import Forum, MailTemplate, Phrase
from model.entities import Setting as Row
from model.settings import SETTINGS, Rollout, default_of, parse


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


def own_value(session: Session, key: str, forum_id: int | None = None) -> str | None:
    """What was set for this very forum, or for all of them; None where nothing was."""
    return session.scalar(select(Row.value).where(Row.key == key, Row.forum_id == forum_id))


def rollout(session: Session) -> Rollout:
    """Everything that was set, the phrases and the mails of one's own; each forum, be it as shipped."""
    settings: dict[str | None, dict[str, str]] = {
        name: {} for name in session.scalars(select(Forum.name).order_by(Forum.name))
    }
    rows = session.execute(
        select(Forum.name, Row.key, Row.value)
        .select_from(Row)
        .outerjoin(Forum, Row.forum_id == Forum.id)
        .order_by(Forum.name, Row.key)
    )
    for forum, key, text in rows:
        if key in SETTINGS:
            settings.setdefault(forum, {})[key] = text
    phrases: dict[str | None, dict[str, str]] = {}
    for forum, abbreviation, text in session.execute(
        select(Forum.name, Phrase.abbreviation, Phrase.text)
        .select_from(Phrase)
        .outerjoin(Forum, Phrase.forum_id == Forum.id)
        .order_by(Forum.name, Phrase.position, Phrase.id)
    ):
        phrases.setdefault(forum, {})[abbreviation] = text
    mails: dict[str, dict[str, tuple[str, str]]] = {}
    for forum, kind, subject, body in session.execute(
        select(Forum.name, MailTemplate.kind, MailTemplate.subject, MailTemplate.body)
        .join(Forum, MailTemplate.forum_id == Forum.id)
        .order_by(Forum.name, MailTemplate.kind)
    ):
        mails.setdefault(forum, {})[kind] = (subject, body)
    return Rollout(settings, phrases, mails)


def _holding(session: Session, key: str, forum_id: int | None) -> SettingValue:
    SETTINGS[key]  # an unknown one is a KeyError
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
    forum = session.get(Forum, forum_id) if forum_id is not None else None
    return SettingValue(key, default_of(key, forum and forum.name), is_default=True)
