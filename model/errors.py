"""Failures that a user can cause or mend. Everything else is a bug and reaches the error report."""


class UserError(Exception):
    """A refusal that is a whole sentence the secretary understands: what happened, what is safe, what to do.

    The text is already translated; the window and the command line show it as it stands.
    """


class Cancelled(Exception):
    """Somebody asked a long piece of work to stop. Not a failure: nothing is reported."""


class Removed(LookupError):
    """What is read was removed a moment ago, by undo for instance. Who shows it has yet to hear of it."""
