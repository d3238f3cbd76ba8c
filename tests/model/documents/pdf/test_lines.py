from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.documents.pdf import page as look
from model.documents.pdf.fonts import FACES, SIGNS, shown
from model.documents.pdf.lines import SOFT_HYPHEN, Filled, fill
from model.documents.pdf.page import Cut, Style
from model.text.blocks import Run
from model.text.hyphenation import break_points, seams

BODY = look.BODY


def lines(text: str, width: float, style: Style = BODY) -> list[str]:
    return texts(fill((Run(text),), style, width, "da"))


def texts(filled: Filled) -> list[str]:
    return ["".join(segment.text for segment in line) for line in filled.lines]


@pytest.mark.parametrize(
    "divided",
    [
        # What the patterns alone get wrong …
        "al-ders-for-skel",
        "barsels-or-lov",
        "bi-lags-over-sigt",
        "folke-skole-elever",
        "grund-skylds-pro-mil-le",
        # … and what they get right.
        "kom-mu-nal-be-sty-rel-sen",
        "be-slut-nings-pro-tokol",
        "øko-no-mi-ud-valg",
        "lo-kal-plan",
        "møde",
        "sag",
    ],
)
def test_danish_words_break_where_danes_break_them(divided: str) -> None:
    word = divided.replace("-", "")
    points = break_points(word, "da")
    parts = [word[a:b] for a, b in zip((0, *points), (*points, len(word)), strict=True)]
    assert "-".join(parts) == divided


@given(st.text("abcdefghijklmnopqrstuvwxyzæøåéü", min_size=1, max_size=30))
def test_every_part_of_a_divided_word_can_be_said(word: str) -> None:
    points = break_points(word, "da")
    parts = [word[a:b] for a, b in zip((0, *points), (*points, len(word)), strict=True)]
    assert "".join(parts) == word
    if points:
        assert all(len(part) >= 2 and set(part) & set("aeiouyæøåéü") for part in parts)
        assert len(parts[-1]) >= 3


def test_an_unknown_language_is_not_divided() -> None:
    assert break_points("beslutningsprotokol", "xx") == ()
    assert break_points("hyphenation", "en") != ()


def test_lines_are_filled_and_end_in_a_space() -> None:
    found = lines("en to tre fire fem seks syv", 60)
    assert len(found) > 1
    assert "".join(found) == "en to tre fire fem seks syv"
    assert all(line.endswith(" ") for line in found[:-1])


def test_a_long_word_is_divided_and_a_longer_one_wherever_it_must() -> None:
    found = lines("Kommunalbestyrelsens beslutning", 90)
    assert found[0].endswith(SOFT_HYPHEN)
    found = lines("x" * 200, 100)
    assert "".join(found) == "x" * 200
    assert len(found) > 5


def test_a_name_that_no_line_holds_begins_beside_its_number() -> None:
    found = lines("2. Ejendomsskattelettelsesordningens regler", 130)
    assert found[0] == f"2. Ejendomsskattelettelses{SOFT_HYPHEN}"
    # One that the next line holds stays whole, and one with no known seam begins below.
    assert lines("2. Kommunalbestyrelsens regler", 110)[0] == "2. "
    assert lines("2. Xylofonimprovisationskvaks", 95)[0] == "2. "


def test_no_line_is_wider_than_its_column() -> None:
    runs = (Run("Økonomiudvalgets indstilling https://example.org/en/lang/adresse"),)
    for width in (40, 77, 200):
        filled = fill(runs, BODY, width, "da")
        assert filled.longest <= width + 0.01


def test_a_column_of_no_width_still_ends() -> None:
    assert "".join(lines("ab c", 0.5)).replace(" ", "") == "abc"


def test_a_soft_hyphen_is_seen_only_where_the_line_ends() -> None:
    word = "Rigs\u00adarkivets"
    assert lines(word, 400) == ["Rigsarkivets"]
    assert lines(word, 45) == ["Rigs\u00ad", "arkivets"]


@pytest.mark.parametrize("text", ["kl. 9.05-9.35", "12-14", "-5"])
def test_numbers_are_not_divided_at_a_dash(text: str) -> None:
    assert "".join(lines(f"så {text}", 54)).split() == ["så", *text.split()]
    assert not any(line.endswith("-") for line in lines(f"så {text}", 54))


def test_compounds_may_break_after_their_own_hyphen() -> None:
    assert lines("Covid-relateret", 60) == ["Covid-", "relateret"]


def test_a_no_break_space_holds_words_together() -> None:
    assert lines("pkt.\u00a04 nu", 30)[0].startswith("pkt.\u00a04")


