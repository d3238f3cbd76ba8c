"""Who gets what: editions, own copies, own times, and what stops a mail before it leaves."""

import datetime
import email
import email.policy
import json
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from model.commands import mailing, meetings, minutes, people, settings
from model.commands.imports import apply
from model.delivery.message import as_draft, freeze
from model.delivery.message_words import Template
from model.dispatching.kinds import KINDS, Group, MailKind, papers_kind
from model.dispatching.people import group_candidates, typed_candidates, without_address
from model.dispatching.prepare import Order, Prepared, check_sendable, house, prepare
from model.dispatching.recipients import Candidate, candidates
from model.editions import full
from model.errors import UserError
from model.exchange.importing import EXAMPLE, import_into
from model.exchange.reader import read_data
from model.queries.agenda import agenda
from model.queries.mailing import mail_settings
from model.text.blocks import from_plain
from model.text.translate import set_language
from model.vocabulary import Edition
from tests.model.editions.planted import Words, document
from tests.model.editions.test_planted_words import everything_in
from tests.model.exchange.databases import meeting_id
from tests.model.workspace.opened import Opened

CLOSED = ("Havnevej", "opsigelse", "personalejuristen", "udlejer")
NOW = datetime.datetime(2026, 10, 2, 14, 0, tzinfo=datetime.UTC)


@pytest.fixture
def example(workspace: Opened) -> Opened:
    """The example meeting."""
    import_into(workspace, EXAMPLE)
    return workspace


def key(workspace: Opened) -> int:
    return workspace.ask(meeting_id, "ct-2026-10-08")


def proposed(workspace: Opened, kind: MailKind) -> tuple[Candidate, ...]:
    meeting = key(workspace)
    return workspace.read(
        lambda session: candidates(full(session, meeting), kind, house(session, meeting))
    )


def mails(
    workspace: Opened,
    code: str,
    edition: Edition | None = None,
    texts: dict[str, Template] | None = None,
) -> tuple[Prepared, ...]:
    kind = KINDS[code]
    people = proposed(workspace, kind)
    if edition is not None:
        people = tuple(replace(one, edition=edition) for one in people)
    return prepare(workspace, Order(key(workspace), kind, people, texts=texts or {}))


def said(mail: Prepared) -> str:
    """Everything a recipient or a curious server sees, papers included."""
    message = replace(mail.message, sender=mail.message.sender or mail.message.to[0])
    parsed = email.message_from_bytes(freeze(message, NOW).raw, policy=email.policy.default)
    parts = [str(parsed["Subject"]), mail.message.text]
    for paper in mail.message.attachments:
        parts += [paper.name, everything_in(paper.data)]
    return "\n".join(parts).casefold()


def outside_of(mail: Prepared) -> str:
    """What is read without opening a paper."""
    names = [paper.name for paper in mail.message.attachments]
    return "\n".join([mail.message.subject, mail.message.text, *names]).casefold()


def closed_words_in(mail: Prepared) -> list[str]:
    text = said(mail)
    return [word for word in CLOSED if word.casefold() in text]


def test_the_open_edition_is_the_default_and_one_mail(example: Opened) -> None:
    (mail,) = mails(example, "minutes")
    assert mail.edition is Edition.OPEN
    assert [one.name for one in mail.recipients] == [
        "Birgitte Lund",
        "Henrik Ravn",
        "Pia Vestergaard",
        "Thomas Dam",
        "Sofie Krogh",
        "Ellen Skov",  # takes the minutes
    ]
    assert {one.edition for one in mail.recipients} == {Edition.OPEN}
    assert closed_words_in(mail) == []
    assert mail.stops == ()
    assert mail.message.subject == "Referat: Chefteammøde, torsdag den 8. oktober 2026"
    assert "referatet fra mødet torsdag den 8. oktober 2026." in mail.message.text
    assert "fortroligt" not in mail.message.text


def test_a_paper_is_named_in_its_own_language_and_not_in_that_of_the_window(
    example: Opened,
) -> None:
    set_language("en")
    (mail,) = mails(example, "minutes")
    assert [paper.name for paper in mail.message.attachments] == [
        "Referat Chefteammøde 08-10-2026.pdf"
    ]


