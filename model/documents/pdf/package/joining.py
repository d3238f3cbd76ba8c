"""Puts the pages of annexes behind the agenda: stamped, in the structure, in the outline, linked."""

# pikepdf's stubs say little of what stands in a PDF object.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportArgumentType=false

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from model.documents.package import AnnexFile
from model.documents.pdf import page as look
from model.documents.pdf.package.stamps import FONT, sheet_of, stamp
from model.documents.pdf.package.structure import PackageStructure
from model.documents.words import Words

_DEEPEST_OUTLINE = 3
_MOST_OUTLINED = 2_000


@dataclass(frozen=True, slots=True)
class Joined:
    """An annex in the package: its first page, from 0, and how many there are."""

    annex: AnnexFile
    first: int
    pages: int
    outline: tuple[tuple[int, str, int], ...]


class Joiner:
    """Adds annexes to one agenda. `places` are the agenda's anchors; `total` counts all pages."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        places: Mapping[str, tuple[int, float]],
        total: int,
        words: Words,
    ) -> None:
        self.pdf = pdf
        self.joined: list[Joined] = []
        self._structure = PackageStructure(pdf)
        self._places = places
        self._total = total
        self._words = words
        self._font = pdf.pages[0].obj.Resources.Font[f"/{FONT}"]
        self._begin = pdf.make_indirect(pdf.make_stream(b"q"))
        self._own_pages = len(pdf.pages)

    def add(self, annex: AnnexFile, source: pikepdf.Pdf) -> None:
        """Add an annex as pages."""
        first = len(self.pdf.pages)
        # Read before: adding pages changes what the source says of them.
        outline = tuple(_outline_of(source))
        self.pdf.add_pages_from(source)
        pages = [self.pdf.pages[number] for number in range(first, len(self.pdf.pages))]
        self._put_into_structure(annex, source, pages)
        self.joined.append(Joined(annex, first, len(pages), outline))

    def _put_into_structure(
        self, annex: AnnexFile, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page]
    ) -> None:
        part = self._structure.part(f"{annex.stamp}: {annex.name}")
        tagged = False
        if "/StructTreeRoot" in source.Root and "/MarkInfo" in source.Root:
            try:
                self._structure.keep(part, source, pages)
                tagged = True
            except ValueError:
                pass  # what cannot be followed is treated as a scanned page
        for number, page in enumerate(pages):
            if not tagged:
                _forget_structure(page.obj)
                text = self._words.gettext("{annex}, page {page} of {pages}").format(
                    annex=annex.stamp, page=number + 1, pages=len(pages)
                )
                self._structure.picture(part, page, text)
            self._stamp(part, annex, page, number, len(pages), tagged)

    def _stamp(
        self,
        part: Any,
        annex: AnnexFile,
        page: pikepdf.Page,
        number: int,
        pages: int,
        tagged: bool,
    ) -> None:
        _ = self._words.gettext
        head = _("{annex}, page {page} of {pages}").format(
            annex=annex.stamp, page=number + 1, pages=pages
        )
        place = len(self.pdf.pages) - pages + number + 1
        foot = _("Page {page} of {pages}").format(page=place, pages=self._total)
        linked = number == 0 and annex.anchor in self._places
        mark = self._structure.marks_of(page) if linked else 0
        begin = f"/Link <</MCID {mark}>> BDC" if linked else "/Artifact BMC"
        stamped = stamp(sheet_of(page), head, foot, begin)
        operators = stamped.operators.replace(f"/{FONT} ", "/PunktvisStamp ")
        self._draw(page, operators, tagged)
        if linked:
            self._link_back(part, annex, page, stamped.box, mark)

    def _draw(self, page: pikepdf.Page, operators: str, tagged: bool) -> None:
        """The stamp over the page, whose own content can reach neither it nor what follows."""
        end = "Q\n" if tagged else "Q EMC\n"
        tail = self.pdf.make_stream((end + operators).encode("latin-1"))
        if tagged:
            content = page.obj.get("/Contents")
            own = list(content) if isinstance(content, Array) else [content]
            page.obj.Contents = Array([self._begin, *(one for one in own if one is not None), tail])
            resources = _own_resources(page)
        else:
            inner = _as_form(self.pdf, page)
            head = self.pdf.make_stream(b"/Figure <</MCID 0>> BDC q /PunktvisPage Do")
            page.obj.Contents = Array([head, tail])
            resources = Dictionary(XObject=Dictionary(PunktvisPage=inner))
            page.obj.Resources = resources
        if "/Font" not in resources:
            resources.Font = Dictionary()
        resources.Font["/PunktvisStamp"] = self._font

    def _link_back(
        self, part: Any, annex: AnnexFile, page: pikepdf.Page, box: list[float], mark: int
    ) -> None:
        number, height = self._places[annex.anchor]
        target = self.pdf.pages[number].obj
        link = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                F=4,
                Border=Array([0, 0, 0]),
                Rect=Array(box),
                Dest=Array([target, Name.XYZ, 0, min(look.HEIGHT, height + 12), None]),
                Contents=String(self._words.gettext("Back to the agenda")),
            )
        )
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(link)
        self._structure.link(part, page, link, mark)

    def ranges(self) -> list[tuple[AnnexFile, range]]:
        """The annexes with their pages."""
        return [
            (joined.annex, range(joined.first, joined.first + joined.pages))
            for joined in self.joined
        ]

    # --- at the end ------------------------------------------------------------------------------

    def finish(self) -> None:
        """Structure, outline, and the links from the agenda to the annexes."""
        self._structure.write()
        self._outline()
        self._link_forth()

    def _outline(self) -> None:
        with self.pdf.open_outline() as outline:
            for joined in self.joined:
                annex = joined.annex
                item = OutlineItem(f"{annex.stamp}: {annex.name}", joined.first, "Fit")
                item.is_closed = True
                path = [item]
                for depth, title, page in joined.outline:
                    inner = OutlineItem(title, joined.first + page, "Fit")
                    path = path[: depth + 1]
                    path[-1].children.append(inner)
                    path.append(inner)
                outline.root.append(item)

    def _link_forth(self) -> None:
        first = {joined.annex.target: joined.first for joined in self.joined}
        for page in list(self.pdf.pages)[: self._own_pages]:
            for annotation in page.obj.get("/Annots", []):
                target = annotation.get("/Dest")
                if isinstance(target, String) and str(target) in first:
                    found = self.pdf.pages[first[str(target)]].obj
                    annotation.Dest = Array([found, Name.Fit])


def _outline_of(source: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """(depth, title, page from 0) of an annex's own bookmarks; none where they are damaged."""
    found: list[tuple[int, str, int]] = []
    places = {page.obj.objgen: number for number, page in enumerate(source.pages)}

    def walk(items: Sequence[OutlineItem], depth: int) -> None:
        for item in items:
            target = item.destination
            page = target[0] if isinstance(target, Array) and len(target) else None
            number = places.get(page.objgen) if isinstance(page, Dictionary) else None
            if number is not None and len(found) < _MOST_OUTLINED:
                found.append((depth, item.title, number))
            if depth + 1 < _DEEPEST_OUTLINE:
                walk(item.children, depth + (number is not None))

    try:
        with source.open_outline(max_depth=_DEEPEST_OUTLINE + 1) as outline:
            walk(outline.root, 0)
    except (pikepdf.PdfError, pikepdf.OutlineStructureError, ValueError, TypeError, KeyError):
        return []
    return found


