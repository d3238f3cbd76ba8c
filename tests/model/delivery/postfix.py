"""A Postfix of our own on a free port: its own settings, queue and mailboxes, stopped at the end.

Postfix starts for the superuser only. It speaks on 127.0.0.1 alone and sends nothing on.
"""

import os
import shutil
import socketserver
import subprocess
import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from tests.model.delivery.server import free_port

SIZE_LIMIT = 2_000_000
UNKNOWN, GREYLISTED = "ukendt@example.org", "langsom@example.org"

_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = post.example.org
mydestination =
alias_maps =
alias_database =
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/boxes
virtual_mailbox_maps = static:everybody/
virtual_minimum_uid = 1
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
message_size_limit = {limit}
default_transport = error:this server sends nothing on
smtpd_recipient_restrictions =
    check_recipient_access regexp:{folder}/access.regexp
    check_policy_service inet:127.0.0.1:{policy}
    reject_unauth_destination
"""

_MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def as_root() -> Sequence[str] | None:
    """What goes before a command that only the superuser may give; None where we cannot."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ("sudo", "-n") if asked.returncode == 0 else None


@dataclass
class Postfix:
    """How to reach it, and what lies in its mailboxes."""

    folder: Path
    root: Sequence[str]
    port: int = field(default_factory=free_port)

    def start(self) -> None:
        self._command("start")

    def stop(self) -> None:
        """At once, whatever it is doing."""
        self._command("abort")

    def _command(self, word: str) -> None:
        program = shutil.which("postfix", path=os.defpath + ":/usr/sbin")
        assert program is not None
        done = subprocess.run(
            [*self.root, program, "-c", str(self.folder / "etc"), word],
            check=False,
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()

    def received(self, recipient: str) -> list[Message]:
        """The mails that somebody has; all lie in one box."""
        box = self.folder / "boxes" / "everybody" / "new"
        listed = subprocess.run(
            [
                *self.root,
                "sh",
                "-c",
                'for f in "$1"/*; do [ ! -f "$f" ] || echo "$f"; done',
                "sh",
                box,
            ],
            check=True,
            capture_output=True,
        )
        mails = [message_from_bytes(self._read(name)) for name in listed.stdout.decode().split()]
        return [mail for mail in mails if mail["Delivered-To"] == recipient]

    def _read(self, name: str) -> bytes:
        return subprocess.run([*self.root, "cat", name], check=True, capture_output=True).stdout


class _Policy(socketserver.StreamRequestHandler):
    """Greylists one address: its first try is put off (Postfix, SMTPD_POLICY_README)."""

    seen: set[str]

    def handle(self) -> None:
        asked: dict[str, str] = {}
        for line in self.rfile:
            name, _equals, value = line.decode().strip().partition("=")
            if name:
                asked[name] = value
                continue
            recipient = asked.get("recipient", "")
            action = "DUNNO"
            if recipient == GREYLISTED and recipient not in self.seen:
                self.seen.add(recipient)
                action = "DEFER 4.7.1 Greylisted, try again later"
            self.wfile.write(f"action={action}\n\n".encode())
            asked.clear()


class _Policies(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def postfix(root: Sequence[str]) -> Generator[Postfix]:
    """A running one."""
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))
    folder.chmod(0o755)  # its processes are not ours
    policies = _Policies(("127.0.0.1", 0), type("Policy", (_Policy,), {"seen": set()}))
    threading.Thread(target=policies.serve_forever, daemon=True).start()
    server = Postfix(folder, root)
    for name in ("etc", "queue", "data", "boxes"):
        (folder / name).mkdir()
    (folder / "access.regexp").write_text(f"/^{UNKNOWN}$/ 550 5.1.1 No such person\n")
    main = _MAIN.format(folder=folder, limit=SIZE_LIMIT, policy=policies.server_address[1])
    (folder / "etc" / "main.cf").write_text(main)
    (folder / "etc" / "master.cf").write_text(_MASTER.format(port=server.port))
    owned = [[folder / "data", "postfix"], [folder / "boxes", "nobody"]]
    for path, owner in owned:
        subprocess.run([*root, "chown", str(owner), str(path)], check=True)
    try:
        server.start()
        yield server
    finally:
        subprocess.run(
            [*root, "/usr/sbin/postfix", "-c", str(folder / "etc"), "abort"],
            check=False,
            capture_output=True,
        )
        policies.shutdown()
        policies.server_close()
        subprocess.run([*root, "rm", "-rf", str(folder)], check=True)
