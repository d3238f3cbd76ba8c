"""The program that answers spelling questions: one JSON object a line in, one a line out.

It runs in a process of its own, for Hunspell holds Python's lock for up to a second and a broken
dictionary can crash it. It ends when its input does.

    {"check": ["møde", "møddet"]}  →  {"wrong": ["møddet"]}
    {"suggest": "møddet"}          →  {"suggestions": ["mødet"]}
"""

import json
import os
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from model.spelling.dictionary import Dictionary

UNAVAILABLE = 3
"""The exit code where there is no dictionary to answer from."""


def answer(question: dict[str, Any], dictionary: "Dictionary") -> dict[str, Any]:
    """The answer to one question."""
    if "suggest" in question:
        return {"suggestions": dictionary.suggestions(question["suggest"])}
    return {"wrong": [word for word in question["check"] if not dictionary.is_right(word)]}


def serve(questions: BinaryIO, answers: BinaryIO, dictionary: "Dictionary") -> None:
    """Answer line by line until there are no more questions."""
    for line in questions:
        answers.write(json.dumps(answer(json.loads(line), dictionary)).encode() + b"\n")
        answers.flush()


def run() -> int:
    """The command behind it. By descriptor: a windowed program on Windows has no `sys.stdin`."""
    from model.spelling.dictionary import Dictionary

    if hasattr(os, "nice"):
        os.nice(5)
    try:
        dictionary = Dictionary()
    except OSError:
        return UNAVAILABLE
    with os.fdopen(0, "rb", closefd=False) as questions, os.fdopen(1, "wb", closefd=False) as out:
        serve(questions, out, dictionary)
    return 0
