"""The looks: every token there, every word readable."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui import icons, theme
from gui.theme import Tone
from gui.timeline.slot_picture import SELECTED_WASH
from gui.widgets.segment_bar import SegmentBar
from tests.gui.alone import run_alone

LOOKS = ("light", "dark")
READ_ON = {
    "text": ("window", "surface", "hover", "pressed", "accent_tint", "navigation_selected"),
    "muted": ("window", "surface", "hover", "accent_tint", "navigation_selected"),
    "accent": ("window", "surface", "accent_tint"),
    "on_accent": ("accent_fill", "accent_hover"),
    "on_danger": ("danger_fill",),
    "surface": ("text",),  # toast and tooltip
}
UNDRESSED = """
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from gui import theme
from gui.widgets.dressing import undressed

def part(depth):
    widget = QWidget()
    within = QVBoxLayout(widget)
    for child in range(12):
        within.addWidget(part(depth - 1) if depth and not child else QPushButton())
    return widget

app = QApplication([])
for look in ("light", "dark") * 6:
    before = [part(2) for _ in range(10)]
    with undressed(app):
        within = [part(2) for _ in range(10)]
    for widget in before:
        widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del before
    theme.apply(app, theme.load(look))
print(bool(app.styleSheet()), theme.current().name)
"""
"""Qt must not remember, behind the dress, widgets that have gone since."""

SEEN_ON = {
    "field_border": ("surface",),
    "focus_on_fill": ("accent_fill", "danger_fill"),
    "faint": ("surface",),
    "accent": ("surface", "window", "hover"),
    **{f"{tone}.mark": ("surface",) for tone in Tone},  # parts of bars and charts
}


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def washed(ground: QColor, wash: QColor, share: float) -> QColor:
    """A color with a veil of another, as a selected slot has it."""
    pairs = (
        (ground.redF(), wash.redF()),
        (ground.greenF(), wash.greenF()),
        (ground.blueF(), wash.blueF()),
    )
    return QColor.fromRgbF(*(below * (1 - share) + above * share for below, above in pairs))


@pytest.mark.parametrize("look", LOOKS)
def test_words_can_be_read(look: str) -> None:
    colors = theme.load(look)
    for words, grounds in READ_ON.items():
        for ground in grounds:
            measured = contrast(colors.color(words), colors.color(ground))
            assert measured >= 4.5, f"{words} on {ground}: {measured:.2f}"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("tone", Tone)
def test_tinted_words_can_be_read(look: str, tone: Tone) -> None:
    colors = theme.load(look)
    tint = colors.color(f"{tone}.tint")
    selected = washed(tint, colors.color(f"{tone}.mark"), SELECTED_WASH)
    for words in (f"{tone}.text", "text", "muted"):
        assert contrast(colors.color(words), tint) >= 4.5, words
    for words in ("text", "muted"):
        assert contrast(colors.color(words), selected) >= 4.5, f"{words}, selected"
    for ground in ("surface", "window"):
        assert contrast(colors.color(f"{tone}.text"), colors.color(ground)) >= 4.5, ground


@pytest.mark.parametrize("look", LOOKS)
def test_marks_and_focus_rings_can_be_seen(look: str) -> None:
    colors = theme.load(look)
    for mark, grounds in SEEN_ON.items():
        for ground in grounds:
            assert contrast(colors.color(mark), colors.color(ground)) >= 3.0, f"{mark} on {ground}"


@pytest.mark.parametrize("look", LOOKS)
def test_the_style_sheet_has_no_token_left(look: str) -> None:
    sheet = theme.style_sheet(theme.load(look))
    assert "@" not in sheet
    assert "border-radius" in sheet


def test_the_bundled_typeface_is_used(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_icons_follow_a_change_of_look(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("bold", "text"))

    def color() -> set[str]:
        image = button.icon().pixmap(QSize(24, 24), 1.0).toImage()
        points = [(x, y) for x in range(24) for y in range(24)]
        return {
            QColor(image.pixelColor(x, y)).name()
            for x, y in points
            if image.pixelColor(x, y).alpha() == 255
        }

    assert theme.load("light").text.lower() in color()
    theme.apply(qapp, theme.load("dark"))
    assert theme.load("dark").text.lower() in color()


def test_what_paints_itself_is_painted_anew_in_another_look(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Qt does that by itself: no widget of ours need ask for it."""
    painted: list[str] = []

    class Watched(SegmentBar):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(theme.current().name)
            super().paintEvent(event)

    bar = Watched()
    qtbot.addWidget(bar)
    bar.show()
    for look in ("dark", "light"):
        theme.apply(qapp, theme.load(look))
        qtbot.waitUntil(lambda look=look: painted[-1:] == [look], timeout=60_000)


def test_widgets_built_undressed_are_dressed_and_the_next_look_crashes_on_none_that_went() -> None:
    assert run_alone(UNDRESSED) == "True dark"


def test_every_icon_that_is_shipped_is_drawn_somewhere() -> None:
    root = icons.FOLDER.parents[1]
    sources = (*(root / "gui").rglob("*.py"), root / "tests" / "gui" / "gallery.py")
    named = set(re.findall(r'"([a-z0-9-]+)(?:\.svg)?"', "".join(map(_text, sources))))
    named |= {f"chevron-{look}" for look in LOOKS}  # of the style sheet
    assert {file.stem for file in icons.FOLDER.glob("*.svg")} - named == set()


def _text(file: Path) -> str:
    return file.read_text("utf-8")


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_icons_survive_being_cloned_by_qt(qapp: QApplication) -> None:
    import gc

    for _round in range(50):
        icon = icons.icon("bold")
        other = icon.__copy__()
        other.addPixmap(icons.pixmap("list", "text", 8))
        del icon
        gc.collect(0)
        assert not other.pixmap(16, 16).isNull()


def test_appearance_follows_the_choice(qapp: QApplication) -> None:
    appearance = theme.Appearance(qapp, "light")
    seen: list[str] = []
    appearance.changed.connect(lambda look: seen.append(look.name))
    appearance.choose("dark")
    assert theme.current().dark
    appearance.choose("dark")
    appearance.choose("light")
    assert seen == ["dark", "light"]
    appearance.deleteLater()
