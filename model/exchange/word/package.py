"""The zip around a Word file, opened as what it is: something that a stranger made.

Sizes, counts and depth are limited before anything is unpacked or parsed. Nothing in it is run,
nothing that it points to is fetched. What is no readable document is refused with a sentence.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from lxml import etree

from model.errors import UserError
from model.exchange.word.names import STRICT, Element
from model.text.translate import _

MAX_FILE = 50_000_000
MAX_PART = 12_000_000
MAX_TOTAL = 24_000_000
"""Of the parts that are read; pictures are not unpacked at all."""

MAX_ENTRIES = 4000
MAX_RATIO = 200
SMALL = 1_000_000
MAX_ELEMENTS = 150_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STYLES = "word/styles.xml"
_STYLE, _TABLE_STYLE, _STYLE_END = b"<w:style ", b'w:type="table"', b"</w:style>"
_LATENT, _LATENT_END = b"<w:latentStyles ", b"</w:latentStyles>"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Refused(UserError):
    """A file that is not read at all. The sentence says why."""


class Package:
    """An opened file. `name` is what sentences call it."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.flags: list[str] = []
        self._read = 0
        self._roots: dict[str, Element] = {}
        self._parser = _parser()
        self._zip = self._opened(content)
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._look_at_entries()

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return sorted(self._infos)

    def xml(self, part: str) -> Element | None:
        """The root of a part, None where there is no such part."""
        if part not in self._infos:
            return None
        if part not in self._roots:
            self._roots[part] = self._parsed(part)
        return self._roots[part]

    def _parsed(self, part: str) -> Element:
        content = self._content(part)
        if part == _STYLES:
            content = _without_table_styles(content)
        if b"\x00" in content[:200] or (b"<!" in content and _FORBIDDEN.search(content)):
            self._refuse(_("it declares entities, which no recommendation needs"))
        if b"http://purl.oclc.org/ooxml/" in content:
            for strict, usual in STRICT:
                content = content.replace(strict, usual)
        if content.count(b"<") > 2 * MAX_ELEMENTS:
            self._refuse(_("it holds far too much for a recommendation"))
        try:
            return etree.fromstring(content, self._parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error).lower():
                self._refuse(_("it nests deeper than any document does"))
            self._refuse(_("a part of it is damaged"))

    def links(self, part: str) -> dict[str, str]:
        """Where the hyperlinks of a part lead, by their id. Other ways out of the file are flagged."""
        folder, _slash, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels")
        found: dict[str, str] = {}
        for entry in root.iter(_RELATIONSHIP) if root is not None else ():
            kind = str(entry.get("Type", "")).rpartition("/")[2]
            if kind == "hyperlink":
                found[str(entry.get("Id", ""))] = str(entry.get("Target", ""))
            elif str(entry.get("TargetMode", "")).lower() == "external":
                self.flag(
                    _(
                        "It points to something outside the file ({kind}), which was not fetched."
                    ).format(kind=kind)
                )
        return found

    def flag(self, sentence: str) -> None:
        """Remember something that the reader of the file should know, once."""
        if sentence not in self.flags:
            self.flags.append(sentence)

    def refuse_depth(self) -> NoReturn:
        """Refuse a document whose tables and boxes nest without end."""
        self._refuse(_("it nests deeper than any document does"))

    def _opened(self, content: bytes) -> zipfile.ZipFile:
        if content.startswith(_OLE):
            self._refuse(
                _(
                    "it is protected by a password, or is a Word file of the old kind (.doc). Open it in"
                    " Word and save it as .docx without a password"
                )
            )
        if not content.startswith(_ZIP):
            self._refuse(_("it is no Word file (.docx)"))
        try:
            return zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            self._refuse(_("it is damaged or was not copied whole"))

    def _look_at_entries(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            self._refuse(_("it holds far too many parts"))
        if len(self._infos) < len(infos):
            self._refuse(_("a part stands in it twice"))
        for info in infos:
            if info.flag_bits & 1:
                self._refuse(_("it is protected by a password"))
            unpacked = info.file_size
            if unpacked > SMALL and unpacked > MAX_RATIO * max(1, info.compress_size):
                self._refuse(_("it unpacks to far more than it is"))
        if "[Content_Types].xml" not in self._infos:
            self._refuse(_("it is no Word file (.docx)"))
        if any(name.lower().endswith("vbaproject.bin") for name in self._infos):
            self.flag(_("It holds macros. They were not run and are not kept."))
        if any(name.startswith("word/embeddings/") for name in self._infos):
            self.flag(_("It holds embedded files. They were not opened and are not kept."))

    def _content(self, part: str) -> bytes:
        try:
            with self._zip.open(self._infos[part]) as stream:
                content = stream.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,  # a place before the beginning
            NotImplementedError,
            RuntimeError,
        ):
            self._refuse(_("a part of it is damaged"))
        self._read += len(content)
        if len(content) > MAX_PART or self._read > MAX_TOTAL:
            self._refuse(_("it holds far too much for a recommendation"))
        return content

    def _refuse(self, reason: str) -> NoReturn:
        sentence = _("{file} was not read: {reason}. Nothing was changed.")
        raise Refused(sentence.format(file=self.name, reason=reason))


