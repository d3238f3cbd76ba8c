"""Runs one command: 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from model.commandline.parser import parse
from model.errors import UserError
from model.text.translate import _

DONE = 0
REFUSED = 1
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command that these words are."""
    _write_utf8()
    try:
        options = parse(arguments)
    except SystemExit as exit_:
        return int(exit_.code or DONE)
    try:
        return _work(options)(options)
    except SystemExit as exit_:
        return int(exit_.code or DONE)
    except UserError as error:
        return refuse(str(error))
    except BrokenPipeError:
        # Whoever read us has seen enough; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as error:
        words = _("{file}: {reason}. Nothing else was changed.")
        return refuse(words.format(file=error.filename or "", reason=error.strerror or error))
    except KeyboardInterrupt:
        return INTERRUPTED


def _work(options: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    module, _colon, function = str(options.work).partition(":")
    return getattr(importlib.import_module(f"model.commandline.{module}"), function)


def refuse(sentence: str) -> int:
    """Say why something was not done."""
    print(sentence, file=sys.stderr)
    return REFUSED


def _write_utf8() -> None:
    """Danish letters and JSON go out as UTF-8 wherever we run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
