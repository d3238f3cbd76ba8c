"""`mail` and `outbox`."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from model.commandline.opening import meeting_id, path_of, reading
from model.commandline.output import note, print_json, print_table
from model.commandline.releases import read_releases
from model.commandline.run import DONE
from model.commandline.targets import refuse_database, refuse_place
from model.delivery.explain import reason
from model.delivery.message import as_draft
from model.delivery.outbox import Postman
from model.delivery.secrets import Secrets
from model.dispatching.calendars import with_entry
from model.dispatching.kinds import KINDS, Group, MailKind, papers_kind
from model.dispatching.prepare import Order, Prepared, Source, check_sendable, house, prepare
from model.dispatching.recipients import Candidate, candidate, candidates
from model.dispatching.transports import Transports
from model.dispatching.ways import send
from model.editions import full
from model.errors import UserError
from model.exporting import chosen_layout, chosen_tasks
from model.queries.mailing import mail_settings
from model.queries.outbox import MailRow, RecipientRow, due, list_mails
from model.sending import SENT, MailWay
from model.storage.database import Database
from model.storage.durable import replacing
from model.text.addresses import read_addresses
from model.text.translate import _
from model.views import MeetingView, PersonView
from model.vocabulary import Edition
from model.workspace.workspace import Workspace

_MAILED = ("agenda", "minutes", "package", "changes", "tasks", "chair-script", "closed-part")


def mail(options: argparse.Namespace) -> int:
    """Write a draft, or queue the mails; what stands against them stops them with a sentence."""
    if options.send and options.edition == "full":
        raise UserError(
            _("From the command line only the open edition is sent. Use --draft for the full one.")
        )
    if options.draft is not None:
        return _draft(options)
    return _send(options)


def outbox(options: argparse.Namespace) -> int:
    """What is in the outbox; with --run after trying everybody who waits."""
    if options.run:
        with Workspace.open(path_of(options)) as workspace:
            transports = Transports(workspace, Secrets())
            if any(row.way is MailWay.SMTP for row in workspace.read(lambda s: due(s, None))):
                transports.smtp(None)  # a missing mail server is said once, not for each recipient
            Postman(workspace, transports.for_mail).run_now()
            mails = workspace.read(list_mails)
    else:
        with reading(options) as database, database.read() as session:
            mails = list_mails(session)
    if options.json:
        print_json([_mail_object(row) for row in mails])
    elif mails:
        print_table(_line(row, one) for row in mails for one in row.recipients)
    _tell_reasons(mails)
    return DONE


def _draft(options: argparse.Namespace) -> int:
    target = Path(options.draft)
    if target.suffix.lower() != ".eml":
        options.parser.wrong(_("{file} must end with .eml.").format(file=target.name))
    refuse_place(target)
    refuse_database(target, path_of(options))
    with reading(options) as database:
        source = _Reading(database)
        prepared = _prepared(options, source)
        check_sendable(prepared)
        read_releases(options.release, options.parser).apply(_errors(prepared))
    for number, one in enumerate(prepared, 1):
        file = target if number == 1 else target.with_stem(f"{target.stem}-{number}")
        with replacing(file) as opened:
            message = one.message
            if one.entry is not None:
                now = datetime.datetime.now(datetime.UTC)
                message = with_entry(message, one.entry, now, as_draft=True)
            opened.write(as_draft(message))
        print(file)
        for remark in one.remarks:
            note(remark)
    return DONE


def _send(options: argparse.Namespace) -> int:
    releases = read_releases(options.release, options.parser)
    with Workspace.open(path_of(options)) as workspace:
        prepared = _prepared(options, workspace)
        released = dict(releases.apply(_errors(prepared)))
        meeting = workspace.read(lambda session: meeting_id(session, options.meeting))
        way = workspace.read(lambda session: mail_settings(session, meeting)).way
        way = MailWay.SMTP if way is MailWay.DRAFT else way
        now = datetime.datetime.now().astimezone()
        send(workspace, meeting, prepared, released, now, way)
    for one in prepared:
        for to in one.message.recipients:
            print(to.email)
        for remark in one.remarks:
            note(remark)
    return DONE


def _prepared(options: argparse.Namespace, source: Source) -> tuple[Prepared, ...]:
    """The mails of the command. Raises UserError where nobody gets one."""
    kind = _kind(options.documents)
    edition = Edition(options.edition or "open")

    def ask(session: Session) -> tuple[int, MeetingView, tuple[Candidate, ...], Any]:
        meeting = meeting_id(session, options.meeting)
        view = full(session, meeting)
        found = _recipients(options.to, view, kind, edition, session, meeting)
        return (
            meeting,
            view,
            found,
            (chosen_layout(session, meeting), chosen_tasks(session, meeting)),
        )

    meeting, _view, recipients, (layout, tasks) = source.read(ask)
    for one in recipients:
        if not one.email:
            note(_("{name} has no address and gets no mail.").format(name=one.name))
    if not any(one.email for one in recipients):
        raise UserError(_("Nobody of those has an address, so there is no mail."))
    return prepare(source, Order(meeting, kind, recipients, layout, tasks))


def _kind(documents: Sequence[str]) -> MailKind:
    if list(documents) == ["guest-slip"]:
        return KINDS["slip"]
    for name in documents:
        if name not in _MAILED:
            cannot = _("The document {document} cannot be mailed from the command line.")
            raise UserError(cannot.format(document=name))
    return papers_kind(tuple(documents))


def _recipients(
    words: Sequence[str],
    view: MeetingView,
    kind: MailKind,
    edition: Edition,
    session: Session,
    meeting: int,
) -> tuple[Candidate, ...]:
    """Those who were named; namesakes must be named by address."""
    from dataclasses import replace

    known = house(session, meeting)
    found: list[Candidate] = []
    for word in words:
        if word in ("members", "guests"):
            group = Group.MEMBERS if word == "members" else Group.GUESTS
            named = replace(view, minute_taker="")  # "members" are these alone
            found.extend(candidates(named, replace(kind, group=group), known))
            continue
        for one in read_addresses(word):
            by_address = (p for p in view.people if p.email.lower() == one.email.lower())
            person = next(by_address, PersonView(one.name, email=one.email))
            found.append(candidate(view, person, kind, known))
    twins = [one for one in found if one.namesake and one.email]
    if twins:
        several = _("There are several people called {name}. Give the address instead.")
        raise UserError(several.format(name=twins[0].name))
    wanted = Edition.GUEST if kind.each else edition
    unique = {one.email.lower() or one.name: one for one in found}
    return tuple(replace(one, edition=wanted) for one in unique.values())


def _errors(prepared: Sequence[Prepared]) -> list[Any]:
    return list(dict.fromkeys(error for one in prepared for error in one.errors))


class _Reading:
    """A database that is only read, as `prepare` wants it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def path(self) -> Path:
        return self._database.path

    def read(self, query: Any) -> Any:
        with self._database.read() as session:
            return query(session)


