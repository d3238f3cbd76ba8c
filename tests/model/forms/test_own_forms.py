"""A municipality's own form: declared once, it is seen in every room; a faulty one is refused."""

import json
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from model.checks import check
from model.commandline.run import run
from model.commands import agenda, items, meetings
from model.documents.content import ContentBlock, Facts, From, Heading, Text
from model.documents.recommendation import recommendation
from model.documents.words import Words
from model.editions import full
from model.exchange.received import new_data
from model.exchange.word.blank import blank_form
from model.exchange.word.recognise import Recognised, recognise_file
from model.exchange.writer_items import item_object
from model.forms import Kind, faults, form, forms, lost_fields, own_field, value_of
from model.forms.own_folder import GUIDE, make_folder
from model.queries.bank import items_that_say
from model.queries.resembling import whole_item
from model.text.blocks import Block, from_plain, plain_text
from model.text.blocks import Kind as BlockKind
from model.text.translate import language, set_language
from model.views import ItemView
from tests.model.forms.own import CLIMATE, settings_folder
from tests.model.workspace.opened import Opened
from tests.model.workspace.test_undo_of_everything import DAY

ITEM = ItemView(
    "k",
    "klima",
    "Nye cykler",
    background=from_plain("Cyklerne er slidte."),
    fields=(("footprint", from_plain("4 ton mindre.")), ("audience", from_plain("Hjemmeplejen"))),
)


@pytest.fixture
def english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with settings_folder(tmp_path / "settings", klima=CLIMATE) as place:
        yield place


@pytest.mark.usefixtures("folder")
def test_it_stands_behind_ours_and_knows_its_own_fields() -> None:
    assert [known.code for known in forms()][-1] == "klima"
    assert form("klima").own
    assert [field.name for field in form("klima").fields if field.own] == ["footprint", "audience"]
    assert value_of(ITEM, form("klima").field("footprint")) == from_plain("4 ton mindre.")
    assert value_of(ITEM, form("klima").field("audience")) == "Hjemmeplejen"
    assert faults() == ()


def printed(item: ItemView) -> list[ContentBlock]:
    """What stands on the page, whatever field it comes from."""
    blocks: list[ContentBlock] = []
    waiting = list(recommendation(item, Words("da"), DAY))
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, From):
            waiting[:0] = block.blocks
        else:
            blocks.append(block)
    return blocks


@pytest.mark.usefixtures("folder")
def test_the_page_prints_it_in_its_place() -> None:
    blocks = printed(ITEM)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == ["Baggrund", "Klimaaftryk"]
    assert Text(from_plain("4 ton mindre."), heading_level=3) in blocks
    facts = [fact for block in blocks if isinstance(block, Facts) for fact in block.rows]
    assert [(fact.label, fact.value) for fact in facts] == [("Målgruppe", "Hjemmeplejen")]


def word_file(path: Path) -> Recognised:
    document = docx.Document()
    document.add_heading("Nye cykler", 1)
    for label, text in (
        ("Baggrund", "Cyklerne er slidte."),
        ("CO2-regnskab", "4 ton mindre."),
        ("Beslutninger", "At købe dem"),
    ):
        document.add_heading(label, 2)
        document.add_paragraph(text)
    document.add_paragraph("Målgruppe: Hjemmeplejen")
    document.save(str(path))
    return recognise_file(path)


@pytest.mark.usefixtures("folder")
def test_a_word_file_is_read_by_its_labels(tmp_path: Path) -> None:
    found = word_file(tmp_path / "klima.docx")
    assert found.item.form == "klima"
    assert dict(found.item.fields) == dict(ITEM.fields)
    assert found.item.unrecognised == ()
    assert found.certainty["audience"] >= 0.9


@pytest.mark.usefixtures("folder")
def test_the_blank_form_asks_for_it_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "blank.docx"
    path.write_bytes(blank_form("klima", "Chefteammøde", DAY))
    texts = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert "Klimaaftryk" in texts
    found = recognise_file(path)
    assert found.item.form == "klima"
    assert found.item.unrecognised == ()


@pytest.mark.usefixtures("folder", "english")
def test_stored_checked_found_and_exchanged(workspace: Opened, tmp_path: Path) -> None:
    meeting_id = workspace.do(meetings.create, "Chefteam", DAY)
    item_id = workspace.do(items.create, "Nye cykler", form="klima")
    workspace.do(items.set_field, item_id, "background", from_plain("Slidte."))
    workspace.do(agenda.place_item, meeting_id, item_id)
    view = workspace.read(lambda session: full(session, meeting_id))
    (missing,) = [one for one in check(view) if one.code == "FIELD_MISSING"]
    assert "Footprint" in missing.message
    workspace.do(items.set_own_field, item_id, "footprint", from_plain("4 ton mindre."))
    view = workspace.read(lambda session: full(session, meeting_id))
    assert not [one for one in check(view) if one.code == "FIELD_MISSING"]
    found = workspace.read(lambda session: items_that_say(session, ["ton", "mindre"]))
    assert found == {item_id}
    item = workspace.read(lambda session: whole_item(session, item_id))
    assert item_object(item)["fields"] == {"footprint": "4 ton mindre."}
    assert new_data(item)["fields"] == {"footprint": "4 ton mindre."}
    workspace.undo().result()
    assert workspace.read(lambda session: whole_item(session, item_id)).fields == ()


