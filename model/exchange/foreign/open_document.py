"""A look at an OpenDocument text (.odt) before any program opens it."""

import re
import zipfile
import zlib
from io import BytesIO

from model.exchange.foreign.refusal import refuse
from model.exchange.word.package import MAX_ENTRIES, MAX_PART, MAX_RATIO, MAX_TOTAL, SMALL
from model.text.translate import _

_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
_READ = ("content.xml", "styles.xml", "META-INF/manifest.xml")
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE = re.compile(
    rb"<(?:draw:image|draw:object|text:section-source)[^>]*xlink:href=\"(?:\w+:)?//"
)
_TAG = re.compile(rb"<(/?)[^<>]*?(/?)>")
_DEEPEST = 200


def is_open_document(content: bytes) -> bool:
    """Whether the zip says so."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("mimetype") as stream:
            return stream.read(100).strip() in _TYPES
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError, RuntimeError, zlib.error):
        return False


def look(content: bytes, file: str) -> list[str]:
    """Sentences about what was left alone in it. Raises Refused."""
    flags: list[str] = []
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            _look_at_entries(infos, file)
            if any(info.filename.startswith(("Basic/", "Scripts/")) for info in infos):
                flags.append(_("It holds macros. They were not run and are not kept."))
            names = {info.filename for info in infos}
            if "content.xml" not in names:
                refuse(file, _("a part of it is damaged"))
            read = 0
            for name in names.intersection(_READ):
                part = _part(archive, name, file)
                read += len(part)
                if read > MAX_TOTAL:
                    refuse(file, _("it holds far too much for a recommendation"))
                _look_at_part(part, name, file)
                if _OUTSIDE.search(part):
                    kind = _("picture or text")
                    words = _(
                        "It points to something outside the file ({kind}), which was not fetched."
                    )
                    flags.append(words.format(kind=kind))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        refuse(file, _("it is damaged or was not copied whole") + f" ({type(error).__name__})")
    return flags


def _look_at_entries(infos: list[zipfile.ZipInfo], file: str) -> None:
    if len(infos) > MAX_ENTRIES:
        refuse(file, _("it holds far too many parts"))
    for info in infos:
        if info.flag_bits & 1:
            refuse(file, _("it is protected by a password"))
        if info.file_size > SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
            refuse(file, _("it unpacks to far more than it is"))


def _part(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        with archive.open(name) as stream:
            part = stream.read(MAX_PART + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,  # a place before the beginning
        RuntimeError,
        NotImplementedError,
    ):
        refuse(file, _("a part of it is damaged"))
    if len(part) > MAX_PART:
        refuse(file, _("it holds far too much for a recommendation"))
    return part


def _look_at_part(part: bytes, name: str, file: str) -> None:
    if b"manifest:encryption-data" in part:
        refuse(file, _("it is protected by a password"))
    if name != "META-INF/manifest.xml" and (b"\x00" in part[:200] or _FORBIDDEN.search(part)):
        refuse(file, _("it declares entities, which no recommendation needs"))
    depth = 0
    for tag in _TAG.finditer(part):
        if tag[1]:
            depth -= 1
        elif not tag[2]:
            depth += 1
            if depth > _DEEPEST:
                refuse(file, _("it nests deeper than any document does"))
