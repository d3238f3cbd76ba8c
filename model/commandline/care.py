"""`backup`, `restore`, `doctor` and `settings`."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from model.commandline.opening import path_of, reading, writing
from model.commandline.output import note, print_json, print_table
from model.commandline.run import DONE, REFUSED
from model.commandline.targets import refuse_database
from model.commands.settings import checked, set_value
from model.queries.settings import all_values
from model.settings import SETTINGS
from model.storage.backup import back_up
from model.storage.backup import restore as put_back
from model.storage.doctor import Report, examine
from model.text.translate import _, ngettext


def backup(options: argparse.Namespace) -> int:
    """A verified copy; the database may be open in the window."""
    database, target = path_of(options), Path(options.file)
    refuse_database(target, database)
    report = back_up(database, target)
    count = report.annexes
    annexes = ngettext("{count} annex", "{count} annexes", count).format(count=count)
    print(_("{file} is written and verified ({annexes}).").format(file=target, annexes=annexes))
    if report.missing:
        lost = ngettext(
            "The file of {count} annex is missing or damaged and is not in it.",
            "The files of {count} annexes are missing or damaged and are not in it.",
            len(report.missing),
        )
        note(lost.format(count=len(report.missing)))
    return DONE


def restore(options: argparse.Namespace) -> int:
    """Put a copy back. What lay there before is kept, and where is said."""
    database = path_of(options)
    kept = put_back(Path(options.file), database)
    print(_("{file} has been put back.").format(file=options.file))
    if kept is not None:
        print(_("What was there before is kept in {folder}.").format(folder=kept))
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """What is wrong with the file; 1 where something is."""
    report = examine(path_of(options))
    if options.json:
        print_json(_report_object(report))
    else:
        print_table((name, _words(value)) for name, value in _report_object(report).items())
    for fault in report.faults:
        note(fault)
    if not report.ok and not report.faults:
        note(_("Something is wrong with {file}; the report says what.").format(file=report.path))
    return DONE if report.ok else REFUSED


def settings(options: argparse.Namespace) -> int:
    """All settings, one, or one set for all forums."""
    key: str | None = options.key
    if key is not None and options.value is not None:
        checked(key, options.value)
        with writing(options) as database, database.write() as session:
            set_value(session, key, options.value)
        return DONE
    with reading(options) as database, database.read() as session:
        values = {setting.key: setting.value for setting in all_values(session)}
    if key is None:
        print_table(
            (name, _shown(name, value), _(SETTINGS[name].help), "|".join(SETTINGS[name].choices))
            for name, value in values.items()
        )
        return DONE
    if key not in values:
        checked(key, "")  # the sentence for an unknown one
    print(values[key])
    return DONE


def _shown(key: str, value: str) -> str:
    return _("(a picture)") if SETTINGS[key].picture and value else value


def _report_object(report: Report) -> dict[str, Any]:
    return {"ok": report.ok, **asdict(report), "path": str(report.path), "rows": dict(report.rows)}


def _words(value: Any) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case dict():
            return ", ".join(f"{name} {count}" for name, count in value.items())  # pyright: ignore
        case tuple():
            return ", ".join(map(str, value)) or "–"  # pyright: ignore
        case _:
            return str(value)
