"""The embedded typefaces: which signs they have, how wide these are, and their codes in a file.

The first signs of every face get the same codes in every file (`ALPHABET`), so that text once
encoded can be kept for the next build of the same document. Other signs get theirs as they come.
"""

# ReportLab's stubs leave most of its inner life untyped, and a font reaches deep into it.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingParameterType=false, reportIncompatibleMethodOverride=false
# pyright: reportUnknownLambdaType=false

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from model.documents.pdf.page import Cut

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "fonts"

ALPHABET = (
    "".join(map(chr, range(32, 127)))
    + "æøåÆØÅéÉèêëüÜöÖäÄàáâíïóôúçñß\u00a0\u00ad§–—…•◦▪‘’“”‚„«»´°±·×÷½¼¾²³€£µ†‰≤≥→☐☒☑"
)
"""Signs with the same code in every file. A face that lacks one has no code for it."""

NOT_SHOWN = frozenset("\u0000\ufeff\ufffe\uffff")
"""Signs that no conforming file may name as the meaning of a glyph."""


_KEPT_SUBSETS = 32
_KEPT_TEXTS = 4_000


class _Font(TTFont):
    """ReportLab's font, with the signs in use only and a map to Unicode that validators accept.

    ReportLab's own map gives unused codes the meaning U+0000, and signs beyond U+FFFF a wrong one.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=True)
        # The next build of the same document needs the same signs.
        make = lru_cache(_KEPT_SUBSETS)(lambda codes: original(list(codes)))
        original = self.face.makeSubset
        self.face.makeSubset = lambda subset: make(tuple(subset))
        # A document that is given up half-way takes its entry along.
        self.used: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()

    def begin(self, document: Any, resource: str) -> set[int]:
        """Give this face its name and its fixed codes in a new file; the signs in use go into the set."""
        state = TTFont.State(True, self)
        state.internalName = resource
        self.state[document] = state
        document.fontMapping[self.fontName] = "/" + resource
        document.delayedFonts.append(self)
        self.splitString(ALPHABET, document)
        used = self.used[document] = set()
        return used

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the font's subsets. Called by ReportLab when the file is put together."""
        state = self.state.pop(doc)
        used = self.used.pop(doc)
        for number, codes in enumerate(state.subsets):
            kept = [code if code in used else 32 for code in codes]
            self._add_subset(doc, f"{state.internalName}+{number}", number, kept)

    def _add_subset(self, doc: Any, resource: str, number: int, codes: list[int]) -> None:
        tag = "".join(chr(65 + int(digit)) for digit in f"{number:06d}")
        name = f"{tag}+{self.face.name.decode('ascii')}"
        meaning = pdfdoc.PDFStream()
        meaning.content = _to_unicode(name, codes)
        font: Any = pdfdoc.PDFTrueTypeFont()
        font.Name = resource
        font.BaseFont = name
        font.FirstChar = 0
        font.LastChar = len(codes) - 1
        # As a string: ReportLab writes number by number, for a fifth of the time of a short file.
        widths = [f"{self.face.getCharWidth(code):.6g}" for code in codes]
        font.Widths = f"[{' '.join(widths)}]"
        font.ToUnicode = doc.Reference(meaning, f"meaning of {resource}")
        font.FontDescriptor = self.face.addSubsetObjects(doc, name, codes)
        doc.Reference(font, resource)
        doc.idToObject["BasicFonts"].dict[resource] = font


def _to_unicode(name: str, codes: list[int]) -> str:
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(codes)
        if code > 32 or place == 32
    ]
    groups = [pairs[first : first + 100] for first in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(group)} beginbfchar\n{chr(10).join(group)}\nendbfchar" for group in groups),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop end end",
        ]
    )


