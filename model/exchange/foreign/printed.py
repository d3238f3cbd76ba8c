"""A recommendation that was printed as PDF. Lines are all that is left of it, so little of it is certain."""

import re
from time import monotonic
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

from model.exchange.foreign.refusal import refuse
from model.exchange.word.pasted import recognise_text
from model.exchange.word.recognise import Recognised
from model.pdfium import opened
from model.progress import NO_PROGRESS, Progress
from model.text.translate import gettext as _

MAGIC = b"%PDF-"
CEILING = 0.5
MOST_PAGES = 100
MOST_CHARACTERS = 1_000_000
MOST_SECONDS = 20.0

_NEEDS_PASSWORD = 4
_HYPHEN = re.compile("[\ufffe\x02\xad]\r?\n?")
_WRAPPED = 40
"""A line this long that ends in the middle of a sentence goes on in the next."""

_GOES_ON = re.compile(r"[a-zæøå(]")
_NEW = re.compile(r"[-–•o▪●○◦]\s|\d{1,2}[.)]\s")


def recognise_printed(content: bytes, file: str, progress: Progress = NO_PROGRESS) -> Recognised:
    """The recommendation in a PDF. Raises Refused; nothing in it is run."""
    lines = _joined(_lines(content, file, progress))
    if not any(line.strip() for line in lines):
        refuse(file, _("it holds no text, perhaps only a picture of it. Ask for the Word file"))
    return recognise_text("\n".join(lines), file, CEILING)


def _lines(content: bytes, file: str, progress: Progress) -> list[str]:
    try:
        with opened(content) as document:
            return _lines_of(document, file, progress)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _NEEDS_PASSWORD:
            refuse(file, _("it is protected by a password"))
        refuse(file, _("it is damaged or was not copied whole"))


def _lines_of(document: Any, file: str, progress: Progress) -> list[str]:
    until = monotonic() + MOST_SECONDS
    found = 0
    lines: list[str] = []
    if len(document) > MOST_PAGES:
        refuse(file, _("it holds far too much for a recommendation"))
    for number in range(len(document)):
        progress.check_cancelled()
        text = document[number].get_textpage().get_text_range()
        found += len(text)
        if found > MOST_CHARACTERS or monotonic() > until:
            refuse(file, _("it holds far too much for a recommendation"))
        lines += _HYPHEN.sub("", text).splitlines()
    return lines


def _joined(lines: list[str]) -> list[str]:
    """Lines that the page broke put together again."""
    joined: list[str] = []
    for line in (line.strip() for line in lines):
        before = joined[-1] if joined else ""
        goes_on = len(before) > _WRAPPED and before[-1] not in ".:;!?"
        if goes_on and _GOES_ON.match(line) and not _NEW.match(line):
            joined[-1] = f"{before} {line}"
        elif line:
            joined.append(line)
    return joined
