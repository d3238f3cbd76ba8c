"""The structure tree: what a screen reader reads, in the order of the document.

Elements are made in reading order before anything is drawn; drawing hangs marked content under
them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

LIST_OF = "/A <</O /List /ListNumbering /{}>>"
COLUMN_HEAD = "/A <</O /Table /Scope /Column>>"
ROW_HEAD = "/A <</O /Table /Scope /Row>>"


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the page (from 0) and the number of the mark on it."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation on a page, as the number of its object in the file."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. `attributes` are ready to stand in its dictionary."""

    tag: str
    attributes: str = ""
    language: str = ""
    kids: list["Element | Mark | Annotation"] = field(
        default_factory=list["Element | Mark | Annotation"]
    )

    def child(self, tag: str, attributes: str = "", language: str = "") -> "Element":
        """A new last child."""
        element = Element(tag, attributes, language)
        self.kids.append(element)
        return element

    def drop_empty(self) -> bool:
        """Take out children that hold nothing. Says whether this one holds anything."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.drop_empty()]
        return bool(self.kids) or self.tag in ("TD", "TH")


@dataclass(slots=True)
class TreeWriter:
    """Writes the tree as objects, numbered on from `first`. `page_number` knows the pages'."""

    first: int
    page_number: Callable[[int], int]
    objects: list[bytes] = field(default_factory=list[bytes])
    _numbers: dict[Element, int] = field(default_factory=dict[Element, int])

    def write(self, root: Element, parents: Sequence[list[Element] | Element]) -> None:
        """Write the tree and its way back from content. The first object is the tree's root."""
        root.drop_empty()
        self.objects.append(b"")
        top = self._element(root, self.first)
        ways = " ".join(self._ways_back(parents))
        self.objects[0] = (
            f"<</Type /StructTreeRoot /K [{top} 0 R] /ParentTree <</Nums [{ways}]>> "
            f"/ParentTreeNextKey {len(parents)}>>"
        ).encode("ascii")

    def _ways_back(self, parents: Sequence[list[Element] | Element]) -> Iterator[str]:
        numbers = self._numbers
        for key, owners in enumerate(parents):
            if isinstance(owners, Element):
                yield f"{key} {numbers[owners]} 0 R"
            else:
                yield f"{key} [{' '.join([f'{numbers[owner]} 0 R' for owner in owners])}]"

    def _element(self, element: Element, parent: int) -> int:
        place = len(self.objects)
        number = self._numbers[element] = self.first + place
        self.objects.append(b"")
        first_page = -1
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self._element(kid, number)} 0 R")
            elif isinstance(kid, Annotation):
                page = self.page_number(kid.page)
                kids.append(f"<</Type /OBJR /Pg {page} 0 R /Obj {kid.number} 0 R>>")
            elif first_page < 0 or kid.page == first_page:
                first_page = kid.page
                kids.append(str(kid.number))
            else:
                page = self.page_number(kid.page)
                kids.append(f"<</Type /MCR /Pg {page} 0 R /MCID {kid.number}>>")
        page = "" if first_page < 0 else f"/Pg {self.page_number(first_page)} 0 R "
        language = f"/Lang ({element.language}) " if element.language else ""
        self.objects[place] = (
            f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R {page}{language}"
            f"{element.attributes} /K [{' '.join(kids)}]>>"
        ).encode("ascii")
        return number
