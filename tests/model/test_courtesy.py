"""Who goes first: the window, then the work of other threads."""

import threading
from time import monotonic

from model.courtesy import Courtesy


def _elsewhere(courtesy: Courtesy) -> float:
    """Seconds that another thread gave way."""
    took: list[float] = []

    def work() -> None:
        began = monotonic()
        courtesy.give_way()
        took.append(monotonic() - began)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return took[0]


def test_work_rests_until_the_key_is_painted() -> None:
    courtesy = Courtesy()
    courtesy.take_key()
    until = courtesy._until
    _elsewhere(courtesy)
    assert monotonic() >= until
    assert courtesy.rested() > 0


def test_work_waits_while_the_window_reads() -> None:
    courtesy = Courtesy()
    with courtesy.first():
        until = courtesy._until
        _elsewhere(courtesy)
        assert monotonic() >= until
    assert courtesy._until < monotonic()


def test_the_window_and_a_second_reader_never_wait() -> None:
    courtesy = Courtesy()
    courtesy._until = monotonic() + 3600
    courtesy.give_way()
    readers: list[float] = []

    def read() -> None:
        with courtesy.first():
            readers.append(courtesy._until)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert readers == [courtesy._until], "only what the window reads goes before others"
