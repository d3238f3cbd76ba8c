"""Mails as they will look, before anything leaves: texts, papers, and what stops them.

For a job: papers are laid out here. Nothing is written and nothing is sent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from model.checks import Finding, Severity, check
from model.checks.closed_text import closed_words
from model.checks.personal import has_cpr
from model.delivery.addresses import Address, address, read_domains
from model.delivery.message import Attachment, Message
from model.delivery.message_words import Template, built_in, fill
from model.dispatching.calendars import Entry
from model.dispatching.fillings import values_for
from model.dispatching.kinds import MailKind
from model.dispatching.recipients import Candidate, House
from model.documents.minutes import MinutesLayout
from model.editions import full
from model.errors import UserError
from model.exporting import Wanted, document_of, file_name, missing_files, view_of
from model.progress import NO_PROGRESS, Progress
from model.queries.mailing import MailSettings, full_edition, mail_settings, own_template
from model.text.translate import _
from model.views import Edition, MeetingView

T = TypeVar("T")


class Source(Protocol):
    """The open database: a workspace, or one that is only read."""

    @property
    def path(self) -> Path: ...

    def read(self, query: Callable[[Session], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sent to whom. `texts` are what she typed over the proposal, by mail key."""

    meeting_id: int
    kind: MailKind
    recipients: tuple[Candidate, ...]
    layout: MinutesLayout = MinutesLayout.SHORT
    texts: Mapping[str, Template] = field(default_factory=dict[str, Template])


@dataclass(frozen=True, slots=True)
class Prepared:
    """One mail as it will look. `stops` keep it from leaving; `remarks` only want to be seen.

    `errors` are those of the checks, against the open edition; each may be released with a reason.
    """

    key: str
    kind: MailKind
    edition: Edition
    recipients: tuple[Candidate, ...]
    message: Message
    stops: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    errors: tuple[Finding, ...] = ()
    told: Mapping[str, tuple[tuple[int, int], ...]] = field(
        default_factory=dict[str, tuple[tuple[int, int], ...]]
    )
    entry: Entry | None = None
    """The calendar entry that goes along with a guest's mail."""


def house(session: Session, meeting_id: int) -> House:
    """What the meeting's forum knows of addresses."""
    settings = mail_settings(session, meeting_id)
    domains = read_domains(settings.own_domains)
    if not domains and "@" in settings.sender_address:
        domains = (settings.sender_address.rpartition("@")[2].lower(),)
    return House(domains, full_edition(session, settings.forum_id))


def prepare(source: Source, order: Order, progress: Progress = NO_PROGRESS) -> tuple[Prepared, ...]:
    """The mails of an order, each with what stands against it."""
    return _Press(source, order, progress).prepare()


@dataclass(frozen=True, slots=True)
class _Copy:
    """Those who may be in one mail together: they get the very same papers."""

    edition: Edition
    without: tuple[str, ...]
    recipients: tuple[Candidate, ...]

    @property
    def key(self) -> str:
        return "|".join([self.edition, *self.without, *(one.email for one in self.recipients)])


