"""Drafts for the user's own mail program. What it does with them nobody tells us.

Thunderbird and classic Outlook open an `.eml` with `X-Unsent: 1` as a mail to send; an older
Thunderbird shows it as received, so it is given the parts (`-compose`). Classic Outlook is asked
directly where it is there (COM, untried); the new Outlook, and whatever else, gets the file shown.
"""

import datetime
import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.delivery.message import Attachment, Message
from model.paths import data_folder, private_folder
from model.storage.durable import replacing
from model.text.addresses import joined

KEPT = datetime.timedelta(days=7)
"""Drafts hold closed points: they do not lie about for longer."""

_THUNDERBIRD = ("thunderbird", "thunderbird-esr", "betterbird")
_VERSION_WAIT_S = 20
_TAKES_DRAFTS = 153
"""The major version that was seen to open `X-Unsent` as a mail to send. Older ones are not trusted to."""


@dataclass(frozen=True, slots=True)
class Handed:
    """Which program has the draft; "" where only its file could be shown."""

    program: str
    file: Path


Launch = Callable[[Sequence[str]], None]


def drafts_folder() -> Path:
    """Where drafts lie until the program has read them; only their user can read them."""
    return private_folder(data_folder() / "drafts")


def hand_over(eml: bytes, message: Message, name: str, launch: Launch | None = None) -> Handed:
    """Give a draft to the user's mail program. For a job: Outlook takes its time.

    Raises OSError where the draft cannot be written.
    """
    file = keep_file(eml, name)
    program = _open(file, message, launch or _start)
    return Handed(program, file)


def fresh_folder() -> Path:
    """A folder for the files of one hand-over, and no other: what one mail brings is called like what
    another brings, and a program may read it only when its mail is sent. Raises OSError."""
    drafts = drafts_folder()
    _tidy(drafts)
    return Path(tempfile.mkdtemp(dir=drafts))


def keep_file(eml: bytes, name: str) -> Path:
    """Write a mail where only its user can read it, to be opened by a program. Raises OSError."""
    file = fresh_folder() / f"{_plain(name)}.eml"
    with replacing(file) as opened:
        opened.write(eml)
    return file


def clear_drafts() -> int:
    """Remove every draft and paper that lies here, sent or not: what was removed must not stay in one.

    Returns how many are left, because a program holds them.
    """
    for path in drafts_folder().iterdir():
        _remove(path)
    return len(list(drafts_folder().iterdir()))


def as_text(message: Message) -> str:
    """Recipients, subject and text for the clipboard, where no program takes a draft."""
    lines = [joined(message.to), message.subject, "", message.text]
    return "\n".join(lines)


def compose_argument(message: Message, files: Sequence[Path]) -> str:
    """What `thunderbird -compose` takes. A comma or an apostrophe in a file's name would end it."""

    def quoted(text: str) -> str:
        return text.replace("'", "\u2019")

    uris = [path.as_uri().replace(",", "%2C").replace("'", "%27") for path in files]
    parts = {
        "to": ",".join(one.email for one in message.to),
        "bcc": ",".join(one.email for one in message.bcc),
        "subject": quoted(message.subject),
        "body": quoted(message.text),
        "attachment": ",".join(uris),
    }
    return ",".join(f"{name}='{value}'" for name, value in parts.items() if value)


def write_attachments(attachments: Sequence[Attachment], folder: Path) -> list[Path]:
    """The papers as files, for a program that wants them one by one."""
    paths: list[Path] = []
    for attachment in attachments:
        path = private_folder(folder) / _plain(attachment.name)
        with replacing(path) as opened:
            opened.write(attachment.data)
        paths.append(path)
    return paths


def _open(file: Path, message: Message, launch: Launch) -> str:
    if sys.platform == "win32":
        return _by_outlook(file, message) or _by_windows(file)
    if sys.platform == "darwin":
        launch(["open", str(file)])
        return "Mail"
    for name in _THUNDERBIRD:
        found = shutil.which(name)
        if found is not None:
            launch([found, *_for_thunderbird(found, file, message)])
            return "Thunderbird"
    return ""


def _for_thunderbird(program: str, file: Path, message: Message) -> list[str]:
    """The whole draft, or its parts where the program is too old for it."""
    if thunderbird_version(program) >= _TAKES_DRAFTS:
        return [str(file)]
    files = write_attachments(message.attachments, file.with_suffix(""))
    return ["-compose", compose_argument(message, files)]


def thunderbird_version(program: str) -> int:
    """The major version, 0 where it does not tell."""
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, check=False, timeout=_VERSION_WAIT_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(rb"(\d+)\.", said.stdout)
    return int(found[1]) if found else 0


def _by_outlook(file: Path, message: Message) -> str:
    """Classic Outlook through COM: the best draft there is. Never tried against a real one.

    `Display`, never `Send`: that asks a security question of its own.
    """
    try:
        com: Any = importlib.import_module("win32com.client")
        importlib.import_module("pythoncom").CoInitialize()
        outlook: Any = com.Dispatch("Outlook.Application")
    except Exception:  # no pywin32, no classic Outlook
        return ""
    mail = outlook.CreateItem(0)
    mail.To = "; ".join(one.email for one in message.to)
    mail.BCC = "; ".join(one.email for one in message.bcc)
    mail.Subject, mail.Body = message.subject, message.text
    for path in write_attachments(message.attachments, file.with_suffix("")):
        mail.Attachments.Add(str(path))
    mail.Display()
    return "Outlook"


def _by_windows(file: Path) -> str:
    start: Any = getattr(__import__("os"), "startfile", None)
    if start is None:
        return ""
    try:
        start(str(file))
    except OSError:  # nothing is registered for .eml
        return ""
    return "Outlook"


def _start(words: Sequence[str]) -> None:
    subprocess.Popen(
        list(words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _tidy(folder: Path) -> None:
    oldest = datetime.datetime.now().timestamp() - KEPT.total_seconds()
    for path in folder.iterdir():
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _plain(name: str) -> str:
    """A name that every file system takes."""
    kept = "".join(" " if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in name)
    return " ".join(kept.split())[:120].strip(". ") or "mail"
