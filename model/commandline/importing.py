"""`import` and `demo`."""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from model.commandline.forms import note_faults
from model.commandline.output import note
from model.commandline.run import DONE, REFUSED
from model.commandline.start import HANDED_OVER
from model.errors import UserError
from model.exchange.example import EXAMPLE

if TYPE_CHECKING:
    from model.commandline.taking import Understood


def import_files(options: argparse.Namespace) -> int:
    """Read each file whole or not at all. One that is refused does not keep the others out.

    Files are understood before the database is opened, or its libraries loaded, so that a hostile
    one is refused at once and does not even make it.
    """
    understood: list[tuple[str, Understood]] = []
    refused: list[str] = []
    with ExitStack() as open_files:
        for name in options.files:
            try:
                understood.append((name, _read(Path(name), open_files)))
            except UserError as error:
                refused.append(str(error))
        note_faults()
        if understood or options.json:
            refused.extend(_take_in(options, understood))
    for sentence in refused:
        note(sentence)
    return REFUSED if refused else DONE


def demo(options: argparse.Namespace) -> int:
    """Fill an empty database with the example. Raises UserError where there is something in it."""
    from model.commandline.taking import fill_empty
    from model.exchange.reader import read_file

    fill_empty(options, read_file(EXAMPLE))
    return DONE


def _take_in(
    options: argparse.Namespace, understood: Sequence[tuple[str, "Understood"]]
) -> list[str]:
    from model.commandline.taking import take_in

    return take_in(options, understood)


def _read(path: Path, open_files: ExitStack) -> "Understood":
    if path.suffix.lower() == ".json":
        from model.exchange.reader import read_file

        return read_file(path)
    if path.suffix.lower() == HANDED_OVER:
        from model.exchange.handover import opened_hand_over

        return open_files.enter_context(opened_hand_over(path))
    from model.exchange.received import recognise_any

    return recognise_any(path)
