"""Draws on a page: text as marked content under its structure element, the rest as artifacts."""

import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from model.documents.pdf import page as look
from model.documents.pdf.fonts import Face, shown
from model.documents.pdf.lines import Filled, Line, Segment
from model.documents.pdf.page import Colour, Style
from model.documents.pdf.paper import Paper
from model.documents.pdf.structure import Annotation, Element, Mark

CAP_HEIGHT = 0.66
"""Of Source Sans 3, as a share of the size. Capitals stand in the middle of their line."""

_KEPT_LINES = 4_000
"""Labels and page numbers come again in the next build."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A stretch of a body that is a link."""

    target: str
    x: float
    width: float
    line: int
    operators: str


@dataclass(slots=True)
class _Body:
    """Some lines as page operators relative to their first baseline; kept between builds."""

    stretches: list[str | _Link]
    underlines: list[tuple[float, float, float]]
    signs: list[tuple[Face, frozenset[int]]]


@dataclass(slots=True)
class Laid:
    """A paragraph laid out in lines. Kept between builds; never changes but for its bodies."""

    filled: Filled
    style: Style
    bodies: dict[tuple[int, int], _Body] = field(default_factory=dict[tuple[int, int], _Body])


def colour(value: Colour, operator: str = "rg") -> str:
    """The operator that sets a colour: `rg` to fill, `RG` to draw lines."""
    return f"{value[0]:.3f} {value[1]:.3f} {value[2]:.3f} {operator}"


def first_baseline(style: Style, top: float) -> float:
    """Where the first line of a paragraph stands that begins at `top`."""
    return top - style.leading / 2 - CAP_HEIGHT / 2 * style.size


