"""The text for the series that members have in Outlook already: when, where, and the open points."""

from model.text.clock import format_span
from model.text.dates import date_in_words
from model.text.information import break_line, point_line
from model.text.translate import translator
from model.views import BreakView, MeetingView, PointView


def outlook_text(view: MeetingView) -> str:
    """What to paste into the meeting in Outlook. `view` is the open one; no link is in it."""
    _ = translator(view.language).gettext
    place = ", ".join(filter(None, (view.location, view.virtual_note)))
    head = [
        f"{view.name or view.forum} {date_in_words(view.date, view.language)}",
        _("{span} o'clock").format(span=format_span(view.start, view.end)),
        place,
    ]
    lines: list[str] = []
    for entry in view.entries:
        if isinstance(entry, PointView) and not entry.withdrawn:
            line = point_line(entry.number or 0, entry.start, entry.end, (), view.language)
            lines.append(f"{line}: {entry.title}")
        elif isinstance(entry, BreakView):
            lines.append(break_line(entry.label, entry.start, entry.end, view.language))
    return "\n".join([*filter(None, head), "", *lines]).strip() + "\n"