def test_a_member_left_out_of_a_point_gets_his_own_copy(example: Opened) -> None:
    together, own = sorted(
        mails(example, "minutes", Edition.FULL), key=lambda mail: -len(mail.recipients)
    )
    assert [one.name for one in own.recipients] == ["Henrik Ravn"]
    told = "Det vedhæftede indeholder lukkede punkter og er fortroligt."
    paper = "Referat Chefteammøde 08-10-2026 (med lukkede punkter)"
    assert f"\nVedhæftet: {paper}\n{told}\n" in together.message.text
    assert together.message.attachments[0].name == f"{paper}.pdf"
    assert "opsigelse" in said(together)
    assert "opsigelse" not in said(own)
    assert "personalejuristen" not in said(own)
    assert "havnevej" in said(own), "the other closed point is not his own matter"
    assert any("Henrik Ravn" in remark for remark in own.remarks)


def test_the_full_edition_is_told_from_the_open_one_by_its_subject(example: Opened) -> None:
    kind = KINDS["minutes"]
    first, *others = proposed(example, kind)
    people = (replace(first, edition=Edition.FULL), *others)
    closed, opened = prepare(example, Order(key(example), kind, people))
    subject = "Referat: Chefteammøde, torsdag den 8. oktober 2026"
    assert (closed.message.subject, opened.message.subject) == (
        f"Fortroligt – {subject}",
        subject,
    )
    for own, expected in (
        ("Referat [fortroligt]", "Referat Det vedhæftede indeholder"),
        ("", ""),
    ):
        example.do(mailing.set_template, forum(example), "minutes", own, "Se her")
        closed = prepare(example, Order(key(example), kind, people))[0]
        assert closed.message.subject.startswith(expected)
        assert not closed.message.subject.startswith("Fortroligt – ")


def test_one_is_greeted_by_name_and_several_as_all(example: Opened) -> None:
    kind = KINDS["agenda"]
    people = proposed(example, kind)
    nameless = replace(people[0], name="", email="post@example.org")
    for chosen, greeting in (
        (people, "Kære alle\n\nHer er"),
        (people[:1], "Kære Birgitte\n\nHer er"),
        ((nameless,), "Her er"),
    ):
        (mail,) = prepare(example, Order(key(example), kind, chosen))
        assert mail.message.text.startswith(greeting)
    (slip, *_others) = mails(example, "slip")
    assert slip.message.text.startswith("Kære Karin\n")


def test_who_takes_the_minutes_signs_until_a_sender_is_set(example: Opened) -> None:
    def end() -> str:
        return mails(example, "agenda")[0].message.text[-40:]

    assert end().endswith("\n\nVenlig hilsen\nEllen Skov")
    example.do(settings.set_value, "sender_address", "Birgitte.Lund@example.org")
    assert end().endswith("\n\nVenlig hilsen\nBirgitte Lund"), "whose address it is"
    example.do(settings.set_value, "sender_name", "Sekretariatet")
    assert end().endswith("\n\nVenlig hilsen\nSekretariatet")


def test_regards_of_nobody_are_left_out(example: Opened) -> None:
    example.do(meetings.set_field, key(example), "minute_taker", "")
    (mail,) = mails(example, "agenda")
    assert mail.message.text.endswith("\n\nVedhæftet: Dagsorden Chefteammøde 08-10-2026")
    words = "Send punkter til mig, når I er klar.\n[afsender]"
    example.do(mailing.set_template, forum(example), "agenda", "Dagsorden", words)
    assert mails(example, "agenda")[0].message.text == "Send punkter til mig, når I er klar."


