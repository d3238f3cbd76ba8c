"""The one catalogue: the window's language, documents' languages, and what a start must not load."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from model.text import translate
from model.text.translate import Translator, language, ngettext, pgettext, set_language, translator


@pytest.fixture(autouse=True)
def _window_as_before() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


class Shouting(Translator):
    """A catalogue for the tests."""

    def gettext(self, message: str) -> str:
        return message.upper()


def test_danish_is_the_language_of_the_window() -> None:
    assert translate.DEFAULT_LANGUAGE == "da"
    assert translator("da").language == "da"
    assert translator("da_DK").language == "da"


def test_without_a_catalogue_there_is_english() -> None:
    for name in ("en", "en-GB", "xx", "", "../../etc"):
        words = translator(name)
        assert words.gettext("No such message") == "No such message"
        assert words.ngettext("{n} day", "{n} days", 2) == "{n} days"
        assert words.pgettext("a month", "May") == "May"


def test_the_window_changes_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    loud = Shouting("xx", translator("en")._catalogue)
    monkeypatch.setattr(translate, "translator", {"xx": loud, "da": translator("da")}.__getitem__)
    set_language("xx")
    assert language() == "xx"
    assert translate._("Save") == "SAVE"
    assert (ngettext("a", "b", 2), pgettext("c", "d")) == ("b", "d")
    assert translator("en").gettext("Save") == "Save"  # a document's language is its own


def test_threads_share_translators() -> None:
    found: list[Translator] = []
    threads = [threading.Thread(target=lambda: found.append(translator("da"))) for _i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [words.language for words in found] == ["da"] * 8


def test_a_start_loads_neither_babel_nor_markdown_it() -> None:
    program = (
        "import sys, model.text.translate, model.text.clock, model.text.blocks, model.text.dates,"
        " model.text.markdown, model.text.information, model.text.verbs, model.text.amounts;"
        "print(*({'babel', 'markdown_it', 'holidays'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
