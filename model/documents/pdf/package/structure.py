"""The structure of a package: the agenda's own, and below it a part for each annex.

An annex with a structure of its own keeps it. A page without one becomes a figure with a text that
says which page it is: formally right, humanly poor, and all that can be said of a scanned page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_DEEPEST = 60


def numbers_in(tree: Any, depth: int = 0) -> list[tuple[int, Any]]:
    """The pairs of a number tree."""
    found: list[tuple[int, Any]] = []
    flat = list(tree.get("/Nums", []))
    for place in range(0, len(flat) - 1, 2):
        found.append((int(flat[place]), flat[place + 1]))
    if depth < _DEEPEST:
        for kid in tree.get("/Kids", []):
            found.extend(numbers_in(kid, depth + 1))
    return found


@dataclass(slots=True)
class PackageStructure:
    """The structure of the agenda's file, and what annexes add to it."""

    pdf: pikepdf.Pdf
    root: Any = field(init=False)
    document: Any = field(init=False)
    parents: list[tuple[int, Any]] = field(init=False)
    next_key: int = field(init=False)

    def __post_init__(self) -> None:
        self.root = self.pdf.Root.StructTreeRoot
        self.document = self.root.K[0]
        self.parents = numbers_in(self.root.ParentTree)
        self.next_key = max([key for key, _ in self.parents], default=-1) + 1

    def part(self, title: str) -> Any:
        """A part of the document for one annex."""
        part = self._element("Part", self.document, T=String(title), K=Array())
        self.document.K.append(part)
        return part

    def keep(self, part: Any, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> None:
        """Hang the source's own structure below the part. Its pages are in the package already.

        Raises ValueError where that structure cannot be followed.
        """
        try:
            original = source.Root.StructTreeRoot
            tree = self.pdf.copy_foreign(
                original if original.is_indirect else source.make_indirect(original)
            )
            ways = numbers_in(tree.ParentTree)
            kids = tree.K if isinstance(tree.K, Array) else [tree.K]
        except (AttributeError, KeyError, TypeError, pikepdf.PdfError) as problem:
            raise ValueError("a structure without its parts") from problem
        first = self.next_key
        self.parents.extend((first + key, owner) for key, owner in ways)
        self.next_key = first + max((key for key, _ in ways), default=-1) + 1
        for page in pages:
            self._move_keys(page.obj, first)
        language = source.Root.get("/Lang")
        if language is not None:
            part.Lang = String(str(language))
        for kid in kids:
            kid.P = part
            part.K.append(kid)
        for name in ("/RoleMap", "/ClassMap"):
            self._merge(name, tree)

    def picture(self, part: Any, page: pikepdf.Page, text: str) -> None:
        """The whole page as one figure, whose content is marked with 0."""
        figure = self._element(
            "Figure",
            part,
            Pg=page.obj,
            K=0,
            Alt=String(text),
            A=Dictionary(
                O=Name.Layout,
                BBox=Array([float(value) for value in page.mediabox]),
                Placement=Name.Block,
            ),
        )
        part.K.append(figure)
        page.obj.StructParents = self._key(Array([figure]))
        page.obj.Tabs = Name.S
        for annotation in list(page.obj.get("/Annots", [])):
            self._annotation(part, page, annotation)

    def link(self, part: Any, page: pikepdf.Page, annotation: Any, mark: int) -> None:
        """A link with content `mark` of the page, and the page's way back to it."""
        element = self._element("Link", part, Pg=page.obj, K=Array([mark]))
        element.K.append(Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=annotation))
        part.K.append(element)
        annotation.StructParent = self._key(element)
        for key, owners in self.parents:
            if key == int(page.obj.StructParents):
                while len(owners) < mark:
                    owners.append(owners[0] if len(owners) else element)
                owners.append(element)

    def marks_of(self, page: pikepdf.Page) -> int:
        """How many marks the page's own content has: the number of the next one."""
        key = page.obj.get("/StructParents")
        if key is None:
            page.obj.StructParents = self._key(self.pdf.make_indirect(Array()))
            return 0
        return next((len(owners) for found, owners in self.parents if found == int(key)), 0)

    def write(self) -> None:
        """Put the ways back from content into the file."""
        flat: list[Any] = []
        for key, owner in sorted(self.parents, key=lambda pair: pair[0]):
            flat += (key, owner)
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(flat)))
        self.root.ParentTreeNextKey = self.next_key

    # --- parts -----------------------------------------------------------------------------------

    def _element(self, tag: str, parent: Any, **entries: Any) -> Any:
        return self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, **entries)
        )

    def _key(self, owner: Any) -> int:
        self.parents.append((self.next_key, owner))
        self.next_key += 1
        return self.next_key - 1

    def _annotation(self, part: Any, page: pikepdf.Page, annotation: Any) -> None:
        kind = str(annotation.get("/Subtype"))
        if kind == "/Popup":
            return
        tag = {"/Link": "Link", "/Widget": "Form"}.get(kind, "Annot")
        if not annotation.is_indirect:
            annotation = self._made_indirect(page, annotation)
        reference = Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=annotation)
        element = self._element(tag, part, Pg=page.obj, K=Array([reference]))
        part.K.append(element)
        annotation.StructParent = self._key(element)
        if kind == "/Widget":
            if "/TU" not in annotation:
                annotation.TU = String(str(annotation.get("/T", "") or "Felt"))
        elif "/Contents" not in annotation:
            annotation.Contents = String(_meaning(annotation))

    def _made_indirect(self, page: pikepdf.Page, annotation: Any) -> Any:
        made = self.pdf.make_indirect(annotation)
        kept = [made if one == annotation else one for one in page.obj.Annots]
        page.obj.Annots = Array(kept)
        return made

    def _move_keys(self, page: Any, by: int) -> None:
        if "/StructParents" in page:
            page.StructParents = int(page.StructParents) + by
        page.Tabs = Name.S
        for annotation in page.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + by

    def _merge(self, name: str, tree: Any) -> None:
        if name not in tree:
            return
        if name not in self.root:
            self.root[name] = Dictionary()
        for key, value in tree[name].items():
            if key not in self.root[name]:
                self.root[name][key] = value


def _meaning(annotation: Any) -> str:
    action = annotation.get("/A")
    address = action.get("/URI") if isinstance(action, Dictionary) else None
    return str(address) if address is not None else "Link"
