"""CLOSED_TEXT_IN_OPEN_POINT: an open text that holds what only a closed one should.

Looked for: the title of a closed point, of its recommendation, of a closed annex; and six words in
a row of a closed text. Everyday words of meetings alone are no secret, so that phrases such as
"Chefteamet tog status til efterretning" raise no alarm.
"""

import re
from collections.abc import Iterable, Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import annexes_of, item_texts, label, outcome_words, point_words
from model.text.blocks import plain_text
from model.text.translate import _
from model.views import MeetingView, PointView
from model.vocabulary import Openness

ROW = 6
"""As many words in a row as the search of finished documents looks for."""

_TELLING = 3
_SHORTEST_TITLE = 10
_WORD = re.compile(r"[^\W_]+")
_EVERYDAY_WORDS = """
    andre bilag behandling beslutning besluttede chefteam chefteamet dagsorden dagsordenen drøfte
    drøftede drøftelse efter efterretning endelig fremadrettet følge følgende gennem godkende
    godkendte godkender heraf herefter hvordan igen indstilles indstilling indstillingen inden
    møde mødet måned måneder næste orientere orienterede orientering orienteringen pausen punkt
    punktet referat seneste sagen skal skulle status tages under videre vedrørende være forslag
    forslaget sammen økonomi afdeling afdelingen forvaltning forvaltningen
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())

Words = tuple[str, ...]


def closed_text(view: MeetingView) -> Iterator[Finding]:
    """One finding for each open point, and one for the information text."""
    closed = [point for point in view.points if point.effective_openness is Openness.CLOSED]
    opened = [point for point in view.points if point.effective_openness is Openness.OPEN]
    own_titles = {words_of(point.title) for point in opened}
    titles = _secret_titles(closed, opened) - own_titles
    rows = {row for point in closed for text in _closed_texts(point) for row in rows_of(text)}
    if not titles and not rows:
        return
    words = _("{place} holds words of a closed point or annex: “{words}”.")
    information = _("The information text")
    places: list[tuple[str | None, str, Iterable[str]]] = [
        (None, information, [plain_text(view.information), view.location, view.virtual_note]),
        *((point.key, label(point), _open_texts(point)) for point in opened),
    ]
    for key, name, texts in places:
        hit = _first_hit(texts, titles, rows)
        if hit is not None:
            message = words.format(place=name, words=" ".join(hit))
            yield finding("CLOSED_TEXT_IN_OPEN_POINT", key, message)


class ClosedWords:
    """What no mail may say: titles and texts of closed points. Neutral titles and names it may."""

    def __init__(self, full: MeetingView) -> None:
        closed = [point for point in full.points if point.effective_openness is not Openness.OPEN]
        opened = [point for point in full.points if point.effective_openness is Openness.OPEN]
        own_titles = {words_of(point.title) for point in opened}
        self._titles = _secret_titles(closed, opened) - own_titles
        self._rows = {
            row for point in closed for text in _closed_texts(point) for row in rows_of(text)
        }

    def first_in(self, texts: Iterable[str]) -> str:
        """The first of them in these texts, "" where there is none."""
        return " ".join(_first_hit(texts, self._titles, self._rows) or ())


def _secret_titles(closed: Iterable[PointView], opened: Iterable[PointView]) -> set[Words]:
    """Titles long enough to tell something. A word or two such as "Økonomi" tell nothing."""
    titles: list[str] = []
    for point in closed:
        titles.append(point.title)
        items = (point.item, point.item_as_treated)
        titles.extend(item.title for item in items if item is not None)
        titles.extend(annex.title for annex in annexes_of(point))
    for point in opened:
        titles.extend(
            annex.title for annex in annexes_of(point) if annex.openness is Openness.CLOSED
        )
    words = map(words_of, titles)
    return {title for title in words if len("".join(title)) >= _SHORTEST_TITLE and tells(title, 1)}


def _closed_texts(point: PointView) -> Iterator[str]:
    """What a closed point says. Its notes leave with no document."""
    for item in (point.item, point.item_as_treated):
        if item is not None:
            for text in item_texts(item):
                yield plain_text(text)
            yield item.closed_reason
    yield from outcome_words(point)
    yield point.closed_reason


def _open_texts(point: PointView) -> Iterator[str]:
    """What the open edition shows of an open point."""
    yield from point_words(point)
    for annex in annexes_of(point):
        if annex.openness is Openness.OPEN:
            yield from (annex.title, annex.file_name)
    yield from outcome_words(point)


def _first_hit(texts: Iterable[str], titles: set[Words], rows: set[Words]) -> Words | None:
    lengths = {len(title) for title in titles} | {ROW}
    for text in texts:
        words = words_of(text)
        for length in sorted(lengths):
            for start in range(len(words) - length + 1):
                piece = words[start : start + length]
                if piece in titles or (length == ROW and piece in rows):
                    return piece
    return None


def rows_of(text: str) -> Iterator[Words]:
    """Every six words in a row that tell something."""
    words = words_of(text)
    for start in range(len(words) - ROW + 1):
        row = words[start : start + ROW]
        if tells(row, _TELLING):
            yield row


def tells(words: Words, least: int) -> bool:
    """Whether enough of the words are more than everyday words of meetings."""
    telling = [word for word in words if len(word) >= 5 and word not in _EVERYDAY]
    return len(telling) >= least


def words_of(text: str) -> Words:
    """The words of a text, without regard to case."""
    return tuple(_WORD.findall(text.casefold()))
