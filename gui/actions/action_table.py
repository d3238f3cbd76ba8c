"""One table of everything that can be done: menus, keys, tooltips and the page of keys come from it."""

from dataclasses import dataclass
from enum import Enum, auto

from model.text.translate import N_


class Need(Enum):
    """What must be there for an action to make sense."""

    DATABASE = auto()
    MEETING = auto()
    ENTRY = auto()
    POINT = auto()
    PLACED = auto()
    ITEM = auto()
    LIVE = auto()
    AFTER = auto()
    TREATED_POINT = auto()
    UNDO = auto()
    REDO = auto()


WITHOUT = {
    Need.DATABASE: N_("the meetings are not open yet"),
    Need.MEETING: N_("open a meeting first"),
    Need.ENTRY: N_("select a point first"),
    Need.POINT: N_("select a point first"),
    Need.PLACED: N_("there is no recommendation on the point"),
    Need.ITEM: N_("select a recommendation first"),
    Need.LIVE: N_("the meeting is not running"),
    Need.AFTER: N_("the meeting is not over"),
    Need.TREATED_POINT: N_("select a point of a meeting that has begun"),
    Need.UNDO: N_("there is nothing to undo"),
    Need.REDO: N_("there is nothing to redo"),
}
"""Why an action cannot be used while what it needs is not there: behind its words, in its menu."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `text` is the source string; `menu` names the menu it stands in."""

    id: str
    text: str
    menu: str
    icon: str = ""
    shortcut: str = ""
    needs: Need | None = Need.DATABASE
    checkable: bool = False


SLOT_KEYS = (
    (N_("Time plan: move the slot"), "Alt+Up / Alt+Down"),
    (N_("Time plan: change its length by five minutes"), "Shift+Up / Shift+Down"),
    (N_("Time plan: change its length by one minute"), "Alt+Shift+Up / Alt+Shift+Down"),
    (N_("Time plan: type its minutes"), "0 … 9, +, -"),
    (N_("Time plan: give back what is dragged"), "Esc"),
    (N_("Overview: move the card to the meeting before or after"), "Alt+Left / Alt+Right"),
    (N_("Overview: move the card on its agenda, or take a proposal"), "Alt+Up / Alt+Down"),
)
"""What a slot or a card with the focus answers to; told on the page of keys."""

TEXT_KEYS = (
    (N_("Text: bold, italic, underline"), "Ctrl+B, Ctrl+I, Ctrl+U"),
    (N_("Text: heading, plain paragraph"), "Ctrl+Alt+1 … 3, Ctrl+Alt+0"),
    (N_("Text: bullets, numbers"), "Ctrl+Shift+8, Ctrl+Shift+7"),
    (N_("Text: a line of a list further in or out"), "Tab, Shift+Tab"),
    (N_("Text: on to the next field from a list"), "Ctrl+Tab"),
    (N_("Text: link; paste words only"), "Ctrl+L, Ctrl+Shift+V"),
    (N_("Text: suggestions for a misspelt word"), "Shift+F10"),
    (N_("Process: new step below, remove a step"), "Enter, Ctrl+Del"),
    (N_("Process, annexes: move up or down"), "Alt+Up / Alt+Down"),
)
"""What a text and the rows of a form answer to; told on the page of keys."""

MEETING, EDIT, POINT, LIVE, OUTCOME, ITEM, VIEW, HELP = (
    N_("&Meeting"),
    N_("&Edit"),
    N_("&Point"),
    N_("Mi&nutes"),
    N_("&Outcome"),
    N_("&Recommendation"),
    N_("&View"),
    N_("&Help"),
)
MENUS = (MEETING, EDIT, POINT, LIVE, OUTCOME, ITEM, VIEW, HELP)

OUTCOMES = (
    N_("Decided"),
    N_("Approved"),
    N_("Approved with changes"),
    N_("Not approved"),
    N_("Endorsed"),
    N_("Discussed"),
    N_("Took note"),
    N_("Was informed"),
    N_("Postponed"),
    N_("Returned"),
)
"""The outcomes that have a key, in the order of `model.text.outcome_sentences.KEYS`."""

OUTCOME_KEYS = len(OUTCOMES)