@pytest.mark.parametrize(
    "text",
    [
        "kl. 9.05-9.35",
        "17. september",
        "1.250.500 kr.,",
        "4,2 mio. kr.",
        "§ 21",
        "(pkt. 4)",
        "pr. 31. august.",
        "uge 42",
        "DKK 1,000",
    ],
)
def test_a_number_stands_with_what_it_counts(text: str) -> None:
    for width in range(90, 200, 3):
        found = [line.strip() for line in lines(f"Der mødes og drøftes {text} igen", width)]
        assert any(text in line for line in found), (width, found)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("energirenoveringsindsats", "energi-renoverings-indsats"),
        ("daginstitutionsbygningerne", "daginstitutions-bygningerne"),
        ("kommunalbestyrelsens", "kommunal-bestyrelsens"),
        ("budgetopfølgning", "budget-opfølgning"),
        ("chefteammøde", "chefteam-møde"),
        ("projekterne", "projekterne"),
        ("lokaliseret", "lokaliseret"),
        ("domstol", "domstol"),
    ],
)
def test_where_the_words_of_a_compound_meet(word: str, parts: str) -> None:
    points = seams(word, "da")
    assert "-".join(word[a:b] for a, b in zip((0, *points), (*points, None), strict=True)) == parts
    assert set(points) <= set(break_points(word, "da"))
    assert seams(word, "en") == ()


def test_a_compound_is_divided_where_its_words_meet() -> None:
    style = look.STAGE
    assert lines("Kommunalbestyrelsen", 70, style) == [f"Kommunal{SOFT_HYPHEN}", "bestyrelsen"]
    assert lines("a daginstitutionsbygningerne", 110)[0].endswith(f"institutions{SOFT_HYPHEN}")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.eksempel.dk/politik/dagsordener-og-referater/klimahandlingsplan?side=12&version=3",
        "Bilag_til_indstilling_om_energirenovering_version_07_ENDELIG_rettet.docx",
        "navn.efternavn@sundhedsforvaltningen.eksempel.dk",
    ],
)
def test_no_hyphen_is_put_into_an_address_or_the_name_of_a_file(text: str) -> None:
    for width in range(60, 300, 7):
        assert "".join(lines(text, width)) == text


def test_a_short_word_before_its_hyphen_is_not_left_alone() -> None:
    assert lines("medlemmernes it-udstyr", 80) == ["medlemmernes ", "it-udstyr"]


def test_a_line_break_within_a_block() -> None:
    assert lines("en\nto\n\ntre", 400) == ["en ", "to ", "", "tre"]


def test_a_word_of_several_styles_stays_one_word() -> None:
    runs = (Run("Beslut"), Run("nings", bold=True), Run("dygtig nu"))
    filled = fill(runs, Style(10, 14, hyphenate=False), 83, "da")
    assert texts(filled) == ["Beslutningsdygtig ", "nu"]
    assert [s.look.cut for s in filled.lines[0]] == [Cut.REGULAR, Cut.SEMIBOLD, Cut.REGULAR]


def test_a_heading_is_balanced() -> None:
    title = "Energirenovering i område 3: status, tidsplan og økonomi for bygningsmassen i år"
    section = look.HEADINGS[1]
    found = fill((Run(title),), section, 380, "da")
    widths = [line[-1].x + line[-1].width for line in found.lines]
    assert len(widths) == 2
    assert min(widths) > 0.7 * max(widths)


def test_signs_of_another_face_and_of_none() -> None:
    assert shown("Ja ☒", Cut.REGULAR) == [(FACES[Cut.REGULAR], "Ja "), (SIGNS, "☒")]
    assert "".join(text for _, text in shown("a\U000e0001b", Cut.REGULAR)) == "a[U+E0001]b"
    for sign in ("\ue000", "\ufeff", "\x07", "\ud800"):
        assert "".join(t for _, t in shown(sign, Cut.ITALIC)) == f"[U+{ord(sign):04X}]"


def test_decomposed_letters_are_composed() -> None:
    assert lines("A\u030arhus", 400) == ["Århus"]


def test_the_code_of_a_sign_is_never_hyphenated() -> None:
    found = lines("\U000efbea\U000efbea", 40)
    assert "".join(found) == "[U+EFBEA][U+EFBEA]"
    assert len(found) > 1


@given(st.text(max_size=120), st.floats(20, 400))
@example("\U000efbea\U000efbea", 40.0)
@example("\u00ad\u001f", 20.0)
def test_no_sign_is_lost(text: str, width: float) -> None:
    found = "".join(lines(text, width))
    import unicodedata

    expected = unicodedata.normalize("NFC", text)
    for sign in expected:
        if not sign.isspace() and sign != SOFT_HYPHEN:
            assert sign in found or f"[U+{ord(sign):04X}]" in found


def ends_hyphenated(found: list[str]) -> bool:
    return any(line.rstrip().endswith(SOFT_HYPHEN) for line in found)


def test_a_name_stays_whole_where_it_fits_on_a_line() -> None:
    name = "Christoffersen"
    least = fill((Run(name),), BODY, 10_000, "da").longest
    for more in range(1, 60, 4):
        assert not ends_hyphenated(lines(f"Karin Holm og Mette {name}", least + more))
    assert ends_hyphenated(lines("en sundhedsforvaltning og plejehjemsvisitation", least + 20))


def test_a_dash_between_words_begins_no_line() -> None:
    for width in range(50, 160, 3):
        found = lines("Budget 2027 – rammer og prioritering", width)
        assert not any(line.startswith("–") for line in found), (width, found)


def test_a_balanced_heading_divides_no_word_that_fits_on_a_line() -> None:
    title = replace(BODY, size=24, balance=True, hyphenate=False)
    long = "Speciallægepraksisoverenskomstforhandlinger"
    room = fill((Run(long),), title, 10_000, "da").longest + 1
    assert not ends_hyphenated(lines(f"Punkt 5: {long}", room, title))
