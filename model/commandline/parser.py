"""The words of the command line. What they do is in the module that `work` names."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn, Protocol

from model.text.translate import _
from model.version import VERSION

DOCUMENTS = (
    *("agenda", "minutes", "package", "chair-script", "guest-slip", "extract", "changes"),
    *("closed-part", "tasks", "calendar", "exchange", "records-folder"),
    *("supplementary-agenda", "five-minutes", "agenda-originals"),
)
ENDINGS = (".pdf", ".docx", ".md", ".ics", ".json")


class Parser(argparse.ArgumentParser):
    """Exit code 2 and the usage on stderr for wrong words, as argparse has it."""

    def wrong(self, message: str) -> NoReturn:
        """Refuse words that only a look at more than one of them shows to be wrong."""
        self.error(message)


def make_parser() -> Parser:
    """All commands of the application."""
    parser = Parser(
        prog="punktvis",
        description=_("Agendas, time plans and minutes. Without a command the window opens."),
        allow_abbrev=False,
    )
    parser.add_argument("--database", metavar="FILE", help=_("another database than the usual"))
    parser.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    _transfer(commands)
    _mail(commands)
    _looks(commands)
    _care(commands)
    return parser


class Commands(Protocol):
    """Where a command is added; argparse has no public name for it."""

    def add_parser(self, name: str, **settings: Any) -> Parser:
        """A parser for the words behind a command."""
        ...


def _add(commands: Commands, name: str, work: str, text: str, json: bool = False) -> Parser:
    command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    command.set_defaults(work=work, parser=command)
    if json:
        command.add_argument("--json", action="store_true", help=_("one JSON document on stdout"))
    return command


def _transfer(commands: Commands) -> None:
    text = _("read exchange files and Word recommendations")
    command = _add(commands, "import", "importing:import_files", text, json=True)
    command.add_argument("files", nargs="+", metavar="FILE")
    command = _add(commands, "export", "exporting:export", _("write a document of a meeting"))
    _meeting(command)
    command.add_argument("document", choices=DOCUMENTS, metavar="DOCUMENT", help=_documents())
    command.add_argument("--edition", choices=("open", "full"))
    command.add_argument("--entry", metavar="KEY", help=_("the point of an extract"))
    command.add_argument("--guest", metavar="NAME", help=_("the guest of a slip"))
    command.add_argument(
        "--release",
        action="append",
        default=[],
        metavar="CODE[:ENTRY]=REASON",
        help=_("let an error pass in the open edition; the reason is kept"),
    )
    command.add_argument("--output", required=True, metavar="FILE")
    text = _("write recommendations or meetings and their annexes to a file for a colleague")
    command = _add(commands, "handover", "handover:hand_over", text)
    command.add_argument("--item", action="append", default=[], metavar="KEY")
    command.add_argument("--meeting", action="append", default=[], metavar="MEETING")
    command.add_argument("--output", required=True, metavar="FILE")
    _add(commands, "demo", "importing:demo", _("fill an empty database with the example meeting"))


def _mail(commands: Commands) -> None:
    command = _add(commands, "mail", "mailing:mail", _("write a mail as a draft, or send it"))
    _meeting(command)
    command.add_argument(
        "documents", nargs="+", choices=DOCUMENTS, metavar="DOCUMENT", help=_documents()
    )
    command.add_argument("--edition", choices=("open", "full"))
    command.add_argument(
        "--to",
        action="append",
        required=True,
        metavar="ADDRESS|members|guests",
        help=_("who gets it; may be given several times"),
    )
    command.add_argument("--release", action="append", default=[], metavar="CODE[:ENTRY]=REASON")
    way = command.add_mutually_exclusive_group(required=True)
    way.add_argument("--draft", metavar="FILE.eml", help=_("for your own mail program"))
    way.add_argument("--send", action="store_true", help=_("put it into the outbox"))
    text = _("what waits, was sent, failed or is unknown")
    command = _add(commands, "outbox", "mailing:outbox", text, json=True)
    command.add_argument("--run", action="store_true", help=_("try everybody who waits now"))


def _documents() -> str:
    return _("one of {documents}").format(documents=", ".join(DOCUMENTS))


def _looks(commands: Commands) -> None:
    _add(commands, "meetings", "lists:meetings", _("list the meetings"), json=True)
    _add(commands, "items", "lists:items", _("list the recommendations"), json=True)
    text = _("list the forms, those of your own among them")
    _add(commands, "forms", "forms:list_forms", text, json=True)
    command = _add(commands, "schedule", "plans:schedule", _("the computed plan"), json=True)
    _meeting(command)
    command = _add(commands, "check", "plans:check", _("what the application finds"), json=True)
    _meeting(command)


def _care(commands: Commands) -> None:
    command = _add(commands, "backup", "care:backup", _("write a backup, annexes included"))
    command.add_argument("file", metavar="FILE")
    command = _add(commands, "restore", "care:restore", _("put a backup back"))
    command.add_argument("file", metavar="FILE")
    text = _("report on the state of the database")
    _add(commands, "doctor", "care:doctor", text, json=True)
    command = _add(commands, "settings", "care:settings", _("show, read or change settings"))
    command.add_argument("key", nargs="?", metavar="KEY")
    command.add_argument("value", nargs="?", metavar="VALUE")
    # The window's own helper; no help, so that nobody is led to it.
    commands.add_parser("spelling-helper").set_defaults(work="spelling:answer_questions")


def _meeting(command: Parser) -> None:
    command.add_argument(
        "meeting", metavar="MEETING", help=_("its key, or a date that it alone has")
    )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The words, read. Exits with 2 where they are wrong, with 0 after --help."""
    return make_parser().parse_args(arguments)
