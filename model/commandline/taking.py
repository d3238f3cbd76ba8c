"""Files that have been understood go into the database, and what came of them is said."""

import argparse
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from model.commandline.opening import writing
from model.commandline.output import note, print_json
from model.commandline.receiving import Received, receive, report, resemblance, summary
from model.commandline.start import HANDED_OVER
from model.commands.hand_over import apply_hand_over
from model.commands.imports import Imported, apply
from model.entities import Item, Meeting, Person
from model.errors import UserError
from model.exchange.reader import ExchangeFile
from model.exchange.word.recognise import Recognised
from model.storage.annex_files import AnnexFiles, StoredFile
from model.storage.database import Database
from model.text.translate import _, ngettext

Understood = ExchangeFile | Recognised


def take_in(options: argparse.Namespace, understood: Sequence[tuple[str, Understood]]) -> list[str]:
    """Import each file in a transaction of its own. The sentences for those that were refused."""
    done: list[tuple[str, Imported | Received]] = []
    refused: list[str] = []
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
    return refused


def fill_empty(options: argparse.Namespace, example: ExchangeFile) -> None:
    """Import a file where there is nothing yet. Raises UserError where there is something."""
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
    print(_summary(example.name, imported))


def _take(database: Database, file: ExchangeFile | Recognised) -> Imported | Received:
    return _import(database, file) if isinstance(file, ExchangeFile) else receive(database, file)


def _import(database: Database, file: ExchangeFile) -> Imported:
    """Keep the annexes, then apply the data in one transaction. A refusal changes no meeting."""
    kept = AnnexFiles(database.path)
    files: dict[str, StoredFile] = {name: kept.store(path) for name, path in file.annexes.items()}
    with database.write() as session:
        take = apply_hand_over if file.name.lower().endswith(HANDED_OVER) else apply
        return take(session, file.data, files, file.name)


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
