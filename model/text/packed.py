"""What stands in a packed Office file (docx, xlsx, pptx, odt …), read without any office program."""

import errno
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
_SAID_IN_A_TAG = re.compile(
    r'(?:descr|title|author|tooltip|w:instr|draw:name|xlink:href)="([^"]+)"', re.IGNORECASE
)


def packed_parts(source: bytes | Path) -> Iterator[tuple[str, str]]:
    """Name and text of each part; the text is "" where it is no text of people.

    Raises zipfile.BadZipFile, OSError, ValueError, RuntimeError (a password) or NotImplementedError
    for what cannot be unpacked.
    """
    with _opened(source) as packed:
        for part in packed.infolist():
            yield part.filename, _without_tags(_xml(packed, part)) if _is_readable(part) else ""


def packed_words(source: bytes | Path) -> Iterator[str]:
    """What tags say that no page shows as text: alternative texts, authors, tips, field codes.

    Raises as `packed_parts`.
    """
    with _opened(source) as packed:
        for part in packed.infolist():
            if _is_readable(part):
                yield "\n".join(_SAID_IN_A_TAG.findall(_xml(packed, part)))


def packed_files(source: bytes | Path) -> Iterator[tuple[str, bytes | None]]:
    """The parts that `packed_parts` has no text of, as they are; None where one is too large.

    Raises as `packed_parts`.
    """
    with _opened(source) as packed:
        for part in packed.infolist():
            if part.is_dir() or _is_readable(part):
                continue
            small = part.file_size < LARGEST_PART
            yield part.filename, _read(packed, part) if small else None


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    try:
        return packed.read(part)
    except (zlib.error, lzma.LZMAError, EOFError) as error:  # which zipfile lets through
        raise zipfile.BadZipFile(part.filename) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the beginning: not the disk is to blame
            raise
        raise zipfile.BadZipFile(part.filename) from error


def _xml(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    return _read(packed, part).decode("utf-8", "ignore")


def _opened(source: bytes | Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)


def _is_readable(part: zipfile.ZipInfo) -> bool:
    return bool(_PARTS.search(part.filename)) and part.file_size < LARGEST_PART


def _without_tags(xml: str) -> str:
    """Inserted, deleted, hidden and commented words too; paragraphs apart, runs together."""
    return _XML_TAG.sub("", _PARAGRAPH.sub("\n", xml))
