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


@dataclass(frozen=True, slots=True)
class Standing:
    """A setting of a forum, or of all of them. `own`: what was set there, None where nothing was.

    `value` holds there; `shared` holds where a forum has none of its own.
    """

    own: str | None
    value: str
    shared: str


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


def standing(session: Session, key: str, forum_id: int | None = None) -> Standing:
    """All that is to be said of one setting. Raises KeyError."""
    stored = _stored(session, key, forum_id)
    own = next((text for forum, text in stored if forum == forum_id), None)
    shared = _holding_of(session, key, None, [row for row in stored if row[0] is None])
    return Standing(own, _holding_of(session, key, forum_id, stored).value, shared.value)


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
    return _holding_of(session, key, forum_id, _stored(session, key, forum_id))


def _stored(session: Session, key: str, forum_id: int | None) -> list[tuple[int | None, str]]:
    """The forum's own value first."""
    SETTINGS[key]  # an unknown one is a KeyError
    rows = session.execute(
        select(Row.forum_id, Row.value)
        .where(Row.key == key, or_(Row.forum_id.is_(None), Row.forum_id == forum_id))
        .order_by(Row.forum_id.is_(None))
    )
    return [(forum, text) for forum, text in rows]


def _holding_of(
    session: Session, key: str, forum_id: int | None, stored: list[tuple[int | None, str]]
) -> SettingValue:
    for _forum, text in stored:
        try:
            return SettingValue(key, parse(key, text), is_default=False)
        except ValueError:
            continue
    forum = session.get(Forum, forum_id) if forum_id is not None else None
    return SettingValue(key, default_of(key, forum and forum.name), is_default=True)
