"""Danish amounts."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.text.amounts import format_amount, parse_amount


@given(st.decimals(-(10**12), 10**12, places=2))
def test_written_amounts_are_read(amount: Decimal) -> None:
    assert parse_amount(format_amount(amount)) == amount


@given(st.text(max_size=12) | st.text("0123456789., -kr", max_size=12))
def test_anything_typed_is_understood_or_refused(text: str) -> None:
    with suppress(UserError):
        assert isinstance(parse_amount(text), Decimal)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.250,5", "1250.5"),
        ("1250,50", "1250.5"),
        ("-3", "-3"),
        ("−3,25", "-3.25"),
        ("1.250.500", "1250500"),
        ("1.250", "1250"),
        ("1 250 500", "1250500"),
        ("1\u00a0250", "1250"),
        ("500,-", "500"),
        ("kr. 500", "500"),
        ("420 kr.", "420"),
        ("0", "0"),
        ("0,07", "0.07"),
    ],
)
def test_typed_amounts(typed: str, amount: str) -> None:
    assert str(parse_amount(typed)) == amount


@pytest.mark.parametrize(
    "text", ["", "1250.50", "12.5", "1.25.000", "1,", ",5", "1,2,3", "abc", "1e5", "٣", "420 tkr."]
)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(UserError):
        parse_amount(text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1250.5", "1.250,5"),
        ("-3", "-3"),
        ("1250500", "1.250.500"),
        ("0.50", "0,50"),
        ("1E+3", "1.000"),
    ],
)
def test_format(amount: str, text: str) -> None:
    assert format_amount(Decimal(amount)) == text
