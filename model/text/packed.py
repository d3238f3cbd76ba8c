"""What stands in a packed Office file (docx, xlsx, pptx, odt …), read without any office program."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

LARGEST_PART = 32 << 20
"""Bytes of a part that is read; no text of people is larger, a bomb is."""

_XML_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|c|row)>")
_PARTS = re.compile(r"(?:word|xl|ppt|docProps)/.*\.xml$|content\.xml$|meta\.xml$")


def packed_parts(source: bytes | Path) -> Iterator[tuple[str, str]]:
    """Name and text of each part; the text is "" where it is no text of people.

    Raises zipfile.BadZipFile, OSError, ValueError, RuntimeError (a password) or NotImplementedError
    for what cannot be unpacked.
    """
    with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as packed:
        for part in packed.infolist():
            readable = _PARTS.search(part.filename) and part.file_size < LARGEST_PART
            yield part.filename, _without_tags(_read(packed, part)) if readable else ""


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    try:
        return packed.read(part).decode("utf-8", "ignore")
    except (zlib.error, lzma.LZMAError, EOFError) as error:  # which zipfile lets through
        raise zipfile.BadZipFile(part.filename) from error


def _without_tags(xml: str) -> str:
    """Inserted, deleted, hidden and commented words too; paragraphs apart, runs together."""
    return _XML_TAG.sub("", _PARAGRAPH.sub("\n", xml))
