"""Two texts that grew out of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.blocks import RichText, from_plain, plain_text
from model.text.merge import merged

texts = st.lists(st.sampled_from("abcdef"), max_size=6).map(
    lambda lines: from_plain("\n".join(lines))
)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("a|b", "a|b|c", "a|b", "a|b|c"),
        ("a|b", "a|b", "x|b", "x|b"),
        ("a|b|c", "A|b|c", "a|b|C", "A|b|C"),
        ("a|b|c", "a|B|c", "a|b|C", "a|B|C"),
        ("a|b", "a|b|c", "a|b|d", "a|b|c|d"),
        ("a", "a her", "a der", "a her|a der"),
        ("a|b|c", "a|c", "a|b|c|d", "a|c|d"),
        ("a|b|c", "a|B|c", "a|c", "a|B|c"),
        ("", "x", "y", "x|y"),
        ("a", "a|x", "a|x", "a|x"),
    ],
)
def test_what_each_has_changed_is_there(base: str, ours: str, theirs: str, both: str) -> None:
    found = merged(*(from_plain(text.replace("|", "\n")) for text in (base, ours, theirs)))
    assert plain_text(found).replace("\n", "|") == both


@given(texts, texts, texts)
def test_nothing_new_is_lost(base: RichText, ours: RichText, theirs: RichText) -> None:
    found = merged(base, ours, theirs)
    for block in (*ours, *theirs):
        assert block in base or block in found
    assert merged(base, base, theirs) == theirs
    assert merged(base, ours, base) == ours
