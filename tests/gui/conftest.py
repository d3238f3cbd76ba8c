"""Every window under test wears the light look, as the application does."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gui import theme
from model.text.translate import language, set_language


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light look, and English words: the catalogue may not be built yet."""
    before = language()
    set_language("en")
    theme.apply(qapp, theme.load("light"))
    yield
    set_language(before)
