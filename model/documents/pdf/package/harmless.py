"""Takes out of a PDF from outside what could run, send or open something."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_ACTIVE = frozenset(
    f"/{name}"
    for name in (
        *("JavaScript", "Launch", "SubmitForm", "ResetForm", "ImportData", "GoToR", "GoToE"),
        *("Sound", "Movie", "Rendition", "RichMediaExecute", "SetOCGState", "Trans", "Hide"),
    )
)
_ACTIVE_ANNOTATIONS = frozenset(
    ("/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment")
)
_LONGEST_CHAIN = 50
_DEEPEST_FIELD = 30


def make_harmless(pdf: pikepdf.Pdf) -> None:
    """Take active content out of pages, annotations, form fields and the catalogue."""
    for key in ("/OpenAction", "/AA", "/Collection", "/AF"):
        if key in pdf.Root:
            del pdf.Root[key]
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        for key in ("/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations"):
            if key in names:
                del names[key]
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        for key in ("/XFA", "/CO"):
            if key in form:
                del form[key]
        for field in _fields(form.get("/Fields"), 0):
            _calm(field)
    for page in pdf.pages:
        _calm_page(page.obj)


def _calm_page(page: Any) -> None:
    for key in ("/AA", "/PieceInfo", "/AF", "/Trans", "/Dur"):
        if key in page:
            del page[key]
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return
    kept = [one for one in annotations if isinstance(one, Dictionary) and not _is_active(one)]
    for annotation in kept:
        _calm(annotation)
    if len(kept) < len(annotations):
        page["/Annots"] = Array(kept)


def _is_active(annotation: Any) -> bool:
    return str(annotation.get("/Subtype")) in _ACTIVE_ANNOTATIONS


def _calm(owner: Any) -> None:
    """Without actions on events, and without an action that does more than lead somewhere."""
    if "/AA" in owner:
        del owner["/AA"]
    action = owner.get("/A")
    if action is None:
        return
    if not isinstance(action, Dictionary) or str(action.get("/S")) in _ACTIVE:
        del owner["/A"]
    elif "/Next" in action:
        del action["/Next"]


def _fields(fields: Any, depth: int) -> Iterator[Any]:
    if not isinstance(fields, Array) or depth > _DEEPEST_FIELD:
        return
    for field in fields:
        if isinstance(field, Dictionary):
            yield field
            yield from _fields(field.get("/Kids"), depth + 1)


def all_fonts_embedded(pdf: pikepdf.Pdf, first: int) -> bool:
    """Whether every font of the pages from `first` on lies in the file, as PDF/UA wants it."""
    seen: set[tuple[int, int]] = set()
    return all(
        _resources_embedded(page.obj.get("/Resources"), seen, 0) for page in list(pdf.pages)[first:]
    )


def _resources_embedded(resources: Any, seen: set[tuple[int, int]], depth: int) -> bool:
    if not isinstance(resources, Dictionary) or depth > _LONGEST_CHAIN:
        return True
    fonts = resources.get("/Font")
    if isinstance(fonts, Dictionary):
        for font in fonts.values():
            if font.objgen in seen and font.is_indirect:
                continue
            seen.add(font.objgen)
            if not _is_embedded(font):
                return False
    forms = resources.get("/XObject")
    if isinstance(forms, Dictionary):
        for form in forms.values():
            if form.is_indirect and form.objgen in seen:
                continue
            seen.add(form.objgen)
            if not _resources_embedded(form.get("/Resources"), seen, depth + 1):
                return False
    return True


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    inner = font.get("/DescendantFonts")
    if isinstance(inner, Array) and len(inner):
        return _is_embedded(inner[0])
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(
        key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
