"""A look at a file in the Rich Text Format (.rtf) before any program opens it."""

import re

from model.exchange.foreign.refusal import refuse
from model.text.translate import _

MAGIC = b"{\\rtf"
MOST_BYTES = 30_000_000
_DEEPEST = 500
_BRACES = re.compile(rb"(?<!\\)[{}]")
_OBJECT = re.compile(rb"\\objdata\b|\\objlink\b|\\objautlink\b")
_OUTSIDE = re.compile(rb"\\\*\\template\b|INCLUDEPICTURE|INCLUDETEXT|DDEAUTO", re.IGNORECASE)


def look(content: bytes, file: str) -> list[str]:
    """Sentences about what was left alone in it. Raises Refused."""
    if len(content) > MOST_BYTES:
        refuse(file, _("it holds far too much for a recommendation"))
    depth = 0
    for brace in _BRACES.finditer(content):
        depth += 1 if brace[0] == b"{" else -1
        if depth > _DEEPEST:
            refuse(file, _("it nests deeper than any document does"))
    if depth > 0:
        refuse(file, _("it is damaged or was not copied whole"))
    flags: list[str] = []
    if _OBJECT.search(content):
        flags.append(_("It holds embedded files. They were not opened and are not kept."))
    if _OUTSIDE.search(content):
        words = _("It points to something outside the file ({kind}), which was not fetched.")
        flags.append(words.format(kind=_("picture or text")))
    return flags
