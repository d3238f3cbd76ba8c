"""What each action does: the table of `gui.actions.action_table` tied to the screens. Part of the wiring."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from gui.actions.action_table import OUTCOME_KEYS
from gui.lifetime.last_place import JOBS
from gui.main_window import MainWindow
from gui.overview.panel import YEAR
from gui.services import Services
from model.commands.settings import set_value
from model.text.translate import _

if TYPE_CHECKING:
    from gui.screens import Screens

ON_AN_ENTRY = (
    *("point.open", "point.closed", "point.open_rest", "point.up", "point.down"),
    *("point.withdraw", "point.unlink", "point.delete", "point.history"),
)
"""What a right click on an entry of the agenda offers."""

Handlers = dict[str, Callable[[], object]]


def connect_handlers(window: MainWindow, services: Services, screens: Screens) -> None:
    """Give every action of the screens its handler; search, settings and the window give theirs."""
    groups = (
        _of_meetings(screens),
        _of_editing(window, services, screens),
        _of_points(screens),
        _of_the_running_meeting(screens),
        _of_the_time_after(screens),
        _of_writing(screens),
        _of_items(screens),
        _of_places(screens),
    )
    for handlers in groups:
        for action_id, handler in handlers.items():
            window.actions_table.connect_handler(action_id, handler)
    screens.agenda.offer_actions([window.actions_table[name] for name in ON_AN_ENTRY])


def _of_meetings(screens: Screens) -> Handlers:
    meetings, files = screens.meetings, screens.files

    def of_this(handler: Callable[[int], object]) -> Callable[[], object]:
        def call() -> None:
            meeting_id = screens.meeting_id()
            if meeting_id is not None:
                handler(meeting_id)

        return call

    def write_blank_form() -> None:
        agenda = screens.agenda.agenda
        if screens.meeting_id() is not None and agenda is not None:
            files.choose_blank_form(agenda.meeting)

    def hand_over() -> None:
        meeting = screens.meeting_in_front()
        if meeting is not None:
            files.choose_hand_over(meeting[1], meetings=[meeting[0]])

    def show_series() -> None:
        agenda = screens.agenda.agenda
        here = screens.meeting_id() is not None and agenda is not None
        screens.show_series(agenda.meeting.forum if here and agenda is not None else "")

    return {
        "meeting.new": meetings.create_meeting,
        "meeting.edit": of_this(meetings.edit),
        "meeting.copy": of_this(meetings.copy),
        "meeting.move": of_this(meetings.reschedule),
        "meeting.series": show_series,
        "meeting.cancel": of_this(meetings.cancel),
        "meeting.import": files.choose_import,
        "meeting.blank": write_blank_form,
        "meeting.handover": hand_over,
        "meeting.print": screens.dispatching.print_shown,
        "meeting.export": screens.dispatching.show_documents,
        "meeting.mail": screens.dispatching.show_mails,
        "backup.make": files.make_backup,
        "backup.restore": files.restore_backup,
    }


def _of_editing(window: MainWindow, services: Services, screens: Screens) -> Handlers:
    bar, spelling = window.find_bar, services.spelling

    def say(words: str, label: str | None) -> None:
        if label is not None:
            window.toast.show_text(words.format(label=label))

    def undo() -> None:
        window.flush()
        services.jobs.follow(services.workspace.undo(), partial(say, _("Undone: {label}")))

    def redo() -> None:
        window.flush()
        services.jobs.follow(services.workspace.redo(), partial(say, _("Done again: {label}")))

    def toggle_spelling() -> None:
        spelling.set_on(not spelling.is_on)
        command = partial(set_value, key="spelling", text="on" if spelling.is_on else "off")
        services.run(_("Check spelling"), command, undoable=False)
        screens.update_actions()

    return {
        "edit.undo": undo,
        "edit.redo": redo,
        "edit.find": bar.open,
        "edit.replace": partial(bar.open, replace=True),
        "edit.find_next": partial(bar.step, 1),
        "edit.find_previous": partial(bar.step, -1),
        "edit.spelling": toggle_spelling,
    }


def _of_points(screens: Screens) -> Handlers:
    agenda, entries, plan = screens.agenda, screens.agenda.entries, screens.plan

    def zoom(step: int) -> None:
        if not plan.isVisible():
            screens.page.show_job("plan")
        plan.zoom(step)

    return {
        "point.add": screens.add_point,
        "point.break": agenda.add_break,
        "point.up": partial(entries.move_selected, -1),
        "point.down": partial(entries.move_selected, 1),
        "point.open": partial(agenda.set_openness, "open"),
        "point.closed": partial(agenda.set_openness, "closed"),
        "point.open_rest": agenda.open_the_rest,
        "point.withdraw": agenda.toggle_withdrawn,
        "point.unlink": agenda.take_items_off,
        "point.renumber": agenda.renumber,
        "point.delete": agenda.remove_selected,
        "point.next": partial(entries.step, 1),
        "point.previous": partial(entries.step, -1),
        "plan.paste": plan.paste_lines,
        "plan.copy": plan.copy_lines,
        "plan.zoom_in": partial(zoom, 1),
        "plan.zoom_out": partial(zoom, -1),
        "plan.zoom_fit": partial(zoom, 0),
    }


def _of_the_running_meeting(screens: Screens) -> Handlers:
    minutes, run = screens.minutes, screens.minutes.run

    def start() -> None:
        screens.page.show_job("minutes")
        run.start()

    return {
        "live.start": start,
        "live.next": run.next,
        "live.back": run.back,
        "live.last": run.back_to_last,
        "live.here": minutes.start_shown,
        "live.aside": run.set_aside,
        "live.pause": run.pause,
        "live.rescue": minutes.show_rescue,
        "live.room": minutes.show_room,
        "live.end": run.end,
    }


def _of_the_time_after(screens: Screens) -> Handlers:
    work = screens.minutes.after.work
    return {
        "live.postpone": work.postpone,
        "live.to_bank": work.postpone_to_bank,
        "live.not_postponed": work.take_back,
        "after.send": work.send,
        "after.approve": work.approve,
        "after.correct": work.correct,
        "after.compare": work.compare,
        "after.times": work.show_times,
        "after.carry": work.carry,
    }


def _of_writing(screens: Screens) -> Handlers:
    """Each brings the minutes to the front first: what is written must be seen."""
    minutes = screens.minutes
    writing, bottom = minutes.writing, minutes.bottom

    def in_minutes(call: Callable[[], object]) -> None:
        screens.page.show_job("minutes")
        minutes.ahead.do(call)

    handlers: Handlers = {
        "write.draft": writing.write_draft,
        "write.phrase": writing.write_phrase,
        "write.phrases": writing.change_phrases,
        "write.time": writing.write_time,
        "write.marks": minutes.marks.toggle,
        "write.tasks": partial(bottom.open_pane, "tasks"),
        "write.notes": partial(bottom.open_pane, "notes"),
        "write.people": partial(bottom.open_pane, "people"),
    }
    for place in range(OUTCOME_KEYS):
        handlers[f"outcome.{place}"] = partial(writing.write_outcome_of_key, place)
    return {name: partial(in_minutes, call) for name, call in handlers.items()}


def _of_items(screens: Screens) -> Handlers:
    items = screens.items

    def ask_yearly() -> None:
        row = items.selected()
        if row is not None:
            screens.overview.ask_yearly(row.id, row.title)

    def hand_over() -> None:
        rows = items.all_selected()
        if rows:
            screens.files.choose_hand_over(rows[0].title, items=[row.id for row in rows])

    return {
        "item.new": screens.new_item,
        "item.paste": screens.files.paste_form,
        "item.place": items.choose_meeting,
        "item.copy": items.copy_selected,
        "item.handover": hand_over,
        "item.yearly": ask_yearly,
    }


def _of_places(screens: Screens) -> Handlers:
    return {
        "view.meetings": screens.show_meetings,
        "view.items": screens.show_items,
        "view.tasks": screens.show_tasks,
        "view.overview": screens.show_overview,
        "view.year": partial(screens.show_overview, YEAR),
        "view.people": screens.show_people,
        "view.preview": screens.toggle_preview,
        **{f"view.{job}": partial(screens.page.show_job, job) for job in JOBS},
    }
