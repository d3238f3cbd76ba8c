"""The canonical form of rich text, the numbers of its lists, and how it is stored."""

import pytest
from hypothesis import given

from model.text.blocks import (
    MAX_LIST_LEVEL,
    Block,
    Kind,
    RichText,
    Run,
    clean_link,
    clean_text,
    from_json,
    from_plain,
    normalise,
    numbering,
    paragraph,
    plain_text,
    to_json,
)
from tests.model.text.texts import block, h, ol, p, texts, ul


@given(texts)
def test_normalising_twice_changes_nothing(text: list[Block]) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(texts)
def test_what_normalised_text_holds(text: list[Block]) -> None:
    deepest = 0
    for each in normalise(text):
        assert each.text == each.text.strip() != ""
        assert each.level <= (MAX_LIST_LEVEL if each.kind in (ul, ol) else 3)
        if each.kind in (ul, ol):
            assert each.level <= deepest
        deepest = each.level + 1 if each.kind in (ul, ol) else 0
        assert all(run.text for run in each.runs)
        assert not any(
            one.same_style(two) for one, two in zip(each.runs, each.runs[1:], strict=False)
        )
        assert clean_text(each.text) == each.text
        each.text.encode()


@given(texts)
def test_stored_text_comes_back(text: list[Block]) -> None:
    assert from_json(to_json(text)) == normalise(text)


@pytest.mark.parametrize(
    ("given_text", "normal"),
    [
        ([block(p, 3, "a")], (paragraph("a"),)),
        ([block(h, 0, "a"), block(h, 7, "b")], (block(h, 1, "a"), block(h, 3, "b"))),
        # a list starts at 0 and rises by one, again after a paragraph
        (
            [block(ul, 2, "a"), block(ol, 4, "b"), block(ul, -1, "c")],
            (block(ul, 0, "a"), block(ol, 1, "b"), block(ul, 0, "c")),
        ),
        (
            [block(ul, 0, "a"), block(p, 0, "b"), block(ul, 1, "c")],
            (block(ul, 0, "a"), block(p, 0, "b"), block(ul, 0, "c")),
        ),
        # an empty block is dropped, and its neighbours meet
        (
            [block(ul, 0, "a"), block(p, 0, " \n"), block(ul, 1, "c")],
            (block(ul, 0, "a"), block(ul, 1, "c")),
        ),
        ([block(p, 0)], ()),
        # equal neighbours are one run, an empty run between them does not count
        ([block(p, 0, "a", Run("", bold=True), "b")], (paragraph("ab"),)),
        (
            [block(p, 0, " \n", Run(" a ", bold=True), " ")],
            (block(p, 0, Run("a", bold=True)),),
        ),
        # an address that is not allowed leaves its words
        ([block(p, 0, "a", Run("b", link="javascript:x"))], (paragraph("ab"),)),
    ],
)
def test_normalise(given_text: list[Block], normal: RichText) -> None:
    assert normalise(given_text) == normal


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\0b\x1bc\x7fd\x9fe\ufffef\uffff", "abcdef"),
        ("a\ud83db", "ab"),
        ("a\ufdd0b\ufdd1c\ufdefd\U0001fffee\U0010fffff", "abcdef"),
        ("\ufeffBilag\ufeff 1", "Bilag 1"),
        ("tab\tæøå\u00a0\u200b\u2060\U0001f600", "tab\tæøå\u00a0\u200b\u2060\U0001f600"),
    ],
)
def test_clean_text(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://a.dk/b?c=d#e", "https://a.dk/b?c=d#e"),
        (" HTTP://a.dk ", "HTTP://a.dk"),
        ("mailto:a@b.dk", "mailto:a@b.dk"),
        ("http://a b/<c>", "http://a%20b/%3Cc%3E"),
        ("http://a.dk/å(1)", "http://a.dk/å(1)"),
        ("javascript:alert(1)", ""),
        ("java\0script:alert(1)", ""),
        ("file:///c:/x", ""),
        ("www.a.dk", ""),
        ("http://", ""),
        ("", ""),
    ],
)
def test_clean_link(written: str, kept: str) -> None:
    assert clean_link(written) == kept


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ("o0 o0 o0", "1 2 3"),
        ("o0 u1 u1 o0", "1 - - 2"),
        ("o0 o1 o1 o0 o1", "1 1 2 2 1"),
        ("o0 p0 o0", "1 - 1"),
        ("o0 h1 o0", "1 - 1"),
        ("o0 u0 o0", "1 - 1"),
        ("u0 o1 u1 o1 o1", "- 1 - 1 2"),
        ("u0 o1 u2 o1", "- 1 - 2"),
        ("u0 o1 o2 u0 o1", "- 1 1 - 1"),
    ],
)
def test_numbering(levels: str, numbers: str) -> None:
    kinds = {"o": ol, "u": ul, "p": p, "h": h}
    text = tuple(block(kinds[word[0]], int(word[1]), "x") for word in levels.split())
    assert numbering(text) == tuple(None if n == "-" else int(n) for n in numbers.split())


def test_stored_form() -> None:
    text = (
        block(ul, 0, "Se ", Run("bilag", bold=True, italic=True, link="http://x.dk")),
        block(p, 0, Run("ø\nå", underline=True)),
    )
    stored = '[["ul",0,[["Se ",""],["bilag","bi","http://x.dk"]]],["p",0,[["ø\\nå","u"]]]]'
    assert to_json(text) == stored
    assert from_json(stored) == text
    assert to_json(()) == "[]"


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{}",
        "null",
        "[1]",
        '["p"]',
        '[["x",0,[]]]',
        '[["p",true,[]]]',
        '[["p",0.5,[]]]',
        '[["p",0,"a"]]',
        '[["p",0,[["a"]]]]',
        '[["p",0,[["a","x"]]]]',
        '[["p",0,[["a","",1]]]]',
        '[["p",0,[["a","","b","c"]]]]',
        '[["p",0,[[1,""]]]]',
        "[" * 100_000,
    ],
)
def test_what_is_no_rich_text_is_refused(stored: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (whatever json says of it)
        from_json(stored)


def test_plain_text() -> None:
    assert from_plain("a\r\n\n  b \n") == (paragraph("a"), paragraph("b"))
    assert from_plain(" \n") == ()
    assert plain_text(from_plain("a\nb")) == "a\nb"
    assert paragraph("a").kind is Kind.PARAGRAPH
