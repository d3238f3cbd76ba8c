"""What can be chosen of a document, and what it is called."""

from dataclasses import dataclass

from model.documents.minutes import MinutesLayout, TaskPlace
from model.exporting import Wanted
from model.text.translate import _
from model.vocabulary import Edition


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be written of the meeting in front."""

    document: str
    edition: Edition
    layout: MinutesLayout = MinutesLayout.SHORT
    tasks: TaskPlace = TaskPlace.POINT
    entry: str = ""
    guest: str = ""
    revision: int | None = None

    def of(self, meeting_id: int) -> Wanted:
        """The same for one meeting."""
        return Wanted(
            meeting_id,
            self.document,
            self.edition,
            self.layout,
            self.tasks,
            self.entry,
            self.guest,
            revision=self.revision,
        )


def edition_names() -> dict[Edition, str]:
    """The open edition first: it is the default."""
    return {Edition.OPEN: _("Open edition"), Edition.FULL: _("Full edition (with closed points)")}


def layout_names() -> dict[MinutesLayout, str]:
    """The three layouts of the minutes."""
    return {
        MinutesLayout.SHORT: _("Short minutes"),
        MinutesLayout.DECISION_POINTS: _("With the points to decide"),
        MinutesLayout.WHOLE: _("With the whole recommendation"),
    }


def task_names() -> dict[TaskPlace, str]:
    """Where the minutes print the tasks."""
    return {
        TaskPlace.POINT: _("Tasks after each point"),
        TaskPlace.END: _("Tasks at the end"),
        TaskPlace.NONE: _("Without tasks"),
    }