def _mail_object(row: MailRow) -> dict[str, Any]:
    return {
        "message_id": row.message_id,
        "meeting": row.meeting_key,
        "documents": list(row.documents),
        "edition": row.edition,
        "subject": row.subject,
        "way": str(row.way),
        "queued_at": row.at.isoformat(timespec="seconds"),
        "size": row.size,
        "recipients": [
            {
                "name": one.name,
                "address": one.address,
                "state": str(one.state),
                "tries": one.tries,
                "code": one.code,
                "answer": one.words,
                "changed_at": one.changed_at.isoformat(timespec="seconds"),
            }
            for one in row.recipients
        ],
    }


def _line(row: MailRow, one: RecipientRow) -> tuple[str, ...]:
    moment = one.changed_at.isoformat(" ", timespec="minutes")
    return (moment, str(one.state), one.address, row.subject)


def _tell_reasons(mails: Sequence[MailRow]) -> None:
    """Why somebody has not got it, each reason once."""
    reasons: dict[str, list[str]] = {}
    for row in mails:
        for one in row.recipients:
            if one.phase and one.state not in SENT:
                reasons.setdefault(reason(one), []).append(one.address)
    for sentence, addresses in reasons.items():
        note(f"{', '.join(dict.fromkeys(addresses))}: {sentence}")
