from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from model.documents.content import Line, Text
from model.documents.pdf.fill import Column, NewPage, Piece, Repeated, fill, fill_pages
from model.documents.pdf.pieces import Cell, Gap, Row
from model.text.blocks import Block as Item
from model.text.blocks import Kind, Run, normalise
from tests.model.documents.pdf.reading import page_texts, render


@dataclass(slots=True)
class Block(Piece):
    """Lines of height 10 that obey the rules of a paragraph."""

    name: str = ""
    lines: int = 1

    @property
    def height(self) -> float:
        return self.lines * 10.0

    @property
    def head_height(self) -> float:
        return 10.0 * (self.lines if self.lines < 4 else 2)

    def divide(self, room: float) -> tuple[Piece, Piece] | None:
        fitting = min(int(room // 10), self.lines - 2)
        if fitting < 2:
            return None
        return replace(self, lines=fitting), replace(self, lines=self.lines - fitting, before=0)


def shape(columns: list[Column]) -> list[list[str]]:
    return [
        [f"{piece.name}{piece.lines}" if isinstance(piece, Block) else "R" for _, piece in c.placed]
        for c in columns
    ]


def test_paragraphs_leave_and_take_two_lines() -> None:
    assert shape(fill_pages([Block(name="a", lines=7), Block(name="b", lines=4)], 100)) == [
        ["a7", "b2"],
        ["b2"],
    ]
    assert shape(fill_pages([Block(name="a", lines=8), Block(name="b", lines=3)], 100)) == [
        ["a8"],
        ["b3"],
    ]
    assert shape(fill_pages([Block(name="a", lines=25)], 100)) == [["a10"], ["a10"], ["a5"]]
    assert shape(fill_pages([Block(name="a", lines=11)], 100)) == [["a9"], ["a2"]]


def test_the_larger_space_counts_and_none_at_the_top() -> None:
    a, b = Block(name="a", before=30, after=5), Block(name="b", before=12)
    assert [down for down, _ in fill([a, b]).placed] == [0, 22]
    assert shape(fill_pages([a, Block(name="b", before=85)], 100)) == [["a1"], ["b1"]]


def test_a_heading_keeps_with_two_lines_of_what_follows() -> None:
    heading = Block(name="h", keep_with_next=True)
    body = Block(name="b", lines=9)
    assert shape(fill_pages([Block(name="a", lines=8), heading, body], 100)) == [
        ["a8"],
        ["h1", "b9"],
    ]
    assert shape(fill_pages([Block(name="a", lines=7), heading, body], 100)) == [
        ["a7", "h1", "b2"],
        ["b7"],
    ]


def test_a_chain_that_no_page_can_hold_breaks_all_the_same() -> None:
    chain = [Block(name="h", lines=3, keep_with_next=True) for _ in range(9)]
    pages = fill_pages(chain, 100)
    assert sum(len(page.placed) for page in pages) == 9
    assert len(pages) == 3


def test_a_whole_piece_is_not_divided_unless_no_page_holds_it() -> None:
    assert shape(
        fill_pages([Block(name="a", lines=5), Block(name="w", lines=8, whole=True)], 100)
    ) == [
        ["a5"],
        ["w8"],
    ]
    assert shape(fill_pages([Block(name="w", lines=12, whole=True)], 100)) == [["w10"], ["w2"]]


def test_what_cannot_be_divided_stands_alone_even_if_too_high() -> None:
    assert len(fill_pages([Gap(size=500), Block(name="a")], 100)) == 2


def test_new_pages() -> None:
    pieces = [NewPage(), Block(name="a"), NewPage(), NewPage(), Block(name="b"), NewPage()]
    assert shape(fill_pages(pieces, 100)) == [["a1"], ["b1"]]
    assert fill_pages([], 100) == []


def test_the_head_of_a_table_is_repeated() -> None:
    head = Block(name="h", keep_with_next=True, whole=True)
    rows = [Block(name="r", lines=3, carry=head) for _ in range(6)]
    pages = fill_pages([head, *rows], 100)
    assert shape(pages) == [["h1", "r3", "r3", "r3"], ["R", "r3", "r3", "r3"]]
    assert isinstance(pages[1].placed[0][1], Repeated)
    # A head as high as the page leaves no room, and still everything is placed.
    tall = Block(name="h", lines=10, keep_with_next=True, whole=True)
    pages = fill_pages([tall, *(Block(name="r", lines=3, carry=tall) for _ in range(3))], 100)
    assert sum(name == "r3" for names in shape(pages) for name in names) == 3


def _row(*cells: list[Piece]) -> Row:
    return Row(cells=[Cell(number * 50.0, fill(pieces)) for number, pieces in enumerate(cells)])


def test_a_row_divides_where_every_cell_may() -> None:
    row = _row([Block(name="a", lines=9)], [Block(name="b", lines=4), Block(name="c", lines=6)], [])
    assert row.height == 100
    divided = row.divide(60)
    assert divided is not None
    head, tail = divided
    assert isinstance(head, Row)
    assert isinstance(tail, Row)
    assert shape([cell.column for cell in head.cells]) == [["a6"], ["b4", "c2"], []]
    assert shape([cell.column for cell in tail.cells]) == [["a3"], ["c4"], []]
    assert row.divide(10) is None


@given(
    st.lists(
        st.builds(
            Block,
            lines=st.integers(1, 30),
            before=st.sampled_from([0, 5, 40]),
            after=st.sampled_from([0, 5, 40]),
            keep_with_next=st.booleans(),
            whole=st.booleans(),
        ),
        max_size=30,
    ),
    st.sampled_from([50, 100, 300]),
)
def test_everything_is_placed_once_and_within_the_page(pieces: list[Block], room: int) -> None:
    pages = fill_pages(pieces, room)
    placed = [piece for page in pages for _, piece in page.placed]
    assert sum(p.lines for p in placed if isinstance(p, Block)) == sum(p.lines for p in pieces)
    for page in pages:
        assert page.placed
        assert page.height <= room + 0.01
        ends = [down + piece.height for down, piece in page.placed]
        starts = [down for down, _ in page.placed]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_the_last_item_of_a_list_begins_no_page_alone() -> None:
    items = [Item(Kind.BULLET, 0, (Run(name),)) for name in ("første", "anden", "tredje", "sidste")]
    for lines in range(26, 44):
        before = (Line("linje"),) * lines
        pages = page_texts(render(*before, Text(normalise(tuple(items)))))
        ends = next(page for page in pages if "sidste" in page)
        assert "tredje" in ends, lines