def _forget_structure(page: Any) -> None:
    """Numbers that lead into a structure which is left out would lead into another one."""
    if "/StructParents" in page:
        del page["/StructParents"]
    for annotation in page.get("/Annots", []):
        if "/StructParent" in annotation:
            del annotation["/StructParent"]


def _own_resources(page: pikepdf.Page) -> Any:
    """The page's resources, shared with no other page."""
    own = Dictionary(page.obj.get("/Resources", Dictionary()))
    if "/Font" in own:
        own.Font = Dictionary(own.Font)
    page.obj.Resources = own
    return own


def _as_form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    """The page's content as a form, which leaves nothing behind that would move the stamp.

    Not by `Page.as_form_xobject`: that reads the content later, when it is the form itself.
    """
    content = page.obj.get("/Contents")
    if isinstance(content, pikepdf.Stream):
        form = pdf.make_stream(content.read_raw_bytes())
        for key in ("/Filter", "/DecodeParms"):
            if key in content:
                form[key] = content[key]
    else:
        parts = content if isinstance(content, Array) else []
        streams = [part for part in parts if isinstance(part, pikepdf.Stream)]
        form = pdf.make_stream(b"\n".join(stream.read_bytes() for stream in streams))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([float(value) for value in page.mediabox])
    form.Resources = page.obj.get("/Resources", Dictionary())
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    return form
