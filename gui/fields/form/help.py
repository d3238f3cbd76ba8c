"""What to write in a field, shown while it is empty. Painted by the field, so it is never its text."""

from model.text.translate import N_, _

_HELP = {
    "background": N_(
        "Why is the case raised, and what has happened before? Short, in plain words."
    ),
    "decisions": N_(
        "What is the team asked to do? One line each, beginning with a verb: approve, discuss, take note."
    ),
    "effect": N_("What will be different, for whom, and how can it be seen?"),
    "follow_up": N_("Who follows up, and when does the team hear of it?"),
    "implementation": N_("Who does what, and when?"),
    "communication": N_("Who is to know, from whom, when, and where?"),
    "coordination": N_("Who has been asked, and do they agree?"),
    "cost_note": N_("What the amounts cover, and what they do not."),
    "indirect_costs": N_("Time and other costs that the amounts leave out."),
}


def help_text(field: str) -> str:
    """The words for a field, "" where its label says it all."""
    return _(_HELP[field]) if field in _HELP else ""
