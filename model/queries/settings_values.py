"""What is set for all forums."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Setting
from model.settings import SETTINGS


def all_values(session: Session) -> dict[str, str]:
    """Every setting in the order of the settings pages, the default where nothing else is set."""
    query = select(Setting.key, Setting.value).where(Setting.forum_id.is_(None))
    stored = {key: value for key, value in session.execute(query)}
    return {key: stored.get(key, setting.default) for key, setting in SETTINGS.items()}