def test_each_guest_gets_his_own_time_and_nothing_else(example: Opened) -> None:
    slips = mails(example, "slip")
    assert [mail.recipients[0].name for mail in slips] == [
        "Karin Holm",
        "Mette Sørensen",
        "Jens Østergaard",
        "Lone Friis",
        "Niels Bæk",
        "Åse Kjær",
    ]
    names = [one.recipients[0].name for one in slips]
    for mail in slips:
        (own,) = mail.recipients
        assert [to.email for to in mail.message.to] == [own.email]
        others = [name for name in names if name != own.name]
        assert not [name for name in others if name.casefold() in said(mail)]
        assert closed_words_in(mail) == []
        assert "meet.example.org" in mail.message.text, "the link is on slips"
    lone = slips[3]
    assert "Pkt. 5 kl. 10.20-10.40: Ejendomssag" in lone.message.text
    assert lone.told == {"Lone Friis": ((620, 640),)}


def test_the_link_is_on_slips_only(example: Opened) -> None:
    for code in ("call", "agenda", "minutes", "item_reminder", "task_reminder"):
        for mail in mails(example, code):
            assert "meet.example.org" not in said(mail)


def test_a_task_of_a_closed_point_goes_under_its_neutral_title(example: Opened) -> None:
    for mail in mails(example, "task_reminder"):
        assert closed_words_in(mail) == []
    lone = next(m for m in mails(example, "task_reminder") if m.recipients[0].name == "Lone Friis")
    assert "Ejendomssag" in lone.message.text
    assert "16. oktober 2026" in lone.message.text


def test_who_owes_a_recommendation(example: Opened) -> None:
    late = mails(example, "item_reminder")
    for mail in late:
        assert closed_words_in(mail) == []


def forum(workspace: Opened) -> int:
    meeting = key(workspace)
    found = workspace.read(lambda session: mail_settings(session, meeting)).forum_id
    assert found is not None
    return found


def test_the_full_edition_is_approved_once_by_typing(example: Opened) -> None:
    address, now = "birgitte.lund@example.org", datetime.datetime(2026, 10, 1)
    with pytest.raises(UserError):
        example.do(mailing.approve_full_edition, forum(example), address, "birgitte@x.dk", now)
    example.do(mailing.approve_full_edition, forum(example), address, f" {address.upper()} ", now)
    example.do(mailing.approve_full_edition, forum(example), address, address, now)
    editions = {one.name: one.edition for one in proposed(example, KINDS["agenda"])}
    assert editions.pop("Birgitte Lund") is Edition.FULL
    assert set(editions.values()) == {Edition.OPEN}
    example.do(mailing.withdraw_full_edition, forum(example), [address])
    assert {one.edition for one in proposed(example, KINDS["agenda"])} == {Edition.OPEN}


def test_members_are_approved_together_by_their_number(example: Opened) -> None:
    now = datetime.datetime(2026, 10, 1)
    addresses = [one.email for one in proposed(example, KINDS["agenda"])]
    for wrong in ("", "5", "seks", addresses[0]):
        with pytest.raises(UserError):
            example.do(mailing.approve_members, forum(example), addresses, wrong, now)
    assert {one.edition for one in proposed(example, KINDS["agenda"])} == {Edition.OPEN}
    example.do(mailing.approve_members, forum(example), addresses, " 6 ", now)
    assert {one.edition for one in proposed(example, KINDS["minutes"])} == {Edition.FULL}
    assert {one.edition for one in proposed(example, KINDS["extract"])} == {Edition.GUEST}
    example.do(mailing.withdraw_full_edition, forum(example), addresses[:1])
    editions = [one.edition for one in proposed(example, KINDS["agenda"])]
    assert editions == [Edition.OPEN, *[Edition.FULL] * 5]


def alike(workspace: Opened) -> set[str]:
    members = proposed(workspace, KINDS["agenda"])
    assert all(one.member for one in members)
    return {one.name.split()[0] for one in members if one.alike}