TABLE: tuple[ActionSpec, ...] = (
    ActionSpec("meeting.new", N_("New meeting …"), MEETING, "calendar-plus", "Ctrl+N"),
    ActionSpec("meeting.edit", N_("Meeting details …"), MEETING, "pencil", "Ctrl+I", Need.MEETING),
    ActionSpec("meeting.copy", N_("Copy to a new date …"), MEETING, "copy", "", Need.MEETING),
    ActionSpec("meeting.move", N_("Move the meeting …"), MEETING, "calendar", "", Need.MEETING),
    ActionSpec("meeting.cancel", N_("Cancel the meeting …"), MEETING, "x", "", Need.MEETING),
    ActionSpec("meeting.series", N_("Series of meetings …"), MEETING, "calendar-check"),
    ActionSpec("meeting.import", N_("Read in a file …"), MEETING, "folder-open", "Ctrl+O"),
    ActionSpec(
        "meeting.blank",
        N_("Blank form for caseworkers …"),
        MEETING,
        "file-plus",
        "",
        Need.MEETING,
    ),
    ActionSpec(
        "meeting.export",
        N_("Agenda and minutes as PDF"),
        MEETING,
        "file-down",
        "Ctrl+E",
        Need.MEETING,
    ),
    ActionSpec("meeting.print", N_("Print …"), MEETING, "printer", "Ctrl+P", Need.MEETING),
    ActionSpec(
        "meeting.handover",
        N_("Hand the meeting over to a colleague …"),
        MEETING,
        "share-2",
        "",
        Need.MEETING,
    ),
    ActionSpec("meeting.mail", N_("Send by mail …"), MEETING, "mail", "Ctrl+Alt+M", Need.MEETING),
    ActionSpec("backup.make", N_("Make a backup …"), MEETING, "archive"),
    ActionSpec("backup.restore", N_("Put a backup back …"), MEETING, "history"),
    ActionSpec("meeting.old", N_("Old meetings …"), MEETING, "history"),
    ActionSpec("window.close", N_("Quit"), MEETING, "log-out", "Ctrl+Q", None),
    ActionSpec("edit.undo", N_("Undo"), EDIT, "undo-2", "Ctrl+Z", Need.UNDO),
    ActionSpec("edit.redo", N_("Redo"), EDIT, "redo-2", "Ctrl+Y", Need.REDO),
    ActionSpec("edit.find", N_("Find …"), EDIT, "search", "Ctrl+F"),
    ActionSpec("edit.replace", N_("Replace …"), EDIT, "", "Ctrl+H"),
    ActionSpec("edit.find_next", N_("Find next"), EDIT, "", "F3"),
    ActionSpec("edit.find_previous", N_("Find previous"), EDIT, "", "Shift+F3"),
    ActionSpec("edit.spelling", N_("Check spelling"), EDIT, "spell-check", checkable=True),
    ActionSpec(
        "write.phrase", N_("Standard phrase"), EDIT, "text-cursor-input", "Ctrl+Space", Need.POINT
    ),
    ActionSpec("write.time", N_("Write the time"), EDIT, "clock", "Ctrl+T", Need.POINT),
    ActionSpec("write.phrases", N_("Change the phrases …"), EDIT, "", "", Need.POINT),
    ActionSpec("point.add", N_("Add a point"), POINT, "plus", "Ctrl+Return", Need.MEETING),
    ActionSpec(
        "point.break", N_("Add a break"), POINT, "coffee", "Ctrl+Shift+Return", Need.MEETING
    ),
    ActionSpec("point.up", N_("Move up"), POINT, "arrow-up", "Alt+Up", Need.ENTRY),
    ActionSpec("point.down", N_("Move down"), POINT, "arrow-down", "Alt+Down", Need.ENTRY),
    ActionSpec("point.open", N_("Open point"), POINT, "lock-open", "Ctrl+Shift+O", Need.POINT),
    ActionSpec("point.closed", N_("Closed point"), POINT, "lock", "Ctrl+Shift+L", Need.POINT),
    ActionSpec(
        "point.open_rest",
        N_("Say that the other points are open"),
        POINT,
        "lock-open",
        "Ctrl+Alt+O",
        Need.MEETING,
    ),
    ActionSpec("point.withdraw", N_("Withdraw / take back"), POINT, "eye-off", "", Need.POINT),
    ActionSpec(
        "point.unlink",
        N_("Take the recommendation off the point"),
        POINT,
        "inbox",
        "",
        Need.PLACED,
    ),
    ActionSpec(
        "point.renumber", N_("Number the points anew …"), POINT, "list-ordered", "", Need.MEETING
    ),
    ActionSpec("point.delete", N_("Remove"), POINT, "trash-2", "", Need.ENTRY),
    ActionSpec(
        "plan.paste",
        N_("Paste a time plan …"),
        POINT,
        "clipboard-paste",
        "Ctrl+Shift+V",
        Need.MEETING,
    ),
    ActionSpec("plan.copy", N_("Copy the time plan"), POINT, "copy", "Ctrl+Shift+C", Need.MEETING),
    ActionSpec("point.next", N_("Next point"), POINT, "chevron-down", "Ctrl+PgDown", Need.MEETING),
    ActionSpec(
        "point.previous", N_("Previous point"), POINT, "chevron-up", "Ctrl+PgUp", Need.MEETING
    ),
    ActionSpec(
        "point.history",
        N_("The case of the point across meetings"),
        POINT,
        "history",
        "",
        Need.POINT,
    ),
    ActionSpec("live.start", N_("Start the meeting"), LIVE, "play", "Ctrl+F9", Need.MEETING),
    ActionSpec("live.next", N_("Go on to the next point"), LIVE, "skip-forward", "F9", Need.LIVE),
    ActionSpec(
        "live.back", N_("Back to the point above"), LIVE, "chevron-left", "Shift+F9", Need.LIVE
    ),
    ActionSpec(
        "live.last", N_("Back to what ran before"), LIVE, "undo-2", "Alt+Shift+F9", Need.LIVE
    ),
    ActionSpec("live.here", N_("Go to the point shown"), LIVE, "map-pin", "Alt+F9", Need.LIVE),
    ActionSpec(
        "live.aside", N_("Set the point aside and go on"), LIVE, "pause", "Shift+F8", Need.LIVE
    ),
    ActionSpec("live.pause", N_("Pause or go on"), LIVE, "pause", "F8", Need.LIVE),
    ActionSpec("live.rescue", N_("What can be done?"), LIVE, "clock-alert", "F7", Need.LIVE),
    ActionSpec("live.room", N_("The room's screen"), LIVE, "monitor", "Ctrl+F11", Need.MEETING),
    ActionSpec("live.end", N_("End the meeting"), LIVE, "square-stop", "Ctrl+Shift+F9", Need.LIVE),
    ActionSpec(
        "live.postpone",
        N_("Postpone the point to the next meeting"),
        LIVE,
        "calendar-plus",
        "Shift+F7",
        Need.TREATED_POINT,
    ),
    ActionSpec(
        "live.to_bank",
        N_("Put the point back among the recommendations"),
        LIVE,
        "inbox",
        "Ctrl+F7",
        Need.TREATED_POINT,
    ),
    ActionSpec(
        "live.not_postponed",
        N_("The point is not postponed after all"),
        LIVE,
        "undo-2",
        "",
        Need.TREATED_POINT,
    ),
    ActionSpec("after.send", N_("Send for comments …"), LIVE, "send", "Ctrl+F5", Need.AFTER),
    ActionSpec(
        "after.approve", N_("Approve the minutes …"), LIVE, "check-check", "Ctrl+F6", Need.AFTER
    ),
    ActionSpec(
        "after.correct",
        N_("Correct what is approved …"),
        LIVE,
        "pencil-line",
        "Ctrl+Shift+F6",
        Need.AFTER,
    ),
    ActionSpec(
        "after.compare", N_("Compare revisions …"), LIVE, "file-diff", "Shift+F6", Need.AFTER
    ),
    ActionSpec(
        "after.times", N_("Planned and actual time …"), LIVE, "chart-gantt", "Ctrl+F8", Need.AFTER
    ),
    ActionSpec(
        "after.carry",
        N_("Approval on the next agenda"),
        LIVE,
        "calendar-check",
        "Ctrl+Shift+F8",
        Need.AFTER,
    ),
    ActionSpec(
        "write.draft", N_("Draft from the proposals"), LIVE, "sparkles", "Ctrl+D", Need.POINT
    ),
    *(
        ActionSpec(f"outcome.{place}", text, OUTCOME, "", f"Alt+{(place + 1) % 10}", Need.POINT)
        for place, text in enumerate(OUTCOMES)
    ),
    ActionSpec("item.new", N_("New recommendation"), ITEM, "file-plus", "Ctrl+Shift+N"),
    ActionSpec("item.paste", N_("Paste a recommendation"), ITEM, "clipboard-paste", "Ctrl+Alt+V"),
    ActionSpec("item.place", N_("Put on a meeting …"), ITEM, "calendar-plus", "Ctrl+M", Need.ITEM),
    ActionSpec("item.copy", N_("Copy as a template"), ITEM, "copy", "", Need.ITEM),
    ActionSpec(
        "item.handover",
        N_("Hand the recommendation over to a colleague …"),
        ITEM,
        "share-2",
        "",
        Need.ITEM,
    ),
    ActionSpec("item.forms", N_("Forms …"), ITEM, "layout-list", "", None),
    ActionSpec("item.yearly", N_("Comes back every year …"), ITEM, "refresh-cw", "", Need.ITEM),
    ActionSpec(
        "item.history",
        N_("The case of the recommendation across meetings"),
        ITEM,
        "history",
        "",
        Need.ITEM,
    ),
    ActionSpec("view.meetings", N_("Meetings"), VIEW, "calendar-days", "Ctrl+0"),
    ActionSpec("view.items", N_("Recommendations"), VIEW, "file-text", "Ctrl+9"),
    ActionSpec("view.tasks", N_("Tasks"), VIEW, "list-todo", "Ctrl+6"),
    ActionSpec("view.overview", N_("Overview"), VIEW, "layout-list", "Ctrl+8"),
    ActionSpec("view.year", N_("Year"), VIEW, "calendar-days", "Ctrl+7"),
    ActionSpec("view.search", N_("Search"), VIEW, "search", "Ctrl+Shift+F"),
    ActionSpec("view.palette", N_("Go to anything …"), VIEW, "chevron-right", "Ctrl+K"),
    ActionSpec("view.menus", N_("Go to the menus"), VIEW, "menu", "F10", None),
    ActionSpec("view.settings", N_("Settings"), VIEW, "settings", "Ctrl+,"),
    ActionSpec("view.people", N_("Address book"), VIEW, "users", "Ctrl+5"),
    ActionSpec("view.agenda", N_("Agenda"), VIEW, "list", "Ctrl+1", Need.MEETING),
    ActionSpec("view.plan", N_("Time plan"), VIEW, "clock", "Ctrl+2", Need.MEETING),
    ActionSpec("view.minutes", N_("Minutes"), VIEW, "square-pen", "Ctrl+3", Need.MEETING),
    ActionSpec("view.dispatch", N_("Dispatch"), VIEW, "send", "Ctrl+4", Need.MEETING),
    ActionSpec(
        "view.preview",
        N_("The page beside the text"),
        VIEW,
        "panel-right",
        "Ctrl+Shift+P",
        Need.MEETING,
        checkable=True,
    ),
    ActionSpec("write.tasks", N_("Tasks of the point"), VIEW, "list-todo", "F4", Need.POINT),
    ActionSpec("write.notes", N_("Notes of the point"), VIEW, "sticky-note", "F6", Need.POINT),
    ActionSpec("write.people", N_("Attendance"), VIEW, "users", "Shift+F4", Need.MEETING),
    ActionSpec(
        "write.marks",
        N_("Mark what differs from the proposals"),
        VIEW,
        "file-diff",
        "Ctrl+Shift+M",
        Need.POINT,
    ),
    ActionSpec("plan.zoom_in", N_("Zoom in on the day"), VIEW, "zoom-in", "Ctrl++", Need.MEETING),
    ActionSpec("plan.zoom_out", N_("Zoom out"), VIEW, "zoom-out", "Ctrl+-", Need.MEETING),
    ActionSpec("plan.zoom_fit", N_("Show the whole day"), VIEW, "maximize-2", "F5", Need.MEETING),
    ActionSpec("view.theme", N_("Light or dark"), VIEW, "moon", "", None),
    ActionSpec("help.page", N_("Help on this page"), HELP, "book-open", "F1", None),
    ActionSpec("help.keys", N_("Keys"), HELP, "keyboard", "Shift+F1", None),
    ActionSpec("help.tour", N_("One-minute tour"), HELP, "map-pin"),
    ActionSpec("help.it", N_("IT and data protection"), HELP, "shield", "", None),
    ActionSpec("help.about", N_("About Punktvis"), HELP, "info", "", None),
)


BEGINS_A_GROUP = frozenset(
    {
        *("meeting.edit", "meeting.import", "meeting.export", "backup.make", "window.close"),
        *("edit.find", "edit.spelling", "write.phrase"),
        *("point.up", "point.open", "point.withdraw", "plan.paste", "point.next"),
        *("live.postpone", "after.send", "write.draft", "write.tasks"),
        *("item.place", "item.forms", "item.yearly"),
        *("view.search", "view.settings", "view.agenda", "view.preview", "view.theme"),
        "help.it",
    }
)
"""Before these a line stands in their menu."""
