"""What may come in by the clipboard, from whom, and how much of it."""

import contextlib
import time

import pytest
from hypothesis import given, strategies
from PySide6.QtCore import QMimeData

from gui.widgets.rich_text.copy import to_html
from gui.widgets.rich_text.field import blocks_of
from gui.widgets.rich_text.paste_plain import from_text
from model.text.blocks import Block, Kind, RichText, Run, listed_text, normalise, paragraph
from model.text.html_reader import MOST_CHARACTERS, UnfitHtmlError, from_html
from tests.gui.widgets.rich_text.texts import rich_texts, shown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {margin:0cm; font-family:"Times New Roman"} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=DA><!--StartFragment-->
<h2>Indstilling<o:p></o:p></h2>
<p class=MsoNormal>Direkt&oslash;ren <b><span style='color:red'>indstiller</span></b>,
at<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>F&oslash;rste
punkt<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><i>underpunkt</i></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp; </span></span>tal</p>
<p class=MsoNormal>Se <a href="https://example.org/a">her</a><img src="file:///C:/x.png">
<a href="javascript:alert(1)">ikke her</a></p><!--EndFragment--></body></html>"""

OUTLOOK = """<div class="WordSection1"><div>Hej <strong>Bo</strong></div><div><br></div>
<div>Linje 2<br>Linje 3</div><ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul></div>"""

GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr"><span style="font-weight:700;">Fed</span><span style="font-weight:400;"> ikke</span></p>
<ul><li dir="ltr" aria-level="1"><p><span style="font-weight:400">a</span></p></li>
<ul><li aria-level="2"><p><span style="font-style:italic">b</span></p></li></ul></ul></b>"""

WORD_ONLINE = """<div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>a</p></li></ul></div>
<div class="ListContainerWrapper"><ul><li data-aria-level="2"><p>b</p></li></ul></div>
<div class="ListContainerWrapper"><ol><li data-aria-level="1"><p>c</p></li></ol></div>"""

TABLE = """<table><tr><td><p>Konto</p></td><td><p>Bel&oslash;b</p></td></tr>
<tr><td>Drift</td><td>4,2</td></tr></table>"""


def test_word() -> None:
    assert from_html(WORD) == (
        Block(Kind.HEADING, 2, (Run("Indstilling"),)),
        Block(Kind.PARAGRAPH, 0, (Run("Direktøren "), Run("indstiller", bold=True), Run(", at"))),
        Block(Kind.BULLET, 0, (Run("Første punkt"),)),
        Block(Kind.BULLET, 1, (Run("underpunkt", italic=True),)),
        Block(Kind.NUMBER, 0, (Run("tal"),)),
        Block(
            Kind.PARAGRAPH,
            0,
            (Run("Se "), Run("her", link="https://example.org/a"), Run(" ikke her")),
        ),
    )


def test_outlook() -> None:
    assert shown(from_html(OUTLOOK)) == [
        "p0 Hej Bo",
        "p0 Linje 2\nLinje 3",
        "ul0 a",
        "ul1 b",
        "ul0 c",
    ]


def test_google_docs_wraps_all_in_a_bold_that_is_none() -> None:
    found = from_html(GOOGLE)
    assert found[0].runs == (Run("Fed", bold=True), Run(" ikke"))
    assert shown(found)[1:] == ["ul0 a", "ul1 b"]
    assert found[2].runs == (Run("b", italic=True),)


def test_word_online_says_the_level_beside_the_list() -> None:
    assert shown(from_html(WORD_ONLINE)) == ["ul0 a", "ul1 b", "ol0 c"]


def test_the_words_of_a_table_are_kept() -> None:
    assert [block.text for block in from_html(TABLE)] == ["Konto", "Beløb", "Drift", "4,2"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script><p>a</p>",
        "<style>p{}</style><p onclick='x()'>a</p>",
        "<p>a<span style='display:none'>hidden</span></p>",
        "<svg><text>x</text></svg><p>a</p><iframe>y</iframe>",
        "<!-- <p>no</p> --><p>a",
        "<p>a</b></div></span></p></ul>",
    ],
)
def test_nothing_else_comes_in(html: str) -> None:
    assert from_html(html) == (paragraph("a"),)


def test_a_heading_within_a_list_keeps_its_words() -> None:
    assert [block.text for block in from_html("<ul><li><h2>a</h2>b</li></ul>c")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 150_000 + "a",
        "<ul><li>" * 100_000 + "a",
        "<b>" * 200_000 + "a" + "</b>" * 50_000,
        "<!--" * 200_000,
        "<!-" * 250_000,
        '<a "' * 200_000,
        "<a" * 400_000,
        "<![" * 300_000,
        "&" * 900_000,
        "&#x" * 300_000,
        "<p style='" + "a:b;" * 200_000 + "'>x",
        "<" * 900_000,
        "<p>a" * 200_000,
        "\x00" * 500_000,
    ],
    ids=lambda html: html[:6],
)
def test_bombs_are_refused_or_read_in_time(html: str) -> None:
    started = time.process_time()
    with contextlib.suppress(UnfitHtmlError):
        from_html(html)
    # A timed assert on purpose: the promise is a bound, and it is wide.
    assert time.process_time() - started < 6


def test_more_than_a_megabyte_is_refused() -> None:
    with pytest.raises(UnfitHtmlError):
        from_html("a" * (MOST_CHARACTERS + 1))


@given(strategies.text(alphabet="<>/ab pluio!-='\"&;#1\n", max_size=200))
def test_rubbish_is_read_or_refused(html: str) -> None:
    with contextlib.suppress(UnfitHtmlError):
        found = from_html(html)
        assert normalise(found) == found


@given(rich_texts)
def test_our_own_html_keeps_blocks_and_words(text: RichText) -> None:
    found = from_html(to_html(text))
    assert [(b.kind, b.level) for b in found] == [(b.kind, b.level) for b in text]
    for after, before in zip(found, text, strict=True):
        assert after.text.split() == before.text.split()


def test_typed_bullets_in_a_mail_become_lists() -> None:
    data = QMimeData()
    data.setHtml(
        "<div>Vi foreslår:</div><div>- nye <b>cykler</b></div><div>o to med lad</div>"
        "<div>- hjelme</div><p>Der skal:<br>• søges tilskud<br>• spørges HR</p><p>1. maj 2027</p>"
    )
    assert shown(blocks_of(data)) == [
        "p0 Vi foreslår:",
        "ul0 nye cykler",
        "ul1 to med lad",
        "ul0 hjelme",
        "p0 Der skal:",
        "ul0 søges tilskud",
        "ul0 spørges HR",
        "p0 1. maj 2027",
    ]


def test_plain_text_with_bullets_and_counts() -> None:
    text = "Dagsorden\n• a\n    • b\n• c\n1. x\n2. y\n\nslut - her\n14. oktober 2021\n- d"
    assert shown(from_text(text)) == [
        "p0 Dagsorden",
        "ul0 a",
        "ul1 b",
        "ul0 c",
        "ol0 x",
        "ol0 y",
        "p0 slut - her",
        "p0 14. oktober 2021",
        "ul0 d",
    ]


def test_words_copied_as_plain_text_have_their_markers() -> None:
    text = (
        paragraph("a"),
        Block(Kind.NUMBER, 0, (Run("b"),)),
        Block(Kind.BULLET, 1, (Run("c"),)),
        Block(Kind.NUMBER, 0, (Run("d"),)),
    )
    assert listed_text(text) == "a\n1. b\n    • c\n2. d"
