"""Who stands in a line, and what they are."""

import pytest

from model.text.people_line import read_people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Anna Holm, Bo Kjær og Carl Friis", ["Anna Holm", "Bo Kjær", "Carl Friis"]),
        ("Anna, Bo & HR;\nIt", ["Anna", "Bo", "HR", "It"]),
        ("Mette Holm, centerchef", ["Mette Holm, centerchef"]),
        ("Mette Holm, Centerchef, Bo Kjær", ["Mette Holm, Centerchef", "Bo Kjær"]),
        (
            "Mette Holm, HR-chef og Bo Kjær, konsulent",
            ["Mette Holm, HR-chef", "Bo Kjær, konsulent"],
        ),
        ("Mette Holm, chef for børn og unge", ["Mette Holm, chef for børn og unge"]),
        ("Mette Holm, chef for Sundhed og Omsorg", ["Mette Holm, chef for Sundhed og Omsorg"]),
        ("Mette Holm, leder af Center Nord; Bo", ["Mette Holm, leder af Center Nord", "Bo"]),
        ("Anna Holm, centerchef Mette Kjær", ["Anna Holm", "centerchef Mette Kjær"]),
        ("anna holm, bo kjær", ["anna holm", "bo kjær"]),
        ("Anna Holm, carl friis", ["Anna Holm", "carl friis"]),
        ("Anna Holm <anna@x.dk>, bo@x.dk", ["Anna Holm <anna@x.dk>", "bo@x.dk"]),
        ("Anna Holm,, Anna Holm, ", ["Anna Holm"]),
        ("", []),
    ],
)
def test_people_of_a_line(line: str, people: list[str]) -> None:
    assert [str(person) for person in read_people(line, known=["Carl Friis"])] == people
