"""What documents there are, in which editions, and what somebody may want of them."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from model.documents.minutes import MinutesLayout, TaskPlace
from model.editions import full
from model.queries.forum_settings import minutes_layout, minutes_tasks
from model.text.dates import numeric_date
from model.text.translate import Translator, gettext, translator
from model.views import MeetingView
from model.vocabulary import Edition

EDITIONS: dict[str, tuple[Edition, ...]] = {
    "agenda": (Edition.OPEN, Edition.FULL),
    "minutes": (Edition.OPEN, Edition.FULL),
    "package": (Edition.OPEN, Edition.FULL),
    "agenda-originals": (Edition.OPEN, Edition.FULL),
    "extract": (Edition.OPEN, Edition.FULL),
    "changes": (Edition.OPEN, Edition.FULL),
    "supplementary-agenda": (Edition.OPEN, Edition.FULL),
    "tasks": (Edition.OPEN, Edition.FULL),
    "five-minutes": (Edition.OPEN,),
    "chair-script": (Edition.FULL,),
    "closed-part": (Edition.FULL,),
    "guest-slip": (Edition.GUEST,),
    "records-folder": (Edition.OPEN, Edition.FULL),
}
"""The editions that each document has, the usual one first."""

FORMATS = (".pdf", ".docx", ".md")
"""What a document can be written as, by the file's ending."""


def formats_of(document: str) -> tuple[str, ...]:
    """The endings that a document can have; annexes go into nothing but a PDF, a folder has none."""
    if document == "records-folder":
        return ("",)
    return (".pdf",) if document in ("package", "agenda-originals") else FORMATS


LAYOUTS = {
    "short": MinutesLayout.SHORT,
    "decisions": MinutesLayout.DECISION_POINTS,
    "full": MinutesLayout.WHOLE,
}
"""The setting `minutes_layout` as the document knows it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written. `entry` is the key of an extract's point, `guest` a slip's person.

    `revision` is the number of a revision of the minutes, None for how they stand now. `without`
    are keys of closed points that this full copy is made without: somebody's own matter.
    """

    meeting_id: int
    document: str
    edition: Edition
    layout: MinutesLayout = MinutesLayout.SHORT
    tasks: TaskPlace = TaskPlace.POINT
    entry: str = ""
    guest: str = ""
    without: tuple[str, ...] = ()
    revision: int | None = None


def document_names(words: Translator | None = None) -> dict[str, str]:
    """Each document as it is named in `words`, or else in the window."""
    _ = words.gettext if words is not None else gettext
    return {
        "agenda": _("Agenda"),
        "minutes": _("Minutes"),
        "package": _("Agenda with annexes"),
        "agenda-originals": _("Agenda with original files"),
        "extract": _("Extract of a point"),
        "changes": _("Corrections"),
        "supplementary-agenda": _("Supplementary agenda"),
        "tasks": _("Task list"),
        "five-minutes": _("The 5 minutes"),
        "chair-script": _("Chair's script"),
        "closed-part": _("Closed points"),
        "guest-slip": _("Meeting time"),
        "records-folder": _("Records"),
    }


def chosen_layout(session: Session, meeting_id: int) -> MinutesLayout:
    """The layout that is set for the forum's minutes."""
    return LAYOUTS[minutes_layout(session, meeting_id)]


def chosen_tasks(session: Session, meeting_id: int) -> TaskPlace:
    """Where the forum's minutes print tasks."""
    return TaskPlace(minutes_tasks(session, meeting_id))


def minutes_as_set(session: Session, meeting_id: int) -> tuple[MinutesLayout, TaskPlace]:
    """How the forum's minutes are laid out."""
    return chosen_layout(session, meeting_id), chosen_tasks(session, meeting_id)


def as_set(session: Session, wanted: Wanted) -> Wanted:
    """The same with the minutes laid out as it is set for the forum."""
    if wanted.document != "minutes":
        return wanted
    layout, tasks = minutes_as_set(session, wanted.meeting_id)
    return replace(wanted, layout=layout, tasks=tasks)


def file_name(session: Session, wanted: Wanted, ending: str = ".pdf") -> str:
    """A name that tells what is in the file, for the save dialog."""
    return name_of(full(session, wanted.meeting_id), wanted, ending)


def name_of(view: MeetingView, wanted: Wanted, ending: str = ".pdf") -> str:
    """As `file_name`, where the full view is at hand."""
    _ = translator(view.language).gettext
    point = next((point for point in view.points if point.key == wanted.entry), None)
    holds_closed = view.holds_closed if point is None else point.holds_closed
    both = len(EDITIONS[wanted.document]) > 1
    closed = both and wanted.edition is Edition.FULL and holds_closed
    text = _title_of(view, wanted) + (_(" (with closed points)") if closed else "")
    return "".join(sign for sign in text if sign not in '\\/:*?"<>|') + ending


def _title_of(view: MeetingView, wanted: Wanted) -> str:
    """What the document is called, of whichever edition, in its own language."""
    words = translator(view.language)
    _ = words.gettext
    point = next((point for point in view.points if point.key == wanted.entry), None)
    parts = [document_names(words)[wanted.document]]
    if point is not None and wanted.document == "extract":
        parts = [_("Extract of point {number}").format(number=point.number)]
    if wanted.guest:
        parts.append(wanted.guest)
    if wanted.revision is not None:
        parts.append(_("{number}. revision").format(number=wanted.revision))
    return " ".join([*parts, view.name or view.forum, numeric_date(view.date)])