class Face:
    """One cut of one typeface, read from its file when it is first needed."""

    def __init__(self, resource: str, path: Path, without: str = "") -> None:
        self.resource = resource
        self._path = path
        self._without = frozenset(without)

    @cached_property
    def font(self) -> _Font:
        """ReportLab's view of the face."""
        font = _Font(f"Punktvis-{self.resource}", self._path)
        pdfmetrics.registerFont(font)
        return font

    @cached_property
    def widths(self) -> dict[str, float]:
        """The width of each sign at size 1. A sign that the face lacks is not in it."""
        face = self.font.face
        return {
            chr(code): face.charWidths[code] / 1000
            for code in face.charToGlyph
            if chr(code) not in self._without and _may_be_shown(chr(code))
        }

    @cached_property
    def fixed(self) -> dict[int, str]:
        """Sign → its fixed code, ready to stand between the parentheses of a string."""
        other = _Document()
        self.font.splitString(ALPHABET, other)
        state: Any = self.font.state.pop(other)
        codes: dict[int, int] = state.assignments
        table = {sign: escaped(code) for sign, code in codes.items() if sign}
        table[0xA0] = table[32]  # ReportLab shows a no-break space as a space
        return table

    @cached_property
    def fixed_signs(self) -> frozenset[str]:
        """The signs that have a fixed code."""
        return frozenset(map(chr, self.fixed))

    def width(self, text: str) -> float:
        """The width of a text at size 1. The face must have every sign."""
        widths = self.widths
        return sum([widths[sign] for sign in text])


class _Document:
    """Stands in for a document where a font wants one."""


def _may_be_shown(sign: str) -> bool:
    # A sign of the private use area means what its font makes of it, and PDF/A wants a meaning.
    return sign not in NOT_SHOWN and unicodedata.category(sign) not in ("Co", "Cc", "Cs")


def escaped(code: int) -> str:
    """A character code as it stands in a string of a page's content."""
    sign = chr(code)
    if sign in "()\\":
        return "\\" + sign
    return sign if 32 <= code < 127 else f"\\{code:03o}"


_SOURCE_SANS = FOLDER / "source-sans-3"
_DEJAVU = FOLDER / "dejavu-sans"

_BOXES = "☐☑"
"""Source Sans has these but not the crossed one; DejaVu has all three, and they belong together."""

FACES: dict[Cut, Face] = {
    Cut.REGULAR: Face("S0", _SOURCE_SANS / "SourceSans3-Regular.ttf", _BOXES),
    Cut.ITALIC: Face("S1", _SOURCE_SANS / "SourceSans3-Italic.ttf", _BOXES),
    Cut.SEMIBOLD: Face("S2", _SOURCE_SANS / "SourceSans3-SemiBold.ttf", _BOXES),
    Cut.SEMIBOLD_ITALIC: Face("S3", _SOURCE_SANS / "SourceSans3-SemiBoldItalic.ttf", _BOXES),
}
SIGNS = Face("D0", _DEJAVU / "DejaVuSans.ttf")
SIGNS_BOLD = Face("D1", _DEJAVU / "DejaVuSans-Bold.ttf")


@cache
def _chain(cut: Cut) -> tuple[Face, Face]:
    return FACES[cut], SIGNS_BOLD if cut & Cut.SEMIBOLD else SIGNS


@lru_cache(_KEPT_TEXTS)
def shown(text: str, cut: Cut) -> Sequence[tuple[Face, str]]:
    """The text in stretches of one face. A sign in no face is shown by its code, as "[U+1F600]"."""
    first, second = _chain(cut)
    if first.widths.keys() >= set(text):
        return [(first, text)]
    stretches: list[tuple[Face, str]] = []
    for sign in text:
        if sign in first.widths:
            face, written = first, sign
        elif sign in second.widths:
            face, written = second, sign
        else:
            face, written = first, f"[U+{ord(sign):04X}]"
        if stretches and stretches[-1][0] is face:
            stretches[-1] = (face, stretches[-1][1] + written)
        else:
            stretches.append((face, written))
    return stretches


class Embedded:
    """The faces of one file in the making."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._used: dict[Face, set[int]] = {}

    def use(self, face: Face, codes: Iterable[int]) -> None:
        """Embed the signs of these Unicode codes of a face."""
        used = self._used.get(face)
        if used is None:
            used = self._used[face] = face.font.begin(self._document, face.resource)
        used.update(codes)

    def encode(self, face: Face, text: str) -> list[tuple[str, str]]:
        """The text as (font resource, string) pairs; it may need several subsets of the face."""
        self.use(face, map(ord, text))
        return [
            (f"{face.resource}+{subset}", "".join(map(escaped, codes)))
            for subset, codes in face.font.splitString(text, self._document)
        ]
