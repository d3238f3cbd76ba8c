"""The field under the hands: keys, saving, clipboard, look."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.buttons import ToolButton
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.toolbar import RichTextToolbar
from model.text.blocks import Block, Kind, RichText, Run, paragraph
from tests.gui.widgets.rich_text.texts import move_to, press, shown, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(qtbot: QtBot) -> RichTextField:
    made = RichTextField("Decision")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def tab(field: RichTextField, back: bool = False) -> None:
    if back:
        press(field, Qt.Key.Key_Backtab, modifiers=SHIFT)
    else:
        press(field, Qt.Key.Key_Tab, "\t")


def item(text: str, level: int = 0, kind: Kind = Kind.BULLET) -> Block:
    return Block(kind, level, (Run(text),))


def test_typed_markers_become_lists(field: RichTextField) -> None:
    type_text(field, "- a\nb\n\n1. c\nd\n\n• e")
    assert shown(field.blocks()) == ["ul0 a", "ul0 b", "ol0 c", "ol0 d", "ul0 e"]


def test_undo_gives_a_typed_marker_back(field: RichTextField) -> None:
    type_text(field, "- ")
    assert field.current_kind() == (Kind.BULLET, 0)
    field.undo()
    assert field.current_kind() == (Kind.PARAGRAPH, 0)
    assert field.toPlainText() == "- "


def test_markers_within_words_stay_words(field: RichTextField) -> None:
    type_text(field, "a - b\n2. c\n14. oktober")
    assert shown(field.blocks()) == ["p0 a - b", "p0 2. c", "p0 14. oktober"]


def test_tab_moves_items_with_what_is_under_them(field: RichTextField) -> None:
    field.set_blocks((item("a"), item("b"), item("c", 1), item("d", 2), item("e")))
    move_to(field, "b")
    tab(field)
    assert shown(field.blocks()) == ["ul0 a", "ul1 b", "ul2 c", "ul3 d", "ul0 e"]
    tab(field)  # no deeper than one below the item above
    assert shown(field.blocks())[1] == "ul1 b"
    tab(field, back=True)
    assert shown(field.blocks()) == ["ul0 a", "ul0 b", "ul1 c", "ul2 d", "ul0 e"]


def test_nine_levels_deep(field: RichTextField) -> None:
    type_text(field, "- 0")
    for level in range(1, 12):
        type_text(field, f"\n{level}")
        tab(field)
    levels = [block.level for block in field.blocks()]
    assert levels == [*range(10), 9, 9]


def test_tab_leaves_a_field_without_a_list(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, other = RichTextField("Text"), QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    tab(field)
    assert other.hasFocus()
    field.setFocus()
    type_text(field, "- a")
    tab(field)
    assert field.hasFocus()
    press(field, Qt.Key.Key_Tab, modifiers=CONTROL)
    assert other.hasFocus()


def test_enter_in_an_empty_item_lifts_it_out(field: RichTextField) -> None:
    type_text(field, "- a\nb")
    tab(field)
    type_text(field, "\n\n")
    assert field.current_kind() == (Kind.BULLET, 0)
    type_text(field, "\n")
    assert field.current_kind() == (Kind.PARAGRAPH, 0)
    type_text(field, "c")
    assert shown(field.blocks()) == ["ul0 a", "ul1 b", "p0 c"]


def test_backspace_at_the_start_lifts_out(field: RichTextField) -> None:
    field.set_blocks((item("a"), item("b", 1)))
    move_to(field, "b", end=False)
    press(field, Qt.Key.Key_Backspace)
    assert shown(field.blocks()) == ["ul0 a", "ul0 b"]
    press(field, Qt.Key.Key_Backspace)
    assert shown(field.blocks()) == ["ul0 a", "p0 b"]
    press(field, Qt.Key.Key_Backspace)
    assert shown(field.blocks()) == ["ul0 ab"]


def test_levels_close_up_when_a_line_goes(field: RichTextField, qtbot: QtBot) -> None:
    field.set_blocks((item("a"), item("b", 1), item("c", 2), paragraph("d")))
    cursor = field.document().find("b")
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    press(field, Qt.Key.Key_Delete)
    qtbot.wait(20)
    levels = [block.blockFormat().leftMargin() for block in _lines(field)]
    assert shown(field.blocks()) == ["ul0 a", "ul1 c", "p0 d"]
    assert levels[1] == 2 * levels[0]


def _lines(field: RichTextField):
    block = field.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_shift_enter_breaks_the_line(field: RichTextField) -> None:
    type_text(field, "- a")
    press(field, Qt.Key.Key_Return, "\r", SHIFT)
    type_text(field, "b")
    assert shown(field.blocks()) == ["ul0 a\nb"]


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_B, "bold"), (Qt.Key.Key_I, "italic"), (Qt.Key.Key_U, "underline")],
)
def test_style_keys(field: RichTextField, key: Qt.Key, name: str) -> None:
    type_text(field, "a")
    press(field, key, modifiers=CONTROL)
    type_text(field, "b")
    press(field, key, modifiers=CONTROL)
    type_text(field, "c")
    runs = field.blocks()[0].runs
    assert [(run.text, getattr(run, name)) for run in runs] == [
        ("a", False),
        ("b", True),
        ("c", False),
    ]
    field.selectAll()
    press(field, key, modifiers=CONTROL)
    press(field, key, modifiers=CONTROL)
    assert len(field.blocks()[0].runs) == 1


def test_headings_keep_their_bold_words(field: RichTextField) -> None:
    field.set_blocks((Block(Kind.PARAGRAPH, 0, (Run("a"), Run("b", bold=True))),))
    field.selectAll()
    press(field, Qt.Key.Key_2, modifiers=CONTROL | ALT)
    assert field.blocks() == (Block(Kind.HEADING, 2, (Run("a"), Run("b", bold=True))),)
    press(field, Qt.Key.Key_0, modifiers=CONTROL | ALT)
    assert field.blocks() == (Block(Kind.PARAGRAPH, 0, (Run("a"), Run("b", bold=True))),)


def test_what_follows_a_heading_is_a_paragraph(field: RichTextField) -> None:
    press(field, Qt.Key.Key_1, modifiers=CONTROL | ALT)
    type_text(field, "Title\ntext")
    assert field.blocks() == (Block(Kind.HEADING, 1, (Run("Title"),)), paragraph("text"))
    move_to(field, "Title", end=False)
    type_text(field, "\n")
    assert shown(field.blocks()) == ["h1 Title", "p0 text"]
    assert field.document().firstBlock().text() == ""


def test_list_keys(field: RichTextField) -> None:
    type_text(field, "a\nb")
    field.selectAll()
    press(field, Qt.Key.Key_ParenLeft, "(", CONTROL | SHIFT)
    assert shown(field.blocks()) == ["ul0 a", "ul0 b"]
    press(field, Qt.Key.Key_Slash, "/", CONTROL | SHIFT)
    assert shown(field.blocks()) == ["ol0 a", "ol0 b"]
    press(field, Qt.Key.Key_Slash, "/", CONTROL | SHIFT)
    assert shown(field.blocks()) == ["p0 a", "p0 b"]


def test_words_behind_a_link_do_not_belong_to_it(field: RichTextField) -> None:
    field.set_link("example.org")
    type_text(field, " x")
    event = QInputMethodEvent()
    event.setCommitString("é–ü")
    QApplication.sendEvent(field, event)
    assert field.blocks()[0].runs == (
        Run("example.org", link="https://example.org"),
        Run(" xé–ü"),
    )
    move_to(field, "examp")
    field.set_link("a@b.dk")
    assert field.blocks()[0].runs[0] == Run("example.org", link="mailto:a@b.dk")
    field.set_link("")
    assert field.blocks() == (paragraph("example.org xé–ü"),)


def test_script_addresses_are_refused(field: RichTextField) -> None:
    type_text(field, "a")
    field.selectAll()
    field.set_link("javascript:alert(1)")
    assert all(not run.link.startswith("javascript") for run in field.blocks()[0].runs)


def test_typing_is_handed_on_after_a_rest(field: RichTextField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited, timeout=30_000) as edited:
        type_text(field, "hello")
    assert edited.args == [(paragraph("hello"),)]
    with qtbot.assertNotEmitted(field.edited, wait=50):
        field.flush()


def test_leaving_hands_on_at_once(field: RichTextField, qtbot: QtBot) -> None:
    type_text(field, "hello")
    with qtbot.waitSignal(field.edited, timeout=30_000):
        QApplication.sendEvent(
            field, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
        )


def test_another_text_does_not_swallow_the_typing(field: RichTextField) -> None:
    came: list[RichText] = []
    field.edited.connect(came.append)
    type_text(field, "hello")
    field.set_blocks((paragraph("other"),))
    assert came == [(paragraph("hello"),)]
    assert not field.has_unsaved_text


def test_later_typing_stays_unsaved(field: RichTextField) -> None:
    type_text(field, "a")
    field.flush()
    type_text(field, "b")
    field.mark_saved((paragraph("a"),))
    assert field.has_unsaved_text
    field.flush()
    field.mark_saved((paragraph("ab"),))
    assert not field.has_unsaved_text


def test_own_copy_comes_back_whole(field: RichTextField) -> None:
    text = (
        Block(Kind.HEADING, 2, (Run("H"),)),
        Block(Kind.NUMBER, 0, (Run("a", bold=True), Run("b", link="https://x.dk"))),
        item("c\nd", 1),
        paragraph("end"),
    )
    field.set_blocks(text)
    field.selectAll()
    field.copy()
    field.set_blocks(())
    field.paste()
    assert field.blocks() == text


def test_copied_html_is_understood_by_ourselves(field: RichTextField) -> None:
    text = (item("a"), item("b", 1), item("c", 1, Kind.NUMBER), item("d"), paragraph("e"))
    field.set_blocks(text)
    field.selectAll()
    data = QMimeData()
    data.setHtml(field.createMimeDataFromSelection().html())
    field.set_blocks(())
    field.insertFromMimeData(data)
    assert field.blocks() == text


def test_part_of_a_line_is_copied_with_its_style(field: RichTextField) -> None:
    field.set_blocks((Block(Kind.PARAGRAPH, 0, (Run("😀abc"), Run("def", italic=True))),))
    cursor = field.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    assert field.createMimeDataFromSelection().html() == "<p>c<i>d</i></p>"


def test_plain_lines_pasted_into_a_list_are_items(field: RichTextField) -> None:
    field.set_blocks((item("a"), item("b", 1), item("z")))
    move_to(field, "b")
    data = QMimeData()
    data.setText("1\n2\n3")
    field.insertFromMimeData(data)
    assert shown(field.blocks()) == ["ul0 a", "ul1 b1", "ul1 2", "ul1 3", "ul0 z"]


def test_plain_paste_key(field: RichTextField) -> None:
    data = QMimeData()
    data.setText("- fed")
    data.setHtml("<b>fed</b>")
    QGuiApplication.clipboard().setMimeData(data)
    press(field, Qt.Key.Key_V, modifiers=CONTROL | SHIFT)
    assert field.blocks() == (paragraph("- fed"),)
    field.undo()
    assert field.blocks() == ()


def test_a_ghost_is_never_content(field: RichTextField) -> None:
    plain = field.grab().toImage()
    field.set_ghost("What is asked of the meeting?")
    assert field.grab().toImage() != plain
    assert field.blocks() == ()
    assert field.toPlainText() == ""
    assert field.accessibleDescription() == "What is asked of the meeting?"
    field.selectAll()
    assert field.createMimeDataFromSelection().text() == ""


def test_it_is_named(field: RichTextField) -> None:
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "Decision"
    assert interface.role() == QAccessible.Role.EditableText


def test_growing_field_is_as_high_as_its_text(qtbot: QtBot) -> None:
    field = RichTextField("Text", grows=True)
    qtbot.addWidget(field)
    field.resize(300, 100)
    field.show()
    low = field.height()
    field.set_blocks(tuple(paragraph(f"Line {number}") for number in range(20)))
    assert field.height() > low * 3
    assert field.verticalScrollBar().maximum() == 0


def test_links_follow_a_change_of_look(field: RichTextField, qapp: QApplication) -> None:
    field.set_blocks((Block(Kind.PARAGRAPH, 0, (Run("a", link="https://x.dk"),)),))

    def color() -> str:
        return (
            field.document()
            .firstBlock()
            .begin()
            .fragment()
            .charFormat()
            .foreground()
            .color()
            .name()
        )

    light = color()
    theme.apply(qapp, theme.load("dark"))
    assert color() != light
    assert not field.has_unsaved_text


def test_toolbar_follows_the_cursor(field: RichTextField) -> None:
    toolbar = RichTextToolbar(field)
    field.set_blocks((paragraph("a"), item("b")))
    by_name = {button.accessibleName(): button for button in toolbar.findChildren(ToolButton)}
    assert not by_name["Bullets"].isChecked()
    move_to(field, "b")
    assert by_name["Bullets"].isChecked()
    assert not by_name["Move in"].why_not
    by_name["Numbered list"].click()
    assert shown(field.blocks()) == ["p0 a", "ol0 b"]
    by_name["Undo"].click()
    assert shown(field.blocks()) == ["p0 a", "ul0 b"]
    assert "Ctrl+B" in by_name["Bold"].toolTip()
    toolbar.set_field(None)
    assert by_name["Bold"].why_not
    assert "Ctrl+B" in by_name["Bold"].toolTip()
    assert "cursor in a text" in by_name["Bold"].toolTip()
    toolbar.deleteLater()


def test_undo_steps_are_whole(field: RichTextField) -> None:
    field.set_blocks((paragraph("a"), paragraph("b"), paragraph("c")))
    field.selectAll()
    field.toggle_list(Kind.NUMBER)
    field.selectAll()
    field.toggle_bold()
    field.undo()
    assert shown(field.blocks()) == ["ol0 a", "ol0 b", "ol0 c"]
    field.undo()
    assert shown(field.blocks()) == ["p0 a", "p0 b", "p0 c"]
    field.redo()
    field.redo()
    assert all(run.bold for block in field.blocks() for run in block.runs)


@pytest.mark.parametrize("shortcut", ["Ctrl+I", "Ctrl+Shift+8", "Ctrl+Alt+2", "Ctrl+Q"])
def test_a_text_has_its_keys_before_the_menus(qtbot: QtBot, shortcut: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = RichTextField("Text")
    window.setCentralWidget(made)
    chosen: list[str] = []
    action = QAction(window)
    action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(lambda: chosen.append(shortcut))
    window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
    made.set_blocks((paragraph("ord"),))
    made.selectAll()
    made.setFocus()
    keys = QKeySequence(shortcut)[0]  # pyright: ignore[reportIndexIssue]
    QTest.keyClick(made, keys.key(), keys.keyboardModifiers())
    own = shortcut != "Ctrl+Q"
    assert chosen == ([] if own else [shortcut])
    assert (made.blocks() != (paragraph("ord"),)) is own
