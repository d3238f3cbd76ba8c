"""Whether the window is wanted, and which database. Standard library only, for a quick first paint."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from model.errors import UserError
from model.text.translate import _

HANDED_OVER = ".punktvis-handover"
IMPORTABLE = (".json", ".docx", HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Window:
    """What the window is to open. None is the database at its usual place."""

    database: Path | None = None
    files: tuple[str, ...] = ()


def window_wanted(arguments: Sequence[str]) -> Window | None:
    """What to open in the window, None where the words are a command.

    No command, or nothing but an existing file that can be read in, opens it. Words that are neither are
    left to the parser of commands, which says what is wrong with them.
    """
    rest = list(arguments)
    database: Path | None = None
    if rest and rest[0].startswith("--database="):
        rest[:1] = rest[0].split("=", 1)
    if len(rest) >= 2 and rest[0] == "--database":
        try:
            database = database_path(rest[1])
        except UserError:
            return None
        rest = rest[2:]
    if not rest:
        return Window(database)
    if len(rest) == 1 and rest[0].lower().endswith(IMPORTABLE) and Path(rest[0]).is_file():
        return Window(database, (rest[0],))
    return None


def database_path(text: str) -> Path:
    """The file behind `--database`: a path, or a SQLAlchemy URL of sqlite.

    Raises UserError for other databases. The address is not repeated: it may hold a password.
    """
    scheme, separator, rest = text.partition("://")
    if not separator:
        return Path(text)
    if scheme.split("+")[0].lower() != "sqlite":
        only = _("Punktvis keeps its data in a file of its own for now; {scheme} cannot be used.")
        raise UserError(only.format(scheme=scheme))
    path = unquote(rest.partition("?")[0])[1:]
    if not rest.startswith("/") or path in ("", ":memory:"):
        raise UserError(_("Name a file in the address, for instance sqlite:///meetings.db."))
    return Path(path)
