"""Every window under test wears the light look, as the application does."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.widgets.motion import wish
from gui.widgets.motion.wish import Motion
from model.text.translate import language, set_language


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light look, and English words: the catalogue may not be built yet."""
    before = language()
    set_language("en")
    theme.apply(qapp, theme.load("light"))
    yield
    set_language(before)


@pytest.fixture
def motion(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Motion]:
    """Things move: under test they do only with this. No hand types or drags."""
    hand = SimpleNamespace(mouseButtons=lambda: 0, focusWidget=lambda: None)
    monkeypatch.setattr(wish, "QApplication", hand)
    made = Motion(qapp, lambda: True)
    yield made
    made.close()
    made.deleteLater()
