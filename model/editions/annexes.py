"""Annexes of what was sent out, against those of the recommendation now.

A recommendation may stand on several meetings, and each that was dispatched keeps it as it was.
Closed on either means closed: an annex that is opened for a later meeting stays closed on the paper
of the earlier one, and one that is closed now is on no open paper any more, whatever it once was.
"""

from collections.abc import Collection, Sequence

from model.views import AnnexView
from model.vocabulary import Openness


def without_closed_since(
    then: Sequence[AnnexView],
    now: Sequence[AnnexView],
    hiding: Collection[Openness] = (Openness.CLOSED,),
) -> tuple[AnnexView, ...]:
    """The annexes of then but for those that are closed now, or else `hiding`. What is gone stays."""
    return tuple(
        annex
        for annex in then
        if all(other.openness not in hiding for other in _counterparts(annex, now))
    )


def _counterparts(annex: AnnexView, now: Sequence[AnnexView]) -> list[AnnexView]:
    """What became of an annex: the same file or title. Its number says nothing, for others move up."""
    return [
        other
        for other in now
        if (annex.digest and other.digest == annex.digest)
        or other.title.casefold() == annex.title.casefold()
    ]
