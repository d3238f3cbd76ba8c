"""What stands in a packed Office file (docx, xlsx, pptx, odt …), read without any office program."""

import io
import re
import zipfile
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
            xml = packed.read(part).decode("utf-8", "ignore") if readable else ""
            yield part.filename, _without_tags(xml)


def _without_tags(xml: str) -> str:
    """Inserted, deleted, hidden and commented words too; paragraphs apart, runs together."""
    return _XML_TAG.sub("", _PARAGRAPH.sub("\n", xml))
