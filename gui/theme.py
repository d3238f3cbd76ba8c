"""Colors, type and style of the whole window. Knows no screen; every part of `gui` may use it.

The theme in force hangs on the application object, so that nothing here is a global variable and a
test can have its own. Widgets that paint themselves ask for it in each paint event, which Qt sends by
itself after a change; icons follow by themselves (`gui.icons`); whoever must do more overrides
`changeEvent` and asks `is_theme_change`.
"""

import gc
import re
import tomllib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QMenuBar,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_PROPERTY = "punktvis_theme"
_TYPEFACE = "Inter"
_BASE_POINTS = 10.0
_BASE_POINTS_MAC = 13.0


class Tone(StrEnum):
    """What a tinted thing says. The first five are states, the next five a point's purpose."""

    ACCENT = "accent"
    NEUTRAL = "neutral"
    DANGER = "danger"
    WARNING = "warning"
    SUCCESS = "success"
    DECISION = "decision"
    INFORMATION = "information"
    DISCUSSION = "discussion"
    SPARRING = "sparring"
    OTHER = "other"
    PERSON = "person"


class TextSize(StrEnum):
    """Steps of type, relative to the application's font."""

    TINY = "tiny"
    SMALL = "small"
    NORMAL = "normal"
    BODY = "body"
    LARGE = "large"
    TITLE = "title"
    DISPLAY = "display"


_SCALE = {
    TextSize.TINY: 0.85,
    TextSize.SMALL: 0.9,
    TextSize.NORMAL: 1.0,
    TextSize.BODY: 1.05,
    TextSize.LARGE: 1.2,
    TextSize.TITLE: 1.4,
    TextSize.DISPLAY: 1.7,
}


@dataclass(frozen=True, slots=True)
class ToneColors:
    """One tone: for words, for stripes and bars, for fills behind words."""

    text: str
    mark: str
    tint: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All color tokens of one look, as `#RRGGBB`."""

    name: str
    dark: bool
    window: str
    surface: str
    hover: str
    pressed: str
    border: str
    control_border: str
    field_border: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_fill: str
    on_accent: str
    accent_tint: str
    navigation_selected: str
    overflow: str
    danger_fill: str
    on_danger: str
    focus_on_fill: str
    tones: Mapping[Tone, ToneColors]

    def tone(self, tone: Tone) -> ToneColors:
        """The three colors of a tone."""
        return self.tones[tone]

    def color(self, token: str) -> QColor:
        """The color of a token: `muted`, or `danger.text` for a part of a tone."""
        return QColor(self.hex(token))

    def hex(self, token: str) -> str:
        """As `color`, written `#RRGGBB`."""
        name, _, part = token.partition(".")
        if part:
            return getattr(self.tones[Tone(name)], part)
        return getattr(self, name)


@cache
def load(name: str) -> Theme:
    """Read `resources/themes/<name>.toml`; a token missing there or unknown here is a TypeError."""
    with (RESOURCES / "themes" / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    tones = {Tone(tone): ToneColors(**parts) for tone, parts in data["tones"].items()}
    return Theme(name=data["name"], dark=data["dark"], tones=tones, **data["colors"])


def current() -> Theme:
    """The theme in force; the light one before `apply`."""
    app = QCoreApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else load("light")


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application, or dress it anew. Every widget gets a change event."""
    app.setProperty(_PROPERTY, theme)
    if app.property("punktvis_dressed") is None:
        app.setProperty("punktvis_dressed", True)
        app.setStyle(_Style("Fusion"))
        app.setFont(_application_font())
        for remembered in (_font, _elided, text_width, line_height):
            remembered.cache_clear()
    with nothing_collected():
        app.setPalette(palette(theme))
        app.setStyleSheet(style_sheet(theme))


@contextmanager
def nothing_collected() -> Generator[None]:
    """Qt goes through its widgets by bare pointers: one that Python collects meanwhile is a crash."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def is_theme_change(event: QEvent) -> bool:
    """For `changeEvent`: whether colors may have changed."""
    return event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


def font(size: TextSize = TextSize.NORMAL, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's typeface at a step of the scale."""
    return QFont(_font(size, weight))


def painting_font(
    size: TextSize = TextSize.NORMAL, weight: QFont.Weight = QFont.Weight.Normal
) -> QFont:
    """As `font`, but the one that all share: for painters, who do not change it."""
    return _font(size, weight)


def elided(
    text: str, width: float, size: TextSize, weight: QFont.Weight = QFont.Weight.Normal
) -> str:
    """The text, ending in "…" where it is wider. Remembered, for widgets that paint often."""
    return text if text_width(text, size, weight) <= width else _elided(text, width, size, weight)


@lru_cache(maxsize=4096)
def text_width(text: str, size: TextSize, weight: QFont.Weight = QFont.Weight.Normal) -> float:
    """How wide a text is on the screen. Remembered."""
    return QFontMetricsF(_font(size, weight)).horizontalAdvance(text)


