"""Which format a file has, by its first bytes and never by its name, and how it is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from model.exchange.foreign import old_word, open_document, printed, rich_format
from model.exchange.foreign.convert import as_word
from model.exchange.foreign.refusal import refuse
from model.exchange.word.package import Package, open_package, read_bytes
from model.exchange.word.reader import read_package
from model.exchange.word.recognise import Recognised, recognise
from model.exchange.word.sweep import swept
from model.progress import NO_PROGRESS, Progress
from model.text.translate import _

CEILING = 0.95
"""What a converter made of a file is a little less certain than the file."""

Look = Callable[[bytes, str], list[str]]


def recognise_foreign(path: Path, progress: Progress = NO_PROGRESS) -> Recognised:
    """The recommendation in a `.doc`, `.odt`, `.rtf` or `.pdf`. Raises UserError, Cancelled.

    What is damaged, locked or means harm is refused before any other program sees it.
    """
    content = read_bytes(path)
    if content[:1024].lstrip().startswith(printed.MAGIC):
        return printed.recognise_printed(content, path.name, progress)
    if content.startswith(old_word.MAGIC):
        return _converted(content, ".doc", path.name, old_word.look, progress)
    if content.startswith(rich_format.MAGIC):
        return _converted(content, ".rtf", path.name, rich_format.look, progress)
    if open_document.is_open_document(content):
        return _converted(content, ".odt", path.name, open_document.look, progress)
    if not content.startswith(b"PK"):
        refuse(path.name, _("its content is not of the kind that its name says"))
    return _word(Package(content, path.name))


def _converted(
    content: bytes, ending: str, file: str, look: Look, progress: Progress
) -> Recognised:
    flags = look(content, file)
    progress.check_cancelled()
    with as_word(content, ending, file, progress) as converted:
        package = open_package(converted)
        found = recognise(read_package(package), file, swept(package), CEILING)
    return replace(found, flags=tuple(dict.fromkeys((*flags, *found.flags))))


def _word(package: Package) -> Recognised:
    """A present Word file under an old name."""
    return recognise(read_package(package), package.name, swept(package))
