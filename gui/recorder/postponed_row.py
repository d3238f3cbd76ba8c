"""A point whose outcome is "postponed" has to go somewhere: where to, a click away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Text
from gui.widgets.when_dressed import level
from model.queries.links import point_links
from model.queries.next_meeting import next_meeting
from model.queries.points import PointDetail
from model.text.dates import short_date
from model.text.translate import _, language
from model.text.verbs import Outcome


class PostponedRow(QWidget):
    """There only while such a point went nowhere. It asks; whoever shows it moves the point.

    Approved minutes do not change by it, so it stays there then.
    """

    meeting_wanted = Signal()
    bank_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        words = Text(_("Postponed, but not moved:"), "muted", TextSize.SMALL)
        self.meeting = LinkButton("")
        self.meeting.clicked.connect(self.meeting_wanted)
        self.bank = LinkButton(_("Put back among the recommendations"))
        self.bank.clicked.connect(self.bank_wanted)
        level(words, self.bank)
        row = FlowLayout(self)
        row.setContentsMargins(24, 0, 12, 5)
        for widget in (words, self.meeting, self.bank):
            row.addWidget(widget)
        self.hide()

    def show_point(self, point: PointDetail | None) -> None:
        """The point in front, None for none."""
        self.setVisible(point is not None and self._waits(point))
        if point is None or self.isHidden():
            return
        coming = self._services.read(partial(next_meeting, meeting_id=point.meeting_id))
        self.meeting.setVisible(coming is not None)
        if coming is not None:
            words = _("Postpone to the meeting on {date}")
            self.meeting.say(words.format(date=short_date(coming.date, language())))

    def take_focus(self) -> None:
        """To the first place that the point can go to."""
        (self.bank if self.meeting.isHidden() else self.meeting).setFocus()

    def _waits(self, point: PointDetail) -> bool:
        if Outcome.POSTPONED.value not in point.outcomes:
            return False
        return self._services.read(partial(point_links, point_id=point.id)).went_to is None
