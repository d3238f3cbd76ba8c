"""`export`: a document of a meeting as a file."""

import argparse
from pathlib import Path

from model.checks import Finding, Severity, check
from model.commandline.opening import meeting_id, path_of, reading
from model.commandline.output import note
from model.commandline.parser import ENDINGS
from model.commandline.releases import keep, read_releases
from model.commandline.run import DONE
from model.commandline.targets import refuse_database, refuse_place
from model.editions import full, open_edition
from model.errors import UserError
from model.exchange.export import write_exchange
from model.exporting import missing_files
from model.queries.forum_settings import minutes_layout
from model.storage.annex_files import AnnexFiles
from model.storage.database import Database
from model.text.translate import gettext as _
from model.views import MeetingView

_FORMATS = {
    "agenda": (".pdf",),
    "minutes": (".pdf",),
    "exchange": (".json",),
    "calendar": (".ics",),
}


def export(options: argparse.Namespace) -> int:
    """Write the document. The open edition is stopped by every error that is not released."""
    target = Path(options.output)
    releases = read_releases(options.release, options.parser)
    _refuse_format(options.document, target, options)
    refuse_place(target)
    refuse_database(target, path_of(options))
    if options.document == "calendar":
        from model.commandline.calendars import write_calendar

        write_calendar(options, target)
        print(target)
        return DONE
    edition = options.edition or ("full" if options.document == "exchange" else "open")
    with reading(options) as database:
        with database.read() as session:
            meeting = meeting_id(session, options.meeting)
            whole = full(session, meeting)
            view = whole if edition == "full" else open_edition(session, meeting)
            layout = minutes_layout(session, meeting)
        released: list[tuple[Finding, str]] = []
        if edition == "open":
            released = releases.apply(_errors(whole, database))
        if released:
            keep(options, meeting, options.document, released)
        if options.document == "exchange":
            _write_exchange(view, target, database)
        else:
            # Here and not above: typefaces and page layout are slow to load.
            from model.commandline.documents import write_document

            write_document(options.document, view, layout, target)
    for release in releases.unused():
        note(_("There is no error {release}; nothing had to be released.").format(release=release))
    print(target)
    return DONE


def _refuse_format(document: str, target: Path, options: argparse.Namespace) -> None:
    """Wrong usage where no document ends so; a sentence where this one does not yet."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        wrong = _("{file} must end with one of {endings}.")
        options.parser.wrong(wrong.format(file=target.name, endings=" ".join(ENDINGS)))
    formats = _FORMATS.get(document)
    if formats is None:
        later = _("This version of Punktvis cannot write the document {document} yet.")
        raise UserError(later.format(document=document))
    if ending not in formats:
        only = _("The document {document} can be written as {formats}, not as {ending}.")
        words = only.format(document=document, formats=" ".join(formats), ending=ending)
        raise UserError(words)


def _errors(whole: MeetingView, database: Database) -> list[Finding]:
    findings = check(whole, missing_files(whole, database.path))
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _write_exchange(view: MeetingView, target: Path, database: Database) -> None:
    for annex in write_exchange([view], target, AnnexFiles(database.path)):
        lost = _("The file of annex {number}, “{title}”, is missing and was left out.")
        note(lost.format(number=annex.number, title=annex.title))