class _Press:
    """Builds each paper once, however many mails it goes into."""

    def __init__(self, source: Source, order: Order, progress: Progress) -> None:
        self._source, self._order, self._progress = source, order, progress
        meeting = order.meeting_id
        self._view: MeetingView = source.read(lambda session: full(session, meeting))
        self._settings: MailSettings = source.read(lambda session: mail_settings(session, meeting))
        self._papers: dict[tuple[str, Edition, tuple[str, ...]], Attachment] = {}

    def prepare(self) -> tuple[Prepared, ...]:
        errors = self._errors() if self._order.kind.documents else ()
        copies = tuple(_copies(self._order, self._view))
        made: list[Prepared] = []
        for number, copy in enumerate(copies):
            self._progress.report(number, len(copies), _("Preparing the mails"))
            self._progress.check_cancelled()
            made.append(self._prepared(copy, errors))
        return tuple(made)

    def _prepared(self, copy: _Copy, errors: tuple[Finding, ...]) -> Prepared:
        kind = self._order.kind
        papers = tuple(self._paper(name, copy) for name in kind.documents)
        filling = values_for(
            self._source, self._order.meeting_id, kind, copy.recipients, self._view
        )
        sender = self._sender()
        names = [_plain_name(paper.name) for paper in papers]
        gone = filling.entry is not None and filling.entry.cancelled
        template = fill(
            self._template("slip_cancelled" if gone else kind.code),
            {**filling.values, "papers": ", ".join(names), "sender": self._settings.sender_name},
            self._view.language,
        )
        template = self._order.texts.get(copy.key, template)
        copies_to = (sender,) if sender is not None and self._settings.copy_to_sender else ()
        message = Message(
            sender=sender,
            to=tuple(_address(one) for one in copy.recipients),
            subject=template.subject,
            text=template.body,
            attachments=papers,
            bcc=copies_to,
        )
        made = Prepared(
            key=copy.key,
            kind=kind,
            edition=copy.edition,
            recipients=copy.recipients,
            message=message,
            errors=errors if copy.edition is Edition.OPEN else (),
            told=filling.told,
            entry=filling.entry,
        )
        return replace(made, stops=tuple(self._stops(made)), remarks=tuple(self._remarks(made)))

    def _errors(self) -> tuple[Finding, ...]:
        found = check(self._view, missing_files(self._view, self._source.path))
        return tuple(one for one in found if one.severity is Severity.ERROR)

    def _paper(self, name: str, copy: _Copy) -> Attachment:
        made = self._papers.get((name, copy.edition, copy.without))
        if made is None:
            from model.documents.pdf.writer import render_pdf

            order = self._order
            wanted = Wanted(order.meeting_id, name, copy.edition, order.layout, copy.without)
            view = self._source.read(lambda session: view_of(session, wanted))
            title = self._source.read(
                lambda session: file_name(session, order.meeting_id, name, copy.edition)
            )
            document = document_of(view, name, order.layout)
            made = Attachment(title, render_pdf(document, self._progress))
            self._papers[name, copy.edition, copy.without] = made
        return made

    def _template(self, kind: str) -> Template:
        own = self._source.read(
            lambda session: own_template(session, self._settings.forum_id, kind)
        )
        return Template(*own) if own is not None else built_in(kind, self._view.language)

    def _sender(self) -> Address | None:
        settings = self._settings
        if not settings.sender_address:
            return None
        return address(settings.sender_name, settings.sender_address)

    def _stops(self, made: Prepared) -> Iterator[str]:
        outside = [one for one in made.recipients if one.outside]
        message = made.message
        if not message.subject:
            yield _("The mail has no subject. Write one.")
        texts = [message.subject, message.text, *(paper.name for paper in message.attachments)]
        words = closed_words(self._view, texts)
        if words:
            yield _("The mail itself holds words of a closed point: “{words}”.").format(words=words)
        if outside and made.edition is Edition.FULL and self._view.holds_closed:
            yield _secure(
                _("Closed points must not go to an address outside: {address}."), outside[0]
            )
        if any(map(has_cpr, texts)) or (outside and any(map(_holds_cpr, message.attachments))):
            yield _secure(_("There is what looks like a CPR number in the mail."), None)

    def _remarks(self, made: Prepared) -> Iterator[str]:
        outside = [one.email for one in made.recipients if one.outside]
        if outside:
            yield _("Outside the municipality's own domains: {addresses}.").format(
                addresses=", ".join(outside)
            )
        for one in made.recipients:
            if one.left_out and made.edition is Edition.FULL:
                yield self._left_out(one)
        if made.edition is Edition.FULL and self._view.holds_closed:
            yield _("The papers hold closed points.")

    def _left_out(self, one: Candidate) -> str:
        numbers = [str(p.number) for p in self._view.points if p.key in one.left_out and p.number]
        return _("{name} gets a copy without point {numbers}: it is his or her own matter.").format(
            name=one.name, numbers=", ".join(numbers)
        )


def _copies(order: Order, view: MeetingView) -> Iterator[_Copy]:
    """One for each recipient where each gets his own, else one for all who get the same papers."""
    chosen = [one for one in order.recipients if one.email]
    if order.kind.each:
        for one in chosen:
            yield _Copy(Edition.GUEST, (), (one,))
        return
    together: dict[tuple[Edition, tuple[str, ...]], list[Candidate]] = {}
    for one in chosen:
        without = one.left_out if one.edition is Edition.FULL else ()
        together.setdefault((one.edition, without), []).append(one)
    for (edition, without), recipients in together.items():
        yield _Copy(edition, without, tuple(recipients))


def _address(one: Candidate) -> Address:
    return address(one.name, one.email)


def _secure(sentence: str, one: Candidate | None) -> str:
    said = sentence.format(address=one.email) if one is not None else sentence
    return f"{said} {_('Use secure mail or Digital Post.')}"


def _holds_cpr(paper: Attachment) -> bool:
    """Whether a finished paper has what looks like a CPR number in its text."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    if paper.kind != "application/pdf":
        return False
    with pypdfium2.PdfDocument(paper.data) as opened:
        return any(has_cpr(page.get_textpage().get_text_range()) for page in opened)


def _plain_name(file: str) -> str:
    return file.rpartition(".")[0] or file


def check_sendable(prepared: Sequence[Prepared]) -> None:
    """Raise UserError where one of the mails must not leave."""
    for one in prepared:
        if one.stops:
            raise UserError("\n".join(one.stops))
