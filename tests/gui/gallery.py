"""Pictures of the kit, the rich text field and the timeline in both looks, for human eyes.

`python tests/gui/gallery.py [folder]` writes them to the ignored folder `screenshots/`.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QFont  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme  # noqa: E402
from gui.theme import TextSize, Tone  # noqa: E402
from gui.timeline.items import TimelineItem  # noqa: E402
from gui.timeline.lanes import LanePerson  # noqa: E402
from gui.timeline.timeline import Timeline  # noqa: E402
from gui.widgets.buttons import (  # noqa: E402
    DangerButton,
    GhostButton,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    ToolButton,
)
from gui.widgets.cards import Card  # noqa: E402
from gui.widgets.chips import Chip  # noqa: E402
from gui.widgets.combo_box import NamedComboBox  # noqa: E402
from gui.widgets.empty_state import EmptyState  # noqa: E402
from gui.widgets.flow_layout import FlowLayout  # noqa: E402
from gui.widgets.labels import ElidedLabel, Heading, SectionLabel, Text  # noqa: E402
from gui.widgets.message_bar import MessageBar, Severity  # noqa: E402
from gui.widgets.navigation import NavigationList  # noqa: E402
from gui.widgets.rich_text.field import RichTextField  # noqa: E402
from gui.widgets.rich_text.toolbar import RichTextToolbar  # noqa: E402
from gui.widgets.segment_bar import Segment, SegmentBar  # noqa: E402
from gui.widgets.tabs import SegmentedTabs  # noqa: E402
from gui.widgets.title_edit import TitleEdit  # noqa: E402
from gui.widgets.toast import Toast  # noqa: E402
from model.planning.schedule import plan  # noqa: E402
from model.planning.shapes import Entry, StartRule, Window  # noqa: E402
from model.text.blocks import Block, Kind, Run  # noqa: E402
from model.text.translate import set_language  # noqa: E402
from tests.gui.gallery_parts import parts  # noqa: E402

P, H, U, N = Kind.PARAGRAPH, Kind.HEADING, Kind.BULLET, Kind.NUMBER
TEXT = (
    Block(H, 2, (Run("Indstilling"),)),
    Block(P, 0, (Run("Økonomichefen indstiller, at direktionen"),)),
    Block(N, 0, (Run("godkender", bold=True), Run(" de samlede budgetrammer for 2027,"))),
    Block(
        N,
        0,
        (
            Run("tager stilling til", bold=True),
            Run(" prioriteringen af anlægsprojekter, jf. "),
            Run("bilag 2", link="https://example.org"),
            Run(", og"),
        ),
    ),
    Block(N, 0, (Run("udpeger en tovholder for effektiviseringssporet."),)),
    Block(H, 2, (Run("Sagsfremstilling"),)),
    Block(
        P,
        0,
        (
            Run("Rammerne er udarbejdet på baggrund af halvårsregnskabet og de centrale "),
            Run("forudsætninger fra økonomiaftalen. Der er et udestående på "),
            Run("4,2 mio. kr.", bold=True),
            Run(", som foreslås håndteret således:"),
        ),
    ),
    Block(U, 0, (Run("Tilpasning af puljer"),)),
    Block(U, 1, (Run("Efteruddannelse reduceres med 0,8 mio. kr., som vist i regnearket"),)),
    Block(U, 1, (Run("Udviklingspuljen fastholdes"),)),
    Block(U, 2, (Run("også i 2028"),)),
    Block(U, 0, (Run("Periodisering af bygningsvedligehold"),)),
    Block(N, 1, (Run("Skoler", italic=True),)),
    Block(N, 1, (Run("Daginstitutioner", underline=True),)),
    Block(U, 0, (Run("Fælles indkøb på tværs af afdelingerne"),)),
    Block(P, 0, (Run("Høringssvar fra MED-udvalget indarbejdes inden behandlingen."),)),
)
PEOPLE = {
    "m": LanePerson("Mette Sørensen"),
    "å": LanePerson("Åse Kjær"),
    "n": LanePerson("Niels Bæk"),
}


def main() -> None:
    """Write every picture in every look."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    set_language("da")
    pages = {"kit": kit, "meeting": meeting, "timelines": timelines, "parts": parts}
    for look in ("light", "dark"):
        theme.apply(app, theme.load(look))
        for name, build in pages.items():
            window = build()
            window.show()
            for _round in range(4):
                app.processEvents()
            window.grab().save(str(folder / f"{name}-{look}.png"))
            window.close()