def test_an_address_unlike_the_others_is_not_approved_with_them(example: Opened) -> None:
    """Another domain, one of two namesakes, one that two have; nobody but members."""
    everybody = {"Birgitte", "Henrik", "Pia", "Thomas", "Sofie", "Ellen"}
    assert alike(example) == everybody
    example.do(people.give_address, "Henrik Ravn", "henrik@privat.example")
    assert alike(example) == everybody - {"Henrik"}
    example.do(people.give_address, "Pia Vestergaard", "Sofie.Krogh@example.org")
    assert alike(example) == everybody - {"Henrik", "Pia", "Sofie"}
    example.do(
        mailing.approve_full_edition,
        forum(example),
        "henrik@privat.example",
        "henrik@privat.example",
        NOW.replace(tzinfo=None),
    )
    assert "Henrik" in alike(example), "it was typed once"
    example.do(settings.set_value, "own_domains", "privat.example")
    assert alike(example) == {"Henrik"}, "the others are outside the house"
    meeting, kind = key(example), KINDS["agenda"]
    guests = example.read(lambda s: group_candidates(s, meeting, kind, Group.GUESTS))
    typed = example.read(lambda s: typed_candidates(s, meeting, kind, "Birgitte Lund"))
    assert not any(one.member or one.alike for one in (*guests, *typed))


def test_closed_papers_never_go_outside(example: Opened) -> None:
    example.do(settings.set_value, "own_domains", "kommune.example")
    for mail in mails(example, "minutes", Edition.FULL):
        assert any("Digital Post" in stop for stop in mail.stops)
        with pytest.raises(UserError):
            check_sendable([mail])
    (opened,) = mails(example, "minutes")
    assert opened.stops == ()
    assert "birgitte.lund@example.org" in opened.remarks[0]


def test_a_cpr_number_in_a_paper_stays_inside(example: Opened) -> None:
    def write(session: Session) -> None:
        entry = next(row for row in agenda(session, key(example)).entries if row.number == 1)
        minutes.set_text(session, entry.id, from_plain("Borgeren har nummer 010203-1234."))

    example.do(write)
    (inside,) = mails(example, "minutes")
    example.do(settings.set_value, "own_domains", "kommune.example")
    (outside,) = mails(example, "minutes")
    assert not any("Digital Post" in stop for stop in inside.stops)
    assert any("CPR" in stop and "Digital Post" in stop for stop in outside.stops)


def test_what_she_types_is_searched_too(example: Opened) -> None:
    (mail,) = mails(example, "agenda")
    typed = {
        mail.key: Template("Drøftelse af en opsigelse", "Kære alle"),
    }
    (stopped,) = mails(example, "agenda", texts=typed)
    assert stopped.message.subject == "Drøftelse af en opsigelse"
    assert stopped.stops
    typed = {mail.key: Template("Dagsorden", "Hans nummer er 010203-1234.")}
    (stopped,) = mails(example, "agenda", texts=typed)
    assert any("Digital Post" in stop for stop in stopped.stops)


def test_own_words_of_a_forum(example: Opened) -> None:
    example.do(
        mailing.set_template,
        forum(example),
        "agenda",
        "Til [Møde]: [nonsens]",
        "Hej [sted]\n[link]",
    )
    (mail,) = mails(example, "agenda")
    assert mail.message.subject == "Til Chefteammøde: [nonsens]"
    assert mail.message.text.startswith("Hej Rådhuset")
    example.do(mailing.set_template, forum(example), "agenda", "", "")
    assert mails(example, "agenda")[0].message.subject.startswith("Dagsorden: ")


def test_several_papers_in_one_mail(example: Opened) -> None:
    kind = papers_kind(("agenda", "minutes"))
    order = Order(key(example), kind, proposed(example, kind))
    (mail,) = prepare(example, order)
    assert len(mail.message.attachments) == 2
    assert mail.message.subject.startswith("Papirer: ")


def test_somebody_typed_in(example: Opened) -> None:
    meeting, kind = key(example), KINDS["agenda"]

    def typed(text: str) -> list[tuple[str, str]]:
        found = example.read(lambda session: typed_candidates(session, meeting, kind, text))
        return [(one.name, one.email) for one in found]

    assert typed("karin holm") == [("Karin Holm", "karin.holm@example.org")]
    assert typed("KARIN.HOLM@example.org") == [("Karin Holm", "karin.holm@example.org")]
    assert typed("Ny <ny@x.dk>; to@x.dk") == [("Ny", "ny@x.dk"), ("", "to@x.dk")]
    assert typed("karin") == [("Karin Holm", "karin.holm@example.org")]
    with pytest.raises(
        UserError, match="Ingen i adressebogen hedder ”ingen”; skriv mailadressen bag"
    ):
        typed("ingen")
    example.do(people.add, "Karin Holmberg")
    assert typed("karin holm") == [("Karin Holm", "karin.holm@example.org")]
    with pytest.raises(UserError, match="skriv hele navnet"):
        typed("karin")
    with pytest.raises(UserError, match="Karin Holmberg har ingen mailadresse"):
        typed("karin holmb")
    assert typed("ingen ny@x.dk") == [("ingen", "ny@x.dk")], "as the sentences say"


