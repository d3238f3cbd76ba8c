"""Requests to Microsoft Graph: the token, what an answer says, and when to come back.

Documented at learn.microsoft.com/graph (throttling, errors, "Create message" in MIME format, "Create
upload session"). Tried against a stand-in that follows those pages, never against Microsoft.
"""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import Any, cast

ENDPOINT = "https://graph.microsoft.com/v1.0"
WAIT_S = 60.0
LONGEST_ANSWER = 5_000_000
"""Bytes. An answer about a mail has a few thousand."""

TokenSource = Callable[[bool], str]
"""The access token; True where the last one was refused. Raises UserError where nobody signed in."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What Graph answered. `after` is how many seconds it wants to be left alone, None where it did
    not say."""

    status: int
    content: Mapping[str, Any] = field(default_factory=dict[str, Any])
    after: float | None = None

    @property
    def code(self) -> str:
        """The name of the error, such as "ErrorAccessDenied"."""
        return str(_error(self.content).get("code", ""))

    @property
    def words(self) -> str:
        """The error as Graph tells it."""
        message = str(_error(self.content).get("message", ""))
        return " ".join(filter(None, (self.code, " ".join(message.split()))))[:500]


class NoReplyError(Exception):
    """Nobody answered, or not to the end."""


class GraphClient:
    """`endpoint` is another one in tests."""

    def __init__(self, token: TokenSource, endpoint: str = ENDPOINT, wait: float = WAIT_S) -> None:
        self._token, self._endpoint, self._wait = token, endpoint, wait
        self.is_cut = False

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """One request; `body` is JSON, or text that is already what is to be sent.

        A token that has run out is renewed once. Raises NoReplyError, and UserError of the token.
        """
        reply = self._signed(method, path, body, headers or {}, renewed=False)
        if reply.status == 401:
            reply = self._signed(method, path, body, headers or {}, renewed=True)
        return reply

    def put(self, url: str, piece: bytes, start: int, total: int) -> Reply:
        """A piece of a large file, to the address that the upload session gave.

        That address is its own secret: the token must not go along. Raises NoReplyError.
        """
        if urllib.parse.urlsplit(url).scheme != urllib.parse.urlsplit(self._endpoint).scheme:
            raise NoReplyError("the upload address is not secure")
        last = start + len(piece) - 1
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes {start}-{last}/{total}",
        }
        return self._send(urllib.request.Request(url, piece, headers, method="PUT"))

    def _signed(
        self, method: str, path: str, body: object, headers: Mapping[str, str], renewed: bool
    ) -> Reply:
        try:
            token = self._token(renewed)
        except OSError as error:
            raise NoReplyError(str(error)) from error
        sent = {
            "Authorization": f"Bearer {token}",
            "Prefer": 'IdType="ImmutableId"',  # the id of a draft is still its own once it is sent
            "Accept": "application/json",
        }
        data: bytes | None = None
        if isinstance(body, bytes):
            data = body
            sent["Content-Type"] = "text/plain"
        elif body is not None:
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        elif method == "POST":
            data = b""
        url = self._endpoint + path
        return self._send(urllib.request.Request(url, data, {**sent, **headers}, method=method))

    def _send(self, request: urllib.request.Request) -> Reply:
        if self.is_cut:
            raise NoReplyError("cut")
        try:
            with self._answer(request) as answer:
                return _read(answer.status, answer.read(LONGEST_ANSWER), answer.headers)
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or getattr(error, "strerror", "") or error
            raise NoReplyError(str(reason)) from error

    def _answer(self, request: urllib.request.Request) -> Any:
        """The answer, unread: one that says no is an answer too."""
        try:
            return _OPENER.open(request, timeout=self._wait)
        except urllib.error.HTTPError as error:
            return error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Graph sends nobody elsewhere, and the token must not go there."""

    def redirect_request(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, *_about: Any
    ) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def _read(status: int, content: bytes, headers: Message) -> Reply:
    try:
        found: Any = json.loads(content) if content else {}
    except ValueError:
        found = {}
    after = headers.get("Retry-After", "")
    return Reply(
        status,
        _object(found),
        float(after) if after.isdigit() else None,
    )


def _error(content: Mapping[str, Any]) -> Mapping[str, Any]:
    return _object(content.get("error"))


def _object(found: Any) -> Mapping[str, Any]:
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
