"""The line as people write it, and that what is written is read as the same."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.text.information import break_line, point_line
from model.text.information_reader import ReadLine, read_lines

HALF_NINE, TEN_TO_NINE = 8 * 60 + 30, 8 * 60 + 50
A_AND_B = ("Anna Holm", "Bo Kjær")


@pytest.mark.parametrize(
    "text",
    [
        "Pkt. 1 kl. 8.30-8.50 Anna Holm og Bo Kjær",
        "pkt 1 kl 8.30 – 8.50 Anna Holm & Bo Kjær",
        "Punkt 1: kl. 08:30—08:50, Anna Holm, Bo Kjær",
        "Pkt.1 8.30 til 8.50 Anna Holm og Bo Kjær",
        "Pkt. 1 kl. 8.30 til kl. 8.50: Anna Holm, Bo Kjær",
        "Pkt. 1 kl. 0830-0850 Anna Holm og Bo Kjær",
        "Item 1, 8.30-8.50 Anna Holm and Bo Kjær",
        "• Pkt. 1 kl. 8.30-8.50 (Anna Holm og Bo Kjær)",
        "Pkt. 1 kl. 8.30-8.50\nAnna Holm\nog Bo Kjær",
        "Pkt. 1\nkl. 8.30-8.50\nAnna Holm og\nBo Kjær",
        "Pkt. 1\u00a0kl. 8.30-8.50  Anna Holm og  Bo Kjær ",
        "Pkt. 1 Anna Holm og Bo Kjær kl. 8.30-8.50",
        "Pkt. nr. 1 kl. 8.30-8.50 Anna Holm; Bo Kjær;",
    ],
)
def test_a_point_with_a_time_and_two_names(text: str) -> None:
    assert read_lines(text) == (ReadLine(1, "", HALF_NINE, TEN_TO_NINE, A_AND_B),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pkt. 6", ReadLine(6, "", None, None)),
        ("Pkt. 6 kl. 9-10", ReadLine(6, "", 540, 600)),
        ("Pkt. 6 Anna Holm", ReadLine(6, "", None, None, ("Anna Holm",))),
        ("Pause kl. 9.40-9.50", ReadLine(None, "Pause", 580, 590)),
        ("Frokost 12.00 til 12.30", ReadLine(None, "Frokost", 720, 750)),
        ("Pkt. 3 kl. 23.50-24.30", ReadLine(3, "", 1430, 1470)),
        ("Pkt. 2 kl. 8.30-8.50 Kim Vang-Olsen", ReadLine(2, "", 510, 530, ("Kim Vang-Olsen",))),
        (
            "Pkt. 2 Else Ogstrup og A. Toft",
            ReadLine(2, "", None, None, ("Else Ogstrup", "A. Toft")),
        ),
    ],
)
def test_other_lines(text: str, expected: ReadLine) -> None:
    assert read_lines(text) == (expected,)


def test_a_whole_agenda_in_one_paste() -> None:
    text = """
    Pkt. 1 kl. 8.30-8.50 Anna Holm og Bo Kjær

    Pkt. 2 kl. 8.50-9.20
    Pause kl. 9.20-9.30
    Pkt. 3 kl. 9.30-9.50 Carl Friis, Pkt. 4
    """
    lines = read_lines(text)
    assert [(line.number, line.label) for line in lines] == [
        *((1, ""), (2, ""), (None, "Pause"), (3, ""), (4, "")),
    ]
    assert lines[3].names == ("Carl Friis",)
    assert lines[4] == ReadLine(4, "", None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no line"),
        ("Kære alle", "Kære alle"),
        ("Pkt. 1\nPkt. 1", "twice"),
        ("Pkt. 1 kl. 8.90-9.10", "8.90"),
        ("Pkt. 1 kl. 9.10-8.50", "8.50"),
        ("\n".join(f"Pkt. {at}" for at in range(1, 400)), "300"),
    ],
)
def test_what_says_nothing_is_refused(text: str, words: str) -> None:
    from model.text.translate import language, set_language

    before = language()
    set_language("en")
    try:
        with pytest.raises(UserError, match=words):
            read_lines(text)
    finally:
        set_language(before)


names = st.lists(
    st.sampled_from(
        [
            "Anna Holm",
            "Bo Kjær",
            "Åse",
            "Jens-Peter Vang Olsen",
            "É. Dam",
            "Ogla Toft",
            "Tilde Bang",
        ]
    ),
    unique=True,
    max_size=5,
)
times = st.tuples(st.integers(0, 1440), st.integers(0, 300)).map(
    lambda t: (t[0], min(t[0] + t[1], 1499))
)


@given(
    st.lists(st.tuples(st.booleans(), times | st.none(), names), min_size=1, max_size=20),
    st.sampled_from(["da", "en"]),
)
def test_the_same_lines_come_out_again(entries: list[object], language: str) -> None:
    written: list[str] = []
    expected: list[ReadLine] = []
    for number, (pause, span, people) in enumerate(entries, 1):  # type: ignore[misc]
        start, end = span or (None, None)
        if pause and span:
            written.append(break_line(f"Pause {'x' * (number % 3)}".strip(), start, end, language))
            expected.append(ReadLine(None, f"Pause {'x' * (number % 3)}".strip(), start, end))
        else:
            written.append(point_line(number, start, end, people, language))
            expected.append(ReadLine(number, "", start, end, tuple(people)))
    read = read_lines("\n".join(written))
    assert list(read) == expected
    again = [
        break_line(line.label, line.start, line.end, language)
        if line.number is None
        else point_line(line.number, line.start, line.end, line.names, language)
        for line in read
    ]
    assert again == written


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UserError):
        assert read_lines(text)
