import pytest

from model.documents.pdf.chain import shape
from model.documents.pdf.page import MEASURE


@pytest.mark.parametrize(
    ("steps", "expected"),
    [(2, (2, 5)), (5, (5, 5)), (6, (6, 6)), (7, (4, 4))],
)
def test_steps_stand_in_rows_that_are_much_alike(steps: int, expected: tuple[int, int]) -> None:
    assert shape(steps, MEASURE) == expected


def test_a_narrow_cell_has_fewer_columns() -> None:
    assert shape(6, 340) == (3, 3)
    assert shape(4, 340) == (4, 5)
    assert shape(3, 20) == (1, 1)
