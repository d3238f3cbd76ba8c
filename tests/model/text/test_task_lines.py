"""Tasks with an arrow, tasks hidden in a sentence, points that come back. All is Thursday 5 March 2026."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.blocks import from_plain
from model.text.task_lines import coming_points, hidden_tasks, read_task

TODAY = datetime.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("line", "what", "who", "due", "due_text"),
    [
        (
            "-> HR: tidsplan for indsatsen senest 1/5",
            "tidsplan for indsatsen",
            "HR",
            "2026-05-01",
            "",
        ),
        ("→ Anna Holm: notat om depotet uge 24", "notat om depotet", "Anna Holm", "", "uge 24"),
        (
            "->Økonomi og HR: fælles oplæg inden jul",
            "fælles oplæg",
            "Økonomi og HR",
            "",
            "inden jul",
        ),
        ("-> senest den 1. maj: HR laver plan", "HR laver plan", "", "2026-05-01", ""),
        ("-> undersøg leverandøren", "undersøg leverandøren", "", "", ""),
        ("-> Bo: ring til NN, senest fredag.", "ring til NN", "Bo", "", "senest fredag"),
        ("-> Bo: lejemål kl. 9: nøgler", "lejemål kl. 9: nøgler", "Bo", "", ""),
        ("=> Bo: budget 2027", "budget 2027", "Bo", "", ""),
    ],
)
def test_with_an_arrow(line: str, what: str, who: str, due: str, due_text: str) -> None:
    task = read_task(line, TODAY)
    assert task is not None
    said = task.due.isoformat() if task.due else ""
    assert (task.what, task.who, said, task.due_text.strip()) == (what, who, due, due_text)


@pytest.mark.parametrize("line", ["", "HR: tidsplan", "->", "-> ", "-> 1/5", "- > HR: plan"])
def test_no_task(line: str) -> None:
    assert read_task(line, TODAY) is None


@pytest.mark.parametrize(
    ("text", "who", "what", "words"),
    [
        ("HR følger op på sygefraværet i maj.", "HR", "Følger op på sygefraværet", "i maj"),
        ("Karin Holm undersøger prisen.", "Karin Holm", "Undersøger prisen", None),
        ("Der udarbejdes en tidsplan inden jul.", "", "Der udarbejdes en tidsplan inden jul", "inden jul"),
        ("Notatet sendes til rådmanden af Bo Kjær.", "Bo Kjær",
         "Notatet sendes til rådmanden af Bo Kjær", None),
    ],
)  # fmt: skip
def test_hidden(text: str, who: str, what: str, words: str | None) -> None:
    (offer,) = hidden_tasks(from_plain(text), TODAY, subject="Chefteamet")
    assert (offer.task.who, offer.task.what) == (who, what)
    assert (offer.task.deadline.text.strip() if offer.task.deadline else None) == words


@pytest.mark.parametrize(
    "text",
    [
        "Chefteamet godkendte indstillingen.",
        "Chefteamet følger op på sagen.",  # the forum itself
        "-> HR: følger op",  # written as a task already
        "Opfølgningen var god.",
    ],
)
def test_nothing_hidden(text: str) -> None:
    assert hidden_tasks(from_plain(text), TODAY, subject="Chefteamet") == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Planen kommer til godkendelse i maj.", "2026-05-31"),
        ("Punktet genoptages i uge 24.", "2026-06-12"),
        ("Sagen drøftes igen den 19. marts.", "2026-03-19"),
    ],
)
def test_coming_points(text: str, day: str) -> None:
    (found,) = coming_points(from_plain(text), TODAY)
    assert found.when is not None
    assert found.when.day.isoformat() == day


@pytest.mark.parametrize("text", ["Planen blev drøftet i dag.", "HR har fri i maj.", ""])
def test_no_coming_point(text: str) -> None:
    assert coming_points(from_plain(text), TODAY) == ()


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_task(f"-> {text}", TODAY)
    blocks = from_plain(text)
    hidden_tasks(blocks, TODAY)
    coming_points(blocks, TODAY)
