"""One file for a colleague: an exchange file and its annexes in a zip, `handover.json` and `handover.files/`.

It is read as what a stranger made: sizes, counts and names are limited before anything is unpacked,
nothing is written outside a folder of its own, and what is in it passes all that an exchange file must.
"""

import re
import tempfile
import zipfile
import zlib
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sqlalchemy.orm import Session

from model.commands.hand_over import apply_hand_over
from model.commands.import_faults import ExchangeRefused
from model.commands.imports import Imported
from model.editions import full
from model.errors import UserError
from model.exchange import annex_files
from model.exchange.annex_files import MAX_ANNEX_BYTES
from model.exchange.export import write_exchange
from model.exchange.parsing import MAX_READ
from model.exchange.reader import ExchangeFile, read_data
from model.progress import NO_PROGRESS, Progress
from model.queries.resembling import whole_item
from model.storage.annex_files import AnnexFiles
from model.storage.durable import replacing
from model.text.not_written import in_words
from model.text.translate import _
from model.views import AnnexView, ItemView, MeetingView
from model.workspace.workspace import Workspace

ENDING = ".punktvis-handover"

MAX_ENTRIES = 2000
MAX_TOTAL = 2_000_000_000
MAX_RATIO = 200
SMALL = 1_000_000

_DATA = "handover.json"
_FOLDER = "handover.files/"
_NAME = re.compile(r"handover\.files/[^\x00-\x1f\x7f/\\:]{1,200}")
_CHUNK = 1 << 20


def is_hand_over(path: Path) -> bool:
    """Whether the file's name says so."""
    return path.suffix.lower() == ENDING


def chosen(
    session: Session, meetings: Sequence[int], items: Sequence[int]
) -> tuple[list[MeetingView], list[ItemView]]:
    """What these meetings and recommendations hold, closed matter too. Raises LookupError."""
    return [full(session, key) for key in meetings], [whole_item(session, key) for key in items]


def write_hand_over(
    target: Path, views: Sequence[MeetingView], items: Sequence[ItemView], kept: AnnexFiles
) -> list[AnnexView]:
    """Write the file. The annexes that are left out for want of a file come back.

    Raises UserError; then what lay there is as it was.
    """
    with tempfile.TemporaryDirectory(prefix="punktvis-") as name:
        data = Path(name) / _DATA
        missing = write_exchange(views, data, kept, items)
        with (
            in_words(target),
            replacing(target) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            archive.write(data, _DATA)
            folder = annex_files.folder_of(data)
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                # Annexes are pressed already; and so none looks like a bomb on the way in.
                archive.write(path, _FOLDER + path.name, zipfile.ZIP_STORED)
    return missing


@contextmanager
def opened_hand_over(path: Path) -> Generator[ExchangeFile]:
    """The exchange file in it, and its annexes for as long as the block lasts.

    Raises UserError for what is no such file, ExchangeRefused for what an exchange file must not hold.
    """
    with tempfile.TemporaryDirectory(prefix="punktvis-") as name:
        data = Path(name) / _DATA
        try:
            with zipfile.ZipFile(path) as archive:
                _look_at_entries(archive.infolist(), path.name)
                for info in archive.infolist():
                    limit = MAX_READ if info.filename == _DATA else MAX_ANNEX_BYTES
                    _unpack(archive, info, data.parent / info.filename, limit, path.name)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
            _refuse(path.name, _("it is damaged or was not copied whole"), error)
        except RuntimeError as error:
            _refuse(path.name, _("it is protected by a password"), error)
        except OSError as error:
            _refuse(path.name, error.strerror or str(error), error)
        content = read_data(data.read_bytes(), path.name)
        annexes, faults = annex_files.find(content, data)
        if faults:
            raise ExchangeRefused(path.name, faults)
        yield ExchangeFile(path.name, content, annexes)


def import_hand_over(
    workspace: Workspace, path: Path, progress: Progress = NO_PROGRESS
) -> Imported:
    """Take the file in and wait until it is committed; for a job.

    Raises UserError; nothing is changed then.
    """
    with opened_hand_over(path) as file:
        progress.check_cancelled()
        annexes = AnnexFiles(workspace.path)
        stored = {name: annexes.store(source) for name, source in file.annexes.items()}
        label = _("Read in {file}").format(file=path.name)
        return workspace.run(
            label, lambda session: apply_hand_over(session, file.data, stored, file.name)
        ).result()


def _look_at_entries(infos: Sequence[zipfile.ZipInfo], file: str) -> None:
    names = [info.filename for info in infos]
    if _DATA not in names:
        _refuse(file, _("nobody handed it over from Punktvis"))
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL:
        _refuse(file, _("it holds far too much"))
    if len({name.casefold() for name in names}) < len(names):
        _refuse(file, _("a part stands in it twice"))
    for info in infos:
        plain = _NAME.fullmatch(info.filename) and not info.filename.endswith((".", " "))
        if info.filename != _DATA and not plain:
            _refuse(file, _("a part of it leads out of the file"))
        if info.flag_bits & 1:
            _refuse(file, _("it is protected by a password"))
        if info.file_size > SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
            _refuse(file, _("it unpacks to far more than it is"))


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, limit: int, file: str
) -> None:
    target.parent.mkdir(exist_ok=True)
    left = min(limit, info.file_size)
    with archive.open(info) as source, target.open("xb") as copy:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                _refuse(file, _("it holds far too much"))
            copy.write(chunk)


def _refuse(file: str, reason: str, error: Exception | None = None) -> NoReturn:
    sentence = _("{file} was not read: {reason}. Nothing was changed.")
    raise UserError(sentence.format(file=file, reason=reason)) from error