@pytest.mark.usefixtures("folder")
def test_another_form_loses_no_text(workspace: Opened) -> None:
    item_id = workspace.do(items.create, "Nye cykler", form="klima")
    workspace.do(items.set_own_field, item_id, "footprint", from_plain("4 ton mindre."))
    workspace.do(items.set_field, item_id, "implementation", from_plain("I maj."))
    for code in ("sparring-2018", "indstilling-2020", "nobody", "klima"):
        workspace.do(items.set_field, item_id, "form", code)
        item = workspace.read(lambda session: whole_item(session, item_id))
        assert dict(item.fields) == {"footprint": from_plain("4 ton mindre.")}
        assert item.implementation == from_plain("I maj.")
        assert "Klimaaftryk" in [b.text for b in printed(item) if isinstance(b, Heading)]
    assert lost_fields(item) == ()


def test_a_text_outlives_the_form_that_declared_it() -> None:
    assert own_field("footprint") is None
    assert [field.label() for field in lost_fields(ITEM)] == ["footprint", "audience"]
    assert Text(from_plain("4 ton mindre."), heading_level=3) in printed(ITEM)


def changed(old: str, new: str) -> tuple[str, int]:
    """The form with one mistake, and the line that it stands on."""
    assert CLIMATE.count(old) == 1, old
    return CLIMATE.replace(old, new), CLIMATE[: CLIMATE.index(old)].count("\n") + 1


FAULTY = {
    "cannot be understood": ('code = "faulty"\ntitle = { da = "T" \n', 2),
    "the file's name, faulty": changed('"klima"', '"other"'),
    "the Danish title is missing": changed('da = "Klimaindstilling", ', ""),
    "“colour” is unknown": (CLIMATE + 'colour = "red"\n', CLIMATE.count("\n") + 1),
    "“size” is unknown": ("size = 1\n" + CLIMATE, 1),
    "the kind is one of": changed('kind = "line"', 'kind = "song"'),
    "a field of your own": changed('kind = "line"', 'kind = "costs"'),
    "title means something else": changed('"footprint"', '"title"'),
    "background stands twice": changed('"footprint"', '"background"'),
    "decisions is of the kind decisions": changed('kind = "decisions"', 'kind = "line"'),
    "true or false": changed("required = true", 'required = "ja"'),
    "the place is one of": changed('place = "foot"', 'place = "cellar"'),
    "list of texts": changed('["CO2-regnskab"]', '"CO2"'),
    "small letters": changed('"audience"', '"Målgruppe"'),
    "only “department”": changed('place = "head"', 'beside = "title"'),
    "between one and": ('code = "faulty"\ntitle = { da = "T" }\n', 1),
    "deeper than": ("a = " + "[" * 5000 + "]" * 5000, 1),
}


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("reason", FAULTY)
def test_a_faulty_form_is_refused_with_its_line_and_the_rest_works(
    tmp_path: Path, reason: str
) -> None:
    text, line = FAULTY[reason]
    faulty = text.replace('code = "klima"', 'code = "faulty"')
    with settings_folder(tmp_path, klima=CLIMATE, faulty=faulty):
        (fault,) = faults()
        assert reason in fault.reason
        assert fault.line == line
        assert str(fault).startswith(f"The form faulty.toml is not used: line {line}: ")
        assert [known.code for known in forms() if known.own] == ["klima"]


@pytest.mark.usefixtures("english")
def test_a_form_cannot_take_the_place_of_ours_and_must_be_text(tmp_path: Path) -> None:
    own = CLIMATE.replace('"klima"', '"sparring-2018"')
    with settings_folder(tmp_path, **{"sparring-2018": own}) as place:
        (place / "latin.toml").write_bytes("# ok\n# Ærø".encode("latin-1"))
        (place / "large.toml").write_bytes(b"#" * 300_000)
        (place / "bom.toml").write_text(CLIMATE.replace('"klima"', '"bom"'), "utf-8-sig")
        from model.forms import read_again

        read_again()
        told = {fault.file: (fault.line, fault.reason) for fault in faults()}
        assert told["latin.toml"] == (2, "it must be saved as UTF-8")
        assert "itself" in told["sparring-2018.toml"][1]
        assert "large" in told["large.toml"][1]
        assert [known.code for known in forms() if known.own] == ["bom"]
        assert not form("sparring-2018").own


def test_the_command_line_tells_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with settings_folder(tmp_path, klima=CLIMATE, faulty="code = 1\n"):
        assert run(["forms", "--json"]) == 1
        printed = capsys.readouterr()
        assert {"code": "klima", "title": "Klimaindstilling", "own": True} in json.loads(
            printed.out
        )
        assert "faulty.toml" in printed.err
        path = tmp_path / "k.docx"
        word_file(path)
        database = str(tmp_path / "db.sqlite")
        assert run(["--database", database, "import", "--json", str(path)]) == 0
        printed = capsys.readouterr()
        assert "faulty.toml" in printed.err
        assert run(["--database", database, "items", "--json"]) == 0
        (item,) = json.loads(capsys.readouterr().out)
        assert item["fields"] == {"footprint": "4 ton mindre.", "audience": "Hjemmeplejen"}


def test_the_guide_holds_a_form_that_works(tmp_path: Path) -> None:
    example = GUIDE.read_text(encoding="utf-8").split("-" * 70)[1].strip() + "\n"
    with settings_folder(tmp_path, **{"vores-indstilling": example}):
        assert faults() == ()
        known = form("vores-indstilling")
        assert [field.kind for field in known.fields if field.own] == [Kind.RICH_TEXT, Kind.LINE]
        assert (make_folder() / GUIDE.name).is_file()


def test_lists_in_an_own_field_stay_lists(workspace: Opened) -> None:
    item_id = workspace.do(items.create, "x", form="klima")
    text = (Block(BlockKind.BULLET, 0, from_plain("a")[0].runs),)
    workspace.do(items.set_own_field, item_id, "footprint", text)
    item = workspace.read(lambda session: whole_item(session, item_id))
    assert dict(item.fields)["footprint"] == text
    assert plain_text(text)