def test_of_those_typed_in_only_new_names_are_to_be_kept(example: Opened) -> None:
    meeting, kind = key(example), KINDS["agenda"]
    example.do(people.add, "Åse Lund")
    text = "Karin Holm <privat@x.dk>; Åse Lund <aase@x.dk>; Ny <ny@x.dk>; to@x.dk"

    def new(session: Session) -> list[str]:
        return [
            one.name
            for one in without_address(session, typed_candidates(session, meeting, kind, text))
        ]

    assert example.read(new) == ["Åse Lund", "Ny"]


@pytest.mark.parametrize(
    ("group", "some"), [(Group.GUESTS, "Karin Holm"), (Group.CASEWORKERS, "Lone Friis")]
)
def test_a_mail_to_all_can_go_to_others_too(example: Opened, group: Group, some: str) -> None:
    meeting = example.ask(meeting_id, "ct-2026-10-08")
    kind = KINDS["minutes"]
    assert group in kind.other_groups
    found = example.read(lambda session: group_candidates(session, meeting, kind, group))
    editions = {one.name: one.edition for one in found}
    assert editions[some] is Edition.OPEN, "never more than the open edition"
    assert KINDS["slip"].other_groups == KINDS["times"].other_groups == ()


def test_drafts_can_be_made_without_a_sender(example: Opened) -> None:
    (mail,) = mails(example, "agenda")
    assert mail.message.sender is None
    assert b"From:" not in as_draft(mail.message)


def check_planted(workspace: Opened, seed: int) -> None:
    words = Words(seed)
    data = document(words)
    keys = [entry["key"] for entry in data["meetings"][0]["entries"] if entry["type"] == "point"]
    known = {person["name"] for person in data["people"]}
    data["people"] += [
        {"name": name, "email": f"{number}@example.org"}
        for number, name in enumerate(sorted((words.secret | words.public) - known))
        if name not in keys
    ]
    for number, person in enumerate(data["people"]):
        person["email"] = f"p{number}@example.org"  # an address of a name would hold the word

    def fill(session: Session) -> None:
        apply(session, read_data(json.dumps(data).encode(), "p.json"), name="p.json")

    workspace.do(fill)
    meeting = workspace.ask(meeting_id, "m")
    whole = workspace.read(lambda session: full(session, meeting))
    link = whole.online_link.casefold()
    for code, kind in KINDS.items():
        people = workspace.read(
            lambda session, kind=kind: candidates(whole, kind, house(session, meeting))
        )
        try:
            prepared = prepare(workspace, Order(meeting, kind, people))
        except UserError:  # never sent out, so there is nothing to correct
            assert code == "changes"
            continue
        for mail in prepared:
            text = said(mail) if code not in ("extract", "chair-script") else outside_of(mail)
            own = {one.name for one in mail.recipients}
            allowed = {word for name in own for word in name.split()}
            if code == "slip":
                assert link in text
                allowed |= {word for word in words.secret if word.casefold() in link}
                # A guest knows the neutral title of his own closed point.
                allowed |= {point.public_title for point in whole.points}
            if code in ("item_reminder", "task_reminder"):
                allowed |= {point.public_title for point in whole.points}
            leaked = {word for word in words.secret - allowed if word.casefold() in text}
            assert not leaked, (seed, code, leaked)


@pytest.mark.parametrize("seed", range(3))
def test_no_planted_word_is_in_any_mail(workspace: Opened, seed: int) -> None:
    check_planted(workspace, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 340))
def test_no_planted_word_is_in_many_mails(workspace: Opened, seed: int) -> None:
    check_planted(workspace, seed)
