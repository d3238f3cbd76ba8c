"""A stand-in for Microsoft Graph in this process: the few requests that Punktvis makes, as documented.

learn.microsoft.com/graph: "Create message" (MIME), "Send draft", "Add attachment", "Create upload
session", "Throttling", "permanentDelete". It refuses what the pages forbid: a request over 4 MB, a
piece out of order, a token at the upload address.
"""

import base64
import email
import email.policy
import json
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

LIMIT = 4_000_000
TOKEN = "gyldig"
Json = dict[str, Any]


@dataclass
class Fault:
    """What goes wrong, once: at the request whose "METHOD path" matches.

    `status` 0 breaks the line; `done` does what was asked before it goes wrong; `torn` breaks the line
    within the answer.
    """

    where: str
    status: int = 0
    done: bool = False
    torn: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    code: str = "ErrorInternal"


@dataclass
class Draft:
    mailbox: str
    raw: bytes
    is_draft: bool = True
    files: dict[str, bytes] = field(default_factory=dict)
    recipients: list[str] | None = None

    @property
    def message(self) -> EmailMessage:
        read = email.message_from_bytes(self.raw, policy=email.policy.default)
        assert isinstance(read, EmailMessage)
        return read

    def everybody(self) -> list[str]:
        if self.recipients is not None:
            return self.recipients
        found = []
        for name in ("To", "Cc", "Bcc"):
            header = self.message[name]
            found += [one.addr_spec for one in header.addresses] if header else []
        return found


@dataclass
class Graph:
    """What it holds, and how to reach it. What is thrown away lies in `bin`, for others to read."""

    faults: list[Fault] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    bin: dict[str, Draft] = field(default_factory=dict)
    uploads: dict[str, tuple[str, str, int, bytearray]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    endpoint: str = ""

    @property
    def sent(self) -> list[Draft]:
        return [one for one in self.drafts.values() if not one.is_draft]

    def fault_at(self, asked: str) -> Fault | None:
        found = next((one for one in self.faults if re.search(one.where, asked)), None)
        if found is not None:
            self.faults.remove(found)
        return found


class _Handler(BaseHTTPRequestHandler):
    graph: Graph
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self._answer()

    do_GET = do_PATCH = do_PUT = do_DELETE = do_POST  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = f"{self.command} {unquote(self.path)}"
        self.graph.asked.append(asked)
        fault = self.graph.fault_at(asked)
        if fault is None:
            self._reply(*self._do(body), {})
            return
        if fault.done:
            self._do(body)
        if fault.torn:
            self._tear(fault.status)
        elif fault.status:
            error = {"error": {"code": fault.code, "message": "Noget gik galt"}}
            self._reply(fault.status, error, fault.headers)
        else:
            self.close_connection = True
            self.connection.close()

    def _tear(self, status: int) -> None:
        """The beginning of an answer."""
        self.close_connection = True
        self.send_response(status)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"1000\r\n{")

    def _reply(self, status: int, content: Json | None, headers: dict[str, str]) -> None:
        data = json.dumps(content).encode() if content is not None else b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _do(self, body: bytes) -> tuple[int, Json | None]:
        path = urlsplit(self.path)
        if path.path.startswith("/upload/"):
            return self._upload(path.path.rpartition("/")[2], body)
        token = self.headers["Authorization"].removeprefix("Bearer ")
        self.graph.tokens.append(token)
        if token != TOKEN:
            return _error(401, "InvalidAuthenticationToken")
        if len(body) > LIMIT:
            return _error(413, "RequestEntityTooLarge")
        assert self.headers["Prefer"] == 'IdType="ImmutableId"'
        match = re.fullmatch(
            r"/v1\.0/(me|users/[^/]+)/(messages|mailFolders/drafts)(/.+)?", path.path
        )
        if match is None:
            return _error(404, "ErrorInvalidUrl")
        mailbox, _kind, rest = match.groups()
        if rest is None:
            return self._messages(unquote(mailbox), body, parse_qs(path.query))
        return self._message(rest, body)

    def _messages(self, mailbox: str, body: bytes, query: dict[str, list[str]]) -> tuple[int, Json]:
        if "/mailFolders/" in self.path:
            return 200, {"id": "drafts"}
        if self.command == "GET":
            wanted = query["$filter"][0].partition("'")[2].removesuffix("'")
            found = [
                {"isDraft": one.is_draft}
                for one in self.graph.drafts.values()
                if one.mailbox == mailbox and one.message["Message-ID"] == wanted
            ]
            return 200, {"value": found}
        if self.headers["Content-Type"] != "text/plain":
            return _error(400, "BadRequest")
        name = f"AAMk{len(self.graph.drafts)}=="
        self.graph.drafts[name] = Draft(mailbox, base64.b64decode(body, validate=True))
        return 201, {"id": name}

    def _message(self, rest: str, body: bytes) -> tuple[int, Json | None]:
        name, _slash, what = unquote(rest).removeprefix("/").partition("/")
        draft = self.graph.drafts.get(name)
        if draft is None:
            return _error(404, "ErrorItemNotFound")
        match self.command, what:
            case "POST", "send":
                draft.is_draft = False
                return 202, None
            case "GET", "":
                return 200, {"isDraft": draft.is_draft}
            case ("DELETE", "") | ("POST", "permanentDelete"):
                thrown = self.graph.drafts.pop(name)
                if self.command == "DELETE":
                    self.graph.bin[name] = thrown
                return 204, None
            case "PATCH", "":
                people = json.loads(body)
                draft.recipients = [
                    one["emailAddress"]["address"]
                    for key in ("toRecipients", "ccRecipients", "bccRecipients")
                    for one in people[key]
                ]
                return 200, {}
            case "POST", "attachments":
                file = json.loads(body)
                data = base64.b64decode(file["contentBytes"])
                assert len(data) < 3_000_000
                draft.files[file["name"]] = data
                return 201, {"id": "1"}
            case "POST", "attachments/createUploadSession":
                item = json.loads(body)["AttachmentItem"]
                key = f"{len(self.graph.uploads)}-hemmelig"
                self.graph.uploads[key] = (name, item["name"], item["size"], bytearray())
                base = self.graph.endpoint.removesuffix("/v1.0")
                return 201, {"uploadUrl": f"{base}/upload/{key}"}
            case _:
                return _error(404, "ErrorInvalidUrl")

    def _upload(self, key: str, body: bytes) -> tuple[int, Json | None]:
        assert "Authorization" not in self.headers, "the upload address is its own secret"
        name, file, size, data = self.graph.uploads[key]
        match = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", self.headers["Content-Range"])
        assert match is not None
        first, last, total = map(int, match.groups())
        if (first, last - first + 1, total) != (len(data), len(body), size) or len(body) > LIMIT:
            return _error(416, "InvalidContentRange")
        data += body
        if len(data) < size:
            return 200, {"nextExpectedRanges": [str(len(data))]}
        self.graph.drafts[name].files[file] = bytes(data)
        return 201, None


def _error(status: int, code: str) -> tuple[int, Json]:
    return status, {"error": {"code": code, "message": "Nej"}}


@contextmanager
def graph(*faults: Fault) -> Generator[Graph]:
    """Graph on a free port of this machine."""
    found = Graph(list(faults))
    handler = type("Handler", (_Handler,), {"graph": found})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    found.endpoint = f"http://127.0.0.1:{server.server_address[1]}/v1.0"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
