"""The Information lines, and names in a row."""

import pytest

from model.text.information import break_line, point_line
from model.text.names import join_names


@pytest.mark.parametrize(
    ("names", "danish", "english"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A og B", "A and B"),
        (["A", "B", "C"], "A, B og C", "A, B and C"),
    ],
)
def test_names(names: list[str], danish: str, english: str) -> None:
    assert join_names(names) == danish
    assert join_names(names, "en") == english


def test_lines_of_points() -> None:
    assert point_line(1, 510, 530, ["Name", "Navn"]) == "Pkt. 1 kl. 8.30-8.50 Name og Navn"
    assert point_line(5, 590, 600) == "Pkt. 5 kl. 9.50-10.00"
    assert point_line(14, None, None) == "Pkt. 14"
    assert point_line(6, None, None, ["Name"]) == "Pkt. 6 Name"
    assert point_line(2, 530, 560, ["A", "B", "C"], "en") == "Point 2, 8.50-9.20 A, B and C"
    assert point_line(2, 0, 0, []) == "Pkt. 2 kl. 0.00-0.00"


def test_lines_of_breaks() -> None:
    assert break_line("Pause", 580, 590) == "Pause kl. 9.40-9.50"
    assert break_line("Lunch", 720, 750, "en") == "Lunch, 12.00-12.30"
