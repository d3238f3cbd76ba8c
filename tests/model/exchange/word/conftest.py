"""The sentences of refusals in English, whatever the catalogue holds."""

from collections.abc import Iterator

import pytest

from model.text.translate import language, set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)
