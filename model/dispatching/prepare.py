"""Mails as they will look, before anything leaves: texts, papers, and what stops them.

For a job: papers are laid out here. Nothing is written and nothing is sent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from model.checks import Finding, check
from model.checks.closed_text import ClosedWords
from model.checks.personal import has_cpr
from model.delivery.message import Attachment, Message
from model.delivery.message_words import Template, built_in, confidential, fill, marked
from model.dispatching.calendars import Entry
from model.dispatching.fillings import Filling, values_for
from model.dispatching.kinds import Group, MailKind
from model.dispatching.recipients import Candidate, House, closed_guests, own_points
from model.documents.guest_slip import guest_slip
from model.documents.minutes import MinutesLayout, TaskPlace
from model.editions import full, guest_view
from model.errors import UserError
from model.exporting import (
    EDITIONS,
    Wanted,
    errors_of,
    file_of,
    missing_files,
    name_of,
    write_wanted,
)
from model.pdfium import opened
from model.progress import NO_PROGRESS, Progress
from model.queries.invitations import invitations
from model.queries.mailing import MailSettings, full_edition, mail_settings, own_template
from model.text.addresses import Address, address, read_domains
from model.text.names import join_names
from model.text.translate import _, language
from model.views import MeetingView
from model.vocabulary import Edition

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
    tasks: TaskPlace = TaskPlace.POINT
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
    holds_closed: bool = False
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
class _Paper:
    """A finished file, the errors found in it, and what is not in it as somebody might expect."""

    attachment: Attachment
    found: tuple[Finding, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the mail calls it: as the file is called, closed points and all."""
        return Path(self.attachment.name).stem


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
    """Reads the meeting once, and builds each paper once, however many mails it goes into."""

    def __init__(self, source: Source, order: Order, progress: Progress) -> None:
        self._source, self._order, self._progress = source, order, progress
        meeting = order.meeting_id
        self._view: MeetingView = source.read(lambda session: full(session, meeting))
        self._settings: MailSettings = source.read(lambda session: mail_settings(session, meeting))
        self._known = source.read(lambda session: invitations(session, meeting))
        self._closed_words = ClosedWords(self._view)
        self._papers: dict[Wanted, _Paper] = {}
        self._templates: dict[str, Template] = {}
        self._own_views: dict[str, MeetingView] = {}

    def prepare(self) -> tuple[Prepared, ...]:
        errors = self._errors() if self._order.kind.documents else ()
        copies = tuple(_copies(self._order))
        made: list[Prepared] = []
        for number, copy in enumerate(copies):
            self._progress.report(number, len(copies), _("Preparing the mails"))
            self._progress.check_cancelled()
            made.append(self._prepared(copy, errors))
        return tuple(made)

    def _prepared(self, copy: _Copy, errors: tuple[Finding, ...]) -> Prepared:
        kind = self._order.kind
        made_papers = self._wanted_papers(copy)
        papers = tuple(paper.attachment for paper in made_papers)
        found = tuple(one for paper in made_papers for one in paper.found)
        own = self._own_view(copy.recipients[0].name) if kind.group is Group.GUESTS else None
        filling = values_for(kind, copy.recipients, self._view, own, self._known)
        sender = self._sender()
        template = self._order.texts.get(copy.key) or self._filled(copy, made_papers, filling)
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
            errors=(*(errors if copy.edition is Edition.OPEN else ()), *found),
            holds_closed=self._holds_closed(copy),
            told=filling.told,
            entry=filling.entry,
        )
        told = tuple(one for paper in made_papers for one in paper.told)
        remarks = (*self._remarks(made), *told)
        return replace(made, stops=tuple(self._stops(made)), remarks=remarks)

    def _filled(self, copy: _Copy, papers: Sequence[_Paper], filling: Filling) -> Template:
        """Subject and text of a mail in which nobody has written yet."""
        code, spoken = self._order.kind.code, self._view.language
        gone = filling.entry is not None and filling.entry.cancelled
        warning = confidential(self._holds_closed(copy), spoken)
        values = {
            **filling.values,
            "papers": ", ".join(paper.title for paper in papers),
            "confidential": warning,
            "sender": self._signature(),
        }
        filled = fill(self._template(f"{code}_cancelled" if gone else code), values, spoken)
        if not warning or not filled.subject or warning in filled.subject:
            return filled
        return replace(filled, subject=marked(filled.subject, spoken))

    def _signature(self) -> str:
        """Who sends as it is set, else by the address of the sender, else who takes the minutes."""
        settings, address = self._settings, self._settings.sender_address.lower()
        known = (one.name for one in self._view.people if address and one.email.lower() == address)
        return settings.sender_name or next(known, "") or self._view.minute_taker

    def _holds_closed(self, copy: _Copy) -> bool:
        """Whether the papers hold what only some may see."""
        kind = self._order.kind
        if "extract" in kind.documents:
            keys = own_points(self._view, copy.recipients[0].name)
            return any(point.holds_closed for point in self._view.points if point.key in keys)
        return bool(kind.documents) and copy.edition is Edition.FULL and self._view.holds_closed

    def _errors(self) -> tuple[Finding, ...]:
        return errors_of(check(self._view, missing_files(self._view, self._source.path)))

    def _paper(self, name: str, entry: str, copy: _Copy) -> _Paper:
        """The finished file; an open one is searched as any that leaves, and what is found is kept."""
        edition = self._edition(name, entry, copy)
        guest = copy.recipients[0].name if name == "guest-slip" else ""
        wanted = Wanted(
            self._order.meeting_id,
            name,
            edition,
            self._order.layout,
            self._order.tasks,
            entry,
            guest,
            copy.without if edition is Edition.FULL else (),
        )
        made = self._papers.get(wanted)
        if made is None:
            made = self._papers[wanted] = self._made(wanted)
        return made

    def _made(self, wanted: Wanted) -> _Paper:
        name = name_of(self._view, wanted)
        if wanted.edition is Edition.GUEST:
            slip = guest_slip(self._own_view(wanted.guest))
            return _Paper(Attachment(name, file_of(slip, ".pdf", self._progress)))
        found: list[Finding] = []
        with TemporaryDirectory() as folder:
            file = Path(folder) / "paper.pdf"

            told = self._source.read(
                lambda session: write_wanted(
                    session, self._source.path, wanted, file, found.extend, self._progress
                )
            )
            return _Paper(Attachment(name, file.read_bytes()), tuple(found), told)

    def _edition(self, name: str, entry: str, copy: _Copy) -> Edition:
        """A caseworker gets the extract of his own point whatever it is; it alone holds the text."""
        if name == "extract":
            point = next(point for point in self._view.points if point.key == entry)
            return Edition.FULL if point.holds_closed else Edition.OPEN
        return copy.edition if copy.edition in EDITIONS[name] else EDITIONS[name][0]

    def _wanted_papers(self, copy: _Copy) -> list[_Paper]:
        papers: list[_Paper] = []
        for name in self._order.kind.documents:
            entries = [""]
            if name == "extract":
                entries = own_points(self._view, copy.recipients[0].name)
            if name == "guest-slip" and not self._own_view(copy.recipients[0].name).points:
                entries = []  # somebody who need not come after all
            papers.extend(self._paper(name, entry, copy) for entry in entries)
        return papers

    def _own_view(self, name: str) -> MeetingView:
        if name not in self._own_views:
            self._own_views[name] = guest_view(self._view, name)
        return self._own_views[name]

    def _template(self, kind: str) -> Template:
        if kind not in self._templates:
            own = self._source.read(
                lambda session: own_template(session, self._settings.forum_id, kind)
            )
            words = Template(*own) if own is not None else built_in(kind, self._view.language)
            self._templates[kind] = words
        return self._templates[kind]

    def _sender(self) -> Address | None:
        settings = self._settings
        if not settings.sender_address:
            return None
        return address(settings.sender_name, settings.sender_address)

    def _stops(self, made: Prepared) -> Iterator[str]:
        outside = [one for one in made.recipients if one.outside]
        message = made.message
        if made.kind.invites and made.kind.group is Group.MEMBERS and made.entry is None:
            yield _(
                "There is no invitation for {name}, who is no member, or the meeting is cancelled. Take "
                "the tick away."
            ).format(name=made.recipients[0].name or made.recipients[0].email)
        if not message.subject:
            yield _("The mail has no subject. Write one.")
        texts = [message.subject, message.text, *(paper.name for paper in message.attachments)]
        words = self._closed_words.first_in(texts)
        if words:
            yield _("The mail itself holds words of a closed point: “{words}”.").format(words=words)
        if outside and made.holds_closed:
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
        if made.holds_closed:
            yield _("The papers hold closed points.")
        if made.kind.group is Group.OPEN_GUESTS and (others := closed_guests(self._view)):
            words = _(
                "Guests of closed points are not in this mail: {names}. Send each their own time."
            )
            yield words.format(names=join_names(others, language()))

    def _left_out(self, one: Candidate) -> str:
        numbers = [str(p.number) for p in self._view.points if p.key in one.left_out and p.number]
        return _(
            "{name} gets a copy without point {numbers}, which concerns them personally."
        ).format(name=one.name, numbers=", ".join(numbers))


def _copies(order: Order) -> Iterator[_Copy]:
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
    if paper.kind != "application/pdf":
        return False
    with opened(paper.data) as document:
        return any(has_cpr(page.get_textpage().get_text_range()) for page in document)


def check_sendable(prepared: Sequence[Prepared]) -> None:
    """Raise UserError where one of the mails must not leave."""
    for one in prepared:
        if one.stops:
            raise UserError("\n".join(one.stops))