def page(width: int, height: int) -> tuple[QWidget, QHBoxLayout]:
    """An empty window."""
    window = QWidget()
    window.setObjectName("window")
    window.resize(width, height)
    row = QHBoxLayout(window)
    row.setContentsMargins(12, 12, 12, 12)
    row.setSpacing(12)
    return window, row


def kit() -> QWidget:
    """Every part once."""
    window, row = page(1180, 760)
    card = Card(margins=(22, 18, 22, 18), spacing=12)
    row.addWidget(card, 3)
    card.body.addWidget(Heading("Knapper og felter"))
    card.body.addWidget(Text("Anden række, dæmpet", "muted", TextSize.SMALL))
    card.body.addLayout(kit_buttons())
    kit_fields(card)
    kit_bars(card)
    right = Card()
    row.addWidget(right, 2)
    right.body.addWidget(
        EmptyState(
            "calendar-plus",
            "Ingen møder endnu",
            "Opret det første møde, eller åbn eksemplet og se, hvordan et møde ser ud.",
            "Opret møde",
            "Åbn eksemplet",
        )
    )
    toast = Toast(window)
    toast.show_text("Punkt 4 er flyttet til 10.40", "Fortryd", lambda: None)
    return window


def kit_buttons() -> QHBoxLayout:
    """Buttons of every weight."""
    buttons = QHBoxLayout()
    disabled = SecondaryButton("Kan ikke", "x")
    disabled.setEnabled(False)
    for button in (
        PrimaryButton("Udsend dagsorden", "send"),
        SecondaryButton("Tilføj punkt", "plus"),
        GhostButton("Pause", "coffee"),
        DangerButton("Slet"),
        LinkButton("Vis ændringer"),
        disabled,
    ):
        buttons.addWidget(button)
    buttons.addStretch()
    return buttons


def kit_fields(card: Card) -> None:
    """Tools, tabs, chips and fields."""
    tools = QHBoxLayout()
    for name in ("bold", "italic", "underline", "list", "list-ordered", "undo-2", "paperclip"):
        tool = ToolButton(name, name, "Ctrl+B", checkable=True, color="text")
        tool.setChecked(name == "bold")
        tools.addWidget(tool)
    tools.addStretch()
    card.body.addLayout(tools)
    tabs = SegmentedTabs("Opgaver i mødet")
    for text in ("Dagsorden", "Tidsplan", "Referat", "Udsendelse"):
        tabs.add(text, text)
    card.body.addWidget(tabs)
    chips = QWidget()
    flow = FlowLayout(chips)
    for tone in Tone:
        flow.addWidget(Chip(tone.capitalize(), tone))
    card.body.addWidget(chips)
    fields = QHBoxLayout()
    combo = NamedComboBox("Behandling")
    combo.addItems(["Til beslutning", "Til drøftelse"])
    line = QLineEdit("8.30")
    line.setAccessibleName("Start")
    fields.addWidget(combo)
    fields.addWidget(line)
    fields.addWidget(QCheckBox("Lukket punkt"))
    fields.addStretch()
    card.body.addWidget(SectionLabel("Felter", combo))
    card.body.addLayout(fields)
    title = TitleEdit("Punktets titel")
    title.set_text(
        "Budget 2027 – rammer og prioriteringer på tværs af afdelingerne i de kommende år"
    )
    card.body.addWidget(title)


def kit_bars(card: Card) -> None:
    """What is said across a screen."""
    card.body.addWidget(
        ElidedLabel(
            "En meget lang linje, der ikke kan være her, og derfor ender med tre prikker. " * 2
        )
    )
    for severity in Severity:
        bar = MessageBar()
        bar.show_message(severity, f"Noget er sket ({severity}); teksten er gemt på denne maskine.")
        bar.add_action("Prøv igen", lambda: None)
        card.body.addWidget(bar)
    card.body.addStretch()


