"""What ReportLab cannot say, said with pikepdf: language, title, structure, claims, outline."""

import io
import unicodedata
import zlib
from collections.abc import Iterator, Mapping

import pikepdf

from model.documents.content import Document
from model.documents.pdf import page as look
from model.documents.pdf.compose import Composer
from model.documents.pdf.metadata import PRODUCER, srgb_profile, xmp
from model.documents.pdf.paper import Paper


def finish(
    paper: Paper,
    composer: Composer,
    document: Document,
    language: str,
    places: Mapping[str, tuple[int, float]],
) -> bytes:
    """Say what ReportLab cannot, and compress."""
    data, tree = paper.data(composer.root)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        describe(pdf, document, language)
        pdf.Root.StructTreeRoot = pdf.get_object(tree, 0)
        for page, key in zip(pdf.pages, paper.page_keys, strict=True):
            page.obj.StructParents = key
            page.obj.Tabs = pikepdf.Name.S
        _outline(pdf, composer, places)
        return _saved(pdf)


def describe(
    pdf: pikepdf.Pdf,
    document: Document,
    language: str,
    *,
    archival: bool = True,
    accessible: bool = True,
) -> None:
    """Title, language and what the file claims to be."""
    title = _one_line(document.title) or PRODUCER
    subject, author = _one_line(document.subject), _one_line(document.author)
    root = pdf.Root
    root.Lang = pikepdf.String(language)
    root.MarkInfo = pikepdf.Dictionary(Marked=True)
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D)])
    )
    packet = pikepdf.Stream(
        pdf,
        xmp(
            title=title,
            author=author,
            subject=subject,
            language=language,
            archival=archival,
            accessible=accessible,
        ),
    )
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    root.Metadata = packet
    if archival:
        root.OutputIntents = pikepdf.Array([_output_intent(pdf)])
    elif "/OutputIntents" in root:
        del root["/OutputIntents"]
    if "/Info" in pdf.trailer:
        del pdf.trailer.Info
    info = pdf.docinfo
    for name, value in (("/Title", title), ("/Author", author), ("/Subject", subject)):
        if value:
            info[name] = value
    info["/Creator"] = info["/Producer"] = PRODUCER


_CARRIAGE_RETURN = 13
_MOVABLE = ("/ViewerPreferences", "/MarkInfo", "/PageLabels", "/OutputIntents")


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The finished file. No stream ends in a carriage return.

    With the line feed before `endstream` it would pass for a line end, and the stream's length look
    wrong to a strict reader. A compressed stream ends in a checksum of its content, so one more sign
    helps. The streams of objects are made while saving: those a shifted numbering makes anew.
    """
    for stream in _streams(pdf):
        content = stream.read_bytes()
        if zlib.adler32(content) & 0xFF == _CARRIAGE_RETURN:
            stream.write(content + b" ")
            if "/Length1" in stream:
                stream.Length1 = len(content) + 1
    data = _save(pdf)
    for key in _MOVABLE:
        if b"\r\nendstream" not in data:
            break
        pdf.Root[key] = pdf.make_indirect(pdf.Root[key])
        data = _save(pdf)
    return data


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The streams that are compressed on saving. A space at the end harms none of them."""
    for page in pdf.pages:
        yield page.obj.Contents
    fonts = pdf.pages[0].obj.Resources.Font
    for name in fonts.keys():  # noqa: SIM118  (a PDF dictionary, not a mapping)
        yield fonts[name].ToUnicode
        yield fonts[name].FontDescriptor.FontFile2


def _save(pdf: pikepdf.Pdf) -> bytes:
    result = io.BytesIO()
    pdf.save(
        result,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return result.getvalue()


def _one_line(text: str) -> str:
    """Without what XML may not carry."""
    text = " ".join(text.split())
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs", "Cn"))


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    profile = pikepdf.Stream(pdf, srgb_profile())
    profile.N = 3
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        DestOutputProfile=profile,
    )


def _outline(pdf: pikepdf.Pdf, composer: Composer, places: Mapping[str, tuple[int, float]]) -> None:
    if not composer.outline:
        return
    with pdf.open_outline() as outline:
        path: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, outline.root)]
        for entry in composer.outline:
            while path[-1][0] >= entry.level:
                path.pop()
            page, height = places[entry.anchor]
            item = pikepdf.OutlineItem(
                entry.text, page, "XYZ", left=0, top=round(min(look.HEIGHT, height + 12), 2)
            )
            path[-1][1].append(item)
            path.append((entry.level, item.children))
