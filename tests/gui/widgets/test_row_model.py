"""The model behind lists whose rows draw themselves: what is selected outlives other words of its row."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gui.widgets.row_model import RowModel, RowRole

Row = tuple[int, str]


class Words(RowModel[Row]):
    def title(self, row: Row) -> str:
        return row[1]

    def name(self, row: Row) -> str:
        return f"{row[0]}, {row[1]}"


class Kept(Words):
    def key(self, row: Row) -> int:
        return row[0]

    def tip(self, row: Row) -> str:
        return row[1].upper()


def test_a_row_is_handed_on_whole_with_its_words(qtbot: QtBot) -> None:
    for model, tip in ((Words(), None), (Kept(), "HEAT")):
        model.show([(4, "roads"), (7, "heat")])
        assert model.rowCount() == 2
        assert model.rowCount(model.index(0)) == 0
        index = model.index(1)
        assert index.data(RowRole) == model.row(1) == (7, "heat")
        assert index.data() == "heat"
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "7, heat"
        assert index.data(Qt.ItemDataRole.ToolTipRole) == tip
        assert model.row(2) is None
        assert model.row(-1) is None
        assert model.data(QModelIndex()) is None


def test_only_rows_that_differ_are_shown_anew(qtbot: QtBot) -> None:
    model = Kept()
    told: list[int] = []
    model.dataChanged.connect(lambda first, last: told.extend((first.row(), last.row())))
    with qtbot.waitSignal(model.modelReset):
        model.show([(4, "roads"), (7, "heat")])
    assert model.row_of(7) == 1
    assert model.row_of(5) == -1
    selected = QItemSelectionModel(model)
    selected.setCurrentIndex(model.index(1), QItemSelectionModel.SelectionFlag.Select)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show([(4, "roads"), (7, "heating")])
    assert told == [1, 1]
    assert selected.currentIndex().data() == "heating"
    with qtbot.waitSignal(model.modelReset):
        model.show([(7, "heating"), (4, "roads")])
    assert not selected.currentIndex().isValid()
    told.clear()
    model.tell_all()
    assert told == [0, 1]


def test_rows_without_a_key_are_a_new_list_each_time(qtbot: QtBot) -> None:
    model = Words()
    model.show([(4, "roads")])
    with qtbot.waitSignal(model.modelReset):
        model.show([(4, "roads")])
