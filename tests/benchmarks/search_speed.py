"""The search over 200,000 texts: 100,000 points with their minutes, beside a LIKE scan of the same."""

import random
import statistics
import tempfile
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from time import process_time

from model.storage.database import Database
from model.storage.dbapi import dbapi
from model.storage.engine import Mode, raw_connection
from model.storage.spool import Spool
from model.text.blocks import Block, Kind, Run, to_json
from model.workspace.search import Search, Wish
from model.workspace.workspace import Workspace
from tests.benchmarks.measure import Measure

MEETINGS, POINTS = 2_000, 50
ROUNDS = 5
QUESTIONS = (
    *("sygefravær", "budgettet", "møder", "kørsel", "fravær", "skolernes indsats", "bør"),
    *("aarsplan", "anlægsprojekt", "beredskabsplan strategi", "tilsyn", "høring om vej"),
)
_STEMS = (
    "syge børne skole ældre kommune budget anlægs trafik miljø borger arbejds leder beredskabs"
    " års sundheds kultur natur klima bygnings idræts personale økonomi drifts"
    " fravær plan møde indsats projekt regnskab udvalg tilsyn strategi politik analyse ramme"
    " aftale rapport kørsel område team fond puljen høring genoptræning notat vej"
)
_SYLLABLES = "ka mo ri ta lø ve sen gård bel fris tor mæl kny stra pil dor vå hun jek"
_SMALL = "og i at den det er på til for med af som der blev har en et skal ikke om"


def vocabulary(chance: random.Random) -> list[str]:
    """Sixty thousand words, simple and compound; a few of them are used most, as in any language."""
    stems = [
        *_STEMS.split(),
        *("".join(chance.choices(_SYLLABLES.split(), k=2)) for _stem in range(300)),
    ]
    words: list[str] = [*_STEMS.split()]
    while len(words) < 60_000:
        words.append(chance.choice(stems) + chance.choice(stems) + chance.choice(("", "en", "s")))
    return words


def measure() -> list[Measure]:
    """Milliseconds of the search in the middle, with its excerpts, and ÷ that of a scan.

    The processor's, for the machine may be busy with something else.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        Database.open(path, create=True).close()
        fill(path, MEETINGS, POINTS)
        with Workspace(Database.open(path), spool=Spool(path, [Path(folder)])) as workspace:
            search = Search(workspace)
            search.catch_up()
            with closing(raw_connection(path, Mode.READ)) as raw:
                ours, scans = _times(search, raw)
            search.close()
    middle = statistics.median(ours)
    return [
        Measure("search in 200,000 texts, p50", middle, 10.0, "ms"),
        Measure("the same / LIKE scan", middle / statistics.median(scans), 0.05, "×"),
    ]


def fill(path: Path, meetings: int, points: int) -> None:
    """Meetings of twenty years, each point with a title and some sentences of minutes."""
    writer = Writer(random.Random(7))
    with closing(raw_connection(path, Mode.WRITE)) as raw:
        raw.execute("pragma synchronous=off")
        raw.execute("begin")
        raw.execute("insert into forum (id, name) values (1, 'Chefteam')")
        for meeting in range(1, meetings + 1):
            day = (
                f"{2006 + meeting * 20 // meetings:04}-{meeting % 12 + 1:02}-{meeting % 28 + 1:02}"
            )
            raw.execute(
                "insert into meeting (id, key, forum_id, name, date, start, end, location,"
                " virtual_note, information, status, chair, minute_taker, case_number, online_link,"
                " approved_by) values (?, ?, 1, '', ?, 510, 720, '', '', '[]', 'held', '', '', '',"
                " '', '')",
                (meeting, f"m{meeting}", day),
            )
            raw.executemany(
                "insert into agenda_entry (meeting_id, type, key, position, title, rule, number,"
                " title_language, public_title, openness, closed_reason, supplementary, withdrawn,"
                " minutes, outcomes, note_to_chair, own_note, case_number) values (?, 'point', ?, ?,"
                " ?, 'follows', ?, 'da', '', 'open', '', 0, 0, ?, '[]', '[]', '[]', '')",
                [
                    (meeting, f"p{at}", at, writer.sentence(3), at + 1, writer.minutes())
                    for at in range(points)
                ],
            )
        raw.execute("commit")


class Writer:
    """Writes sentences. A word's frequency falls with its place in the vocabulary."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = vocabulary(chance)
        self._weights = list(accumulate(1 / (place + 3) for place in range(len(self._words))))

    def sentence(self, length: int) -> str:
        """So many words, every second of them a small one."""
        words = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        small = self._chance.choices(_SMALL.split(), k=length)
        return " ".join(word for pair in zip(small, words, strict=True) for word in pair)

    def minutes(self) -> str:
        """Three paragraphs as they are stored."""
        blocks = (Block(Kind.PARAGRAPH, 0, (Run(self.sentence(16)),)) for _block in range(3))
        return to_json(tuple(blocks))


def _times(search: Search, raw: dbapi.Connection) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    scans: list[float] = []
    for _round in range(ROUNDS):  # by turns, so that a busy machine slows both
        for question in QUESTIONS:
            began = process_time()
            search.find(Wish(question))
            ours.append((process_time() - began) * 1000)
            began = process_time()
            raw.execute(
                "select id from agenda_entry where title like ? or minutes like ?",
                (f"%{question}%", f"%{question}%"),
            ).fetchall()
            scans.append((process_time() - began) * 1000)
    return ours, scans
