"""Who decides: a forum's name as the subject of a sentence. "Chefteam" → "Chefteamet"."""

from model.text.verbs import SUBJECT

_DEFINITE = (
    ("teamet", ""),
    ("team", "et"),
    ("direktion", "en"),
    ("direktionen", ""),
    ("gruppen", ""),
    ("gruppe", "n"),
    ("udvalget", ""),
    ("udvalg", "et"),
    ("ledelsen", ""),
    ("ledelse", "n"),
    ("rådet", ""),
    ("råd", "et"),
    ("nævn", "et"),
    ("bestyrelsen", ""),
    ("bestyrelse", "n"),
    ("kreds", "en"),
    ("kredsen", ""),
    ("forum", "met"),
    ("sekretariat", "et"),
    ("kontor", "et"),
    ("afdeling", "en"),
)
_MEETING = ("smøde", "møde")


def subject_of(forum: str) -> str:
    """The forum's name with its article; a name of another kind gives the usual subject.

    "Direktionsmøde" is a meeting of the "Direktion".
    """
    name = " ".join(forum.split())
    for ending in _MEETING:
        name = name.removesuffix(ending)
    lower = name.lower()
    for ending, article in _DEFINITE:
        if lower.endswith(ending):
            return f"{name}{article}"
    return SUBJECT