def meeting() -> QWidget:
    """The look to reach: navigation, a point, its day."""
    window, row = page(1480, 900)
    row.addWidget(navigation())
    row.addWidget(overview())
    row.addWidget(point(), 1)
    card = Card()
    card.setFixedWidth(344)
    heading = QHBoxLayout()
    heading.setContentsMargins(20, 18, 22, 10)
    heading.addWidget(Heading("Tidsplan", TextSize.LARGE))
    heading.addStretch()
    users = QLabel()
    users.setPixmap(icons.pixmap("users", "person.text", 15))
    heading.addWidget(users)
    heading.addWidget(Text("Deltagere under punktet", "muted", TextSize.SMALL))
    card.body.addLayout(heading)
    shell = QVBoxLayout()
    shell.setContentsMargins(10, 0, 12, 8)
    shell.addWidget(day())
    card.body.addLayout(shell, 1)
    row.addWidget(card)
    return window


def navigation() -> QWidget:
    """The left side."""
    side = QWidget()
    side.setFixedWidth(186)
    column = QVBoxLayout(side)
    column.setContentsMargins(4, 4, 4, 4)
    head = QHBoxLayout()
    head.setContentsMargins(8, 4, 0, 12)
    logo = QLabel()
    logo.setPixmap(icons.pixmap("calendar-days", "accent", 22))
    head.addWidget(logo)
    head.addWidget(Text("Punktvis", "", TextSize.LARGE, QFont.Weight.DemiBold))
    head.addStretch()
    column.addLayout(head)
    places = NavigationList("Steder")
    places.add("meetings", "&Møder", "calendar-days")
    places.add("items", "&Indstillinger", "file-text")
    places.add("follow", "&Opfølgning", "list-checks")
    places.add("search", "&Søg", "search")
    places.add_stretch()
    places.add("settings", "Opsætning", "settings")
    column.addWidget(places)
    return side


def overview() -> QWidget:
    """The head of the agenda."""
    card = Card()
    card.setFixedWidth(348)
    column = QVBoxLayout()
    column.setContentsMargins(20, 18, 16, 14)
    column.setSpacing(4)
    top = QHBoxLayout()
    top.addWidget(Heading("Direktionsmøde"))
    top.addStretch()
    top.addWidget(ToolButton("ellipsis-vertical", "Flere handlinger"))
    column.addLayout(top)
    column.addWidget(
        Text("Tirsdag 1. december 2026 · 9.00-12.00 · Lokale 2.14", "muted", TextSize.SMALL)
    )
    column.addSpacing(8)
    bar = SegmentBar()
    parts = [(5, Tone.DECISION), (30, Tone.INFORMATION), (50, Tone.DECISION), (10, Tone.OTHER)]
    parts += [(45, Tone.DISCUSSION), (30, Tone.DECISION), (20, Tone.INFORMATION)]
    bar.show_segments([Segment(*part) for part in parts], 180, "190 af 180 min.")
    column.addWidget(bar)
    column.addSpacing(4)
    line = QHBoxLayout()
    line.addWidget(Text("190 af 180 min.", "muted", TextSize.SMALL))
    line.addStretch()
    line.addWidget(Text("10 min. for meget", "danger", TextSize.SMALL, QFont.Weight.DemiBold))
    column.addLayout(line)
    card.body.addLayout(column)
    card.add_line()
    card.body.addStretch()
    return card


def point() -> QWidget:
    """A point's page."""
    card = Card()
    top = QVBoxLayout()
    top.setContentsMargins(28, 20, 20, 10)
    top.setSpacing(6)
    line = QHBoxLayout()
    line.addWidget(Text("Punkt 3", "accent", TextSize.SMALL, QFont.Weight.DemiBold))
    line.addWidget(Text("·  Gemt kl. 13.42", "muted", TextSize.SMALL))
    line.addStretch()
    line.addWidget(SecondaryButton("Forhåndsvisning", "eye"))
    line.addWidget(PrimaryButton("Udsend dagsorden", "send"))
    top.addLayout(line)
    title = TitleEdit("Punktets titel")
    title.set_text("Budget 2027 – rammer og prioriteringer")
    top.addWidget(title)
    fields = QHBoxLayout()
    for name, value in (("Behandling", "Til beslutning"), ("Varighed", "50 min.")):
        combo = NamedComboBox(name)
        combo.addItem(value)
        fields.addWidget(combo)
    fields.addStretch()
    top.addLayout(fields)
    card.body.addLayout(top)
    card.add_line()
    field = RichTextField("Punktets tekst")
    field.document().setDocumentMargin(24)
    field.set_blocks(TEXT)
    toolbar = RichTextToolbar(field)
    toolbar.setContentsMargins(22, 4, 20, 4)
    card.body.addWidget(toolbar)
    card.add_line()
    card.body.addWidget(field, 1)
    return card