class Pen:
    """Draws one file, page by page."""

    def __init__(
        self,
        paper: Paper,
        places: Mapping[str, tuple[int, float]],
        later: frozenset[str] = frozenset(),
    ) -> None:
        self.paper = paper
        self.places = places
        """Anchor → page and height."""
        self._later = later
        self.repeating = False
        """While True everything is an artifact: it stands in the structure already."""
        self.operators: list[str] = []
        self._links: dict[Element, tuple[str, Element]] = {}

    def end_page(self) -> None:
        """Go on to the next page."""
        self.paper.end_page(self.operators)
        self.operators = []

    # --- text ------------------------------------------------------------------------------------

    def paragraph(
        self, laid: Laid, part: tuple[int, int], at: tuple[float, float], element: Element
    ) -> None:
        """Draw lines `part[0]` to `part[1]` (not included) with their left top corner at `at`."""
        body = laid.bodies.get(part)
        if body is None:
            body = self._body(laid, part)
        for face, codes in body.signs:
            self.paper.fonts.use(face, codes)
        x, baseline = at[0], first_baseline(laid.style, at[1])
        start = f"1 0 0 1 {x:.2f} {baseline:.2f} Tm {laid.style.leading:g} TL"
        if len(body.stretches) == 1 and isinstance(body.stretches[0], str):
            operators = f"BT {self.begin(element)} {start} {body.stretches[0]} EMC ET"
        else:
            operators = self._with_links(laid, body, (x, baseline), element, start)
        self.operators.append(operators)
        for left, down, width in body.underlines:
            self.line(x + left, baseline + down, width, 0.5, laid.style.colour)

    def text(
        self, text: str, style: Style, at: tuple[float, float], element: Element | None
    ) -> None:
        """Draw one line with its baseline at `at`; without an element it is an artifact."""
        operators = self._one_line(text, style)
        begin = "/Artifact BMC" if element is None else self.begin(element)
        self.operators.append(f"BT {begin} 1 0 0 1 {at[0]:.2f} {at[1]:.2f} Tm {operators} EMC ET")

    def begin(self, element: Element) -> str:
        """The operator that begins marked content of an element."""
        if self.repeating:
            return "/Artifact BMC"
        number = len(self.paper.marks)
        self.paper.marks.append(element)
        element.kids.append(Mark(self.paper.page, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def _one_line(self, text: str, style: Style) -> str:
        kept = _kept_line(text, style)
        if kept is not None:
            operators, signs = kept
            for face, codes in signs:
                self.paper.fonts.use(face, codes)
            return operators
        parts = [colour(style.colour)]
        for face, stretch in shown(text, style.cut):
            for resource, string in self.paper.fonts.encode(face, stretch):
                parts.append(f"/{resource} {style.size:g} Tf ({string}) Tj")
        return " ".join(parts)

    def _body(self, laid: Laid, part: tuple[int, int]) -> _Body:
        maker = _BodyMaker(self, laid.style)
        for number, line in enumerate(laid.filled.lines[part[0] : part[1]]):
            maker.add(line, number)
        body = maker.body()
        if maker.keepable:
            laid.bodies[part] = body
        return body

    def _with_links(
        self,
        laid: Laid,
        body: _Body,
        at: tuple[float, float],
        element: Element,
        start: str,
    ) -> str:
        operators = ["BT", start]
        for stretch in body.stretches:
            if isinstance(stretch, str):
                operators.append(f"{self.begin(element)} {stretch} EMC")
                if stretch.find("Tj") >= 0:
                    self._links.pop(element, None)
                continue
            owner = self.link_element(element, stretch.target)
            operators.append(f"{self.begin(owner)} {stretch.operators} EMC")
            if owner is not element:
                x = at[0] + stretch.x
                y = at[1] - stretch.line * laid.style.leading
                box = (x, y - 0.3 * laid.style.size, x + stretch.width, y + 0.9 * laid.style.size)
                self.annotate(owner, stretch.target, box)
        operators.append("ET")
        return " ".join(operators)

    # --- links -----------------------------------------------------------------------------------

    def link_element(self, element: Element, target: str) -> Element:
        """The Link below an element, the same one for a link that runs over several lines."""
        if self.repeating or (target.startswith("#") and not self._is_known(target[1:])):
            return element
        last = self._links.get(element)
        if last is None or last[0] != target:
            last = self._links[element] = (target, element.child("Link"))
        return last[1]

    def annotate(
        self, link: Element, target: str, box: tuple[float, float, float, float], text: str = ""
    ) -> None:
        """Make a part of the page lead to an address, or to an anchor ("#…")."""
        if self.repeating:
            return
        rectangle = " ".join([f"{value:.2f}" for value in box])
        meaning = text_string(text or target)

        def write(key: int) -> bytes:
            return (
                f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{rectangle}] "
                f"{self._action(target)} /Contents {meaning} /StructParent {key}>>"
            ).encode("ascii")

        link.kids.append(Annotation(self.paper.page, self.paper.annotate(link, write)))

    def _is_known(self, anchor: str) -> bool:
        return anchor in self.places or anchor in self._later

    def _action(self, target: str) -> str:
        if target.startswith("#") and target[1:] in self._later:
            return f"/Dest {text_string(target[1:])}"
        if target.startswith("#"):
            page, height = self.places[target[1:]]
            number = self.paper.page_number(page)
            return f"/Dest [{number} 0 R /XYZ 0 {min(look.HEIGHT, height + 12):.2f} null]"
        address = urllib.parse.quote(target, safe=":/?#[]@!$&'*+,;=%-._~")
        return f"/A <</S /URI /URI ({address})>>"

    # --- pictures --------------------------------------------------------------------------------

    def picture(self, png: bytes, box: tuple[float, float, float, float], element: Element) -> None:
        """Draw a picture into a box: left, lower, right and upper edge."""
        self.operators.append(f"{self.begin(element)} {self.paper.picture(png, box)} EMC")

    # --- shapes ----------------------------------------------------------------------------------

    def artifact(self, operators: str) -> None:
        """Draw something that says nothing."""
        self.operators.append(f"/Artifact BMC q {operators} Q EMC")

    def line(self, x: float, y: float, width: float, weight: float, hue: Colour) -> None:
        """Draw a horizontal line."""
        self.artifact(
            f"{colour(hue, 'RG')} {weight:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        )

    def rule(self, x: float, top: float, bottom: float, weight: float, hue: Colour) -> None:
        """Draw a vertical line."""
        self.artifact(
            f"{colour(hue, 'RG')} {weight:g} w {x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l S"
        )

    def dots(self, x: float, y: float, width: float) -> None:
        """Draw a dotted line, the leader of a contents entry."""
        if width > 0:
            self.artifact(
                f"{colour(look.QUIET, 'RG')} 0.9 w 1 J [0 4] 0 d "
                f"{x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
            )

    def box(self, x: float, y: float, width: float, height: float, hue: Colour) -> None:
        """Fill a rectangle with its left lower corner at x, y."""
        self.artifact(f"{colour(hue)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")


@lru_cache(_KEPT_LINES)
def _kept_line(
    text: str, style: Style
) -> tuple[str, tuple[tuple[Face, frozenset[int]], ...]] | None:
    """A line as page operators, and its signs; None where a sign has no fixed code."""
    operators = [colour(style.colour)]
    stretches = shown(text, style.cut)
    for face, stretch in stretches:
        if not face.fixed_signs.issuperset(stretch):
            return None
        string = stretch.translate(face.fixed)
        operators.append(f"/{face.resource}+0 {style.size:g} Tf ({string}) Tj")
    signs = tuple((face, frozenset(map(ord, stretch))) for face, stretch in stretches)
    return " ".join(operators), signs


def text_string(text: str) -> str:
    """A text as a string outside a page's content."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class _BodyMaker:
    """Collects the operators of some lines."""

    def __init__(self, pen: Pen, style: Style) -> None:
        self.keepable = True
        self._pen = pen
        self._style = style
        self._stretches: list[str | _Link] = []
        self._underlines: list[tuple[float, float, float]] = []
        self._signs: dict[Face, set[str]] = {}
        self._operators: list[str] = [colour(style.colour)]
        self._font = ""
        self._lines = 0

    def add(self, line: Line, number: int) -> None:
        """Add a line."""
        if number:
            self._operators.append("T*")
        for segment in line:
            if segment.look.underline:
                down = -number * self._style.leading - 0.13 * self._style.size
                self._underlines.append((segment.x, down, segment.width))
            if segment.look.link:
                self._add_link(segment, number)
            else:
                self._show(segment)

    def body(self) -> _Body:
        """What was added."""
        if self._operators:
            self._stretches.append(" ".join(self._operators))
        signs = [(face, frozenset(map(ord, found))) for face, found in self._signs.items()]
        return _Body(self._stretches, self._underlines, signs)

    def _add_link(self, segment: Segment, number: int) -> None:
        if self._operators:
            self._stretches.append(" ".join(self._operators))
        self._operators = []
        hue = None if segment.look.link.startswith("#") else look.ACCENT
        if hue is not None:
            self._operators.append(colour(hue))
        self._show(segment)
        if hue is not None:
            self._operators.append(colour(self._style.colour))
        operators = " ".join(self._operators)
        self._stretches.append(
            _Link(segment.look.link, segment.x, segment.width, number, operators)
        )
        self._operators = []

    def _show(self, segment: Segment) -> None:
        face, text = segment.face, segment.text
        signs = self._signs.setdefault(face, set())
        signs.update(text)
        if face.fixed_signs.issuperset(text):
            strings = [(f"{face.resource}+0", text.translate(face.fixed))]
        else:
            self.keepable = False
            strings = self._pen.paper.fonts.encode(face, text)
        for resource, string in strings:
            if resource != self._font:
                self._font = resource
                self._operators.append(f"/{resource} {self._style.size:g} Tf")
            self._operators.append(f"({string}) Tj")
