"""Whether what was written is safe, as the window shows it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Saving(StrEnum):
    """How the writer stands."""

    SAVED = "saved"
    SAVING = "saving"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class SaveState:
    """Sent to listeners whenever it changes.

    SAVED comes only after the commit of everything that was asked for; `at` is local time, None
    before the first save. FAILING carries the `sentence` to show. `waiting` commands are kept in
    order and tried again; `texts_safe` says that their texts are in files meanwhile, or that they
    hold none.
    """

    kind: Saving
    at: datetime.datetime | None = None
    sentence: str = ""
    waiting: int = 0
    texts_safe: bool = True
