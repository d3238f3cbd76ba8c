"""The search over a database: what is found, and that the index follows whatever happens to it."""

import datetime
import random
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from model.commands import agenda, bank, follow_ups, items, meetings, minutes, people, points
from model.commands.imports import Imported
from model.exchange.importing import EXAMPLE, import_into
from model.queries.search_texts import SearchKind, texts
from model.queries.search_units import TABLES, units_after, with_dependents
from model.storage import backup
from model.storage.engine import Mode, raw_connection
from model.storage.search.index_file import IndexFile, index_path
from model.text.blocks import from_plain
from model.vocabulary import Openness
from model.workspace.search import Search, Wish
from tests.model.workspace.opened import Opened, opened

DAY = datetime.date(2026, 2, 5)


@pytest.fixture
def search(workspace: Opened) -> Iterator[Search]:
    made = Search(workspace)
    yield made
    made.close()


def found(search: Search, text: str, **more: object) -> list[tuple[str, str]]:
    wish = Wish(text, limit=100, **more)  # pyright: ignore[reportArgumentType]
    return [(hit.text.kind.value, hit.text.title) for hit in search.find(wish).hits]


def a_meeting(workspace: Opened, forum: str = "Chefteam", day: datetime.date = DAY) -> int:
    return workspace.do(meetings.create, forum, day)


def a_point(workspace: Opened, meeting: int, title: str, text: str = "") -> int:
    point = workspace.do(agenda.add_point, meeting, title)
    if text:
        workspace.do(minutes.set_text, point, from_plain(text))
    return point


def test_every_kind_is_found(workspace: Opened, search: Search) -> None:
    imported: Imported = import_into(workspace, EXAMPLE)
    assert imported.meetings
    search.catch_up()
    kinds = {
        hit.text.kind for hit in search.find(Wish("e a o i k m b s", limit=1)).hits
    }  # nothing answers to all of these letters
    assert kinds == set()
    asked = {
        SearchKind.MEETING: "chefteam oktober",
        SearchKind.POINT: "rekruttering",
        SearchKind.ITEM: "halvårsregnskabet",
        SearchKind.MINUTES: "lindehuset",
        SearchKind.TASK: "programmet",
        SearchKind.PERSON: "åse",
        SearchKind.ANNEX: "forbrug",
    }
    for kind, text in asked.items():
        assert kind.value in {name for name, _title in found(search, text)}, kind


@pytest.mark.parametrize(
    "text", ["Aarhus", "århus", "fravaer", "FRAVÆR", "sygefraværet", "møderne", '"i århus"', "år"]
)
def test_the_ways_to_ask(workspace: Opened, search: Search, text: str) -> None:
    meeting = a_meeting(workspace)
    a_point(workspace, meeting, "Indsats", "Sygefraværsindsatsen fortsætter. Mødet holdes i Århus.")
    search.catch_up()
    if text == "sygefraværet":  # another form of the compound's first half
        assert found(search, "sygefravær") == [("minutes", "Indsats")]
    else:
        assert ("minutes", "Indsats") in found(search, text)


@pytest.mark.parametrize(
    "text", ['"', "*", "a AND", "NEAR(", "møde-", "c++", "title:", "25/01234", "-- ;", "()", "%"]
)
def test_signs_are_no_operators(workspace: Opened, search: Search, text: str) -> None:
    a_meeting(workspace)
    search.catch_up()
    search.find(Wish(text))


def test_closer_answers_come_first(workspace: Opened, search: Search) -> None:
    meeting = a_meeting(workspace)
    for title in ("Skolebudgettet", "Budgetter", "Budget"):
        a_point(workspace, meeting, title)
    search.catch_up()
    assert [title for _kind, title in found(search, "budget ")] == [
        *("Budget", "Budgetter", "Skolebudgettet"),
    ]


def test_titles_come_before_texts_and_the_newest_first(workspace: Opened, search: Search) -> None:
    old = a_meeting(workspace, day=datetime.date(2024, 1, 9))
    new = a_meeting(workspace)
    a_point(workspace, old, "Helhedsplanen", "Som sidst.")
    a_point(workspace, new, "Gader", "En helhedsplan, en helhedsplan og en helhedsplan.")
    a_point(workspace, new, "Ny helhedsplan med mange flere ord", "Aftalt.")
    for number in range(210):
        a_point(workspace, new, f"Punkt {number}", "Helhedsplan.")
    search.catch_up()
    titles = [title for _kind, title in found(search, "helhedsplan ")]
    new_title = "Ny helhedsplan med mange flere ord"
    assert titles[:5] == [new_title, new_title, "Helhedsplanen", "Helhedsplanen", "Punkt 209"]


