"""The list of annexes under a point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.documents.content import Annex, AnnexList
from model.documents.words import Words
from model.views import AnnexView
from model.vocabulary import Openness


@dataclass(frozen=True, slots=True)
class AnnexPages:
    """Where the annexes of one point stand in the same file.

    `first` is their first page by target; `attached` whether they are attached to it, by number.
    """

    targets: Mapping[int, str]
    first: Mapping[str, int]
    attached: Mapping[int, bool]


NO_PAGES = AnnexPages({}, {}, {})
"""The annexes are files of their own."""


def annex_list(
    annexes: Sequence[AnnexView], words: Words, pages: AnnexPages = NO_PAGES
) -> AnnexList | None:
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
                " ".join(_marks(annex, words, pages)),
                pages.targets.get(annex.number, ""),
            )
            for annex in annexes
        )
    )


def _marks(annex: AnnexView, words: Words, pages: AnnexPages) -> Iterator[str]:
    _ = words.gettext
    if annex.openness is Openness.CLOSED:
        yield _("(closed)")
    target = pages.targets.get(annex.number, "")
    if target in pages.first:
        yield _("– page {page}").format(page=pages.first[target])
    attached = pages.attached.get(annex.number)
    if attached is not None:
        yield _("– attached") if attached else _("– not attached")
