"""A process that sends what is in the outbox, to be killed at any moment: PORT DATABASE."""

import sys
from pathlib import Path

from model.delivery.outbox import Postman
from model.delivery.smtp import Security, SmtpServer, SmtpTransport
from model.workspace.workspace import Workspace


def main(port: str, database: str) -> None:
    """Say "begun" when the first delivery starts."""
    with Workspace.open(Path(database)) as workspace:
        server = SmtpServer("127.0.0.1", int(port), Security.NONE)
        postman = Postman(workspace, lambda _row: SmtpTransport(server))
        print("begun", flush=True)
        postman.run_now()


if __name__ == "__main__":
    main(*sys.argv[1:])
