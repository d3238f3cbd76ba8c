"""What the file says about itself: XMP, the claim to PDF/UA-1 and PDF/A-2a, the colour space."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from xml.sax.saxutils import escape

from PIL import ImageCms

from model.documents.content import Document

PRODUCER = "Punktvis"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   {author}{subject}
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <pdf:Producer>{producer}</pdf:Producer>
   {claims}
  </rdf:Description>
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>PDF/UA part</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_ARCHIVAL = "<pdfaid:part>{}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
_ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>"
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"
_SUBJECT = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>'
)


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says of itself, each in one line that XML can carry."""

    title: str
    author: str
    subject: str


def describe(document: Document) -> Description:
    """What is to be said of a document."""
    title = _one_line(document.title) or PRODUCER
    return Description(title, _one_line(document.author), _one_line(document.subject))


def _one_line(text: str) -> str:
    """Without what XML may not carry."""
    text = " ".join(text.split())
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs", "Cn"))


def xmp(
    described: Description, language: str, *, archival: int = 2, accessible: bool = True
) -> bytes:
    """The metadata packet. It carries no time: the same document gives the same file.

    `archival` is the part of PDF/A that it claims at level A, 0 for none; `accessible` claims
    PDF/UA-1.
    """
    return _PACKET.format(
        title=escape(described.title),
        author=_AUTHOR.format(escape(described.author)) if described.author else "",
        subject=_SUBJECT.format(escape(described.subject)) if described.subject else "",
        language=escape(language),
        producer=PRODUCER,
        claims=(_ARCHIVAL.format(archival) if archival else "")
        + (_ACCESSIBLE if accessible else ""),
    ).encode()


_ICC_DATE = slice(24, 36)
_SOME_DATE = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))


@cache
def srgb_profile() -> bytes:
    """The sRGB colour profile. Its date of making is fixed, for it says nothing."""
    create = cast("Callable[[str], Any]", vars(ImageCms)["createProfile"])
    profile = bytearray(ImageCms.ImageCmsProfile(create("sRGB")).tobytes())
    profile[_ICC_DATE] = _SOME_DATE
    return bytes(profile)
