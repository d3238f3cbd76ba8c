"""`import` and `demo`."""

import argparse
from pathlib import Path
from typing import Any

from sqlalchemy import select

from model.commandline.opening import writing
from model.commandline.output import note, print_json
from model.commandline.receiving import Received, receive, report, resemblance, summary
from model.commandline.run import DONE, REFUSED
from model.commands.imports import Imported, apply
from model.entities import Item, Meeting, Person
from model.errors import UserError
from model.exchange.example import EXAMPLE
from model.exchange.reader import ExchangeFile, read_file
from model.exchange.received import recognise_any
from model.exchange.word.recognise import Recognised
from model.storage.annex_files import AnnexFiles, StoredFile
from model.storage.database import Database
from model.text.translate import gettext as _
from model.text.translate import ngettext


def import_files(options: argparse.Namespace) -> int:
    """Read each file whole or not at all. One that is refused does not keep the others out.

    Files are understood before the database is opened, so that a hostile one does not even make it.
    """
    understood: list[tuple[str, ExchangeFile | Recognised]] = []
    refused: list[str] = []
    for name in options.files:
        try:
            understood.append((name, _read(Path(name))))
        except UserError as error:
            refused.append(str(error))
    done: list[tuple[str, Imported | Received]] = []
    if understood:
        with writing(options, create=True) as database:
            for name, file in understood:
                try:
                    done.append((name, _take(database, file)))
                except UserError as error:
                    refused.append(str(error))
    if options.json:
        print_json([_report(name, taken) for name, taken in done])
    else:
        for name, taken in done:
            print(_summary(name, taken))
    for name, taken in done:
        if isinstance(taken, Received):
            for sentence in resemblance(name, taken):
                note(sentence)
    for sentence in refused:
        note(sentence)
    return REFUSED if refused else DONE


def demo(options: argparse.Namespace) -> int:
    """Fill an empty database with the example. Raises UserError where there is something in it."""
    example = read_file(EXAMPLE)
    with writing(options, create=True) as database:
        with database.read() as session:
            tables = (Meeting, Item, Person)
            if any(session.scalar(select(table.id).limit(1)) is not None for table in tables):
                raise UserError(
                    _(
                        "The database already holds meetings. The example is only put into an"
                        " empty one; name another file with --database."
                    )
                )
        imported = _import(database, example)
    print(_summary(EXAMPLE.name, imported))
    return DONE


def _read(path: Path) -> ExchangeFile | Recognised:
    return read_file(path) if path.suffix.lower() == ".json" else recognise_any(path)


def _take(database: Database, file: ExchangeFile | Recognised) -> Imported | Received:
    return _import(database, file) if isinstance(file, ExchangeFile) else receive(database, file)


def _import(database: Database, file: ExchangeFile) -> Imported:
    """Keep the annexes, then apply the data in one transaction. A refusal changes no meeting."""
    kept = AnnexFiles(database.path)
    files: dict[str, StoredFile] = {name: kept.store(path) for name, path in file.annexes.items()}
    with database.write() as session:
        return apply(session, file.data, files, file.name)


def _report(name: str, imported: Imported | Received) -> dict[str, Any]:
    """The shape of the contract. What JSON says is certain, and all of it is recognised."""
    if isinstance(imported, Received):
        return report(name, imported)
    return {
        "file": name,
        "items": list(imported.items),
        "meetings": list(imported.meetings),
        "certainty": {},
        "unrecognised": "",
    }


def _summary(name: str, imported: Imported | Received) -> str:
    if isinstance(imported, Received):
        return summary(name, imported)
    items, meetings = len(imported.items), len(imported.meetings)
    words = (
        ngettext("{count} recommendation", "{count} recommendations", items).format(count=items),
        ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings),
    )
    keys = ", ".join(imported.meetings)
    return f"{name}: {words[0]}, {words[1]}" + (f" ({keys})" if keys else "")
