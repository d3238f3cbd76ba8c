"""Rich text as CommonMark: nothing is lost, and Danish text stays readable."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from model.errors import UserError
from model.text.blocks import Block, RichText, Run, normalise, paragraph
from model.text.markdown import from_markdown, to_markdown
from tests.model.text.texts import block, h, markdown_like, ol, p, texts, ul


@given(texts)
def test_writing_and_reading_loses_nothing(text: list[Block]) -> None:
    assert from_markdown(to_markdown(text)) == normalise(text)


@given(markdown_like)
def test_foreign_markdown_is_stable_once_written(markdown: str) -> None:
    written = to_markdown(from_markdown(markdown))
    assert to_markdown(from_markdown(written)) == written


@given(texts)
def test_another_reader_sees_the_same_words(text: list[Block]) -> None:
    """Our reader leaves some rules of CommonMark out; what we write must not need that."""
    tokens = MarkdownIt("commonmark", {"maxNesting": 100}).parse(to_markdown(text))
    inlines = [token for token in tokens if token.type == "inline"]
    words = [
        "".join(
            "\n" if child.type == "hardbreak" else child.content
            for child in inline.children or []
            if child.type != "html_inline"
        )
        for inline in inlines
    ]
    assert words == [each.text for each in normalise(text)]


CANONICAL: list[tuple[str, RichText]] = [
    ("", ()),
    (
        "Aftenvagten kører i dag 1.140 km pr. uge. **Forsøget** i to områder viser:\n\n"
        "- færre kilometer\n    - 18 % i by\n    - 31 % på land\n- flere besøg til tiden",
        (
            block(
                p,
                0,
                "Aftenvagten kører i dag 1.140 km pr. uge. ",
                Run("Forsøget", bold=True),
                " i to områder viser:",
            ),
            block(ul, 0, "færre kilometer"),
            block(ul, 1, "18 % i by"),
            block(ul, 1, "31 % på land"),
            block(ul, 0, "flere besøg til tiden"),
        ),
    ),
    ("# En\n\n## To\n\n### Tre", (block(h, 1, "En"), block(h, 2, "To"), block(h, 3, "Tre"))),
    (
        "1. en\n    1. under\n        - dybere\n2. to\n- andet",
        (
            block(ol, 0, "en"),
            block(ol, 1, "under"),
            block(ul, 2, "dybere"),
            block(ol, 0, "to"),
            block(ul, 0, "andet"),
        ),
    ),
    ("en\\\nto", (paragraph("en\nto"),)),
    ("- en\\\n    to", (block(ul, 0, "en\nto"),)),
    ("# en&#10;to", (block(h, 1, "en\nto"),)),
    ("***begge***", (block(p, 0, Run("begge", bold=True, italic=True)),)),
    (
        "**fed *begge* fed**",
        (
            block(
                p,
                0,
                Run("fed ", bold=True),
                Run("begge", bold=True, italic=True),
                Run(" fed", bold=True),
            ),
        ),
    ),
    ("**Baggrund:** kort", (block(p, 0, Run("Baggrund:", bold=True), " kort"),)),
    ("**«nyt»** ord", (block(p, 0, Run("«nyt»", bold=True), " ord"),)),
    ("halv**fed**t", (block(p, 0, "halv", Run("fed", bold=True), "t"),)),
    # where marks cannot open or close there are tags
    ("<b>fed </b>ord", (block(p, 0, Run("fed ", bold=True), "ord"),)),
    ("ord<i>(a)</i>ord", (block(p, 0, "ord", Run("(a)", italic=True), "ord"),)),
    ("**a**<i>b</i>", (block(p, 0, Run("a", bold=True), Run("b", italic=True)),)),
    ("<u>under</u>", (block(p, 0, Run("under", underline=True)),)),
    (
        "<u>**begge**</u>",
        (block(p, 0, Run("begge", bold=True, underline=True)),),
    ),
    (
        "Se [**bilag** 1](https://x.dk/\\(a\\)) her",
        (
            block(
                p,
                0,
                "Se ",
                Run("bilag", bold=True, link="https://x.dk/(a)"),
                Run(" 1", link="https://x.dk/(a)"),
                " her",
            ),
        ),
    ),
]


@pytest.mark.parametrize(("markdown", "text"), CANONICAL)
def test_canonical_markdown(markdown: str, text: RichText) -> None:
    assert to_markdown(text) == markdown
    assert from_markdown(markdown) == text


@pytest.mark.parametrize(
    "line",
    [
        "Ca. 80 timers oplæring pr. område.",
        "Pkt. 1 kl. 8.30-8.50: Økonomi & HR, 1.250,5 tkr. (18 %) – »status«",
        "A/S, C#, fil_navn_2.pdf, 5 < 6 > 4, a = b + c, [x], {y}, 50 $, a@b.dk, ~10, 3 | 4",
        "#hashtag -minus +plus 1.140",
        "https://x.dk/a?b=c&d=e",
    ],
)
def test_ordinary_text_is_not_escaped(line: str) -> None:
    assert to_markdown((paragraph(line),)) == line


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. maj", "1\\. maj"),
        ("14) dage", "14\\) dage"),
        ("- tre", "\\- tre"),
        ("+ tre", "\\+ tre"),
        ("# tre", "\\# tre"),
        ("> tre", "\\> tre"),
        ("---", "\\---"),
        ("a\n===", "a\\\n\\==="),
        ("a\n  b", "a\\\n&#32; b"),
        ("~~~", "\\~~~"),
        ("*a* _b_ `c` \\", "\\*a\\* \\_b\\_ \\`c\\` \\\\"),
        ("<b> &amp; [a](b)", "\\<b> \\&amp; [a\\](b)"),
    ],
)
def test_what_would_mean_something_is_escaped(text: str, markdown: str) -> None:
    assert to_markdown((paragraph(text),)) == markdown


def test_a_hundredth_item_keeps_its_children() -> None:
    text = tuple(block(ol, level, "x") for _item in range(120) for level in (0, 1))
    assert from_markdown(to_markdown(text)) == text


def test_ten_levels() -> None:
    text = tuple(block((ul, ol)[level % 2], level, f"x{level}") for level in range(10))
    assert from_markdown(to_markdown(text)) == text


@pytest.mark.parametrize(
    ("foreign", "canonical"),
    [
        ("a\nb", "a b"),
        ("a  \nb", "a\\\nb"),
        ("__a__ _b_", "**a** *b*"),
        ("* a\n  * b\n+ c", "- a\n    - b\n- c"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("Titel\n===", "# Titel"),
        ("##### Lille", "### Lille"),
        ("> citat\n> mere", "citat mere"),
        ("```py\nx = 1\ny\n```", "x = 1\\\ny"),
        ("    kode", "kode"),
        ("`kode`", "kode"),
        ("***", "\\*\\*\\*"),
        ("![kort](k.png)", "kort"),
        ("[a](bilag.pdf) [b](javascript:x)", "a b"),
        ('[a](http://x.dk "titel")', "[a](http://x.dk)"),
        ("<http://x.dk>", "[http://x.dk](http://x.dk)"),
        ("[NB]: husk", "[NB\\]: husk"),
        ("&aelig; &lt;b&gt; &#0;", "æ \\<b> \ufffd"),
        ("<div>a</div> <B>b</B> <b>c", "\\<div>a\\</div> **b** \\<b>c"),
        ("<script>\n**a**\n</script>", "\\<script> **a** \\</script>"),
        ("| a | b |\n| --- | --- |\n| c | d |", "| a | b |\\\n| --- | --- |\\\n| c | d |"),
        # more of an item stays in the item; after a deeper one it stands alone
        ("- a\n\n  b\n- c", "- a\\\n    b\n- c"),
        ("- a\n    - b\n\n  c", "- a\n    - b\n\nc"),
        ("- # a", "- a"),
        ("-\n- b", "- b"),
        # numbers that do not begin at 1 are words
        ("14. oktober holder vi møde", "14\\. oktober holder vi møde"),
        ("1. a\n\nb\n\n2. c\n3. d", "1. a\n\nb\n\n2\\. c\n\n3\\. d"),
        ("- a\n\n    3. b\n    4. c", "- a\\\n    3\\. b\\\n    4\\. c"),
    ],
)
def test_foreign_markdown(foreign: str, canonical: str) -> None:
    assert to_markdown(from_markdown(foreign)) == canonical


@pytest.mark.parametrize("deep", [">" * 100_000, "- + " * 10_000, "1. " * 20_000])
def test_what_nests_too_deep_is_plain_text(deep: str) -> None:
    assert from_markdown(deep) == (paragraph(deep.strip()),)


def test_long_text_is_read() -> None:
    line = (
        "Chefteamet drøftede **forslaget** om 1.140 km *pr. uge*, jf. [bilag](http://x.dk/a).\n\n"
    )
    assert len(from_markdown(line * 3000)) == 3000


@pytest.mark.parametrize("sign", ["[", "![](", "*a ", "# x\n", "- x\n", "<b>", "- + ", "![[]()"])
def test_a_megabyte_of_marks_is_refused(sign: str) -> None:
    with pytest.raises(UserError):
        from_markdown(sign * (1_000_000 // len(sign)))
