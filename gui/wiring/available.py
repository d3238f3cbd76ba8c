"""What the actions can do now: tells the table of actions, after whatever may have changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions.action_table import Need
from gui.fields.words import is_break
from gui.main_window import MainWindow
from gui.services import Services
from model.text.translate import _

if TYPE_CHECKING:
    from gui.screens import Screens


def tell_available(window: MainWindow, services: Services, screens: Screens) -> None:
    """What is greyed, what is ticked, and what would be undone."""
    undo, redo = services.workspace.undo_label, services.workspace.redo_label
    there = {Need.DATABASE}
    if screens.meeting_id() is not None:
        there |= _in_meeting(screens)
    if screens.items.isVisible() and screens.items.selected() is not None:
        there.add(Need.ITEM)
    if undo:
        there.add(Need.UNDO)
    if redo:
        there.add(Need.REDO)
    table = window.actions_table
    table["view.preview"].setChecked(screens.page.preview_is_on())
    table["edit.spelling"].setChecked(services.spelling.is_on)
    table.say("edit.undo", _named(_("Undo"), _("Undo “{label}”"), undo))
    table.say("edit.redo", _named(_("Redo"), _("Redo “{label}”"), redo))
    table.set_available(frozenset(there))


def _in_meeting(screens: Screens) -> set[Need]:
    there = {Need.MEETING}
    entry = screens.agenda.entries.selected()
    if entry is not None:
        there.add(Need.ENTRY)
    if entry is not None and not is_break(entry):
        there |= {Need.POINT, Need.PLACED} if entry.has_item else {Need.POINT}
    if screens.minutes.run.is_running:
        there.add(Need.LIVE)
    if screens.minutes.after.is_wanted:
        there.add(Need.AFTER)
    if Need.POINT in there and there & {Need.LIVE, Need.AFTER}:
        there.add(Need.TREATED_POINT)
    return there


def _named(plain: str, named: str, label: str | None) -> str:
    """For a menu, where a lone & would underline the letter after it."""
    return named.format(label=label.replace("&", "&&")) if label else plain
