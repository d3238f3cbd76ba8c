"""The kit: names, keys, sizes."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QFont, QFontMetrics, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.theme import TextSize, Tone
from gui.widgets.buttons import (
    DangerButton,
    GhostButton,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    ToolButton,
)
from gui.widgets.chips import Chip
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.floating import Floating
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.idle_save import IdleSave
from gui.widgets.labels import ElidedLabel, Text, WrappedHeading
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.navigation import NavigationList
from gui.widgets.segment_bar import Segment, SegmentBar
from gui.widgets.tabs import SegmentedTabs
from gui.widgets.title_edit import TitleEdit
from gui.widgets.toast import Toast


def accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize(
    "kind", [PrimaryButton, SecondaryButton, GhostButton, DangerButton, LinkButton]
)
def test_buttons_are_named_and_can_be_hit(qtbot: QtBot, kind: type[PrimaryButton]) -> None:
    button = kind("&Add item", "plus")
    qtbot.addWidget(button)
    assert accessible_name(button) == "Add item"
    assert button.sizeHint().height() >= 24


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_link_begins_where_the_words_above_it_do(qtbot: QtBot, look: str) -> None:
    theme.apply(app(), theme.load(look))
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 0, 0, 0)
    words = "Hjem"
    above, link = Text(words), LinkButton(words)
    link.setFont(above.font())
    column.addWidget(above)
    column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    page.show()
    assert first_inked(page, above) == first_inked(page, link)
    calm = page.grab().toImage()
    link.setFocus()
    qtbot.waitUntil(link.hasFocus, timeout=60_000)
    assert page.grab().toImage() != calm


def app() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def first_inked(page: QWidget, part: QWidget) -> int:
    """The first column of pixels in which the letters of a part are seen: its upper half."""
    image = page.grab(part.geometry()).toImage()
    ground = image.pixel(image.width() - 1, 0)
    inked = (
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(image.height() // 2))
    )
    return part.x() + next(inked)


def test_tool_button_says_its_shortcut_in_the_tooltip_only(qtbot: QtBot) -> None:
    button = ToolButton("bold", "Bold", "Ctrl+B")
    qtbot.addWidget(button)
    assert button.toolTip() == "Bold (Ctrl+B)"
    assert accessible_name(button) == "Bold"
    assert button.minimumHeight() >= 24


def test_combo_box_is_heard_with_name_and_value(qtbot: QtBot) -> None:
    combo = NamedComboBox("Purpose")
    qtbot.addWidget(combo)
    combo.addItems(["Decision", "Information"])
    name = accessible_name(combo)
    assert "Purpose" in name
    combo.setCurrentIndex(1)
    assert QAccessible.queryAccessibleInterface(combo).text(QAccessible.Text.Value) == "Information"
    assert role(combo) == QAccessible.Role.ComboBox
    assert combo.view().accessibleName() == "Purpose"


def test_the_wheel_never_changes_a_combo_box_in_passing(qtbot: QtBot) -> None:
    combo = NamedComboBox("Purpose")
    qtbot.addWidget(combo)
    combo.addItems(["a", "b", "c"])
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.currentIndex() == 0
    wheel = Qt.FocusPolicy.WheelFocus
    assert combo.focusPolicy() & wheel != wheel  # nor does it take the keys from a text


def test_navigation_is_a_group_of_radio_buttons(qtbot: QtBot) -> None:
    places = NavigationList("Places")
    qtbot.addWidget(places)
    for key in ("meetings", "items", "search"):
        places.add(key, key.capitalize(), "search")
    places.show()
    buttons = places.findChildren(QPushButton)
    assert [role(button) for button in buttons] == [QAccessible.Role.RadioButton] * 3
    with qtbot.waitSignal(places.chosen) as chosen:
        buttons[1].click()
    assert chosen.args == ["items"]
    assert places.current() == "items"
    assert accessible_name(buttons[2]) == "Search"
    assert all(button.height() >= 24 for button in buttons)


def test_tabs_go_by_arrow_keys(qtbot: QtBot) -> None:
    tabs = SegmentedTabs("Jobs")
    qtbot.addWidget(tabs)
    for key in ("agenda", "plan", "minutes"):
        tabs.add(key, key.capitalize())
    with qtbot.waitActive(tabs):
        tabs.show()
    first = tabs.findChildren(QPushButton)[0]
    first.setFocus()
    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == ["plan"]
    assert tabs.current() == "plan"
    tabs.set_current("minutes")
    assert tabs.current() == "minutes"


def test_message_bar_says_shows_and_offers(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = MessageBar(parent)
    assert bar.message() == ""
    bar.show_message(Severity.DANGER, "The disk is full. Your text is kept.")
    tried: list[str] = []
    bar.add_action("Try again", lambda: tried.append("again")).click()
    assert tried == ["again"]
    assert bar.message() == "The disk is full. Your text is kept."
    assert role(bar) == QAccessible.Role.AlertMessage
    bar.show_message(Severity.SUCCESS, "Saved")
    qtbot.waitUntil(lambda: len(bar.findChildren(SecondaryButton)) == 0)


def test_empty_state_offers_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("calendar-plus", "No meetings yet", "Create one.", "New", "Example")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.action):
        state.findChildren(PrimaryButton)[0].click()
    with qtbot.waitSignal(state.second_action):
        state.findChildren(SecondaryButton)[0].click()


def test_elided_label_keeps_the_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("A long title that does not fit here at all")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == label.text() == accessible_name(label)
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_texts_never_read_markup(qtbot: QtBot) -> None:
    label = Text("<b>12</b> < 13")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    chip = Chip("a", Tone.DECISION)
    qtbot.addWidget(chip)
    chip.set_tone(Tone.DANGER)
    assert chip.property("tone") == "danger"


def test_segment_bar_marks_what_is_beyond(qtbot: QtBot) -> None:
    bar = SegmentBar()
    qtbot.addWidget(bar)
    bar.resize(200, 6)
    bar.show_segments(
        [Segment(150, Tone.DECISION), Segment(50, Tone.SPARRING)], 150, "200 of 150 min."
    )
    image = bar.grab().toImage()
    assert image.pixelColor(40, 3).blue() > 150
    assert image.pixelColor(180, 3).red() > 180
    assert accessible_name(bar) == "200 of 150 min."


def test_flow_layout_breaks_lines(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=10)
    for _number in range(3):
        label = QLabel()
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(330) == 20
    assert flow.heightForWidth(210) == 50
    assert flow.heightForWidth(100) == 80


def test_toast_goes_away_and_offers_undo(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    done: list[str] = []
    toast = Toast(window)
    toast.show_text("Item 4 moved", "Undo", lambda: done.append("undone"))
    assert toast.isVisible()
    toast.findChildren(SecondaryButton)[0].click()
    assert done == ["undone"]
    assert not toast.isVisible()


def test_title_grows_with_its_lines_and_stays_one_paragraph(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    title = TitleEdit("Title")
    column.addWidget(title)
    column.addStretch()
    window.resize(300, 400)
    window.show()
    title.set_text("Short")
    one = title.height()
    title.set_text("A rather long title that needs several lines in a window as narrow as this")
    assert title.height() > one * 2
    data = QMimeData()
    data.setText("two\nlines ")
    title.selectAll()
    title.insertFromMimeData(data)
    assert title.text() == "two lines"
    with qtbot.waitSignal(title.edited) as edited:
        QTest.keyClick(title, Qt.Key.Key_Return)
    assert edited.args == ["two lines"]


def test_title_lets_nothing_in_while_typing(qtbot: QtBot) -> None:
    title = TitleEdit("Title")
    qtbot.addWidget(title)
    title.set_text("Old")
    QTest.keyClicks(title, "x")
    assert title.has_unsaved_text
    title.set_text("From elsewhere")
    assert "From" not in title.text()
    with qtbot.waitSignal(title.edited):
        QApplication.sendEvent(title, QFocusEvent(QFocusEvent.Type.FocusOut))
    title.set_text("From elsewhere")
    assert title.text() == "From elsewhere"


def test_idle_save_comes_after_a_rest_and_at_the_latest(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    saver = IdleSave(holder)
    came: list[bool] = []
    saver.due.connect(lambda: came.append(True))
    saver.flush()
    assert came == []
    saver.touch()
    assert saver.pending
    saver.flush()
    saver.flush()
    assert came == [True]
    for _key in range(10):
        saver.touch()
        qtbot.wait(90)
    assert len(came) >= 2  # never still for 0.25 s, yet due after 0.7 s


def test_a_screen_reader_that_toggles_is_heard_like_a_click(qtbot: QtBot) -> None:
    for made in (SegmentedTabs("Jobs"), NavigationList("Steder")):
        qtbot.addWidget(made)
        heard: list[str] = []
        made.chosen.connect(heard.append)
        for key in ("one", "two"):
            if isinstance(made, SegmentedTabs):
                made.add(key, key)
            else:
                made.add(key, key, "search")
        one, two = made.findChildren(QPushButton)
        two.toggle()  # as an assistive technology does
        one.click()
        assert heard == ["two", "one"]
        made.set_current("two")
        assert heard == ["two", "one"]
        two.click()
        again = [] if isinstance(made, SegmentedTabs) else ["two"]
        assert heard == ["two", "one", *again]


def test_a_heading_divides_a_word_that_is_wider_than_its_place(qtbot: QtBot) -> None:
    heading = WrappedHeading("Arbejdsmiljøcertificeringsprojektkoordineringsudvalget")
    qtbot.addWidget(heading)
    heading.resize(160, 400)
    heading.show()
    assert heading.heightForWidth(160) > 2 * heading.fontMetrics().height()
    assert heading.accessibleName() == "Arbejdsmiljøcertificeringsprojektkoordineringsudvalget"
    heading.resize(1200, 400)
    assert heading.text() == heading.accessibleName()


def test_a_long_name_is_written_smaller_as_a_heading(qtbot: QtBot) -> None:
    heading = WrappedHeading("Chefteammøde")
    qtbot.addWidget(heading)
    usual = heading.fontMetrics().height()
    heading.show_name("Koordinationsmøde for ledere i sundhed, ældre og rehabilitering")
    assert heading.fontMetrics().height() < usual
    heading.show_name("Chefteammøde")
    assert heading.fontMetrics().height() == usual
    heading.show()
    wide = heading.fontMetrics().horizontalAdvance("Chefteammøde")
    heading.resize(wide - 5, 100)  # too narrow for the word as it is usually written
    assert heading.fontMetrics().height() < usual
    assert heading.text() == "Chefteammøde"


def test_a_heading_divides_a_word_where_danes_do(qtbot: QtBot) -> None:
    heading = WrappedHeading("Koordinationsmøde")
    qtbot.addWidget(heading)
    heading.show()
    smaller = QFontMetrics(theme.font(TextSize.LARGE, QFont.Weight.DemiBold))
    width = smaller.horizontalAdvance
    heading.resize(width("Koordinations-"), 400)
    assert heading.text() == "Koordinations\u00admøde"
    heading.resize(width("Koordina-"), 400)
    assert heading.text() == "Ko\u00ador\u00addi\u00adna\u00adtions\u00admøde"
    heading.show_name("X" * 40)
    assert heading.text() == "\u200b".join("X" * 40)


def test_words_of_an_empty_place_take_the_width_of_a_narrow_panel(qtbot: QtBot) -> None:
    empty = EmptyState(
        "search", "Nothing was found", "Try fewer letters or fewer words, or show all."
    )
    qtbot.addWidget(empty)
    empty.resize(240, 400)
    empty.show()
    (words,) = (label for label in empty.findChildren(QLabel) if label.text().startswith("Try"))
    assert empty.minimumSizeHint().width() <= 240
    assert words.height() >= words.heightForWidth(words.width())


def test_the_buttons_of_a_message_go_below_it_where_room_is_short(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Severity.WARNING, "The computer's clock has jumped.", closable=True)
    button = bar.add_action("Yes, it has passed", lambda: None)
    bar.resize(900, 60)
    qtbot.waitUntil(lambda: button.x() > 500)
    bar.resize(360, 120)
    qtbot.waitUntil(lambda: button.x() < 100 and button.width() >= button.sizeHint().width())
    assert bar.minimumSizeHint().width() < 360


def test_what_went_well_moves_nothing_and_goes_by_itself(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    bar, below = MessageBar(), QPushButton("Below")
    for part in (bar, below):
        column.addWidget(part)
    page.resize(700, 400)
    page.show()
    before = below.geometry()
    bar.show_message(Severity.SUCCESS, "Saved")
    bar.add_action("Open", lambda: None)
    QApplication.processEvents()
    assert bar.message() == "Saved"
    assert bar.accessibleName() == "Saved"
    assert below.geometry() == before
    floating = bar.findChild(Floating)
    assert floating is not None
    floating.done.emit()
    assert bar.message() == ""
    bar.show_message(Severity.WARNING, "Not saved")  # this one stands in the column, and stays
    QApplication.processEvents()
    assert column.indexOf(bar) == 0
    assert below.geometry() != before


def test_a_long_title_is_written_smaller_than_a_short_one(qtbot: QtBot) -> None:
    title = TitleEdit("Title")
    qtbot.addWidget(title)
    title.set_text("Budget")
    short = title.font().pointSizeF()
    title.set_text("Sammenlægning af kompetencecenterforvaltningens afdelinger " * 2)
    assert title.font().pointSizeF() < short
    title.set_text("Budget")
    assert title.font().pointSizeF() == short
