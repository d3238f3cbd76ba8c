"""The end of work whose asker is gone by then."""

from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui.jobs import Jobs


class Asker(QObject):
    """Notes what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def follow(self, jobs: Jobs, future: "Future[int]") -> None:
        """As a screen does: in a method of its own, with what it knew when it asked."""
        asked = "asked"
        jobs.follow(
            future,
            lambda answer: self.hear((asked, answer)),
            lambda error: self.hear((asked, error)),
        )

    def hear(self, what: object) -> None:
        self.heard.append(what)


@pytest.fixture
def told() -> list[BaseException]:
    return []


@pytest.fixture
def jobs(qapp: object, told: list[BaseException]) -> Iterator[Jobs]:
    made = Jobs(told.append)
    yield made
    made.close()


@pytest.mark.parametrize("gone", [False, True])
def test_a_result_is_brought_to_who_is_there(
    qtbot: QtBot, jobs: Jobs, told: list[BaseException], gone: bool
) -> None:
    asker, last = Asker(), Asker()
    first, second = Future[int](), Future[int]()
    asker.follow(jobs, first)
    jobs.follow(second, last.hear)
    if gone:
        delete(asker)
    first.set_result(1)
    second.set_result(2)
    qtbot.waitUntil(lambda: last.heard == [2])
    assert asker.heard == ([] if gone else [("asked", 1)])
    assert not told


@pytest.mark.parametrize("by_method", [False, True])
def test_an_error_whose_asker_is_gone_is_told_all_the_same(
    qtbot: QtBot, jobs: Jobs, told: list[BaseException], by_method: bool
) -> None:
    asker, future, error = Asker(), Future[int](), OSError("the disk is full")
    if by_method:
        jobs.follow(future, None, asker.hear)
    else:
        asker.follow(jobs, future)
    delete(asker)
    future.set_exception(error)
    qtbot.waitUntil(lambda: told == [error])
    assert not asker.heard