def test_as_many_are_found_whatever_is_shown_of_them(workspace: Opened, search: Search) -> None:
    meeting = a_meeting(workspace)
    for number in range(6):
        a_point(workspace, meeting, f"Budget {number}")
        a_point(workspace, meeting, f"Skolebudgettet {number}")
    search.catch_up()
    shown = {limit: search.find(Wish("budget", limit=limit)) for limit in (3, 100)}
    assert [answer.count for answer in shown.values()] == [12, 12]
    assert len(shown[100].hits) == 12


def test_newest_first_asks_for_nothing_else(workspace: Opened, search: Search) -> None:
    a_point(workspace, a_meeting(workspace, day=datetime.date(2025, 1, 9)), "Budget")
    a_point(workspace, a_meeting(workspace), "Skolebudgettet")
    search.catch_up()
    titles = [title for _kind, title in found(search, "budget", newest_first=True)]
    assert titles == ["Skolebudgettet", "Budget"]


def test_another_form_of_a_word_is_found_and_marked(workspace: Opened, search: Search) -> None:
    a_point(workspace, a_meeting(workspace), "Vej", "Chefteamet vedtog planen for formændene.")
    search.catch_up()
    (hit,) = search.find(Wish("vedtage mand")).hits
    marked = [hit.excerpt.text[start:end] for start, end in hit.excerpt.marks]
    assert marked == ["vedtog", "formændene"]


def test_filters(workspace: Opened, search: Search) -> None:
    first = a_meeting(workspace)
    second = a_meeting(workspace, "Direktion", datetime.date(2025, 6, 1))
    a_point(workspace, first, "Budget", "Vedtaget budget")
    closed = a_point(workspace, second, "Budget i løn")
    workspace.do(agenda.set_openness, closed, Openness.CLOSED)
    search.catch_up()
    everything = found(search, "budget", newest_first=True)
    assert {title for _kind, title in everything[:2]} == {"Budget"}
    assert everything[2] == ("point", "Budget i løn")
    assert found(search, "budget", kinds=frozenset({SearchKind.MINUTES})) == [("minutes", "Budget")]
    assert found(search, "budget", year=2025) == [("point", "Budget i løn")]
    assert found(search, "budget", openness=Openness.CLOSED) == [("point", "Budget i løn")]
    forum = search.find(Wish("løn")).hits[0].text.forum_id
    assert found(search, "budget", forum_id=forum) == [("point", "Budget i løn")]


def test_it_says_how_many_there_are(workspace: Opened, search: Search) -> None:
    meeting = a_meeting(workspace)
    for number in range(30):
        a_point(workspace, meeting, f"Budget {number}")
    search.catch_up()
    answer = search.find(Wish("budget", limit=5))
    assert (len(answer.hits), answer.count, answer.more_than_counted) == (5, 30, False)


def test_the_index_follows_changes_undo_and_deletion(workspace: Opened, search: Search) -> None:
    meeting = a_meeting(workspace)
    point = a_point(workspace, meeting, "Budget")
    search.catch_up()
    workspace.do(agenda.rename, point, "Regnskab")
    assert found(search, "regnskab") == []
    search.catch_up()
    assert (found(search, "regnskab"), found(search, "budget")) == ([("point", "Regnskab")], [])
    workspace.undo().result(30)
    search.catch_up()
    assert (found(search, "regnskab"), found(search, "budget")) == ([], [("point", "Budget")])
    workspace.do(meetings.delete, meeting)
    search.catch_up()
    assert found(search, "budget") == []


def test_what_hangs_on_a_row_follows_it(workspace: Opened, search: Search) -> None:
    meeting = a_meeting(workspace)
    point = a_point(workspace, meeting, "Budget", "Vedtaget")
    workspace.do(follow_ups.add, point, "Skrive notat")
    workspace.do(points.set_guests, point, ["Åse Kjær"])
    search.catch_up()
    assert found(search, "kjær") == [("point", "Budget")]
    workspace.do(meetings.set_field, meeting, "date", datetime.date(2024, 1, 9))
    workspace.do(points.set_guests, point, ["Bo Holm"])
    search.catch_up()
    assert found(search, "notat", year=2024) == [("task", "Skrive notat")]
    assert found(search, "vedtaget", year=2026) == []
    assert (found(search, "kjær"), found(search, "holm")) == ([], [("point", "Budget")])


def test_a_recommendation_with_all_its_words(workspace: Opened, search: Search) -> None:
    item = workspace.do(bank.create, "Ny skole")
    workspace.do(items.set_field, item, "background", from_plain("Elevtallet stiger."))
    workspace.do(items.set_field, item, "case_number", "26/00042")
    search.catch_up()
    (hit,) = search.find(Wish("elevtal")).hits
    assert (hit.field, hit.text.place.item_id) == ("background", item)
    assert hit.excerpt.text[slice(*hit.excerpt.marks[0])] == "Elevtallet"
    assert found(search, "26/00042") == [("item", "Ny skole")]


