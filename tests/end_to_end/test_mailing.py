"""The mails of the example meeting from the window: as drafts, and through a server that fails first."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.distribution.approve_dialog import ApproveMembersDialog
from gui.distribution.approved_dialog import ApprovedDialog
from gui.distribution.settings_dialog import MailSettingsDialog
from gui.distribution.sign_in_dialog import SignInDialog
from gui.widgets.buttons import SecondaryButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from gui.widgets.plain_line import PlainLine
from model.commands import annexes, members
from model.commands.settings import set_value
from model.delivery.mail_programs import Handed
from model.delivery.message import Message
from model.delivery.message_words import Template
from model.delivery.microsoft import Application, Cache, Registration
from model.delivery.secrets import Secrets
from model.dispatching.recipients import Candidate
from model.dispatching.transports import Accounts
from model.exchange.importing import EXAMPLE, import_into
from model.queries.agenda import meeting_head
from model.queries.outbox import half_sent, list_mails
from model.queries.people import list_people
from model.queries.settings import value
from model.queries.told import told_times
from model.sending import MailState
from model.vocabulary import Edition, MeetingStatus, Openness
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.model.delivery.server import Faults, Server, free_port, serving
from tests.model.delivery.test_microsoft import Msal
from tests.model.exchange.databases import meeting_id

OTHERS = ("Karin Holm", "Mette Sørensen", "Jens Østergaard", "Lone Friis", "Niels Bæk", "Åse Kjær")


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """The example meeting in front."""
    with running(qtbot, tmp_path / "møder.db") as found:
        workspace = found.application.workspace
        assert workspace is not None
        import_into(workspace, EXAMPLE)
        found.window.show()
        found.screens.open_meeting(key(found))
        yield found


def key(driver: Driver) -> int:
    assert driver.application.workspace is not None
    return driver.application.workspace.read(lambda session: meeting_id(session, "ct-2026-10-08"))


def show(driver: Driver, kind: str) -> None:
    driver.screens.dispatching.show_mails(kind)
    ready(driver)


def ready(driver: Driver) -> None:
    """Until the mails shown are the newest."""
    driver.settle()
    mails = driver.screens.dispatching.mails
    driver.qtbot.waitUntil(lambda: mails.is_ready() and bool(mails.pages.mails), timeout=WAIT_MS)


def states(driver: Driver) -> list[MailState]:
    assert driver.application.workspace is not None
    rows = driver.application.workspace.read(list_mails)
    return [one.state for row in rows for one in row.recipients]


def status_of(driver: Driver) -> MeetingStatus:
    assert driver.application.workspace is not None
    meeting = key(driver)
    return driver.application.workspace.read(lambda s: meeting_head(s, meeting)).status


def use_server(driver: Driver, port: int) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    for name, text in (
        ("mail_way", "smtp"),
        ("sender_name", "Ellen Skov"),
        ("sender_address", "ellen.skov@example.org"),
        ("smtp_host", "127.0.0.1"),
        ("smtp_port", str(port)),
        ("smtp_security", "none"),
    ):
        workspace.run(
            name, lambda session, name=name, text=text: set_value(session, name, text)
        ).result(30)


def test_minutes_to_twelve_by_a_server_that_is_away_at_first(driver: Driver) -> None:
    port = free_port()
    use_server(driver, port)
    panel = driver.screens.dispatching.mails
    show(driver, "minutes")
    for name in (*OTHERS[1:], "ny.gaest@example.org"):
        panel.choice.recipients.added.emit(name)
    ready(driver)
    assert len(panel.pages.mails[0].recipients) == 12
    panel.ask_send = lambda: True
    panel.pages.foot.send.click()
    driver.qtbot.waitUntil(lambda: set(states(driver)) == {MailState.LATER}, timeout=WAIT_MS)
    assert status_of(driver) is MeetingStatus.PLANNED, "nobody has it yet"
    history = driver.screens.dispatching.sent
    driver.screens.dispatching.page.show_part("history")
    driver.qtbot.waitUntil(lambda: history.is_ready() and len(history.cards) == 1, timeout=WAIT_MS)
    with serving(Server(Faults(drop_at="data"), port=port)) as server:
        history.now.click()
        driver.qtbot.waitUntil(lambda: server.connections > 0, timeout=WAIT_MS)
        driver.qtbot.waitUntil(lambda: set(states(driver)) == {MailState.LATER}, timeout=WAIT_MS)
        assert server.mails == []
    with serving(Server(Faults(), port=port)) as server:
        history.now.click()
        wanted = [MailState.ACCEPTED] * 12
        driver.qtbot.waitUntil(lambda: states(driver) == wanted, timeout=WAIT_MS)
        assert len(server.arrived()) == 12
        assert status_of(driver) is MeetingStatus.MINUTES_SENT
        driver.qtbot.waitUntil(history.now.isHidden, timeout=WAIT_MS)
    show(driver, "agenda")
    there = {row.candidate.email: row.candidate for row in panel.choice.recipients.rows}
    assert not there["ny.gaest@example.org"].chosen, "proposed again, for her to tick"
    show(driver, "times")
    assert "ny.gaest@example.org" not in {r.candidate.email for r in panel.choice.recipients.rows}


def test_nothing_leaves_when_she_says_no(driver: Driver) -> None:
    use_server(driver, free_port())
    show(driver, "agenda")
    driver.screens.dispatching.mails.ask_send = lambda: False
    driver.screens.dispatching.mails.pages.foot.send.click()
    driver.settle()
    assert states(driver) == []


def test_nothing_leaves_when_the_mails_changed_while_she_was_asked(driver: Driver) -> None:
    use_server(driver, free_port())
    show(driver, "agenda")
    panel = driver.screens.dispatching.mails

    def change_and_agree() -> bool:
        panel.choice.recipients.rows[0].tick.setChecked(False)
        ready(driver)
        return True

    panel.ask_send = change_and_agree
    panel.pages.foot.send.click()
    driver.settle()
    assert states(driver) == []
    panel.ask_send = lambda: True
    panel.pages.foot.send.click()
    driver.settle()
    fewer = len(panel.choice.recipients.rows) - 1
    driver.qtbot.waitUntil(lambda: len(states(driver)) == fewer, timeout=WAIT_MS)


def test_drafts_one_by_one_and_what_she_says_of_them(driver: Driver) -> None:
    panel = driver.screens.dispatching.mails
    opened: list[Message] = []

    def hand(_eml: bytes, message: Message, _name: str) -> Handed:
        opened.append(message)
        return Handed("Thunderbird", Path("/tilfældig"))

    panel.post.hand = hand
    show(driver, "slip")
    assert len(panel.pages.mails) == 6
    for number in range(1, 7):
        panel.pages.foot.draft.click()
        driver.qtbot.waitUntil(lambda number=number: len(opened) == number, timeout=WAIT_MS)
        ready(driver)
    assert [message.to[0].name for message in opened] == list(OTHERS)
    assert set(states(driver)) == {MailState.OPENED}
    workspace = driver.application.workspace
    assert workspace is not None
    meeting = key(driver)
    assert workspace.read(lambda session: told_times(session, meeting)) == {}
    ids = [row.id for row in workspace.read(list_mails)]
    panel.unconfirmed.answered.emit(ids, True)
    driver.settle()
    told = workspace.read(lambda session: told_times(session, meeting))
    assert set(told) == set(OTHERS)
    driver.settle()
    driver.qtbot.waitUntil(panel.unconfirmed.isHidden, timeout=WAIT_MS)


def test_two_drafts_stand_as_she_left_them_when_she_comes_back(driver: Driver) -> None:
    """Which is asked about, which is opened, and that half of a dispatch is none."""
    dispatching = driver.screens.dispatching
    panel, workspace = dispatching.mails, driver.application.workspace
    assert workspace is not None
    panel.post.hand = lambda _eml, _message, _name: Handed("Thunderbird", Path("/tilfældig"))
    show(driver, "agenda")
    panel.choice.ask_approval = lambda candidate: candidate.email
    panel.choice.recipients.full_wanted.emit(panel.choice.recipients.rows[0].candidate)
    ready(driver)
    pages = panel.pages
    driver.qtbot.waitUntil(lambda: len(pages.mails) == 2, timeout=WAIT_MS)
    first = pages.mails[0].message.to
    everybody = sum(len(mail.message.to) for mail in pages.mails)
    pages.foot.draft.click()
    driver.qtbot.waitUntil(lambda: len(states(driver)) == len(first), timeout=WAIT_MS)
    ready(driver)
    assert pages.in_front == 1

    show(driver, "minutes")
    show(driver, "agenda")
    driver.qtbot.waitUntil(lambda: len(pages.mails) == 2, timeout=WAIT_MS)
    assert "2" in pages.foot.draft.text(), "what is left to open is in front"
    pages.earlier.click()
    assert "(" in pages.place.text(), "it was opened"
    asked = [text.text() for text in panel.unconfirmed.findChildren(Text) if text.isVisible()]
    assert first[0].name in " ".join(asked)

    answer = panel.unconfirmed.findChild(SecondaryButton)
    assert answer is not None
    answer.setFocus()
    driver.press(answer, Qt.Key.Key_Space)
    driver.qtbot.waitUntil(lambda: driver.window.focusWidget() is pages.foot.draft, timeout=WAIT_MS)
    (half,) = workspace.read(lambda session: half_sent(list_mails(session)))
    assert (half.sent, half.count) == (len(first), everybody)
    assert "(" in pages.place.text()


def test_the_full_edition_needs_typing_once(driver: Driver) -> None:
    panel = driver.screens.dispatching.mails
    show(driver, "minutes")
    asked: list[str] = []

    def type_it(candidate: Candidate) -> str:
        asked.append(candidate.email)
        return candidate.email

    panel.choice.ask_approval = lambda candidate: ""
    panel.choice.recipients.full_wanted.emit(panel.choice.recipients.rows[0].candidate)
    ready(driver)
    assert {mail.edition for mail in panel.pages.mails} == {Edition.OPEN}
    panel.choice.ask_approval = type_it
    panel.choice.recipients.full_wanted.emit(panel.choice.recipients.rows[0].candidate)
    ready(driver)
    assert {mail.edition for mail in panel.pages.mails} == {Edition.OPEN, Edition.FULL}
    panel.choice.recipients.forget()
    panel.choice.recipients.full_wanted.emit(panel.choice.recipients.rows[0].candidate)
    ready(driver)
    assert asked == ["birgitte.lund@example.org"]


def test_all_members_are_approved_by_one_question(driver: Driver) -> None:
    """She counts those in the list; one step undoes it, and the list below takes each back."""
    panel = driver.screens.dispatching.mails
    show(driver, "minutes")
    choice = panel.choice
    choice.recipients.added.emit("ny.gaest@example.org")
    ready(driver)
    emails = {row.candidate.email for row in choice.recipients.rows} - {"ny.gaest@example.org"}

    def count(members: Sequence[Candidate], others: Sequence[Candidate]) -> str:
        dialog = ApproveMembersDialog(members, others, driver.window)
        assert dialog.list.count() == len(members) == len(emails)
        assert dialog.list.item(0).text() == "Birgitte Lund <birgitte.lund@example.org>"
        for typed in ("", str(len(members) - 1)):
            driver.write(dialog.field, typed)
            assert dialog.ok.why_not
            dialog.field.clear()
        driver.write(dialog.field, str(len(members)))
        assert not dialog.ok.why_not
        return dialog.typed()

    for answer, wanted in (("", set[str]()), ("2", set[str]())):
        choice.ask_members = lambda members, others, answer=answer: answer
        choice.recipients.all_full.click()
        ready(driver)
        assert full(driver) == wanted
    choice.ask_members = count
    choice.recipients.all_full.click()
    driver.qtbot.waitUntil(lambda: full(driver) == emails, timeout=WAIT_MS)
    ready(driver)
    assert str(len(emails)) in choice.approved.text()
    assert choice.recipients.all_full.isHidden()
    driver.do("edit.undo")
    driver.qtbot.waitUntil(lambda: panel.is_ready() and not full(driver), timeout=WAIT_MS)
    assert choice.approved.isHidden()


def test_an_approval_is_taken_back(driver: Driver) -> None:
    """Of one proposed and of one typed in; undo and redo change the edition that leaves too."""
    panel = driver.screens.dispatching.mails
    show(driver, "minutes")
    choice = panel.choice
    choice.recipients.added.emit("ny.gaest@example.org")
    ready(driver)
    assert choice.approved.isHidden()
    choice.ask_approval = lambda candidate: candidate.email
    asked = (choice.recipients.rows[0].candidate, choice.recipients.rows[-1].candidate)
    for one in asked:
        choice.recipients.full_wanted.emit(one)
        ready(driver)
    driver.qtbot.waitUntil(lambda: full(driver) == {one.email for one in asked}, timeout=WAIT_MS)
    assert "2" in choice.approved.text()

    def take_back() -> list[str]:
        dialog = ApprovedDialog(choice._approved, driver.window)
        rows = dialog.list
        assert "Birgitte Lund" in rows.item(0).text()
        assert dialog.withdrawn() == []
        rows.setCurrentRow(0)
        driver.press(rows, Qt.Key.Key_Space)
        return dialog.withdrawn()

    choice.ask_approved = take_back
    choice.approved.setFocus()
    driver.press(choice.approved, Qt.Key.Key_Space)
    driver.qtbot.waitUntil(lambda: full(driver) == {asked[1].email}, timeout=WAIT_MS)
    driver.do("edit.undo")
    driver.qtbot.waitUntil(lambda: len(full(driver)) == 2, timeout=WAIT_MS)
    for _time in range(2):  # and the two approvals
        driver.do("edit.undo")
    driver.qtbot.waitUntil(lambda: panel.is_ready() and not full(driver), timeout=WAIT_MS)
    assert {mail.edition for mail in panel.pages.mails} == {Edition.OPEN}
    assert choice.approved.isHidden()


def full(driver: Driver) -> set[str]:
    """Who would get the full edition of the mails that are shown."""
    mails = driver.screens.dispatching.mails.pages.mails
    return {to.email for mail in mails if mail.edition is Edition.FULL for to in mail.message.to}


def test_what_she_types_stays_and_is_what_leaves(driver: Driver) -> None:
    panel = driver.screens.dispatching.mails
    opened: list[Message] = []

    def hand(_eml: bytes, message: Message, _name: str) -> Handed:
        opened.append(message)
        return Handed("", Path("/tmp/kladde.eml"))

    panel.post.hand = hand
    show(driver, "agenda")
    driver.rewrite(panel.pages.view.subject, "Dagsorden – endelig udgave")
    assert panel.pages.foot.draft.why_not or not panel.is_ready()
    ready(driver)
    driver.qtbot.waitUntil(panel.pages.foot.draft.isEnabled, timeout=WAIT_MS)
    panel.pages.foot.draft.click()
    driver.qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    assert opened[0].subject == "Dagsorden – endelig udgave"
    ready(driver)
    assert "kladde.eml" in panel.messages.message()


def test_nobody_is_ticked(driver: Driver) -> None:
    panel = driver.screens.dispatching.mails
    show(driver, "agenda")
    for row in panel.choice.recipients.rows:
        row.tick.setChecked(False)
    driver.settle()
    driver.qtbot.waitUntil(lambda: panel.is_ready() and not panel.pages.mails, timeout=WAIT_MS)
    assert panel.pages.empty.isVisible()
    assert panel.pages.foot.draft.why_not


def test_a_forum_has_words_of_its_own(driver: Driver) -> None:
    panel = driver.screens.dispatching.mails
    show(driver, "agenda")
    panel.ask_template = lambda own, language: Template("Hej [møde]", "Se her: [papirer]")
    panel.pages.words.click()
    driver.settle()
    driver.qtbot.waitUntil(
        lambda: panel.is_ready() and panel.pages.view.subject.text() == "Hej Chefteammøde",
        timeout=WAIT_MS,
    )
    panel.ask_template = lambda own, language: None
    panel.pages.words.click()
    driver.settle()
    driver.qtbot.waitUntil(
        lambda: panel.is_ready() and panel.pages.view.subject.text().startswith("Dagsorden: "),
        timeout=WAIT_MS,
    )


def test_text_for_outlook_holds_no_closed_point(driver: Driver) -> None:
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    clipboard.setText("")
    driver.screens.dispatching.mails.choice.copy.click()
    driver.qtbot.waitUntil(lambda: bool(clipboard.text()), timeout=WAIT_MS)
    text = clipboard.text()
    assert "Pkt. 2 kl. 8.35-9.00: Økonomirapport efter 3. kvartal" in text
    assert any("Outlook" in said.text() for said in driver.window.toast.findChildren(Text))
    hidden = ("Havnevej", "opsigelse", "meet.example.org", "Karin")
    assert not [word for word in hidden if word in text]


def test_signing_in_with_microsoft_by_a_code(driver: Driver) -> None:
    """From the way "Microsoft 365" to the address that signed in; the client id is kept on OK."""

    def make(_registration: Registration) -> tuple[Application, Cache]:
        return msal, msal

    msal = Msal()
    dispatching = driver.screens.dispatching
    dispatching.accounts = Accounts(Secrets(lambda: None), make)
    dispatching.edit_settings()
    (dialog,) = driver.window.findChildren(MailSettingsDialog)
    way, client = dialog.fields["mail_way"], dialog.fields["microsoft_client"]
    assert isinstance(way, NamedComboBox)
    assert isinstance(client, QLineEdit)
    assert client.isHidden()
    way.choose("graph")
    assert not client.isHidden()
    dialog.sign_in.click()
    assert "program-id" in dialog.said.text()
    client.setText("11111111-2222-3333-4444-555555555555")
    dialog.sign_in.click()
    (asking,) = dialog.findChildren(SignInDialog)
    pages: list[str] = []
    asking.open_page = lambda page: pages.append(page)  # noqa: PLW0108
    asking.by_code.click()
    driver.qtbot.waitUntil(lambda: "ellen@example.org" in dialog.said.text(), timeout=WAIT_MS)
    asking.page.click()
    assert pages == ["https://microsoft.com/devicelogin"]
    typed = client.text()  # the dialog goes when it is closed
    dialog.accept()
    driver.settle()
    workspace = driver.application.workspace
    assert workspace is not None
    assert workspace.read(lambda session: value(session, "microsoft_client")) == typed


def test_who_has_no_address_is_given_one_on_the_spot(driver: Driver) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    command = partial(members.replace, meeting_id=key(driver), line=["Ny Leder"])
    workspace.run("members", command).result(30)
    driver.screens.dispatching.show_mails("agenda")
    recipients = driver.screens.dispatching.mails.choice.recipients
    driver.qtbot.waitUntil(
        lambda: [row.candidate.name for row in recipients.rows] == ["Ny Leder", "Ellen Skov"],
        timeout=WAIT_MS,
    )
    line = recipients.rows[0].findChild(PlainLine)
    assert line is not None
    driver.write(line, "ny.leder@example.org")
    driver.press(line, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(
        lambda: recipients.chosen()[0].email == "ny.leder@example.org",
        timeout=WAIT_MS,
    )
    known = {person.name: person.email for person in workspace.read(list_people)}
    assert known["Ny Leder"] == "ny.leder@example.org"


def test_a_name_typed_with_its_address_is_found_again_by_the_name(driver: Driver) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    show(driver, "agenda")
    choice = driver.screens.dispatching.mails.choice
    for text, after in (("Nina Gram nina@example.org", "minutes"), ("Nina Gram", "agenda")):
        choice.recipients.added.emit(text)
        driver.qtbot.waitUntil(
            lambda: "nina@example.org" in {one.email for one in choice.recipients.chosen()},
            timeout=WAIT_MS,
        )
        driver.settle()
        choice.kind.choose(after)  # whoever was typed for the one before is gone
        driver.qtbot.waitUntil(
            lambda: "nina@example.org" not in {one.email for one in choice.recipients.chosen()},
            timeout=WAIT_MS,
        )
    known = {person.name: person.email for person in workspace.read(list_people)}
    assert known["Nina Gram"] == "nina@example.org"


def test_what_was_not_understood_is_said_until_it_is_put_right(driver: Driver) -> None:
    show(driver, "agenda")
    panel = driver.screens.dispatching.mails
    other = panel.choice.recipients.other
    other.setText("Nina")
    other.returnPressed.emit()
    driver.qtbot.waitUntil(panel.messages.isVisible, timeout=WAIT_MS)
    assert "Nina" in panel.messages.message()
    other.setText("Nina Gram nina@example.org")
    other.returnPressed.emit()
    driver.qtbot.waitUntil(panel.messages.isHidden, timeout=WAIT_MS)
    assert other.text() == ""


def test_the_agenda_goes_to_the_same_people_with_its_annexes(driver: Driver) -> None:
    show(driver, "agenda")
    choice = driver.screens.dispatching.mails.choice
    assert choice.with_annexes.isVisible(), "the example's points have annexes"
    choice.recipients.added.emit("Nina Gram nina@example.org")
    ready(driver)
    choice.with_annexes.click()
    ready(driver)
    assert (choice.wanted.code, choice.kind.hasFocus()) == ("package", True)
    assert "nina@example.org" in {one.email for one in choice.recipients.chosen()}
    assert not choice.with_annexes.isVisible()
    choice.kind.choose("minutes")
    ready(driver)
    assert "nina@example.org" not in {one.email for one in choice.recipients.chosen()}


def test_a_mail_says_which_annexes_are_not_settled(driver: Driver) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    undecided = partial(annexes.set_openness, annex_id=1, openness=Openness.UNDECIDED)
    workspace.run("x", undecided).result(30)
    show(driver, "agenda")
    line = driver.screens.dispatching.mails.choice.undecided
    driver.qtbot.waitUntil(line.isVisible, timeout=WAIT_MS)
    line.button.click()
    driver.qtbot.waitUntil(line.isHidden, timeout=WAIT_MS)
    show(driver, "minutes")
    assert line.isHidden()


def test_half_an_address_does_not_stand_in_another_meeting(driver: Driver) -> None:
    show(driver, "agenda")
    other = driver.screens.dispatching.mails.choice.recipients.other
    other.setText("Ni")
    driver.screens.dispatching.mails.choice.show_meeting(key(driver))
    assert other.text() == "Ni"
    driver.screens.dispatching.mails.choice.show_meeting(key(driver) + 1)
    assert not other.text()