def _without_table_styles(content: bytes) -> bytes:
    """They and the names of styles not in use are most of that part, and say nothing about text."""
    kept: list[bytes] = []
    begin, end = content.find(_LATENT), content.find(_LATENT_END)
    if 0 <= begin < end:
        content = content[:begin] + content[end + len(_LATENT_END) :]
    at = 0
    while (found := content.find(_TABLE_STYLE, at)) >= 0:
        begin, end = content.rfind(_STYLE, at, found), content.find(_STYLE_END, found)
        if begin < 0 or end < 0 or content.find(b">", begin, found) >= 0:
            break  # the words stand elsewhere than in the tag of a style
        kept.append(content[at:begin])
        at = end + len(_STYLE_END)
    kept.append(content[at:])
    return b"".join(kept)


def _parser() -> etree.XMLParser:
    """Knows no entities, no network and no huge trees."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
        collect_ids=False,
    )


def open_package(path: Path) -> Package:
    """The file at that path. Raises Refused, or UserError where it cannot be read."""
    return Package(read_bytes(path), path.name)


def main_part(package: Package) -> str:
    """The part with the running text. Raises Refused for another kind of Office file."""
    root = package.xml("_rels/.rels")
    for entry in root.iter(_RELATIONSHIP) if root is not None else ():
        if str(entry.get("Type", "")).endswith("/officeDocument"):
            target = str(entry.get("Target", "")).lstrip("/")
            if target in package and target.startswith("word/"):
                return target
    if "word/document.xml" in package:
        return "word/document.xml"
    sentence = _("{file} was not read: it is no Word file (.docx). Nothing was changed.")
    raise Refused(sentence.format(file=package.name))


def read_bytes(path: Path) -> bytes:
    """A file from outside, not too large. Raises UserError."""
    try:
        if not path.is_file():
            missing = _("{file} is not there, or is not a file. Nothing was changed.")
            raise UserError(missing.format(file=path))
        if path.stat().st_size > MAX_FILE:
            large = _("{file} was not read: it is larger than {limit} MB. Nothing was changed.")
            raise Refused(large.format(file=path.name, limit=MAX_FILE // 1_000_000))
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as error:
        unreadable = _("{file} cannot be read ({reason}). Nothing was changed.")
        raise UserError(unreadable.format(file=path, reason=error.strerror or error)) from error


def side_parts(package: Package) -> Iterator[tuple[str, str]]:
    """Headers, footers, comments, notes: the part and its kind, in that order."""
    order = ("header", "comments", "footnotes", "endnotes", "footer")
    pattern = re.compile(r"word/(header|footer|comments|footnotes|endnotes)(\d*)\.xml")
    found = [
        (match[1], int(match[2] or 0)) for match in map(pattern.fullmatch, package.parts) if match
    ]
    for kind, number in sorted(found, key=lambda pair: (order.index(pair[0]), pair[1])):
        yield f"word/{kind}{number or ''}.xml", kind
