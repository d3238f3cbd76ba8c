"""The outbox: what waits goes by itself, and nothing is lost or sent twice."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.commands import outbox, status, told
from model.commands.outbox import NewMail, Settled
from model.delivery.message import FrozenMail
from model.delivery.outbox import Postman
from model.delivery.smtp import SmtpServer, SmtpTransport
from model.delivery.transport import BeforeCommit, Result, Transport
from model.errors import UserError
from model.queries.outbox import HalfSent, MailRow, half_sent
from model.queries.told import told_times
from model.sending import MailState, MailWay
from model.storage.annex_files import AnnexFiles
from model.vocabulary import MeetingStatus
from tests.model.delivery.posted import (
    NOW,
    TWELVE,
    Clock,
    bytes_of,
    mails,
    postman,
    put,
    states,
    transport,
)
from tests.model.delivery.server import Faults, Server, free_port, serving
from tests.model.workspace.opened import Opened

S = MailState


def test_everybody_gets_the_stored_bytes_once(workspace: Opened) -> None:
    put(workspace)
    with serving(Server(Faults())) as server:
        man = postman(workspace, server.port, Clock())
        man.round()
        man.round()
        assert states(workspace) == [S.ACCEPTED] * 12
        (arrived,) = server.mails
        assert arrived.content == bytes_of(workspace.path, mails(workspace)[0])
        assert arrived.recipients == list(TWELVE)


def test_it_waits_while_nobody_answers_and_goes_on_by_itself(workspace: Opened) -> None:
    put(workspace)
    clock, port = Clock(), free_port()
    man = postman(workspace, port, clock)
    for _try in range(8):  # a week-end without a network
        man.round()
        assert set(states(workspace)) == {S.LATER}
        clock.pass_by(hours=9)
    with serving(Server(Faults(), port=port)) as server:
        man.round()
        assert server.arrived() == sorted(TWELVE)
    assert set(states(workspace)) == {S.ACCEPTED}


def test_only_the_greylisted_are_tried_again(workspace: Opened) -> None:
    put(workspace)
    clock = Clock()
    with serving(Server(Faults(greylisted=frozenset(TWELVE[:2])))) as server:
        man = postman(workspace, server.port, clock)
        man.round()
        assert Counter(states(workspace)) == {S.ACCEPTED: 10, S.LATER: 2}
        assert man.round() == 0, "not before its time"
        clock.pass_by(minutes=5)
        man.round()
        assert set(states(workspace)) == {S.ACCEPTED}
        assert server.arrived() == sorted(TWELVE)


def test_patience_ends_after_a_day(workspace: Opened) -> None:
    put(workspace)
    clock = Clock()
    with serving(Server(Faults(data_reply="451 4.3.0 later"))) as server:
        man = postman(workspace, server.port, clock)
        while clock.now.day < 4:
            man.round()
            clock.pass_by(hours=4)
        assert set(states(workspace)) == {S.REFUSED}


def test_a_server_that_takes_five_at_once(workspace: Opened) -> None:
    put(workspace)
    with serving(Server(Faults(most_recipients=5))) as server:
        postman(workspace, server.port, Clock()).run_now()
        assert set(states(workspace)) == {S.ACCEPTED}
        assert server.arrived() == sorted(TWELVE)


def test_one_refused_recipient_says_why(workspace: Opened) -> None:
    put(workspace)
    with serving(Server(Faults(unknown=frozenset(TWELVE[:1])))) as server:
        postman(workspace, server.port, Clock()).round()
        first = mails(workspace)[0].recipients[0]
        assert (first.state, first.code) == (S.REFUSED, 550)
        assert "Ukendt modtager" in first.words
        assert server.arrived() == sorted(TWELVE[1:])


@pytest.mark.parametrize("drop", ["before", "after"])
def test_unknown_is_never_sent_again_unasked(workspace: Opened, drop: str) -> None:
    mail_id = put(workspace)
    clock = Clock()
    with serving(Server(Faults(drop_at=drop))) as server:
        man = postman(workspace, server.port, clock)
        man.round()
        assert set(states(workspace)) == {S.UNKNOWN}
        clock.pass_by(days=3)
        assert man.round() == 0
        server.faults.drop_at = ""
        workspace.do(outbox.retry, mail_id)
        man.round()
        assert set(states(workspace)) == {S.ACCEPTED}
        assert len({mail.content for mail in server.mails}) == 1, "the same bytes"


def test_held_until_the_settings_are_right(workspace: Opened) -> None:
    put(workspace)
    right: list[Transport] = []

    def way(_row: MailRow) -> Transport:
        if not right:
            raise UserError("Der er ingen server.")
        return right[0]

    man = Postman(workspace, way, Clock())
    man.round()
    man.round()
    assert set(states(workspace)) == {S.HELD}
    assert mails(workspace)[0].recipients[0].words == "Der er ingen server."
    with serving(Server(Faults())) as server:
        right.append(transport(server.port))
        man.run_now()
    assert set(states(workspace)) == {S.ACCEPTED}


@pytest.mark.parametrize(("committed", "state"), [(False, S.HELD), (True, S.UNKNOWN)])
def test_a_fault_of_ours_does_not_kill_the_postman(
    workspace: Opened, committed: bool, state: MailState, caplog: pytest.LogCaptureFixture
) -> None:
    class Faulty(SmtpTransport):
        def deliver(
            self,
            mail: FrozenMail,
            sender: str,
            recipients: Sequence[str],
            before_commit: BeforeCommit,
        ) -> Result:
            if committed:
                before_commit(recipients)
            raise LookupError("Opsigelse af Åse")

    put(workspace)
    Postman(workspace, lambda _row: Faulty(SmtpServer("")), Clock()).round()
    assert set(states(workspace)) == {state}
    assert "LookupError" in caplog.text
    assert "Åse" not in caplog.text + mails(workspace)[0].recipients[0].words


def test_cancelled_before_it_goes(workspace: Opened) -> None:
    mail_id = put(workspace)
    with serving(Server(Faults(unknown=frozenset(TWELVE[:1])))) as server:
        assert workspace.do(outbox.cancel, mail_id, NOW) == 12
        postman(workspace, server.port, Clock()).round()
        assert (server.mails, set(states(workspace))) == ([], {S.CANCELLED})


def test_cancelled_between_the_list_and_the_try(workspace: Opened) -> None:
    mail_id = put(workspace)
    workspace.do(outbox.cancel, mail_id, NOW)
    assert workspace.do(outbox.begin, mail_id, TWELVE) == ()


def test_what_a_dead_process_left_behind(workspace: Opened) -> None:
    mail_id = put(workspace)
    workspace.do(outbox.begin, mail_id, TWELVE)
    workspace.do(outbox.commit, mail_id, TWELVE[:5])
    man = postman(workspace, free_port(), Clock())
    man.recover()
    assert states(workspace) == [S.UNKNOWN] * 5 + [S.QUEUED] * 7


def test_missing_bytes_are_a_sentence(workspace: Opened) -> None:
    put(workspace)
    row = mails(workspace)[0]
    AnnexFiles(workspace.path).path(row.digest).unlink()
    postman(workspace, free_port(), Clock()).round()
    assert set(states(workspace)) == {S.HELD}


def test_no_undo_takes_a_mail_back(workspace: Opened) -> None:
    put(workspace)
    assert workspace.undo_label is None
    assert workspace.undo().result(10) is None
    assert len(mails(workspace)) == 1


def meeting_with_draft(workspace: Opened, everybody: tuple[str, ...] = ()) -> tuple[int, int]:
    import datetime

    from model.commands import meetings

    meeting = workspace.do(meetings.create, "Chefteam", datetime.date(2026, 10, 8))
    workspace.do(told.tell, meeting, {"Åse": [(540, 560)]}, NOW)
    new = draft_to(workspace, meeting, "aase@example.org", 1)
    told_to = {"Åse": [(600, 620)], "Bo": [(700, 710)]}
    new = replace(new, told=told_to, everybody=everybody)
    return meeting, workspace.do(outbox.queue, new, NOW)


def draft_to(workspace: Opened, meeting: int, address: str, number: int) -> NewMail:
    return NewMail(
        way=MailWay.DRAFT,
        message_id=f"<draft.{number}@punktvis.invalid>",
        content=AnnexFiles(workspace.path).store(f"eml {number}".encode()),
        subject="Dagsorden",
        sender="",
        recipients=(("Åse", address),),
        meeting_id=meeting,
        documents=("agenda",),
        marks=MeetingStatus.DISPATCHED,
    )


def status_of(workspace: Opened, meeting: int) -> str:
    from model.entities import Meeting

    return workspace.read(lambda session: session.get_one(Meeting, meeting).status)


def test_a_draft_counts_when_she_says_so_and_can_be_corrected(workspace: Opened) -> None:
    meeting, mail_id = meeting_with_draft(workspace)
    assert states(workspace) == [S.OPENED]
    assert status_of(workspace, meeting) == MeetingStatus.PLANNED
    assert workspace.ask(told_times, meeting) == {"Åse": ((540, 560),)}

    workspace.do(outbox.confirm, mail_id, True, NOW, undoable=False)
    assert states(workspace) == [S.CONFIRMED]
    assert status_of(workspace, meeting) == MeetingStatus.DISPATCHED
    assert workspace.ask(told_times, meeting) == {"Åse": ((600, 620),), "Bo": ((700, 710),)}

    workspace.do(outbox.confirm, mail_id, False, NOW, undoable=False)
    assert states(workspace) == [S.NOT_SENT]
    assert status_of(workspace, meeting) == MeetingStatus.REVIEW
    assert workspace.ask(told_times, meeting) == {"Åse": ((540, 560),)}


def test_sent_out_only_when_everybody_who_was_chosen_has_it(workspace: Opened) -> None:
    meeting, first = meeting_with_draft(workspace, ("aase@example.org", "Bo@example.org"))
    workspace.do(outbox.confirm, first, True, NOW, undoable=False)
    assert status_of(workspace, meeting) == MeetingStatus.PLANNED, "Bo's draft is not even opened"
    assert half_sent(mails(workspace)) == (HalfSent("Dagsorden", 1, 2),)

    second = workspace.do(outbox.queue, draft_to(workspace, meeting, "Bo@example.org", 2), NOW)
    assert status_of(workspace, meeting) == MeetingStatus.PLANNED
    workspace.do(outbox.confirm, second, True, NOW, undoable=False)
    assert status_of(workspace, meeting) == MeetingStatus.DISPATCHED
    assert half_sent(mails(workspace)) == ()

    workspace.do(outbox.confirm, first, False, NOW, undoable=False)
    assert status_of(workspace, meeting) == MeetingStatus.REVIEW, "one of them has it not"


def test_sent_out_only_when_the_server_has_taken_it_for_everybody(workspace: Opened) -> None:
    meeting, _draft = meeting_with_draft(workspace)
    to = (("Åse", "aase@example.org"), ("Bo", "bo@example.org"))
    new = replace(
        draft_to(workspace, meeting, "", 2), way=MailWay.SMTP, recipients=to, documents=("minutes",)
    )
    new = replace(new, marks=MeetingStatus.MINUTES_SENT)
    mail_id = workspace.do(outbox.queue, new, NOW, undoable=False)
    assert half_sent(mails(workspace)) == (), "it is on its way"
    answers = (("aase@example.org", S.ACCEPTED, 1), ("bo@example.org", S.REFUSED, 1))
    for address, state, count in (*answers, ("bo@example.org", S.ACCEPTED, 2)):
        assert status_of(workspace, meeting) == MeetingStatus.PLANNED
        workspace.do(outbox.settle, mail_id, {address: Settled(state)}, NOW, undoable=False)
        if state is S.REFUSED:
            assert half_sent(mails(workspace)) == (HalfSent("Dagsorden", count, 2),)
    assert status_of(workspace, meeting) == MeetingStatus.MINUTES_SENT


def test_half_a_dispatch_that_is_taken_back_leaves_what_was_set_by_hand(workspace: Opened) -> None:
    meeting, first = meeting_with_draft(workspace, ("aase@example.org", "bo@example.org"))
    workspace.do(outbox.confirm, first, True, NOW, undoable=False)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        workspace.do(status.set_status, meeting, step, undoable=False)
    workspace.do(outbox.confirm, first, False, NOW, undoable=False)
    assert status_of(workspace, meeting) == MeetingStatus.DISPATCHED


def test_history_outlives_its_meeting(workspace: Opened) -> None:
    from model.commands import meetings

    meeting, _mail = meeting_with_draft(workspace)
    workspace.do(meetings.delete, meeting)
    (row,) = mails(workspace)
    assert (row.meeting_id, row.subject) == (None, "Dagsorden")


def test_the_thread_goes_on_when_it_is_woken(workspace: Opened) -> None:
    import time

    with serving(Server(Faults())) as server:
        man = postman(workspace, server.port, Clock())
        man.start()
        put(workspace)
        man.wake()
        until = time.monotonic() + 30
        while set(states(workspace)) != {S.ACCEPTED} and time.monotonic() < until:
            time.sleep(0.02)
        man.close()
        assert server.arrived() == sorted(TWELVE)


def test_random_faults_lose_and_double_nothing(workspace: Opened) -> None:
    pick, clock = random.Random(3), Clock()
    faults = Faults()
    ids = [put(workspace, TWELVE[: pick.randint(1, 5)], 500) for _number in range(25)]
    with serving(Server(faults)) as server:
        man = postman(workspace, server.port, clock)
        for _round in range(12):
            faults.drop_at = pick.choice(["", "", "before", "after", "data", "banner"])
            faults.data_reply = pick.choice(["", "", "451 4.3.0 later"])
            faults.greylisted = frozenset(pick.sample(TWELVE, 2))
            man.round()
            clock.pass_by(minutes=20)
        rows = mails(workspace)
        assert len(rows) == len(ids)
        arrived = Counter((mail.content, one) for mail in server.mails for one in mail.recipients)
        assert set(arrived.values()) <= {1}, "nothing twice"
        for row in rows:
            content = bytes_of(workspace.path, row)
            for one in row.recipients:
                if one.state is S.ACCEPTED:
                    assert arrived[content, one.address] == 1, "nothing lost"
                elif one.state is not S.UNKNOWN:
                    assert arrived[content, one.address] == 0
