"""What makes writing fast: phrases, a draft, one key for an outcome, the time, tasks in the flow."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from gui.recorder import text_places
from gui.recorder.outcome_row import outcome_name
from gui.recorder.outcome_steps import OutcomeSteps
from gui.recorder.phrase_dialog import PhraseDialog
from gui.recorder.run import LiveRun
from gui.services import Services
from gui.widgets.menu import Menu
from gui.widgets.rich_text.field import RichTextField
from model.commands import follow_ups, points
from model.queries.forum_settings import document_language, verbs
from model.queries.next_meeting import next_meeting
from model.queries.phrases import phrases
from model.queries.points import PointDetail
from model.text.blocks import LIST_KINDS, RichText
from model.text.clock import clock_of
from model.text.drafting import draft_from_proposals, proposed_outcomes
from model.text.names import join_names
from model.text.outcome_sentences import KEYS, outcome_sentence, says
from model.text.phrases import StandardPhrase, abbreviation_before, expanded, time_stamp
from model.text.subjects import subject_of
from model.text.task_lines import TaskLine, read_task
from model.text.translate import _, language
from model.text.verbs import Outcome, Verb


class Writing(QObject):
    """Works on one field and the point whose minutes stand in it."""

    task_added = Signal()
    draft_written = Signal()
    told = Signal(str)
    """Why nothing was written, and what went with a deleted sentence."""

    def __init__(self, field: RichTextField, services: Services, run: LiveRun) -> None:
        super().__init__(field)
        self._field, self._services, self._run = field, services, run
        self.point: PointDetail | None = None
        self._steps = OutcomeSteps(field, self._told_at)
        self._steps.moved.connect(self._on_words_moved)
        self._steps.deleted.connect(self._on_words_deleted)
        field.installEventFilter(self)

    def show_point(self, point: PointDetail | None) -> None:
        """The point whose minutes stand in the field now."""
        self.point = point
        if point is not None and self.can_write:
            self._steps.look_anew(tuple(Outcome(code) for code in point.outcomes))

    @property
    def subject(self) -> str:
        """Who decides: "Chefteamet"."""
        agenda = self._run.agenda
        return subject_of(agenda.meeting.forum if agenda is not None else "")

    @property
    def language(self) -> str:
        """The language that the minutes are written in, whatever the window's."""
        agenda = self._run.agenda
        if agenda is None:
            return "da"
        return self._services.read(partial(document_language, meeting_id=agenda.meeting.id))

    @property
    def can_write(self) -> bool:
        """Whether there is a point whose minutes may be changed."""
        return self.point is not None and not self.point.is_locked

    # The draft

    def draft(self) -> RichText:
        """What the recommendation asks for, in the past tense; empty where it asks for nothing."""
        item = (self.point.treated_item or self.point.item) if self.point is not None else None
        if item is None:
            return ()
        return draft_from_proposals(
            item.decisions, self.subject, item.decision_intro, self._verbs()
        )

    def write_draft(self) -> None:
        """Put what is new in the draft behind what stands there, and set the outcomes asked for."""
        if not self.can_write or self.point is None:
            return
        draft = self.draft()
        item = self.point.treated_item or self.point.item
        if not draft or item is None:
            self.told.emit(self._why_no_draft())
            return
        written = {block.text for block in self._field.blocks()}
        missing = tuple(block for block in draft if block.text not in written)
        asked = proposed_outcomes(item.decisions, self.subject, self._verbs())
        if any(block.kind in LIST_KINDS for block in missing):
            self._append(missing, asked)
        else:
            self.told.emit(_("The draft stands in the minutes already"))
            self.turn_outcomes(asked)
        self.draft_written.emit()

    def _why_no_draft(self) -> str:
        item = (self.point.treated_item or self.point.item) if self.point is not None else None
        if item is None or not item.decisions:
            return _("There is nothing to make a draft of: the point has no proposals")
        return _("There is nothing to make a draft of: no proposal begins with a known verb")

    def _verbs(self) -> tuple[Verb, ...]:
        agenda = self._run.agenda
        assert agenda is not None
        return self._services.read(partial(verbs, meeting_id=agenda.meeting.id))

    # Outcomes

    def write_outcome(self, outcome: Outcome) -> None:
        """Set the outcome, and write its sentence unless the minutes say it already.

        Once set, the key takes the outcome off again. One that has just gone with its deleted
        sentence is set without a sentence: she does not want it.
        """
        if not self.can_write or self.point is None:
            return
        wants_no_words = self._steps.forget(outcome)
        if outcome.value in self.point.outcomes:
            self.turn_outcomes((outcome,), on=False)
        elif wants_no_words or says(self._field.blocks(), outcome, self.subject, self._verbs()):
            self._field.setFocus()
            self._steps.look((outcome,))
            self.turn_outcomes((outcome,))
        else:
            has_proposal = (self.point.treated_item or self.point.item) is not None
            sentence = outcome_sentence(
                outcome, self.subject, self.language, has_proposal=has_proposal
            )
            self._append(sentence, (outcome,))

    def write_outcome_of_key(self, place: int) -> None:
        """The outcome on a key, counted from 0."""
        self.write_outcome(KEYS[place])

    def turn_outcomes(
        self, outcomes: tuple[Outcome, ...], *, on: bool = True, with_words: bool = False
    ) -> None:
        """What came of the point, or did not; `with_words` in one step with the text that tells it."""
        if self.point is None:
            return
        codes = tuple(outcome.value for outcome in outcomes)
        command = partial(points.turn_outcomes, point_id=self.point.id, outcomes=codes, on=on)
        key = ("agenda_entry", self.point.id, "minutes") if with_words else None
        self._services.run(_("Outcome"), command, merge_key=key)

    def _append(self, blocks: RichText, outcomes: tuple[Outcome, ...]) -> None:
        """Write at the end what tells these outcomes: the text's undo takes both back."""
        assert self.point is not None
        words = text_places.append(self._field, blocks)
        new = tuple(one for one in outcomes if one.value not in self.point.outcomes)
        self._steps.remember(new, words)
        self.turn_outcomes(outcomes, with_words=True)

    def _told_at(self, outcome: Outcome) -> QTextCursor | None:
        return text_places.told_at(self._field, outcome, self.subject, self._verbs())

    def _on_words_moved(self, outcomes: tuple[Outcome, ...], back: bool) -> None:
        self.turn_outcomes(outcomes, on=back, with_words=True)

    def _on_words_deleted(self, outcomes: tuple[Outcome, ...]) -> None:
        names = join_names([f"“{outcome_name(outcome)}”" for outcome in outcomes], language())
        words = _("{outcomes} went with its sentence. Choose it again to have it without one.")
        self.told.emit(words.format(outcomes=names))

    # Phrases and the time

    def write_time(self) -> None:
        """ "kl. 9.42: " at the cursor."""
        if self.can_write:
            clock = clock_of(self._run.now())
            text_places.insert_words(self._field, time_stamp(clock, self.language))

    def write_phrase(self) -> None:
        """The abbreviation before the cursor becomes its phrase; without one the menu opens."""
        if not self.can_write:
            return
        known = self._phrases()
        phrase = abbreviation_before(text_places.line_before_cursor(self._field), known)
        if phrase is not None:
            self._write(phrase, len(phrase.abbreviation))
        else:
            self.phrase_menu().popup(
                self._field.viewport().mapToGlobal(self._field.cursorRect().bottomLeft())
            )

    def phrase_menu(self) -> Menu:
        """Every phrase with its abbreviation, and the way to change them."""
        menu = Menu(self._field)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for phrase in self._phrases():
            text = expanded(phrase, self.subject).strip()
            shown = text if len(text) <= 60 else f"{text[:59].rstrip()}…"
            action = menu.addAction(f"{shown.replace('&', '&&')}\t{phrase.abbreviation}")
            action.triggered.connect(partial(self._write, phrase, 0))
        menu.addSeparator()
        menu.addAction(_("Change the phrases …")).triggered.connect(self.change_phrases)
        return menu

    def change_phrases(self) -> None:
        """Show all of them, to change, add and take away."""
        forum_id = self._run.agenda.meeting.forum_id if self._run.agenda is not None else None
        dialog = PhraseDialog(self._services, forum_id, self._field.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _phrases(self) -> tuple[StandardPhrase, ...]:
        forum_id = self._run.agenda.meeting.forum_id if self._run.agenda is not None else None
        return self._services.read(partial(phrases, forum_id=forum_id))

    def _write(self, phrase: StandardPhrase, instead: int, _checked: bool = False) -> None:
        text_places.insert_words(self._field, expanded(phrase, self.subject), instead)

    # Tasks in the flow

    def read_task(self, line: str) -> TaskLine | None:
        """The task that a line with an arrow holds."""
        agenda = self._run.agenda
        if agenda is None:
            return None
        coming = self._services.read(partial(next_meeting, meeting_id=agenda.meeting.id))
        return read_task(line, agenda.meeting.date, coming.date if coming is not None else None)

    def add_task(self, task: TaskLine) -> None:
        """A follow-up of the point."""
        if self.point is None:
            return
        command = partial(
            follow_ups.add,
            point_id=self.point.id,
            what=task.what[:1].upper() + task.what[1:],
            who=task.who,
            due=task.due,
            due_text=task.due_text,
        )
        self._services.run(_("Task"), command, done=lambda _id: self.task_added.emit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Enter behind a line with an arrow: the line goes, the task comes."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.can_write:
            return False
        cursor = self._field.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        task = self.read_task(cursor.block().text())
        if task is None:
            return False
        text_places.take_line(self._field)
        self.add_task(task)
        return True
