"""After the start, beside everything else: what the window asks and shows first is made ready."""

import logging
from collections.abc import Callable

from gui.services import Services
from model.progress import Progress
from model.queries.warming import first_questions, newest_form
from model.text.translate import _

log = logging.getLogger("punktvis.start")


def warm_up(services: Services, prepare: Callable[[str], None]) -> None:
    """Begin, and come back at once; `prepare` is called with the code of the form that is likely.

    What cannot be asked beforehand will be asked when it is needed.
    """

    def done(code: str | None) -> None:
        if code is not None and services.workspace.is_open:
            prepare(code)

    services.jobs.start(_("Opening"), lambda progress: _ask(services, progress), done, _failed)


def _ask(services: Services, progress: Progress) -> str | None:
    questions = services.read(lambda session: list(first_questions(session)))
    for question in questions:
        progress.check_cancelled()
        services.read(question)
    return services.read(newest_form)


def _failed(error: BaseException) -> None:
    log.warning("the first questions could not be asked: %s", type(error).__name__)
