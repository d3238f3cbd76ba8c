"""How a command says that it, and whatever was done before it, cannot be undone."""

from sqlalchemy.orm import Session

_MARK = "irreversible"


def mark(session: Session) -> None:
    """Dispatch, approval, restore: the stack of undo is emptied once this is committed."""
    session.info[_MARK] = True


def is_marked(session: Session) -> bool:
    """Whether a command of this session has said so."""
    return bool(session.info.get(_MARK))
