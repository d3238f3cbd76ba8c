"""The tour of one minute, as data: what is brought to the front, what is outlined, what is said of it."""

from dataclasses import dataclass

from gui.help.pages import key_of
from model.text.translate import N_, _


@dataclass(frozen=True, slots=True)
class TourStep:
    """`job` is one of the meeting's four; `target` names what is outlined; the words are source strings."""

    job: str
    target: str
    heading: str
    words: str

    def said(self) -> str:
        """The words in the window's language, with the keys they name."""
        return _(self.words).format(help=key_of("help.page"), keys=key_of("help.keys"))


STEPS = (
    TourStep(
        "agenda",
        "agenda",
        N_("The agenda"),
        N_(
            "These are the points and breaks of one meeting, with their times. You add the next "
            "one below: a title, the minutes, who joins, Enter."
        ),
    ),
    TourStep(
        "agenda",
        "point",
        N_("A point"),
        N_(
            "The point that is chosen to the left is written here: what it is for, how long it takes, "
            "whether it is open or closed, and its recommendation with annexes."
        ),
    ),
    TourStep(
        "plan",
        "plan",
        N_("The time plan"),
        N_(
            "Every point has its slot. Drag it, or move it by keys, and all other times follow. Those "
            "who wait outside get one time that holds."
        ),
    ),
    TourStep(
        "minutes",
        "minutes",
        N_("The minutes"),
        N_(
            "Write while people talk. What you type is saved as you type it. Start the meeting, and "
            "the clock tells how much time is left and whom to call in."
        ),
    ),
    TourStep(
        "dispatch",
        "dispatch",
        N_("Documents and mail"),
        N_(
            "Agenda and minutes become PDF or Word here, and each mail is shown before it leaves. The "
            "open edition never holds what belongs to a closed point."
        ),
    ),
    TourStep(
        "dispatch",
        "help",
        N_("When you are stuck"),
        N_(
            "{help} opens the help at the page that you are on, and {keys} shows all keys. You can take "
            "this tour again from the Help menu."
        ),
    ),
)
