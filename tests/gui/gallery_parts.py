"""A page of the gallery: menus, buttons that open one, lists to tick, names that are too long."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QRadioButton, QWidget

from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.labels import WrappedHeading
from gui.widgets.ticked_list import TickedList, TickedRow


def parts() -> QWidget:
    """What opens over the window or stands in its dialogs."""
    page = QWidget()
    page.setObjectName("window")
    page.resize(760, 360)
    row = QHBoxLayout(page)
    row.setContentsMargins(16, 16, 16, 16)
    row.setSpacing(12)
    row.addWidget(_menu())
    row.addWidget(_buttons())
    row.addWidget(_ticks(), 1)
    return page


def _menu() -> QWidget:
    menu = QMenu()
    menu.addAction("Nyt møde …").setShortcut("Ctrl+N")
    menu.addAction("Mødets oplysninger …").setEnabled(False)
    menu.addSeparator()
    ticked = menu.addAction("Stavekontrol")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    menu.addMenu("Flyt til …")
    menu.setActiveAction(menu.actions()[0])
    holder = Card()
    holder.body.addWidget(menu)
    holder.body.addStretch(1)
    menu.show()
    return holder


def _buttons() -> QWidget:
    card = Card(margins=(16, 16, 16, 16), spacing=10)
    name = WrappedHeading("Arbejdsmiljøcertificeringsprojektkoordineringsudvalgets kommissorium")
    card.body.addWidget(name)
    quiet = PrimaryButton("Nyt møde", "calendar-plus")
    quiet.set_quiet(True)
    first, second = PrimaryButton("Ny indstilling", "file-plus"), SecondaryButton("Planlagt")
    for button in (first, second):
        button.setMenu(QMenu(button))
    for part in (first, second, quiet, QRadioButton("Hvert år i måneden")):
        card.body.addWidget(part)
    card.body.addStretch(1)
    card.setFixedWidth(230)
    return card


def _ticks() -> QWidget:
    listed = TickedList("Punkter")
    listed.show_rows(
        [
            TickedRow(1, "1. Godkendelse af dagsordenen", True),
            TickedRow(
                2, "2. Orientering om status på handleplanen for nedbringelse af fravær", False
            ),
            TickedRow(3, "24. december 2026: intet møde, juleaftensdag", None),
        ]
    )
    return listed
