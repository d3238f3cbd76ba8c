"""`schedule` and `check`."""

import argparse
from collections.abc import Iterator
from typing import Any

from model.checks import check as find
from model.commandline.forms import note_faults
from model.commandline.opening import meeting_id, reading
from model.commandline.output import print_json, print_table
from model.commandline.run import DONE
from model.editions import full
from model.exporting import missing_files
from model.planning.schedule import by_key
from model.planning.shapes import GuestWindow, Slot
from model.text.clock import format_duration, format_iso_clock, format_span
from model.text.information import break_line, point_line
from model.text.translate import _
from model.views import BreakView, MeetingView, PointView


def schedule(options: argparse.Namespace) -> int:
    """The computed plan of the whole meeting."""
    with reading(options) as database, database.read() as session:
        view = full(session, meeting_id(session, options.meeting))
    if options.json:
        print_json(schedule_object(view))
        return DONE
    for line in information_lines(view):
        print(line)
    plan = view.plan
    words = _("{total} of {window}, planned end {end}.").format(
        total=format_duration(plan.total, view.language),
        window=format_duration(plan.window.minutes, view.language),
        end=format_span(view.start, plan.planned_end).partition("-")[2],
    )
    print(words)
    return DONE


def check(options: argparse.Namespace) -> int:
    """The findings. That there are some is no failure of the command."""
    note_faults()
    with reading(options) as database:
        with database.read() as session:
            view = full(session, meeting_id(session, options.meeting))
        findings = find(view, missing_files(view, database.path))
    if options.json:
        print_json(
            [
                {
                    "code": finding.code,
                    "severity": str(finding.severity),
                    "entry": finding.entry,
                    "message": finding.message,
                }
                for finding in findings
            ]
        )
    elif findings:
        print_table(
            (str(finding.severity), finding.code, finding.entry or "", finding.message)
            for finding in findings
        )
    return DONE


def schedule_object(view: MeetingView) -> dict[str, Any]:
    """The shape that the contract gives `schedule --json`."""
    plan = view.plan
    slots = by_key(plan)
    numbers = {point.key: point.number for point in view.points}
    return {
        "meeting": view.key,
        "start": format_iso_clock(view.start),
        "end": format_iso_clock(view.end),
        "entries": [
            _entry(entry, slots[entry.key])
            for entry in view.entries
            if isinstance(entry, PointView | BreakView)
        ],
        "total_minutes": plan.total,
        "window_minutes": plan.window.minutes,
        "over_under_minutes": plan.over_under,
        "planned_end": format_iso_clock(plan.planned_end),
        "guest_windows": [_window(window, numbers) for window in plan.guest_windows],
        "information_lines": list(information_lines(view)),
    }


def information_lines(view: MeetingView) -> Iterator[str]:
    """Who is wanted when; a withdrawn point has no line."""
    for entry in view.entries:
        if isinstance(entry, BreakView):
            yield break_line(entry.label, entry.start, entry.end, view.language)
        elif isinstance(entry, PointView) and not entry.withdrawn:
            guests = [guest.name for guest in entry.guests]
            number = entry.number or 0
            yield point_line(number, entry.start, entry.end, guests, view.language)


def _entry(entry: PointView | BreakView, slot: Slot) -> dict[str, Any]:
    is_point = isinstance(entry, PointView)
    return {
        "key": entry.key,
        "kind": "point" if is_point else "break",
        "number": entry.number if is_point else None,
        "start": _clock(slot.start),
        "end": _clock(slot.end),
        "minutes": entry.duration,
        "gap_before": slot.gap_before,
        "overlap_before": slot.overlap_before,
        "latest_start": _clock(slot.latest_start),
    }


def _window(window: GuestWindow, numbers: dict[str, int | None]) -> dict[str, Any]:
    return {
        "guest": window.guest,
        "start": _clock(window.start),
        "end": _clock(window.end),
        "points": [numbers[key] for key in window.keys],
    }


def _clock(minutes: int | None) -> str | None:
    """Past midnight goes on, 24:30."""
    return None if minutes is None else format_iso_clock(minutes)
