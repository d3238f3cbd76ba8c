"""`export`: a document of a meeting as a file."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from model.checks import Finding, check
from model.checks.leaks import Secrets, leaks
from model.commandline.forms import note_faults
from model.commandline.opening import meeting_id, path_of, reading, writing
from model.commandline.output import note
from model.commandline.parser import ENDINGS
from model.commandline.releases import Releases, keep, read_releases
from model.commandline.run import DONE
from model.commandline.targets import refuse_database, refuse_place
from model.commands.papers import mark_filed
from model.editions import full, open_edition
from model.errors import UserError
from model.exchange.export import write_exchange
from model.exchange.writer import to_text
from model.exporting import (
    EDITIONS,
    Wanted,
    chosen_layout,
    chosen_tasks,
    errors_of,
    formats_of,
    missing_files,
    write_wanted,
)
from model.exporting.packaging import annex_files
from model.exporting.searching import search_original
from model.storage.annex_files import AnnexFiles
from model.storage.database import Database
from model.text.translate import _
from model.views import MeetingView
from model.vocabulary import Edition

_FORMATS = {
    **{document: formats_of(document) for document in EDITIONS},
    "exchange": (".json",),
    "calendar": (".ics",),
}


def export(options: argparse.Namespace) -> int:
    """Write the document. The open edition is stopped by every error that is not released."""
    target = Path(options.output)
    releases = read_releases(options.release, options.parser)
    _refuse_format(options.document, target, options)
    refuse_place(target, folder=options.document == "records-folder")
    refuse_database(target, path_of(options))
    if options.document == "calendar":
        from model.commandline.calendars import write_calendar

        write_calendar(options, target)
        print(target)
        return DONE
    edition = _edition(options)
    note_faults()
    _refuse_missing_names(options)
    with reading(options) as database:
        meeting = _write(options, database, edition, releases, target)
    if options.document == "records-folder":
        _mark_filed(options, meeting, target)
    for release in releases.unused():
        note(_("There is no error {release}; nothing had to be released.").format(release=release))
    print(target)
    return DONE


def _write(
    options: argparse.Namespace,
    database: Database,
    edition: Edition,
    releases: Releases,
    target: Path,
) -> int:
    """Write the document, judged before and after; the meeting's id."""
    with database.read() as session:
        meeting = meeting_id(session, options.meeting)
        whole = full(session, meeting)

    def judge(errors: Sequence[Finding]) -> None:
        released = releases.apply(errors)
        if released:
            keep(options, meeting, options.document, released)

    if edition is Edition.OPEN:
        judge(_errors(whole, database))
    with database.read() as session:
        if options.document == "exchange":
            view = whole if edition is Edition.FULL else open_edition(session, meeting)
            if edition is Edition.OPEN:
                judge(_leaks(Secrets(whole, view), view, database))
            _write_exchange(view, target, database)
        else:
            wanted = _wanted(session, meeting, edition, options)
            for warning in write_wanted(session, database.path, wanted, target, judge):
                note(warning)
    return meeting


def _mark_filed(options: argparse.Namespace, meeting: int, folder: Path) -> None:
    now = datetime.datetime.now().replace(microsecond=0)
    with writing(options) as database, database.write() as session:
        mark_filed(session, meeting, str(folder), now)


def _edition(options: argparse.Namespace) -> Edition:
    """The edition that is asked for, or the document's usual one. Wrong usage where it has none."""
    if options.document == "exchange":
        return Edition(options.edition or Edition.FULL)
    possible = EDITIONS[options.document]
    if options.edition is None:
        return possible[0]
    if len(possible) == 1:
        wrong = _("The document {document} has no editions; leave --edition out.")
        options.parser.wrong(wrong.format(document=options.document))
    return Edition(options.edition)


def _refuse_missing_names(options: argparse.Namespace) -> None:
    """Wrong usage where the point of an extract or the guest of a slip is not named."""
    for document, option in (("extract", "entry"), ("guest-slip", "guest")):
        if options.document == document and not getattr(options, option):
            needed = _("The document {document} needs --{option}.")
            options.parser.wrong(needed.format(document=document, option=option))


def _wanted(
    session: Session, meeting: int, edition: Edition, options: argparse.Namespace
) -> Wanted:
    return Wanted(
        meeting,
        options.document,
        edition,
        chosen_layout(session, meeting),
        chosen_tasks(session, meeting),
        options.entry or "",
        options.guest or "",
    )


def _refuse_format(document: str, target: Path, options: argparse.Namespace) -> None:
    """Wrong usage where no document ends so; a sentence where only this one does not."""
    if options.document == "records-folder":
        return
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        wrong = _("{file} must end with one of {endings}.")
        options.parser.wrong(wrong.format(file=target.name, endings=" ".join(ENDINGS)))
    formats = _FORMATS[document]
    if ending not in formats:
        only = _("The document {document} can be written as {formats}, not as {ending}.")
        words = only.format(document=document, formats=" ".join(formats), ending=ending)
        raise UserError(words)


def _errors(whole: MeetingView, database: Database) -> list[Finding]:
    return list(errors_of(check(whole, missing_files(whole, database.path))))


def _leaks(secrets: Secrets, view: MeetingView, database: Database) -> tuple[Finding, ...]:
    """What an open exchange file and the annexes beside it would say and must not."""
    found = [*leaks(secrets, [to_text([view])])]
    for annex in annex_files(view, database.path):
        if annex.path is not None:
            said = search_original(secrets, annex.file_name, annex.path.read_bytes(), annex.point)
            # Its reader is another Punktvis, where pictures are looked at; words are words anywhere.
            found.extend(one for one in said if one.code != "NOT_SEARCHED")
    return tuple(dict.fromkeys(found))


def _write_exchange(view: MeetingView, target: Path, database: Database) -> None:
    for annex in write_exchange([view], target, AnnexFiles(database.path)):
        lost = _("The file of annex {number}, “{title}”, is missing and was left out.")
        note(lost.format(number=annex.number, title=annex.title))
