"""The help beside the window: the list of pages left, the page right. Esc closes it.

Above the list words are looked for: Ctrl+F comes there, F3 and Shift+F3 step through the page.
"""

from functools import lru_cache

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.help.pages import FOLDER, PAGES, markdown, title
from gui.help.search import Places, pages_that_say
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
from gui.widgets.search_field import SearchField
from gui.widgets.window_size import open_at
from model.text.translate import _, language, ngettext

PICTURE_WIDTH = 640
"""Of a picture on the page, in the window's own pixels: the text is as wide."""

LEAST_WIDTH = 330
"""Of a page on a small screen; its pictures are as wide then as there is room for."""

_SHEET = """
body {{ color: {text}; }}
h1 {{ font-size: {title}pt; font-weight: 600; margin-top: 0; margin-bottom: 6px; }}
h2 {{ font-size: {large}pt; font-weight: 600; margin-top: 18px; margin-bottom: 4px; }}
p {{ margin-top: 6px; margin-bottom: 8px; line-height: 140%; }}
li {{ margin-bottom: 5px; line-height: 140%; }}
code {{ font-family: Inter; color: {text}; background-color: {window}; }}
a {{ color: {accent}; }}
th {{ text-align: left; padding: 4px 12px 4px 0; color: {muted}; font-weight: 600; }}
td {{ padding: 4px 12px 4px 0; }}
"""

_PICTURE = '<p style="line-height: 100%"><img'
"""A line that holds a picture is as high as the picture, and not by two fifths higher."""


class HelpWindow(QDialog):
    """Stands beside the window and holds it up in nothing; made anew each time it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        open_at(self, 980, 620)
        self.list = QListWidget()
        self.list.setObjectName("help_pages")
        self.list.setAccessibleName(_("Pages of the help"))
        self.list.setProperty("look", "places")
        self.list.setMinimumWidth(150)
        self.list.setMaximumWidth(228)
        for page in PAGES:
            item = QListWidgetItem(title(page, language()))
            item.setData(Qt.ItemDataRole.UserRole, page)
            item.setSizeHint(QSize(0, 34))
            self.list.addItem(item)
        self.browser = _Browser()
        self.browser.setAccessibleName(_("Page of the help"))
        self.browser.anchorClicked.connect(self._on_link)
        self.search = SearchField(_("Find in the help"))
        self._said = Text(look="muted", size=TextSize.SMALL)
        self._said.setContentsMargins(15, 0, 0, 0)
        self._said.hide()
        self._places = Places(self.browser)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda _new, _old: self._show_current())
        self.search.textChanged.connect(self._on_words)
        self.search.returnPressed.connect(lambda: self._places.step(1))
        for keys, handler in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._on_find),
            (QKeySequence("F3"), lambda: self._places.step(1)),
            (QKeySequence("Shift+F3"), lambda: self._places.step(-1)),
        ):
            QShortcut(keys, self).activated.connect(handler)

    def page(self) -> str:
        """The page in front."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_page(self, page: str) -> None:
        """Bring a page to the front, with the focus on it."""
        if self.list.item(PAGES.index(page)).isHidden():
            self.search.clear()
        self.list.setCurrentRow(PAGES.index(page))
        self.browser.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and hasattr(self, "browser"):
            self._show_current()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(14, 14, 2, 12)
        side.setSpacing(10)
        heading = Heading(_("Help"), TextSize.LARGE)
        heading.setContentsMargins(15, 0, 0, 0)
        side.addWidget(heading)
        field = QVBoxLayout()
        field.setContentsMargins(4, 0, 4, 0)  # as wide as a line of the list
        field.addWidget(self.search)
        side.addLayout(field)
        side.addWidget(self._said)
        side.addWidget(self.list, 1)
        card = Card(margins=(14, 12, 6, 8))
        card.body.addWidget(self.browser)
        right = QVBoxLayout()
        right.setContentsMargins(8, 12, 12, 12)
        right.addWidget(card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(side, 1)
        row.addLayout(right, 3)

    def _show_current(self) -> None:
        page = self.page()
        if page:
            self.browser.show_markdown(markdown(page, language()))
            self._places.mark(self.search.text())
            if not self.search.hasFocus():  # else the count of pages is said
                announce(self.browser, title(page, language()))

    def _on_find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_words(self, question: str) -> None:
        """Leave the pages that say it; the one in front stays, if it is one of them."""
        found = pages_that_say(question, language())
        for row, page in enumerate(PAGES):
            self.list.item(row).setHidden(page not in found)
        self._said.setVisible(bool(question.strip()))
        said = ngettext("{count} page", "{count} pages", len(found)).format(count=len(found))
        self._said.setText(said if found else _("No page says that"))
        announce(self.search, self._said.text())
        if found and self.page() not in found:
            self.list.setCurrentRow(PAGES.index(found[0]))
        else:
            self._places.mark(question)

    def _on_link(self, link: QUrl) -> None:
        page = link.path().removesuffix(".md")
        if link.isRelative() and page in PAGES:
            self.show_page(page)
        elif link.scheme() == "https":
            QDesktopServices.openUrl(link)


class _Browser(QTextBrowser):
    """Shows a page in the theme's colours, and its pictures as sharp as the screen is."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setProperty("look", "page")
        self._text, self._shown_width = "", PICTURE_WIDTH

    def show_markdown(self, text: str) -> None:
        """Show a page from its beginning."""
        self._text, self._shown_width = text, self._picture_width()
        self.document().setDefaultStyleSheet(_style_sheet())
        self.setHtml(f"<body>{_html(text)}</body>")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._picture_width() != self._shown_width and self._text:
            self.show_markdown(self._text)

    def _picture_width(self) -> int:
        """As wide as there is room for, up to the width that the text has."""
        return min(
            PICTURE_WIDTH, self.viewport().width() - 2 * round(self.document().documentMargin())
        )

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        address = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not address.isRelative():
            return None
        ratio = self.devicePixelRatioF()
        picture = QImage(str(FOLDER / language() / address.path()))
        if picture.isNull():
            return None
        sharp = picture.scaledToWidth(
            round(self._shown_width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        sharp.setDevicePixelRatio(ratio)
        return sharp


@lru_cache(maxsize=32)
def _html(text: str) -> str:
    """Remembered: a page is set anew for each width that it gets."""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return html.replace("<p><img", _PICTURE)


def _style_sheet() -> str:
    look = theme.current()
    sizes = {
        "title": theme.font(TextSize.TITLE).pointSizeF(),
        "large": theme.font(TextSize.LARGE).pointSizeF(),
    }
    colors = {name: look.hex(name) for name in ("text", "muted", "window", "accent")}
    return _SHEET.format(**colors, **sizes)


def show_help(parent: QWidget, page: str) -> HelpWindow:
    """Bring the help to the front at a page; the one that is open already, if there is one."""
    open_one = next((one for one in parent.findChildren(HelpWindow) if one.isVisible()), None)
    window = open_one or HelpWindow(parent)
    window.show_page(page)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