@lru_cache(maxsize=64)
def line_height(size: TextSize, weight: QFont.Weight = QFont.Weight.Normal) -> float:
    """How high a line is. Remembered."""
    return QFontMetricsF(_font(size, weight)).height()


@lru_cache(maxsize=1024)
def _elided(text: str, width: float, size: TextSize, weight: QFont.Weight) -> str:
    metrics = QFontMetricsF(_font(size, weight))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=64)
def _font(size: TextSize, weight: QFont.Weight) -> QFont:
    made = QFont(QApplication.font())
    made.setPointSizeF(_base_points() * _SCALE[size])
    made.setWeight(weight)
    return made


class Appearance(QObject):
    """Keeps the look chosen in the settings, or follows the operating system's where it tells."""

    changed = Signal(Theme)

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.styleHints().colorSchemeChanged.connect(self._on_system_change)
        apply(app, self._wanted())

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Take another look at once."""
        self._choice = choice
        self._dress()

    def _wanted(self) -> Theme:
        if self._choice in ("light", "dark"):
            return load(self._choice)
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return load("dark" if dark else "light")

    def _dress(self) -> None:
        theme = self._wanted()
        if theme != current():
            apply(self._app, theme)
            self.changed.emit(theme)

    def _on_system_change(self) -> None:
        if self._choice == "system":
            self._dress()


def palette(theme: Theme) -> QPalette:
    """The palette for what the style sheet does not reach: Qt's own dialogs, selections, hints."""
    made = QPalette()
    role = QPalette.ColorRole
    tokens = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "window",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_danger",
        role.Highlight: "accent_fill",
        role.HighlightedText: "on_accent",
        role.PlaceholderText: "muted",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "hover",
        role.Midlight: "border",
        role.Mid: "control_border",
        role.Dark: "faint",
        role.Shadow: "border",
        role.ToolTipBase: "text",
        role.ToolTipText: "surface",
    }
    for color_role, token in tokens.items():
        made.setColor(color_role, theme.color(token))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, color_role, theme.color("faint"))
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet with the theme's colors put in."""
    template = (RESOURCES / "themes" / "style.qss").read_text(encoding="utf-8")
    pictures = {
        "@chevron": f"chevron-{theme.name}",
        "@white_chevron": "chevron-white",
        "@check": "check",
        "@minus": "minus",
    }
    for token, name in pictures.items():
        template = template.replace(token, (RESOURCES / "themes" / f"{name}.svg").as_posix())

    def value(match: re.Match[str]) -> str:
        return theme.hex(match[1])

    chips = "".join(
        f'QLabel[tone="{tone}"] {{ background: {colors.tint}; color: {colors.text}; }}\n'
        for tone, colors in theme.tones.items()
    )
    return re.sub(r"@([a-z_]+(?:\.[a-z]+)?)", value, template.split("*/", 1)[1]) + chips


def dress(widget: QWidget, look: str) -> None:
    """Choose a rule of the style sheet for a widget (`QPushButton[look="primary"]`)."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is yet to come
        widget.style().unpolish(widget)
        widget.style().polish(widget)


_MESSAGE_SIGNS = {
    QStyle.StandardPixmap.SP_MessageBoxInformation: ("info", "accent"),
    QStyle.StandardPixmap.SP_MessageBoxQuestion: ("circle-question-mark", "accent"),
    QStyle.StandardPixmap.SP_MessageBoxWarning: ("triangle-alert", "warning.text"),
    QStyle.StandardPixmap.SP_MessageBoxCritical: ("circle-alert", "danger.text"),
}


def _shows_letters(widget: QWidget | None) -> bool:
    """Of menus, always; of the bar that they hang on, while Alt is held."""
    if isinstance(widget, QMenuBar):
        return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
    return isinstance(widget, QMenu)


class _Style(QProxyStyle):
    """Fusion without underlined letters in every button, with our signs and tooltips that come soon."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return int(_shows_letters(widget))
        if hint == QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1  # arrows come to what is greyed as well: its line says why
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0  # the desktop's own, in its own colors
        if hint == QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return 400
        return super().styleHint(hint, option, widget, returnData)

    def standardIcon(
        self,
        standardIcon: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if standardIcon in _MESSAGE_SIGNS:
            from gui.icons import icon  # it draws in the colors of this module

            return icon(*_MESSAGE_SIGNS[standardIcon])
        return super().standardIcon(standardIcon, option, widget)


def _application_font() -> QFont:
    # The same typeface on every system: a bare Debian has only DejaVu.
    for file in sorted((RESOURCES / "fonts" / "inter").glob("Inter-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    made = QFont(_TYPEFACE)
    made.setPointSizeF(_base_points())
    return made


def _base_points() -> float:
    # macOS counts 72 points to the inch, the others 96.
    return _BASE_POINTS_MAC if QApplication.platformName() == "cocoa" else _BASE_POINTS
