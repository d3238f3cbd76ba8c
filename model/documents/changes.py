"""What has changed since the meeting went out (rettelsesblad): one paper instead of a silent new agenda."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from model.documents.content import Column, ContentBlock, Document, Heading, Line, Table, Tone
from model.documents.meeting_paper import meeting_paper
from model.documents.opening import opening, place, when
from model.documents.words import Words
from model.forms import Kind, form
from model.text.clock import format_span
from model.views import AnnexView, BreakView, ItemView, MeetingView, PointView


@dataclass(frozen=True, slots=True)
class Change:
    """What it is about, and what is new."""

    about: str
    what: str


def changes_paper(then: MeetingView, at: datetime.datetime, now: MeetingView) -> Document:
    """The changes from the view that went out to the one of now; both in the same edition."""
    words = Words(now.language)
    _ = words.gettext
    kind = _("Corrections")
    found = tuple(changes(then, now))
    return meeting_paper(now, kind, _blocks(found, at, now, words))


def changes(then: MeetingView, now: MeetingView) -> Iterator[Change]:
    """Every change that a reader of the agenda should know, in its words."""
    return _Comparison(then, now).changes()


def _blocks(
    found: tuple[Change, ...], at: datetime.datetime, now: MeetingView, words: Words
) -> Iterator[ContentBlock]:
    _ = words.gettext
    date = words.date(at.date())
    yield from opening(now, _("Corrections – changes since {date}").format(date=date), words)
    yield Heading(_("What has changed"), 2)
    if not found:
        yield Line(_("Nothing has changed since the agenda was sent out."), Tone.QUIET)
        return
    columns = (Column(_("What"), 3), Column(_("Change"), 6))
    rows = [
        (about, "\n".join(change.what for change in some))
        for about, some in groupby(found, key=lambda change: change.about)
    ]
    yield Table(columns, tuple(rows))


class _Comparison:
    """Compares two views of one meeting."""

    def __init__(self, then: MeetingView, now: MeetingView) -> None:
        self._then = then
        self._now = now
        self._words = Words(now.language)

    def changes(self) -> Iterator[Change]:
        """The meeting first, then its points in the order of now, then what is gone."""
        yield from self._meeting()
        before = {point.key: point for point in self._then.points}
        for point in self._now.points:
            if point.key not in before:
                yield Change(self._name(point), self._new(point))
            else:
                earlier = before[point.key]
                for what in self._point(earlier, point):
                    yield Change(self._name(point), what)
        yield from self._breaks()
        yield from self._gone()

    def _gone(self) -> Iterator[Change]:
        _ = self._words.gettext
        kept = {point.key for point in self._now.points}
        for point in self._then.points:
            if point.key not in kept:
                yield Change(self._name(point), _("No longer on this agenda"))

    def _name(self, point: PointView) -> str:
        return f"{point.number}. {point.title}" if point.number is not None else point.title

    def _meeting(self) -> Iterator[Change]:
        words, then, now = self._words, self._then, self._now
        _ = words.gettext
        pairs = (
            (_("Time"), when(then, words), when(now, words)),
            (_("Place"), place(then), place(now)),
            (_("Chair"), then.chair, now.chair),
            (_("Minute taker"), then.minute_taker, now.minute_taker),
        )
        for label, old, new in pairs:
            if old != new:
                yield Change(label, self._from_to(old, new))
        if then.information != now.information:
            yield Change(_("Information"), _("The text has been changed"))

    def _from_to(self, old: str, new: str) -> str:
        _ = self._words.gettext
        if old and new:
            return _("{old} → {new}").format(old=old, new=new)
        return new or _("{old} no longer holds").format(old=old)

    def _new(self, point: PointView) -> str:
        _ = self._words.gettext
        slot = _slot(point)
        text = _("Supplementary point") if point.supplementary else _("New point")
        return (
            f"{text}, {self._words.at(point.start, point.end)}"
            if slot and point.start is not None
            else text
        )

    def _point(self, then: PointView, now: PointView) -> Iterator[str]:
        words = self._words
        _ = words.gettext
        if now.withdrawn:
            if not then.withdrawn:
                yield _("The point has been withdrawn")
            return
        if then.withdrawn:
            yield _("The point is on the agenda again")
        if then.title != now.title:
            yield _("Title: {change}").format(change=self._from_to(then.title, now.title))
        if then.number != now.number and then.number is not None and now.number is not None:
            yield _("Number: {change}").format(
                change=self._from_to(str(then.number), str(now.number))
            )
        if _slot(then) != _slot(now):
            yield _("Time: {change}").format(change=self._from_to(_slot(then), _slot(now)))
        yield from self._guests(then, now)
        yield from self._item(then.treated_item, now.treated_item)
        yield from self._annexes(then.all_annexes, now.all_annexes)

    def _guests(self, then: PointView, now: PointView) -> Iterator[str]:
        words = self._words
        _ = words.gettext
        before, after = ([guest.name for guest in point.guests] for point in (then, now))
        if coming := [name for name in after if name not in before]:
            yield _("Now takes part: {names}").format(names=words.names(coming))
        if leaving := [name for name in before if name not in after]:
            yield _("No longer takes part: {names}").format(names=words.names(leaving))

    def _item(self, then: ItemView | None, now: ItemView | None) -> Iterator[str]:
        _ = self._words.gettext
        if then is None or now is None:
            if then is not now:
                yield (
                    _("The recommendation is new")
                    if then is None
                    else _("The recommendation has been taken off")
                )
            return
        labels = list(self._changed_fields(then, now))
        if labels:
            yield _("Changed in the recommendation: {fields}").format(
                fields=self._words.names(labels)
            )

    def _changed_fields(self, then: ItemView, now: ItemView) -> Iterator[str]:
        for field in form(now.form).fields:
            if field.kind in (Kind.ANNEXES, Kind.MINUTES, Kind.OPENNESS):
                continue
            names = [field.name, *([field.beside] if field.beside else [])]
            if field.kind is Kind.DECISIONS:
                names.append("decision_intro")
            if any(getattr(then, name) != getattr(now, name) for name in names):
                yield field.label(self._words.language)
        if then.fields != now.fields:
            own = dict(then.fields)
            yield from (name for name, text in now.fields if own.get(name) != text)

    def _annexes(self, then: Iterable[AnnexView], now: Iterable[AnnexView]) -> Iterator[str]:
        _ = self._words.gettext
        before = {annex.number: annex for annex in then}
        after = {annex.number: annex for annex in now}
        for number, annex in after.items():
            title = annex.title or annex.file_name
            earlier = before.get(number)
            if earlier is None:
                yield _("New annex {number}: {title}").format(number=number, title=title)
            elif (earlier.digest, earlier.title) != (annex.digest, annex.title):
                yield _("Annex {number} has been replaced: {title}").format(
                    number=number, title=title
                )
        for number in before.keys() - after.keys():
            yield _("Annex {number} has been taken out").format(number=number)

    def _breaks(self) -> Iterator[Change]:
        _ = self._words.gettext
        before = {e.key: e for e in self._then.entries if isinstance(e, BreakView)}
        after = {e.key: e for e in self._now.entries if isinstance(e, BreakView)}
        for key, entry in after.items():
            earlier = before.get(key)
            if earlier is None:
                yield Change(entry.label or _("Break"), self._from_to("", _slot(entry)))
            elif _slot(earlier) != _slot(entry):
                change = self._from_to(_slot(earlier), _slot(entry))
                yield Change(entry.label or _("Break"), _("Time: {change}").format(change=change))
        for key in before.keys() - after.keys():
            yield Change(before[key].label or _("Break"), _("No longer on this agenda"))


def _slot(entry: PointView | BreakView) -> str:
    if entry.start is None or entry.end is None:
        return ""
    return format_span(entry.start, entry.end)
