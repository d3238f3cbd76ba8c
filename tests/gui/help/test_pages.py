"""The pages of the help: there for every screen in both languages, and never stale."""

import re
from pathlib import Path

import polib
import pytest
from PIL import Image

from gui.actions.action_table import SLOT_KEYS, TABLE, TEXT_KEYS
from gui.frame.dispatch_page import PARTS
from gui.help import pages
from gui.help.pages import FOLDER, PAGES, WITHOUT_PICTURE, filled, markdown, page_of, source, title
from gui.lifetime.last_place import JOBS
from gui.lifetime.last_place import PAGES as SCREENS

LANGUAGES = ("da", "en")
CATALOGUE = FOLDER.parent / "translations" / "da" / "LC_MESSAGES" / "punktvis.po"
PLACE = re.compile(r"\{(\w+):([^{}]+)\}")
KEY = re.compile(r"\b(?:Ctrl|Alt|Shift|Skift)\+\S+|\bF\d+\b")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
EVERY = [(page, language) for page in PAGES for language in LANGUAGES]


def placeholders(page: str, language: str) -> set[tuple[str, str]]:
    return set(PLACE.findall(source(page, language)))


def known_keys() -> set[str]:
    told = " / ".join(keys for _text, keys in (*SLOT_KEYS, *TEXT_KEYS)).replace(",", " /")
    return {key.strip() for key in told.split("/")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_holds_the_pages_and_their_pictures_and_nothing_else(language: str) -> None:
    there = {file.name for file in (FOLDER / language).iterdir()}
    pictures = {f"{page}.png" for page in PAGES if page not in WITHOUT_PICTURE}
    assert there == {f"{page}.md" for page in PAGES} | pictures


def test_every_screen_and_every_job_has_a_page() -> None:
    found = {page_of(screen) for screen in (*SCREENS, "case", "") if screen != "meeting"}
    found |= {page_of("meeting", job) for job in JOBS if job != "dispatch"}
    found |= {page_of("meeting", "dispatch", part) for part in PARTS}
    assert found == set(PAGES) - {"it"}


@pytest.mark.parametrize(("page", "language"), EVERY)
def test_what_a_page_names_is_there(page: str, language: str) -> None:
    words = {entry.msgid for entry in polib.pofile(str(CATALOGUE))}
    specs = {spec.id: spec for spec in TABLE}
    for kind, name in placeholders(page, language):
        assert kind in ("action", "menu", "key", "press", "word"), kind
        if kind == "word":
            assert name in words, name
        elif kind == "press":
            assert name in known_keys(), name
        else:
            assert kind != "key" or specs[name].shortcut, f"{name} has no key"
    text = markdown(page, language)
    assert "{" not in text
    assert title(page, language)


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_tell_the_same(page: str) -> None:
    danish, english = (source(page, language) for language in LANGUAGES)
    assert placeholders(page, "da") == placeholders(page, "en")
    for mark in ("\n## ", "\n- ", "\n1. ", "\n5. ", "\n| ", "](", "`"):
        assert danish.count(mark) == english.count(mark), mark


@pytest.mark.parametrize(("page", "language"), EVERY)
def test_no_key_is_written_out(page: str, language: str) -> None:
    """It would be stale one day, and is called otherwise on another system."""
    assert KEY.findall(PLACE.sub("", source(page, language))) == []


@pytest.mark.parametrize(("page", "language"), EVERY)
def test_links_lead_to_pages_and_pictures_say_what_they_show(page: str, language: str) -> None:
    found = LINK.findall(source(page, language))
    pictures = [target for is_picture, target in found if is_picture]
    assert pictures == ([] if page in WITHOUT_PICTURE else [f"{page}.png"])
    assert "![](" not in source(page, language)
    assert {target for is_picture, target in found if not is_picture} <= {
        f"{name}.md" for name in PAGES
    }


def test_the_page_for_it_reads_without_the_window() -> None:
    assert placeholders("it", "da") == placeholders("it", "en") == set()


def test_pictures_are_small() -> None:
    files = sorted(FOLDER.rglob("*.png"))
    for file in files:
        with Image.open(file) as picture:
            assert (picture.width, picture.mode) == (960, "P"), file
    assert sum(file.stat().st_size for file in files) < 1_200_000


def test_an_unknown_action_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("{key:point.explode}", "da")


def test_words_follow_the_language() -> None:
    text = "{menu:point.add}, {key:view.palette}, {press:Alt+Up}, {word:&Meeting}"
    assert filled(text, "da") == "**Punkt** → **Tilføj punkt**, `Ctrl+K`, `Alt+Up`, **Møde**"
    assert filled(text, "en") == "**Point** → **Add a point**, `Ctrl+K`, `Alt+Up`, **Meeting**"


def test_the_page_for_it_names_every_folder_that_the_code_makes() -> None:
    """Where a new place for files comes, the page is to tell of it."""
    root = Path(pages.__file__).parents[2]
    code = "\n".join(file.read_text("utf-8") for file in (root / "model").rglob("*.py"))
    beside = set(re.findall(r'with_name\(f"\{(?:database|self\._database)\.stem\}(\.\w+)"\)', code))
    own = set(re.findall(r'data_folder\(\) / "([\w-]+)"', code))
    assert {".annexes", ".backups", ".copies", ".search"} <= beside
    assert {"spool", "drafts"} <= own
    for language in LANGUAGES:
        text = source("it", language)
        assert [name for name in beside if f"punktvis{name}`" not in text] == []
        assert [name for name in own if f"`{name}`" not in text] == []
