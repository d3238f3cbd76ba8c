"""A forum's series in one window: rhythm, meeting, standing points, and what follows from them."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.series.coming_page import ComingPage
from gui.series.make_page import MakePage
from gui.series.meeting_page import MeetingPage
from gui.series.rhythm_page import RhythmPage
from gui.series.standing_page import StandingPage
from gui.services import Services
from gui.theme import dress
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.tab_order import read_by_tab
from gui.widgets.tabs import SegmentedTabs
from gui.widgets.window_size import open_at
from model.commands import series as commands
from model.errors import UserError
from model.planning.series_shape import Series
from model.queries import people
from model.queries import series as queries
from model.queries.series_start import series_to_begin_with
from model.text.translate import _, ngettext

SIZE = (980, 610)
FIRST_FORUM = "Chefteam"
RHYTHM, MEETING, STANDING, MAKE, COMING = "rhythm", "meeting", "standing", "make", "coming"


class SeriesDialog(QDialog):
    """What is wrong is said here and the dialog stays open. `told` brings what was done."""

    told = Signal(str)

    def __init__(self, services: Services, forum: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setWindowTitle(_("Series of meetings"))
        open_at(self, *SIZE)
        self.forum = NamedComboBox(_("Forum"))
        self.forum.make_editable()
        self.forum.setMinimumWidth(220)
        self.rhythm, self.meeting = RhythmPage(), MeetingPage()
        self.standing, self.make, self.coming = StandingPage(), MakePage(), ComingPage()
        self.tabs = SegmentedTabs(_("Parts of the series"))
        self._stack = QStackedWidget()
        self._insides: dict[str, QWidget] = {}
        for key, text, page in (
            (RHYTHM, _("Rhythm"), self.rhythm),
            (MEETING, _("The meeting"), self.meeting),
            (STANDING, _("Standing points"), self.standing),
            (MAKE, _("Make meetings"), self.make),
            (COMING, _("Coming meetings"), self.coming),
        ):
            self.tabs.add(key, text)
            inside = _scrolled(page, text)
            self._stack.addWidget(inside)
            self._insides[key] = inside
        self._problem = Text(look="danger")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.save = SecondaryButton(_("Save the series"), "check")
        self._close = SecondaryButton(_("Close"))
        self._lay_out()
        self._connect()
        self._show_forums(forum)

    def series(self) -> Series:
        """What stands in the fields. Raises UserError."""
        start, end = self.rhythm.hours()
        page = self.meeting
        page.chair.finish()
        return Series(
            rhythm=self.rhythm.rhythm(),
            start=start,
            end=end,
            name=page.name.text().strip(),
            location=page.location.text().strip(),
            virtual_note=page.virtual_note.text().strip(),
            online_link=page.online_link.text().strip(),
            chair=page.chair.text().strip(),
            minute_taker=page.minute_taker.text().strip(),
            members=tuple(map(str, page.members.people())),
            deadline=self.rhythm.deadline.notice(),
            dispatch=self.rhythm.dispatch.notice(),
            saturdays=self.rhythm.saturdays.isChecked(),
            entries=self.standing.entries(),
        )

    def show_tab(self, tab: str) -> None:
        """Bring one part to the front."""
        self.tabs.set_current(tab)
        self._stack.setCurrentWidget(self._insides[tab])
        self._say("")
        if tab == MAKE:
            self._show_proposals()
        elif tab == COMING:
            self._show_differences()

    def focusNextPrevChild(self, next: bool) -> bool:
        read_by_tab(self)  # standing points come and go
        return super().focusNextPrevChild(next)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Heading(_("Series of meetings")))
        head.addStretch(1)
        head.addWidget(Text(_("Forum"), "muted"))
        head.addWidget(self.forum)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._problem, 1)
        foot.addStretch(0)
        foot.addWidget(self.save)
        foot.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(14)
        box.addLayout(head)
        box.addLayout(tabs)
        box.addWidget(self._stack, 1)
        box.addLayout(foot)
        for button in (self.save, self._close, self.make.make, self.coming.take_over):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.forum.activated.connect(lambda _index: self._show_stored())
        for page in (self.rhythm, self.standing):
            page.refused.connect(self._say)
        self.make.span_changed.connect(self._show_proposals)
        self.make.make_wanted.connect(self._on_make)
        self.coming.take_over_wanted.connect(self._on_take_over)
        self.save.clicked.connect(self._on_save)
        self._close.clicked.connect(self.reject)

    def _show_forums(self, forum: str) -> None:
        names = [row.name for row in self._services.read(people.list_forums)]
        self.forum.addItems(names)
        self.forum.setCurrentText(forum or (names[0] if names else FIRST_FORUM))
        self.meeting.set_known([row.name for row in self._services.read(people.list_people)])
        line = self.forum.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # a long name is known by its beginning
        self._show_stored()

    def _show_stored(self) -> None:
        stored = self._services.read(
            partial(series_to_begin_with, forum=self._forum(), today=datetime.date.today())
        )
        self.rhythm.show_series(stored)
        self.meeting.show_series(stored)
        self.standing.show_entries(stored.entries)
        self.show_tab(self.tabs.current())

    def _show_proposals(self) -> None:
        first, last = self.make.span()
        query = partial(
            queries.proposed_meetings,
            forum=self._forum(),
            rhythm=self.rhythm.rhythm(),
            first=first,
            last=last,
        )
        self.make.show_proposals(self._services.read(query), self._forum())

    def _show_differences(self) -> None:
        series = self._checked()
        if series is None:
            return
        forum, today = self._forum(), datetime.date.today()
        found = self._services.read(
            partial(queries.coming_differences, forum=forum, series=series, today=today)
        )
        coming = self._services.read(partial(queries.coming_count, forum=forum, today=today))
        self.coming.show_differences(found, coming)

    def _on_save(self) -> None:
        self._run(commands.save, self._on_saved)

    def _on_saved(self, _series_id: int) -> None:
        self._take_over_ids()
        self.show_tab(COMING)
        if self.coming.list.chosen():
            self._say(
                _("The series is saved. Coming meetings are as before until you change them.")
            )
            return
        self.told.emit(_("The series is saved"))
        self.accept()

    def _on_make(self, days: list[datetime.date]) -> None:
        self._run(commands.make, self._on_made, days=days)

    def _on_made(self, made: tuple[int, ...]) -> None:
        words = ngettext(
            "{count} meeting has been made", "{count} meetings have been made", len(made)
        )
        self.told.emit(words.format(count=len(made)))
        self.accept()

    def _on_take_over(self, meeting_ids: list[int], also_by_hand: bool) -> None:
        done = partial(self._on_taken_over, len(meeting_ids))
        self._run(commands.take_over, done, meeting_ids=meeting_ids, also_by_hand=also_by_hand)

    def _on_taken_over(self, count: int, _none: None) -> None:
        words = ngettext(
            "{count} meeting has been changed", "{count} meetings have been changed", count
        )
        self.told.emit(words.format(count=count))
        self.accept()

    def _take_over_ids(self) -> None:
        """The standing points have their rows now."""
        stored = self._services.read(partial(queries.series_of, forum=self._forum()))
        if stored is not None:
            self.standing.show_entries(stored.entries)

    def _run(self, command: Callable[..., Any], done: Callable[[Any], None], **more: Any) -> None:
        series = self._checked()
        if series is None:
            return
        self._services.run(
            _("Series of meetings"),
            partial(command, forum=self._forum(), series=series, **more),
            done=done,
            failed=self._on_failed,
        )

    def _checked(self) -> Series | None:
        try:
            if not self._forum():
                raise UserError(_("Which forum meets? Write its name, for example Chefteam."))
            return self.series()
        except UserError as error:
            self._say(str(error))
            return None

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._say(str(error))
        else:
            self._services.report(error)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _forum(self) -> str:
        return " ".join(self.forum.currentText().split())


def _scrolled(page: QWidget, name: str) -> PageScroll:
    """A page of fields, on a small screen a part of it at a time."""
    area = PageScroll(name)
    dress(area, "bare")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
