import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QApplication

from gui.background.collecting import Collecting, collect_what_is_due


class Ring:
    """Refers to itself, as a widget and what it is connected to do: only the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("qapp")
def test_what_a_writer_makes_is_collected_on_the_thread_of_the_window() -> None:
    gone_on: list[int] = []
    kept: list[list[None]] = []

    def make_too_many() -> None:
        weakref.finalize(Ring(), lambda: gone_on.append(threading.get_ident()))
        kept.extend([] for _ in range(20 * gc.get_threshold()[0]))

    collecting = Collecting()
    try:
        writer = threading.Thread(target=make_too_many)
        writer.start()
        writer.join()
        assert gone_on == []
        collect_what_is_due()
    finally:
        collecting.close()
    assert gone_on == [threading.get_ident()]


def test_python_collects_by_itself_again_behind_the_window(qapp: QApplication) -> None:
    assert gc.isenabled()
    collecting = Collecting(qapp)
    assert not gc.isenabled()
    collecting.close()
    assert gc.isenabled()
    collecting.deleteLater()


def test_nothing_is_done_while_nothing_is_due() -> None:
    gc.collect()
    gc.disable()
    try:
        before = gc.get_stats()
        collect_what_is_due()
        assert gc.get_stats() == before
    finally:
        gc.enable()
