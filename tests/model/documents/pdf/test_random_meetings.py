"""Two hundred meetings, each another: whatever stands in them, their papers conform."""

import datetime
import random
from dataclasses import replace

import pytest

from model.documents.agenda import agenda
from model.documents.chair_script import chair_script
from model.documents.content import Document
from model.documents.extract import extract
from model.documents.minutes import MinutesLayout, TaskPlace, minutes
from model.documents.pdf import render_pdf
from model.text.blocks import Block, Kind, RichText, Run
from model.views import (
    AnnexView,
    BreakView,
    EntryView,
    FollowUpView,
    GuestView,
    MeetingView,
    PointView,
)
from model.vocabulary import Openness, Purpose
from tests.model.documents.meetings import item, numbered, point
from tests.model.documents.pdf.reading import faults

MEETINGS = 200
FORMS = ("indstilling-2020", "sparring-2018", "indstilling-2020-grid", "aldrig hørt om")
WORDS = (
    *("budget", "æbleøer", "Åse", "kommunalbestyrelsesmedlem", "✓", "→", "½", "2.500,75", "–"),
    *(
        "(bilag 1)",
        "𝔘",
        "漢字",
        "e\u0301t",
        "https://example.org/meget/lang/adresse?a=1&b=2",
        "“citat”",
    ),
    *("og", "i", "at", "chefteamet", "sygefravær", "A\u00adfde\u00adling", "\u202eomvendt"),
)


class Dice:
    """Makes one meeting."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def line(self, most: int = 9) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(1, most)))

    def text(self) -> RichText:
        return tuple(
            Block(
                self.random.choice(tuple(Kind)),
                self.random.randint(0, 3) if number else 0,
                (Run(self.line(60), bold=self.random.random() < 0.1), Run(" " + self.line())),
            )
            for number in range(self.random.randint(0, 7))
        )

    def entry(self, number: int) -> EntryView:
        dice = self.random
        if dice.random() < 0.1:
            return BreakView(f"b{number}", self.line(2), dice.randint(0, 30))
        made = point(f"p{number}", self.line(14), dice.choice((None, 0, 5, 20)))
        own = item(
            form=dice.choice(FORMS),
            background=self.text(),
            effect=self.text(),
            communication=self.text(),
            annexes=tuple(
                AnnexView(n, self.line(), Openness.OPEN) for n in range(1, dice.randint(1, 4))
            ),
        )
        return replace(
            made,
            openness=dice.choice(tuple(Openness)),
            purpose=dice.choice(tuple(Purpose)),
            withdrawn=dice.random() < 0.1,
            supplementary=dice.random() < 0.1,
            guests=tuple(GuestView(self.line(2)) for _ in range(dice.randint(0, 3))),
            item=own if dice.random() < 0.7 else None,
            minutes=self.text(),
            follow_ups=tuple(
                FollowUpView(self.line(), self.line(2), due_text=self.line(2))
                for _ in range(dice.randint(0, 2))
            ),
        )

    def meeting(self) -> MeetingView:
        entries = tuple(self.entry(number) for number in range(self.random.randint(0, 7)))
        view = numbered(entries, 480, 900)
        date = datetime.date(2026, 1, 1) + datetime.timedelta(self.random.randint(0, 700))
        return replace(
            view,
            name=self.line(6),
            date=date,
            location=self.line(),
            information=self.text(),
            letterhead=tuple(self.line(4) for _ in range(self.random.randint(0, 3))),
        )

    def document(self) -> Document:
        view = self.meeting()
        points: tuple[PointView, ...] = view.points
        match self.random.randint(0, 3):
            case 0:
                return agenda(view)
            case 1:
                layout, tasks = tuple(MinutesLayout), tuple(TaskPlace)
                return minutes(view, self.random.choice(layout), self.random.choice(tasks))
            case 2 if points:
                return extract(view, self.random.choice(points).key)
            case _:
                return chair_script(view)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_papers_of_random_meetings_conform(part: int) -> None:
    for seed in range(part, MEETINGS, 4):
        document = Dice(seed).document()
        assert faults(render_pdf(document)) == [], seed
