"""An exchange file → data that `model.commands.imports` applies, or a refusal of the whole file."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from model.commands.import_faults import ExchangeRefused
from model.errors import UserError
from model.exchange import annex_files
from model.exchange.parsing import MAX_FAULTS, MAX_READ, parse, refuse_size
from model.exchange.rules import rule_faults
from model.text.translate import _


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A file that keeps the schema and its own rules. `annexes`: where the named files lie."""

    name: str
    data: dict[str, Any]
    annexes: dict[str, Path] = field(default_factory=dict[str, Path])


def read_file(path: Path) -> ExchangeFile:
    """Read an exchange file and look up its annexes.

    Raises ExchangeRefused for a file with faults, UserError for one that cannot be read.
    """
    content = _content(path)
    data = read_data(content, path.name)
    annexes, faults = annex_files.find(data, path)
    if faults:
        raise ExchangeRefused(path.name, faults)
    return ExchangeFile(path.name, data, annexes)


def read_data(content: bytes, name: str) -> dict[str, Any]:
    """The valid data of a file's bytes, annex files not looked at. Raises ExchangeRefused."""
    from model.exchange.schema import schema_faults

    data = parse(content, name)
    faults, more = schema_faults(data, MAX_FAULTS)
    if not faults:
        faults = list(islice(rule_faults(data), MAX_FAULTS))
        more = len(faults) == MAX_FAULTS
    if faults:
        raise ExchangeRefused(name, faults, more)
    return data


def _content(path: Path) -> bytes:
    """The bytes, of which no more than allowed are ever in memory."""
    try:
        if not path.is_file():
            missing = _("{file} is not there, or is not a file. Nothing was changed.")
            raise UserError(missing.format(file=path))
        refuse_size(path.stat().st_size, path.name)
        with path.open("rb") as stream:
            content = stream.read(MAX_READ + 1)
    except OSError as error:
        unreadable = _("{file} cannot be read ({reason}). Nothing was changed.")
        raise UserError(unreadable.format(file=path, reason=error.strerror or error)) from error
    refuse_size(len(content), path.name)
    return content
