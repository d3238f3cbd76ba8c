"""When somebody can come, as people write it, and back."""

import pytest

from model.errors import UserError
from model.text.availability import Available, format_availability, parse_availability
from model.text.translate import language, set_language
from tests.model.planning.clock import at


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9.00-10.30", "9.00", "10.30"),
        ("kl. 9.00-10.30", "9.00", "10.30"),
        ("9 til 10.30", "9.00", "10.30"),
        ("fra 9 til 10", "9.00", "10.00"),
        ("fra 9", "9.00", None),
        ("Efter kl. 10", "10.00", None),
        ("tidligst 0930", "9.30", None),
        ("9.30-", "9.30", None),
        ("indtil 10.30", None, "10.30"),
        ("inden kl. 10", None, "10.00"),
        ("før 11", None, "11.00"),
        ("–10.30", None, "10.30"),
    ],
)
def test_read(text: str, start: str | None, end: str | None) -> None:
    expected = (at(start) if start else None, at(end) if end else None)
    assert parse_availability(text) == expected


@pytest.mark.parametrize(
    "text", ["", "10", "10-9", "9-9", "25-26", "fra", "aldrig", "9-10-11", "-"]
)
def test_what_is_not_understood(text: str) -> None:
    with pytest.raises(UserError):
        parse_availability(text)


@pytest.mark.parametrize("available", [(540, 630), (540, None), (None, 630)])
@pytest.mark.parametrize("tongue", ["da", "en"])
def test_what_is_written_is_read(available: Available, tongue: str) -> None:
    before = language()
    set_language(tongue)
    try:
        assert parse_availability(format_availability(available)) == available
    finally:
        set_language(before)


def test_nothing_is_written_of_an_open_day() -> None:
    assert format_availability((None, None)) == ""
