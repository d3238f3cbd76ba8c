"""The timeline: a plan as a scrolling picture of child widgets. What is dragged leaves as a signal."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.timeline.auto_scroll import AutoScroll
from gui.timeline.axis import Axis
from gui.timeline.canvas import GUTTER, Cover, Ground
from gui.timeline.editing import PlanEditing
from gui.timeline.faces import Faces
from gui.timeline.items import SlotFace, TimelineItem
from gui.timeline.lanes import LanePerson, Lanes
from gui.timeline.layout import TimelineLayout, lay_out
from gui.timeline.minutes_edit import MinutesEdit
from gui.timeline.slot_widget import SlotWidget
from gui.widgets.motion.pictures import alone, portrait
from gui.widgets.motion.slides import Slides
from gui.widgets.wheel_steps import WheelSteps
from model.planning.shapes import Entry, Plan

_LANE = 34
_LANE_LEAST = 16
_LANE_LYING, _LANE_MOST = 92, 150
"""Where names have room to lie, beside slots of this width at least:"""
_SLOTS_WIDE = 760
_LANES_SHARE = 0.42
_SLOTS_LEAST = 84
_ZOOMS = (1.0, 4.0)
_ZOOM_STEP = 1.2


class Timeline(QScrollArea):
    """`show_plan` paints; `selected` follows the focus, `activated` is Enter or a double click.

    With the entries that the plan is made of, slots can be dragged and changed by keys: `editing`
    tells what comes of it.
    """

    selected = Signal(str)
    activated = Signal(str)
    person_pressed = Signal(str, str)
    """The key of a guest whose bar was pressed, and of the first entry that needs them."""
    person_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plan: Plan | None = None
        self._faces = Faces()
        self._people: Mapping[str, LanePerson] = {}
        self._slots: dict[str, SlotWidget] = {}
        self._selected_key = ""
        self._zoom = _ZOOMS[0]
        self._scale: float | None = None
        self._held: tuple[str, int | None] | None = None
        self._entries: tuple[Entry, ...] = ()
        self._stored: Plan | None = None
        self._axis_held: Axis | None = None
        self._wheel = WheelSteps()
        self._ground = Ground()
        self._cover = Cover(self._ground)
        self._lanes = Lanes(self._ground, self._cover, self.person_pressed, self.person_opened)
        self.setWidget(self._ground)
        self.editing = PlanEditing(self, self)
        self._slides = Slides(self._ground)
        self._auto_scroll = AutoScroll(self, self.editing.pull)
        self._minutes = MinutesEdit(self._ground)
        self._minutes.entered.connect(self.editing.set_minutes)
        self._minutes.left.connect(self._focus_slot)

    def show_plan(
        self,
        plan: Plan,
        items: Sequence[TimelineItem],
        people: Mapping[str, LanePerson] | None = None,
        entries: Sequence[Entry] = (),
    ) -> None:
        """Show a plan. `people` tells of each guest in it; missing ones show their key.

        `entries` are what the plan is made of, where it may be changed.
        """
        self.editing.take(entries, plan.window)
        self._entries, self._stored = tuple(entries), plan
        self._faces.know(items)
        self._faces.compare_with(None)
        self._people = people or {}
        self.show_draft(plan)

    def show_preview(self, planned: Plan | None) -> None:
        """The day as somebody proposes it; what would move says when it is now. None: as it is."""
        if self._stored is None:
            return
        self._faces.compare_with(self._stored if planned else None)
        self.editing.take(() if planned else self._entries, self._stored.window)
        self.show_draft(planned or self._stored)

    def set_with_latest(self, shown: bool) -> None:
        """Whether each slot says when it must start at the latest."""
        if shown != self._faces.with_latest:
            self._faces.with_latest = shown
            self._arrange()

    def show_draft(self, planned: Plan) -> None:
        """Another plan of the same entries, as while something is dragged."""
        is_same_day = any(slot.key in self._slots for slot in planned.slots)
        may_slide = is_same_day and self._held is None
        before = self._slides.places_before(self._places) if may_slide else {}
        self._plan = planned
        self._faces.take(planned)
        if self._held is None:
            self._keep_widgets_of(planned)
        self._arrange()
        if self._held is None:
            self._slide(before)

    def show_now(self, minute: int | None) -> None:
        """A line at the present moment; none without one, or where it is outside the day shown."""
        if minute != self._cover.now:
            self._cover.now = minute
            self._cover.update()

    def select(self, key: str) -> None:
        """Highlight a slot without `selected`, and bring it into sight. `""` for none."""
        self._mark(key)
        if key in self._slots:
            self.ensureWidgetVisible(self._slots[key], 0, 24)

    @property
    def selected_key(self) -> str:
        """The highlighted slot's key, or an empty string."""
        return self._selected_key

    @property
    def zoom(self) -> float:
        """1 is the whole day in sight, where its slots stay readable."""
        return self._zoom

    @property
    def day_height(self) -> int:
        """How high the whole picture is, in pixels."""
        return self._ground.height()

    def set_zoom(self, zoom: float, still: float | None = None) -> None:
        """Stretch the day; 1 fits it. What is `still` pixels below the upper edge stays there."""
        bar = self.verticalScrollBar()
        still = self._still() if still is None else still
        minute = self.minute_at(bar.value() + still)
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[1])
        self._arrange()
        layout = self._ground.layout_now
        if layout is not None:
            bar.setValue(round(layout.axis.y(minute) - still))

    def zoom_by(self, step: int) -> None:
        """One step nearer or (−1) further away; 0 has the whole day in sight."""
        self.set_zoom(self._zoom * _ZOOM_STEP**step if step else _ZOOMS[0])

    def minute_at(self, y: float) -> float:
        """The time of the day at a height of the picture, as it was before something was held."""
        layout = self._ground.layout_now
        axis = self._axis_held or (layout.axis if layout is not None else None)
        return axis.minute(y) if axis is not None else 0.0

    def slot_top(self, key: str) -> int:
        """Where a slot begins."""
        return self._slots[key].y()

    def scale(self) -> float:
        """Pixels a minute."""
        layout = self._ground.layout_now
        return layout.axis.scale if layout is not None else 1.0

    def hold(self, key: str, top: int | None) -> None:
        """A slot is held: minutes keep their height, and it follows the pointer if it has a `top`."""
        if self._held is None:
            layout = self._ground.layout_now
            self._scale = self.scale()
            self._axis_held = layout.axis if layout is not None else None
            self._slots[key].raise_()
            self._cover.raise_()
        self._held = (key, top)

    def end_hold(self) -> None:
        """Everything stands where its time is again."""
        self._auto_scroll.stop()
        self._held = self._scale = self._axis_held = None

    def focus_slot(self) -> None:
        """The selected slot gets the focus, else the first one."""
        key = self._selected_key or next(iter(self._slots), "")
        self._focus_slot(key)

    def slot_widget(self, key: str) -> SlotWidget:
        """The widget of an entry. Raises KeyError for an unknown key."""
        return self._slots[key]

    def slot_widgets(self) -> Sequence[SlotWidget]:
        """All slots in agenda order; the focus enters by the selected one."""
        return tuple(self._slots.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = self._wheel.take(event)
            if steps:
                self.set_zoom(self._zoom * _ZOOM_STEP**steps, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    # What is there

    def _keep_widgets_of(self, plan: Plan) -> None:
        keys = [slot.key for slot in plan.slots]
        for key in set(self._slots) - set(keys):
            gone = self._slots.pop(key)
            gone.hide()
            gone.deleteLater()
        old_order = list(self._slots)
        self._slots = {key: self._slots.get(key) or self._new_slot(key) for key in keys}
        if old_order != keys:
            # A screen reader walks the children in their order.
            for widget in self._slots.values():
                widget.raise_()
            for lane in self._lanes:
                lane.raise_()
            self._cover.raise_()
        for widget in self._slots.values():
            widget.set_editable(self.editing.possible)
        self._mark(self._selected_key if self._selected_key in self._slots else "")

    def _new_slot(self, key: str) -> SlotWidget:
        widget = SlotWidget(self._ground, SlotFace(self._faces.item(key), "", ""))
        widget.focused.connect(self._on_focused)
        widget.activated.connect(self.activated)
        widget.step_wanted.connect(self._on_step)
        widget.typed.connect(self._on_typed)
        editing = self.editing
        widget.move_wanted.connect(editing.move)
        widget.longer_wanted.connect(editing.lengthen)
        widget.grabbed.connect(editing.grab)
        widget.pulled.connect(self._auto_scroll.follow)
        widget.let_go.connect(editing.let_go)
        widget.given_back.connect(editing.give_back)
        widget.show()
        return widget

    # Where it is

    def _arrange(self) -> None:
        if self._plan is None:
            return
        room = self.viewport().height()
        layout = lay_out(self._plan, room, self._zoom, self._scale)
        width = self.viewport().width()
        least = self._ground.height() if self._held is not None else room
        self._ground.resize(width, max(least, round(layout.height)))
        lane_width = _lane_width(width, layout.lane_count)
        right = max(GUTTER + _SLOTS_LEAST, width - layout.lane_count * lane_width - 4)
        self._ground.show_layout(layout, right)
        self._arrange_slots(layout, right)
        self._arrange_rows(layout, width)
        place = (right + 6, lane_width)
        self._lanes.arrange(layout, place, self._people, self._plan.window.end)
        if self._held is None:
            self._lanes.say(self._faces.numbers())
        self._cover.setGeometry(self._ground.rect())

    def _arrange_slots(self, layout: TimelineLayout, right: int) -> None:
        left = GUTTER + 2
        for box in layout.slots:
            column = (right - left) / box.columns
            top, bottom = round(box.stripe.top), round(box.stripe.bottom)
            place = QRect(
                round(left + box.column * column), top, round(column - 1), max(2, bottom - top)
            )
            if self._held is not None and self._held[0] == box.key and self._held[1] is not None:
                place.moveTop(self._held[1])
            widget = self._slots[box.key]
            if widget.geometry() != place:
                widget.setGeometry(place)
            words = self._faces.spoken(box.key) if self._held is None else None
            widget.show_face(self._faces.of(box), words)

    def _arrange_rows(self, layout: TimelineLayout, width: int) -> None:
        for row in layout.rows:
            top = round(row.stripe.top)
            place = QRect(GUTTER + 2, top, width - GUTTER - 6, round(row.stripe.height) - 3)
            widget = self._slots[row.key]
            if widget.geometry() != place:
                widget.setGeometry(place)
            widget.show_face(self._faces.without_time(row.key), self._faces.spoken(row.key))

    def _still(self) -> float:
        """What stays where it is when the day is stretched: the selected slot if it is in sight."""
        seen, room = self.verticalScrollBar().value(), self.viewport().height()
        if self._selected_key:
            top = self.slot_top(self._selected_key) - seen
            if 0 <= top <= room:
                return top
        return room / 2

    # How it gets there

    def _places(self) -> dict[Hashable, QRect]:
        return {key: widget.geometry() for key, widget in self._slots.items()}

    def _slide(self, before: Mapping[Hashable, QRect]) -> None:
        """Let slots be seen on their way from where they were; people's bars stand still beside them."""
        lanes = dict(enumerate(self._lanes))
        shown: dict[Hashable, QWidget] = {**self._slots, **lanes}
        overlay = self._slides.go(
            before,
            lambda: {key: widget.geometry() for key, widget in shown.items()},
            lambda seen: alone(self._ground, seen, "surface"),
            lambda keys: {key: portrait(shown[key]) for key in keys},
            self._selected_key,
        )
        if overlay is not None:
            overlay.stackUnder(self._cover)

    # What the user does

    def _mark(self, key: str) -> None:
        self._selected_key = key
        entrance = key or next(iter(self._slots), "")
        for own_key, widget in self._slots.items():
            widget.set_selected(own_key == key)
        if not key and entrance:
            # Nothing is selected yet: Tab still finds the way in.
            self._slots[entrance].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_focused(self, key: str) -> None:
        changed = key != self._selected_key
        self._mark(key)
        self.ensureWidgetVisible(self._slots[key], 0, 24)
        if changed:
            self.selected.emit(key)

    def _on_typed(self, key: str, text: str) -> None:
        place = self._slots[key].geometry()
        self._minutes.open_at(key, place, self.editing.duration(key), text)

    def _focus_slot(self, key: str) -> None:
        if key in self._slots:
            self._slots[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_step(self, key: str, step: int) -> None:
        keys = list(self._slots)
        at = min(max(keys.index(key) + step, 0), len(keys) - 1)
        self._slots[keys[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def _lane_width(width: int, lanes: int) -> int:
    if not lanes:
        return 0
    wide = (width - GUTTER - _SLOTS_WIDE) // lanes
    if wide >= _LANE_LYING:
        return min(_LANE_MOST, wide)
    return max(_LANE_LEAST, min(_LANE, int(width * _LANES_SHARE / lanes)))
