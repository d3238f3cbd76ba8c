"""The list of annexes under a point."""

from collections.abc import Sequence

from model.documents.content import Annex, AnnexList
from model.documents.words import Words
from model.views import AnnexView, Openness


def annex_list(annexes: Sequence[AnnexView], words: Words) -> AnnexList | None:
    """The annexes with their numbers; None where there are none.

    Only a full view holds closed annexes, and there it says so.
    """
    if not annexes:
        return None
    _ = words.gettext
    return AnnexList(
        tuple(
            Annex(
                _("Annex {number}:").format(number=annex.number),
                annex.title or annex.file_name,
                _("(closed)") if annex.openness is Openness.CLOSED else "",
            )
            for annex in annexes
        )
    )