def test_a_person_is_found_by_the_title(workspace: Opened, search: Search) -> None:
    workspace.do(people.add, "Mette Holm")
    search.catch_up()
    assert found(search, "met ho") == [("person", "Mette Holm")]
    assert found(search, "mette hansen") == []
    assert found(search, "mette ho") == [("person", "Mette Holm")]


def everything(workspace: Opened) -> set[tuple[str, str, str]]:
    """Kind, title and texts of all that is findable, read without the index."""
    rows = set()
    for table in TABLES:
        units = workspace.read(partial(units_after, table=table, row_id=0, most=10_000))
        for text in workspace.read(partial(texts, units=units)):
            rows.add((text.kind.value, text.unit[0], text.title))
    return rows


def indexed(path: Path) -> list[tuple[str, str, int]]:
    with closing(raw_connection(index_path(path), Mode.READ)) as raw:
        return raw.execute("select kind, unit, unit_id from entry").fetchall()


def test_the_index_holds_everything_once(workspace: Opened, search: Search) -> None:
    import_into(workspace, EXAMPLE)
    search.catch_up()
    entries = indexed(workspace.path)
    assert len(entries) == len(set(entries)) >= len(everything(workspace))


def test_changes_in_small_steps_give_the_same_index_as_one_from_scratch(
    workspace: Opened, search: Search
) -> None:
    chance = random.Random(3)
    meeting = a_meeting(workspace)
    made = [a_point(workspace, meeting, f"Punkt {number}") for number in range(8)]
    for _step in range(25):
        point = chance.choice(made)
        match chance.randrange(4):
            case 0:
                workspace.do(agenda.rename, point, f"Titel {chance.randrange(99)}")
            case 1:
                workspace.do(minutes.set_text, point, from_plain(f"Ord {chance.randrange(99)}"))
            case 2:
                workspace.undo().result(30)
            case _:
                search.catch_up()
    search.catch_up()
    stepwise = sorted(indexed(workspace.path))
    answers = {text: sorted(found(search, text)) for text in ("titel", "punkt", "ord")}
    search.start_over()
    search.catch_up()
    assert sorted(indexed(workspace.path)) == stepwise
    assert {text: sorted(found(search, text)) for text in answers} == answers


def test_a_damaged_index_is_made_anew(workspace: Opened, search: Search) -> None:
    a_point(workspace, a_meeting(workspace), "Budget")
    search.catch_up()
    search.close()
    path = index_path(workspace.path)
    path.write_bytes(b"no database" * 500)
    again = Search(workspace)
    assert again.find(Wish("budget")).complete is False
    again.catch_up()
    assert found(again, "budget") == [("point", "Budget")]
    again.close()


def test_pages_damaged_while_it_is_closed_are_noticed(workspace: Opened, search: Search) -> None:
    meeting = a_meeting(workspace)
    for number in range(60):
        a_point(workspace, meeting, f"Budget {number}", "Langt referat " * 200)
    search.catch_up()
    search.close()
    path = index_path(workspace.path)
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096, 2):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    again = Search(workspace)
    again.catch_up()
    assert again.find(Wish("budget")).count == 60 + 60
    again.close()


def test_an_index_of_another_version_is_made_anew(workspace: Opened, search: Search) -> None:
    a_point(workspace, a_meeting(workspace), "Budget")
    search.catch_up()
    index = IndexFile(workspace.path)
    with index.writing() as connection:
        index.put_state(connection, "version", 0)
        connection.execute("delete from entry")
    index.close()
    again = Search(workspace)
    again.catch_up()
    assert found(again, "budget") == [("point", "Budget")]
    again.close()


def test_after_a_restore_the_index_knows_what_is_there(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        path = workspace.path
        a_point(workspace, a_meeting(workspace), "Før")
        backup.back_up(path, tmp_path / "copy.zip")
        point = a_point(workspace, 1, "Efter")
        search = Search(workspace)
        search.catch_up()
        assert found(search, "efter") == [("point", "Efter")]
        assert point
        search.close()
    backup.restore(tmp_path / "copy.zip", path)
    assert not index_path(path).exists()
    from model.workspace.workspace import Workspace

    with Workspace.open(path) as again:
        search = Search(again)
        search.catch_up()
        assert (found(search, "før"), found(search, "efter")) == ([("point", "Før")], [])
        search.close()


def test_a_backup_holds_no_index(workspace: Opened, search: Search, tmp_path: Path) -> None:
    import zipfile

    a_point(workspace, a_meeting(workspace), "Budget")
    search.catch_up()
    backup.back_up(workspace.path, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert not [name for name in archive.namelist() if "search" in name]


def test_dependents_are_found_in_one_pass(workspace: Opened) -> None:
    meeting = a_meeting(workspace)
    point = a_point(workspace, meeting, "Budget")
    task = workspace.do(follow_ups.add, point, "Notat")
    units = workspace.read(partial(with_dependents, units=[("forum", 1)]))
    assert {("meeting", meeting), ("agenda_entry", point), ("follow_up", task)} <= set(units)
