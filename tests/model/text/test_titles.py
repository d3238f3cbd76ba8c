import pytest

from model.text.titles import title_of_file


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Bilag 2 - budget_2027 (1).pdf", "Budget 2027"),
        ("bilag_3_oversigt.xlsx", "Oversigt"),
        ("Høringssvar - kopi.docx", "Høringssvar"),
        ("budget-2027-oversigt.pdf", "Budget 2027 oversigt"),
        ("2026-11-26 referat.pdf", "2026-11-26 referat"),
        ("2026-11-26.pdf", "2026-11-26"),
        ("Bilag 1.pdf", "Bilag 1"),
        ("uden endelse", "Uden endelse"),
        ("svar%20fra%20borger.msg", "Svar fra borger"),
        (".pdf", "Pdf"),
        ("x" * 300 + ".pdf", "X" + "x" * 199),
    ],
)
def test_a_title_reads_like_one(name: str, title: str) -> None:
    assert title_of_file(name) == title
