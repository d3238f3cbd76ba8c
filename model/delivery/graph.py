"""Microsoft Graph: a draft in the sender's own mailbox, with everything in it, and then one word: send.

The mail goes up as the bytes that were frozen, so the history shows what left. Where they are more than
a request may hold, the files follow one by one. Because the draft has an id, this is the only way out
that can be asked afterwards whether a mail has left. Never tried against Microsoft itself.
"""

import base64
from collections.abc import Callable, Sequence
from contextlib import suppress
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from typing import Any
from urllib.parse import quote

from model.delivery.explain import explain, found
from model.delivery.graph_client import ENDPOINT, GraphClient, NoReplyError, Reply, TokenSource
from model.delivery.message import FrozenMail
from model.delivery.mime import File, without_files
from model.delivery.transport import (
    Answer,
    Answers,
    BeforeCommit,
    Caps,
    Finding,
    Outcome,
    Phase,
    Result,
)
from model.errors import UserError

LARGEST_REQUEST = 4_000_000
"""Bytes of one request. A mail becomes a third longer in it."""

LARGEST_FILE = 3_000_000
"""Bytes of a file that is put on in one request; a larger one needs an upload session."""

PIECE = 12 * 320 * 1024
"""Bytes of one piece of a large file: under 4 MB, and a multiple of 320 KiB as the session wants."""

_SERVER = "Microsoft 365"
_TOO_LARGE = frozenset({413, 507})
_LATER = frozenset({408, 409, 423, 429, 500, 502, 503, 504})
_PERHAPS_SENT = frozenset({500, 502, 504})
"""In answer to "send": something failed on the way back. 429 and 503 say that nothing was begun."""

_WRONG_PEOPLE = frozenset({"ErrorInvalidRecipients", "InvalidRecipients"})


