"""Reading a file into the open database: understood first, then one command, whole or not at all."""

from pathlib import Path

from model.commands.imports import Imported, apply
from model.exchange.example import EXAMPLE
from model.exchange.reader import read_file
from model.storage.annex_files import AnnexFiles
from model.text.translate import _
from model.workspace.workspace import Workspace

__all__ = ["EXAMPLE", "import_into"]


def import_into(workspace: Workspace, path: Path) -> Imported:
    """Read one exchange file in and wait until it is committed. Raises UserError; nothing is changed then.

    For a job: it reads, copies annexes and waits, so it must not run on the window's thread.
    """
    file = read_file(path)
    annexes = AnnexFiles(workspace.path)
    stored = {name: annexes.store(source) for name, source in file.annexes.items()}
    label = _("Read in {file}").format(file=path.name)
    return workspace.run(
        label, lambda session: apply(session, file.data, stored, file.name)
    ).result()
