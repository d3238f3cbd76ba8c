"""The head of the agenda: what meeting it is, and whether its points fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.agenda.status_button import StatusButton
from gui.fields.words import is_break, purpose_tone
from gui.theme import TextSize, Tone
from gui.widgets.labels import ElidedLabel, Text, WrappedHeading
from gui.widgets.segment_bar import Segment, SegmentBar
from model.queries.agenda import Agenda
from model.text.clock import format_span
from model.text.dates import long_date
from model.text.translate import _, language


def fit_text(over_under: int) -> str:
    """How the planned end stands to the meeting's end: "12 min. for meget"."""
    if over_under > 0:
        return _("{minutes} min. too much").format(minutes=over_under)
    if over_under < 0:
        return _("{minutes} min. left").format(minutes=-over_under)
    return _("fits exactly")


class AgendaSummary(QWidget):
    """Title, date and place, and the coloured bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = WrappedHeading()
        self.status = StatusButton()
        self._line = ElidedLabel(look="muted", size=TextSize.SMALL)
        self._bar = SegmentBar()
        self._planned = Text(look="muted", size=TextSize.SMALL)
        self._fit = Text(look="danger", size=TextSize.SMALL)
        foot = QHBoxLayout()
        foot.addWidget(self._planned, 1)
        foot.addWidget(self._fit)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 12)
        box.setSpacing(7)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.status, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        for widget in (self._line, self._bar):
            box.addWidget(widget)
        box.addLayout(foot)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show another meeting, or the same one changed."""
        head = agenda.meeting
        self.status.show_status(head.status)
        self._title.show_name(head.name or head.forum)
        parts = [
            long_date(head.date, language()),
            format_span(head.start, head.end),
            head.location,
        ]
        self._line.set_text(" · ".join(part for part in parts if part))
        window, over = agenda.plan.window.minutes, agenda.plan.over_under
        planned = _("{planned} of {window} min. planned").format(
            planned=agenda.plan.total, window=window
        )
        self._planned.setText(planned)
        self._fit.setText(fit_text(over))
        self._fit.setProperty("look", "danger" if over > 0 else "muted")
        self._fit.style().polish(self._fit)
        self._bar.show_segments(_segments(agenda), window, planned)


def _segments(agenda: Agenda) -> list[Segment]:
    """The planned slots in order."""
    segments: list[Segment] = []
    for row in agenda.entries:
        slot = row.slot
        if slot.start is None or slot.end is None or slot.end == slot.start:
            continue
        tone = Tone.NEUTRAL if is_break(row) else purpose_tone(row.purpose)
        segments.append(Segment(slot.end - slot.start, tone))
    return segments