class GraphTransport:
    """One mail at a time. All recipients have the same answer: Graph knows nothing of one alone.

    `account` gives the address that signed in, when it is needed: it may ask the network. Another
    sender is a mailbox that it may send from.
    """

    caps = Caps(saves_to_sent=True, resolves_unknown=True, tried=False)

    def __init__(
        self,
        token: TokenSource,
        account: Callable[[], str] = lambda: "",
        endpoint: str = ENDPOINT,
    ) -> None:
        self._client = GraphClient(token, endpoint)
        self._account = account
        self._mailbox = "/me"
        self._phase = Phase.CONNECT

    def probe(self) -> Finding:
        """Look at the folder of drafts."""
        answers = Answers([""])
        self._guarded(answers, self._look)
        if not answers.known:
            return found(_SERVER)
        return Finding(False, explain(self._phase, answers.known[""], _SERVER))

    def deliver(
        self,
        mail: FrozenMail,
        sender: str,
        recipients: Sequence[str],
        before_commit: BeforeCommit,
    ) -> Result:
        """A draft, its files, its recipients, and "send"."""
        answers = Answers(recipients)

        def work() -> None:
            self._choose_mailbox(sender)
            draft = self._draft(mail.raw)
            try:
                self._address(draft, mail.raw, recipients)
                before_commit(recipients)
            except BaseException:
                self._throw_away(draft)
                raise
            self._send(draft, answers)

        self._guarded(answers, work)
        return answers.result(self._phase)

    def resolve(self, mail: FrozenMail, sender: str) -> bool | None:
        """Whether the mail with this Message-ID is no draft any more, in the mailbox of its sender."""
        wanted = quote(f"internetMessageId eq '{mail.message_id}'")
        with suppress(NoReplyError, UserError, OSError):
            self._choose_mailbox(sender)
            reply = self._client.ask(
                "GET", f"{self._mailbox}/messages?$filter={wanted}&$select=isDraft"
            )
            mails: Any = reply.content.get("value")
            if reply.status == 200 and mails:
                return not all(one.get("isDraft") for one in mails)
        return None

    def cut(self) -> None:
        """Ask for nothing more. What is under way ends, or is cut by the end of the process."""
        self._client.is_cut = True

    # --- the steps

    def _look(self) -> None:
        reply = self._client.ask("GET", "/me/mailFolders/drafts?$select=id")
        self._phase = Phase.LOGIN
        if reply.status != 200:
            raise _StopError(reply)

    def _choose_mailbox(self, sender: str) -> None:
        account = self._account().lower()
        own = not account or sender.lower() == account
        self._mailbox = "/me" if own else f"/users/{quote(sender)}"

    def _draft(self, raw: bytes) -> str:
        """Put the mail among the drafts; its path. One that is not whole does not stay there."""
        self._phase = Phase.CONNECT
        small, files = raw, ()
        if len(raw) * 4 // 3 >= LARGEST_REQUEST:
            small, files = without_files(raw)
        self._phase = Phase.DATA
        reply = self._client.ask("POST", f"{self._mailbox}/messages", base64.b64encode(small))
        draft = f"{self._mailbox}/messages/{self._id_of(reply)}"
        try:
            for file in files:
                self._attach(draft, file)
        except BaseException:
            self._throw_away(draft)
            raise
        return draft

    @staticmethod
    def _id_of(reply: Reply) -> str:
        name = reply.content.get("id")
        if reply.status != 201 or not isinstance(name, str):
            raise _StopError(reply)
        return quote(name)

    def _attach(self, draft: str, file: File) -> None:
        if len(file.data) < LARGEST_FILE:
            attachment = {
                "@odata.type": "#microsoft.graph.fileAttachment",
                "name": file.name,
                "contentType": file.kind,
                "contentBytes": base64.b64encode(file.data).decode("ascii"),
            }
            reply = self._client.ask("POST", f"{draft}/attachments", attachment)
            if reply.status != 201:
                raise _StopError(reply)
            return
        item = {
            "attachmentType": "file",
            "name": file.name,
            "size": len(file.data),
            "contentType": file.kind,
        }
        reply = self._client.ask(
            "POST", f"{draft}/attachments/createUploadSession", {"AttachmentItem": item}
        )
        url = reply.content.get("uploadUrl")
        if reply.status != 201 or not isinstance(url, str):
            raise _StopError(reply)
        for start in range(0, len(file.data), PIECE):
            piece = file.data[start : start + PIECE]
            reply = self._client.put(url, piece, start, len(file.data))
            if reply.status not in (200, 201, 202):
                raise _StopError(reply)

    def _address(self, draft: str, raw: bytes, recipients: Sequence[str]) -> None:
        """Say to whom, where the headers do not: hidden copies, or some of them on a second try."""
        self._phase = Phase.RECIPIENTS
        headers = BytesHeaderParser().parsebytes(raw[: raw.index(b"\r\n\r\n") + 4])
        named = {
            address.lower()
            for _name, address in getaddresses(
                [str(headers.get("To", "")), str(headers.get("Cc", ""))]
            )
        }
        wanted = {one.lower(): one for one in recipients}
        if named == wanted.keys():
            return
        people = {
            "toRecipients": [_recipient(wanted[one]) for one in wanted if one in named],
            "ccRecipients": [],
            "bccRecipients": [_recipient(wanted[one]) for one in wanted if one not in named],
        }
        reply = self._client.ask("PATCH", draft, people)
        if reply.status != 200:
            raise _StopError(reply)

    def _send(self, draft: str, answers: Answers) -> None:
        self._phase = Phase.COMMIT
        try:
            reply = self._client.ask("POST", f"{draft}/send")
        except NoReplyError as error:
            self._settle(draft, answers, Answer(Outcome.UNKNOWN, None, str(error)))
            return
        if reply.status == 202:
            self._phase = Phase.DONE
            answers.all(Outcome.ACCEPTED, 202)
        elif reply.status in _PERHAPS_SENT:
            self._settle(draft, answers, Answer(Outcome.UNKNOWN, reply.status, reply.words))
        else:
            self._throw_away(draft)
            raise _StopError(reply)

    def _settle(self, draft: str, answers: Answers, unknown: Answer) -> None:
        """No clear answer to "send": ask the draft. One that is a draft still may yet leave."""
        with suppress(NoReplyError, UserError):
            reply = self._client.ask("GET", f"{draft}?$select=isDraft")
            if reply.status == 200 and reply.content.get("isDraft") is False:
                self._phase = Phase.DONE
                answers.all(Outcome.ACCEPTED)
                return
        answers.all(unknown.outcome, unknown.code, unknown.words)

    def _throw_away(self, draft: str) -> None:
        """Leave no half-made mail behind; where that fails it lies among the drafts, unsent.

        DELETE would only move it to the deleted items, where others may read it.
        """
        with suppress(NoReplyError, UserError):
            self._client.ask("POST", f"{draft}/permanentDelete")

    # --- what can go wrong anywhere

    def _guarded(self, answers: Answers, work: Callable[[], None]) -> None:
        try:
            work()
        except _StopError as stop:
            reply = stop.reply
            if reply.status in (401, 403):
                self._phase = Phase.LOGIN if reply.status == 401 else Phase.SENDER
            if reply.code in _WRONG_PEOPLE:
                self._phase = Phase.RECIPIENTS
            answers.all(_outcome(reply), _code(reply), reply.words, reply.after)
        except UserError as error:  # nobody has signed in
            self._phase = Phase.SETTINGS
            answers.all(Outcome.HELD, None, str(error))
        except (NoReplyError, OSError) as error:
            answers.all(Outcome.OFFLINE, None, str(error))


class _StopError(Exception):
    """Graph said no."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.words)
        self.reply = reply


def _recipient(email: str) -> dict[str, Any]:
    return {"emailAddress": {"address": email}}


def _outcome(reply: Reply) -> Outcome:
    if reply.status in _LATER:
        return Outcome.LATER
    if reply.status in (401, 403):
        return Outcome.HELD
    return Outcome.REFUSED


def _code(reply: Reply) -> int:
    """As SMTP says it, so that one sentence explains both."""
    return 552 if reply.status in _TOO_LARGE else reply.status
