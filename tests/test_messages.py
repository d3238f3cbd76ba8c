"""Every word of the window has its Danish translation, and the compiled catalogue is up to date."""

import gettext
import importlib.util
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[1]

# packaging/ is no package, so its tool is loaded from its place.
_spec = importlib.util.spec_from_file_location("messages", ROOT / "packaging" / "messages.py")
assert _spec is not None
assert _spec.loader is not None
messages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(messages)

SOURCE = """
f"{1}: {_('Save {name}')}"
ngettext("{count} point", "{count} points", n)
pgettext("a time", "Second")  # Translators: of an hour
"""


def test_danish_is_complete() -> None:
    faults = list(messages.Catalogues(ROOT).faults())
    assert not faults, "\n".join(faults)


def test_the_catalogues_of_a_small_tree(tmp_path: Path) -> None:
    (tmp_path / "gui").mkdir()
    (tmp_path / "gui" / "panel.py").write_text(SOURCE, encoding="utf-8")
    catalogues = messages.Catalogues(tmp_path)
    assert (
        len(list(catalogues.faults())) == 3 + 4
    )  # three files are absent, four texts untranslated

    catalogues.update()
    written = polib.pofile(str(catalogues.danish))
    for entry in written:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "{count} punkt", 1: "{count} punkter"}
        else:
            entry.msgstr = {"Save {name}": "Gem {navn}", "Second": "Sekund"}[entry.msgid]
    written.save(str(catalogues.danish))
    catalogues.update()
    assert list(catalogues.faults()) == [
        "other placeholders in Danish: 'Save {name}' → 'Gem {navn}'"
    ]

    before = catalogues.compiled.read_bytes()
    catalogues.update()
    assert catalogues.compiled.read_bytes() == before
    danish = gettext.translation("punktvis", catalogues.template.parent, ["da"])
    assert danish.ngettext("{count} point", "{count} points", 2) == "{count} punkter"
    assert danish.pgettext("a time", "Second") == "Sekund"


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (polib.POEntry(msgid="Save", msgstr="Gem"), None),
        (polib.POEntry(msgid="Save", msgstr="Gem", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="Save"), "missing"),
        (polib.POEntry(msgid="{a}", msgstr="{a"), "placeholders"),
    ],
    ids=["good", "fuzzy", "missing", "brace"],
)
def test_faults_of_one_translation(entry: polib.POEntry, fault: str | None) -> None:
    found = list(messages.faults_of(entry))
    assert len(found) == (fault is not None)
    assert fault is None or fault in found[0]