def day() -> Timeline:
    """The day of the pictures."""
    timeline = Timeline()
    entries = [
        Entry("1", 5),
        Entry("2", 30, guests=("m",)),
        Entry("3", 50, guests=("m", "å")),
        Entry("p", 10),
        Entry("4", 45, guests=("n",)),
        Entry("5", 30),
        Entry("6", 20),
    ]
    items = [
        TimelineItem("1", "1", "Godkendelse af dagsorden", Tone.DECISION),
        TimelineItem("2", "2", "Økonomirapport 3. kvartal", Tone.INFORMATION),
        TimelineItem("3", "3", "Budget 2027 – rammer og prioriteringer", Tone.DECISION),
        TimelineItem("p", "", "Pause", Tone.OTHER, is_break=True),
        TimelineItem("4", "4", "Ny it-strategi", Tone.DISCUSSION),
        TimelineItem("5", "5", "Personalesager", Tone.DECISION, closed=True),
        TimelineItem("6", "6", "Eventuelt", Tone.OTHER),
    ]
    timeline.show_plan(plan(entries, Window(540, 720)), items, PEOPLE)
    timeline.select("3")
    return timeline


def timelines() -> QWidget:
    """Gaps, overlaps, points without a time, a long day, an empty one."""
    window, row = page(1480, 860)
    for timeline in (troubled(), long_day(), no_length(), day()):
        card = Card(margins=(10, 12, 10, 10))
        card.body.addWidget(timeline)
        row.addWidget(card)
    return window


def troubled() -> Timeline:
    """What can be wrong with a day."""
    timeline = Timeline()
    entries = [
        Entry("1", 20, guests=("m", "å", "n")),
        Entry("2", 40, StartRule.NOT_BEFORE, 570),
        Entry("3", 30, StartRule.FIXED, 595, guests=("å",)),
        Entry("4", None),
        Entry("5", 45, withdrawn=True),
        Entry("6", 75),
    ]
    names = ["Velkommen", "Tidligst 9.30", "Fast 9.55, for tidligt", "Uden tid", "Udgået", "Langt"]
    tones = [Tone.INFORMATION, Tone.DECISION, Tone.DISCUSSION, Tone.SPARRING, Tone.OTHER]
    items = [
        TimelineItem(str(n + 1), str(n + 1), name, tones[n % 5], withdrawn=n == 4, closed=n == 3)
        for n, name in enumerate(names)
    ]
    timeline.show_plan(plan(entries, Window(540, 690)), items, PEOPLE)
    timeline.show_now(581)
    return timeline


def long_day() -> Timeline:
    """Sixty entries."""
    timeline = Timeline()
    entries = [
        Entry(str(n), 3 + (n * 7) % 20, guests=("m",) if n % 9 < 2 else ()) for n in range(60)
    ]
    tones = [Tone.DECISION, Tone.INFORMATION, Tone.DISCUSSION, Tone.SPARRING, Tone.OTHER]
    items = [
        TimelineItem(str(n), str(n + 1), f"Et punkt nr. {n + 1}", tones[n % 5]) for n in range(60)
    ]
    timeline.show_plan(plan(entries, Window(500, 1200)), items, PEOPLE)
    return timeline


def no_length() -> Timeline:
    """Entries of no length, and of one minute."""
    timeline = Timeline()
    entries = [
        Entry("1", 0),
        Entry("2", 0),
        Entry("3", 1),
        Entry("4", 60),
        Entry("5", 0),
        Entry("6", 2),
    ]
    items = [TimelineItem(str(n), str(n), f"Punkt {n} <b>", Tone.INFORMATION) for n in range(1, 7)]
    timeline.show_plan(plan(entries, Window(495, 600)), items, PEOPLE)
    return timeline


if __name__ == "__main__":
    main()
