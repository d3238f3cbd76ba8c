"""What ReportLab cannot say: language, title, structure, claims, outline."""

from collections.abc import Mapping, Sequence

from model.documents.content import Document
from model.documents.pdf import page as look
from model.documents.pdf.compose import Composer, Outlined
from model.documents.pdf.metadata import PRODUCER, Description, describe, srgb_profile, xmp
from model.documents.pdf.objects import FileObjects, Stream
from model.documents.pdf.paper import Paper
from model.documents.pdf.pen import text_string


def finish(
    paper: Paper,
    composer: Composer,
    document: Document,
    language: str,
    places: Mapping[str, tuple[int, float]],
) -> bytes:
    """Say what ReportLab cannot, and put the file together."""
    objects = paper.objects()
    structure = objects.next_number
    for body in paper.structure(composer.root, structure):
        objects.add(body)
    pages = [paper.page_number(number) for number in range(paper.pages)]
    for number, key in zip(pages, paper.page_keys, strict=True):
        _add(objects, number, b"/StructParents %d /Tabs /S" % key)
    description = describe(document)
    catalogue = [
        b"/Type /Catalog /Pages %d 0 R" % paper.tree_of_pages,
        b"/Lang (%b)" % language.encode("ascii"),
        b"/MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>",
        b"/PageLabels <</Nums [0 <</S /D>>]>>",
        b"/StructTreeRoot %d 0 R" % structure,
        b"/Metadata %d 0 R" % _metadata(objects, description, language),
        b"/OutputIntents [%d 0 R]" % _output_intent(objects),
    ]
    if composer.outline:
        outline = _outline(objects, composer.outline, pages, places)
        catalogue.append(b"/Outlines %d 0 R" % outline)
    root = objects.add(b"<<%b>>" % b" ".join(catalogue))
    return objects.write(root, _information(objects, description))


def _add(objects: FileObjects, number: int, entries: bytes) -> None:
    body = objects.bodies[number]
    if not isinstance(body, bytes) or not body.endswith(b">>"):
        raise ValueError("ReportLab writes a page otherwise than it used to")
    objects.bodies[number] = body[:-2] + entries + b">>"


def _metadata(objects: FileObjects, description: Description, language: str) -> int:
    packet = xmp(description, language)
    return objects.add(Stream(b"/Type /Metadata /Subtype /XML", packet, plain=True))


def _output_intent(objects: FileObjects) -> int:
    profile = objects.add(Stream(b"/N 3", srgb_profile()))
    return objects.add(
        b"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        b"/DestOutputProfile %d 0 R>>" % profile
    )


def _information(objects: FileObjects, description: Description) -> int:
    entries = {
        "Title": description.title,
        "Author": description.author,
        "Subject": description.subject,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    said = [f"/{name} {text_string(value)}" for name, value in entries.items() if value]
    return objects.add(f"<<{' '.join(said)}>>".encode("ascii"))


def _outline(
    objects: FileObjects,
    entries: Sequence[Outlined],
    pages: Sequence[int],
    places: Mapping[str, tuple[int, float]],
) -> int:
    """The bookmarks; an entry hangs below the last one before it of a lower level."""
    first = objects.next_number
    parents: list[int] = []
    open_entries: list[tuple[int, int]] = [
        (0, -1)
    ]  # level, place among the entries; -1 is the root
    for place, entry in enumerate(entries):
        while open_entries[-1][0] >= entry.level:
            open_entries.pop()
        parents.append(open_entries[-1][1])
        open_entries.append((entry.level, place))
    kids: dict[int, list[int]] = {}
    for place, parent in enumerate(parents):
        kids.setdefault(parent, []).append(place)
    objects.add(b"<</Type /Outlines %b>>" % _kids(kids[-1], first, len(kids[-1])))
    for place, entry in enumerate(entries):
        among = kids[parents[place]]
        order = among.index(place)
        page, height = places[entry.anchor]
        parts = [
            f"/Title {text_string(entry.text)}",
            f"/Parent {first + 1 + parents[place]} 0 R",
            f"/Dest [{pages[page]} 0 R /XYZ 0 {min(look.HEIGHT, height + 12):.2f} null]",
        ]
        if order:
            parts.append(f"/Prev {first + 1 + among[order - 1]} 0 R")
        if order + 1 < len(among):
            parts.append(f"/Next {first + 1 + among[order + 1]} 0 R")
        body = " ".join(parts).encode("ascii")
        if place in kids:
            # A negative count: the entry is closed when the file is opened.
            body += b" " + _kids(kids[place], first, -len(kids[place]))
        objects.add(b"<<%b>>" % body)
    return first


def _kids(places: Sequence[int], first: int, count: int) -> bytes:
    ends = (first + 1 + places[0], first + 1 + places[-1], count)
    return b"/First %d 0 R /Last %d 0 R /Count %d" % ends
