"""The window's words: collects them from the source, keeps the Danish catalogue, compiles it.

    python packaging/messages.py update     write punktvis.pot, punktvis.po and punktvis.mo anew
    python packaging/messages.py check      say what is stale, missing or wrong, and write nothing

Source strings are English, Danish is complete. The files hold no dates and no line numbers, so that
the same source always gives the same bytes. A word that is new comes without a translation; one
that is gone, goes.
"""

import ast
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter

import polib
from babel.messages.extract import extract_from_file

ROOT = Path(__file__).parents[1]
SOURCES = ("main.py", "model", "gui")
DOMAIN = "punktvis"
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = {
    "Project-Id-Version": "Punktvis",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
DANISH = {"Language": "da", "Plural-Forms": "nplurals=2; plural=(n != 1);"}


class Catalogues:
    """The three files of one source tree."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        folder = root / "resources" / "translations"
        self.template = folder / f"{DOMAIN}.pot"
        self.danish = folder / "da" / "LC_MESSAGES" / f"{DOMAIN}.po"
        self.compiled = self.danish.with_suffix(".mo")

    def wanted_template(self) -> polib.POFile:
        entries: dict[tuple[str, str], polib.POEntry] = {}
        for file in self._source_files():
            found = chain(
                extract_from_file(
                    "python", file, keywords=KEYWORDS, comment_tags=("Translators:",)
                ),
                within_f_strings(file),
            )
            for _line, message, comments, context in found:
                singular, plural = message if isinstance(message, tuple) else (message, "")
                entry = entries.setdefault(
                    (context or "", singular), polib.POEntry(msgid=singular, msgctxt=context)
                )
                if plural:
                    entry.msgid_plural = plural
                    entry.msgstr_plural = {0: "", 1: ""}
                for comment in comments:
                    if comment not in entry.comment:
                        entry.comment = f"{entry.comment}\n{comment}".strip()
        return catalogue(
            HEADER, (entries[key] for key in sorted(entries, key=lambda k: (k[1], k[0])))
        )

    def wanted_danish(self) -> polib.POFile:
        """The template with the translations there are."""
        known = {key(entry): entry for entry in self._present_danish()}
        wanted = self.wanted_template()
        for entry in wanted:
            if old := known.get(key(entry)):
                entry.msgstr, entry.flags = old.msgstr, old.flags
                entry.msgstr_plural, entry.tcomment = old.msgstr_plural, old.tcomment
        return catalogue(HEADER | DANISH, wanted)

    def update(self) -> None:
        danish = self.wanted_danish()
        self.danish.parent.mkdir(parents=True, exist_ok=True)
        self.template.write_bytes(text(self.wanted_template()))
        self.danish.write_bytes(text(danish))
        self.compiled.write_bytes(danish.to_binary())

    def faults(self) -> Iterator[str]:
        danish = self.wanted_danish()
        wanted = (
            (self.template, text(self.wanted_template())),
            (self.danish, text(danish)),
            (self.compiled, danish.to_binary()),
        )
        for file, content in wanted:
            if not file.exists() or file.read_bytes() != content:
                yield f"{file.name} is not up to date: make messages"
        for entry in danish:
            yield from faults_of(entry)

    def _source_files(self) -> Iterator[Path]:
        for name in SOURCES:
            place = self.root / name
            yield from [place] if place.is_file() else sorted(place.rglob("*.py"))

    def _present_danish(self) -> polib.POFile:
        return (
            polib.pofile(str(self.danish), encoding="utf-8")
            if self.danish.exists()
            else polib.POFile()
        )


def within_f_strings(file: Path) -> Iterator[tuple[int, str, list[str], None]]:
    """Plain words inside f-strings, which Babel sees from Python 3.12 on only; as Babel tells them."""
    for string in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for node in ast.walk(string) if isinstance(string, ast.JoinedStr) else ():
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(words))]):
                    yield node.lineno, words, [], None
                case _:
                    pass


def key(entry: polib.POEntry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def catalogue(
    header: dict[str, str], entries: Iterator[polib.POEntry] | polib.POFile
) -> polib.POFile:
    made = polib.POFile(wrapwidth=100)
    made.metadata = dict(header)
    made.extend(entries)
    return made


def text(made: polib.POFile) -> bytes:
    return (str(made).rstrip("\n") + "\n").encode()


def faults_of(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one translation."""
    if entry.fuzzy:
        yield f"fuzzy in Danish: {entry.msgid!r}"
    pairs = [(entry.msgid, entry.msgstr)]
    if entry.msgid_plural:
        pairs = [
            (entry.msgid, entry.msgstr_plural[0]),
            (entry.msgid_plural, entry.msgstr_plural[1]),
        ]
    for source, translation in pairs:
        if not translation:
            yield f"missing in Danish: {source!r}"
        elif placeholders(source) != placeholders(translation):
            yield f"other placeholders in Danish: {source!r} → {translation!r}"


def placeholders(message: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(message) if name is not None)
    except ValueError:  # a lone brace: nothing can be put in
        return frozenset({"{"})


def main(command: str) -> int:
    catalogues = Catalogues()
    if command == "update":
        catalogues.update()
    faults = list(catalogues.faults())
    print("\n".join(faults) or "The message catalogue is complete.")
    return 1 if faults and command == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
