"""What is said of a card, a column and a move."""

from gui.fields.words import OPENNESS, duration_text, stage_name, status_name
from model.queries.overview import Card, Column, Why
from model.text.clock import clock_of, format_span
from model.text.dates import (
    date_in_words,
    long_date,
    short_date,
    short_weekday_name,
    week_number,
)
from model.text.translate import _, language


def column_title(column: Column) -> str:
    """ "to. 15. okt."."""
    day = column.date
    return f"{short_weekday_name(day, language())} {short_date(day, language())}"


def column_line(column: Column) -> str:
    """ "Uge 42 · Chefteam · 8.30-11.30"."""
    week = _("Week {number}").format(number=week_number(column.date))
    return f"{week} · {format_span(column.start, column.end)} · {column.name}"


def planned_text(column: Column) -> str:
    """ "190 af 180 min."."""
    return _("{planned} of {window} min.").format(planned=column.planned, window=column.window)


def too_long_text(column: Column) -> str:
    """ "10 min. for meget", "" for a meeting that its points fit into."""
    if column.over_under <= 0:
        return ""
    return _("{minutes} min. too long").format(minutes=column.over_under)


def deadline_text(column: Column) -> str:
    """ "Frist 9. okt. kl. 12.00", "" without one."""
    if column.deadline is None:
        return ""
    clock = clock_of(column.deadline)
    day = short_date(column.deadline.date(), language())
    return _("Deadline {date} at {time}").format(date=day, time=clock)


def column_name(column: Column) -> str:
    """The whole head as a sentence for a screen reader."""
    parts = [
        column.name,
        date_in_words(column.date, language()),
        column_line(column),
        planned_text(column),
        too_long_text(column),
        deadline_text(column),
        status_name(column.status) if column.is_sent else "",
    ]
    return ", ".join(part for part in parts if part)


def meeting_choice(column: Column) -> str:
    """A meeting in a menu."""
    return f"{column.name} · {long_date(column.date, language())}"


def card_chip(card: Card) -> str:
    """Why a recommendation stands where it does; "" for a point."""
    if card.why is Why.YEARLY:
        return _("every year")
    if card.why is Why.WISHED:
        return _("wished")
    return stage_name(card.stage) if card.stage is not None else ""


def card_line(card: Card) -> str:
    """Length and what to know, in one line."""
    parts = [duration_text(card.duration)]
    if card.entry_id is not None and card.duration is None and not card.withdrawn:
        parts.append(_("no slot"))
    if card.withdrawn:
        parts.append(_("withdrawn"))
    if card.carried_from is not None:
        parts.append(_("from {date}").format(date=short_date(card.carried_from, language())))
    if card.due is not None:
        parts.append(_("from {date}").format(date=short_date(card.due, language())))
    if card.not_before is not None:
        parts.append(_("not before {date}").format(date=short_date(card.not_before, language())))
    return " · ".join(part for part in parts if part)


def card_name(card: Card) -> str:
    """Everything that a card shows, as a sentence for a screen reader and the tooltip."""
    kind = ""
    if card.is_break:
        kind = _("Break")
    elif card.number is not None:
        kind = _("Point {number}").format(number=card.number)
    elif card.why is not None:
        kind = _("Proposal")
    parts = [kind, card.title, card_chip(card), card_line(card)]
    if card.openness != "open" and not card.is_break:
        parts.append(_(OPENNESS[card.openness]))
    parts.append(card.comment)
    return ", ".join(part for part in parts if part)
