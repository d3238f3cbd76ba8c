"""Pieces of Word files that python-docx has no words for, as Word writes them."""

from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def element(tag: str, inside: str, attributes: str = "") -> Any:
    """One element in Word's namespaces."""
    return parse_xml(f"<w:{tag} {NAMES} {attributes}>{inside}</w:{tag}>")


def run(text: str, look: str = "") -> str:
    """A run as text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def control_box(ticked: bool, label: str) -> list[Any]:
    """A box of today: a content control."""
    state = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    sign = run("☒" if ticked else "☐")
    box = element("sdt", f"<w:sdtPr>{state}</w:sdtPr><w:sdtContent>{sign}</w:sdtContent>")
    return [box, parse_xml(run(f" {label}  ").replace("<w:r>", f"<w:r {NAMES}>", 1))]


def legacy_box(ticked: bool, label: str) -> list[Any]:
    """A box of old: a form field."""
    checked = "<w:checked/>" if ticked else ""
    data = f'<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{checked}</w:checkBox></w:ffData>'
    return [
        element("r", f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'),
        element("r", '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'),
        element("r", '<w:fldChar w:fldCharType="separate"/>'),
        element("r", '<w:fldChar w:fldCharType="end"/>'),
        element("r", f'<w:t xml:space="preserve"> {escape(label)}  </w:t>'),
    ]


def form_text(text: str) -> list[Any]:
    """A text form field of old."""
    return [
        element(
            "r", '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar>'
        ),
        element("r", "<w:instrText> FORMTEXT </w:instrText>"),
        element("r", '<w:fldChar w:fldCharType="separate"/>'),
        element("r", f"<w:t>{escape(text)}</w:t>"),
        element("r", '<w:fldChar w:fldCharType="end"/>'),
    ]


def control_text(text: str) -> Any:
    """A content control with text in it."""
    return element("sdt", f"<w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent>")


def prompt() -> Any:
    """A content control that nobody has filled in."""
    shown = run("Klik eller tryk her for at skrive tekst.")
    inside = f"<w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent>"
    return element("sdt", inside)


def inserted(text: str) -> Any:
    """A tracked insertion."""
    return element("ins", run(text), 'w:id="91" w:author="A"')


def deleted(text: str) -> Any:
    """A tracked deletion."""
    gone = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return element("del", gone, 'w:id="92" w:author="A"')


def link(document: Any, address: str, text: str) -> Any:
    """A hyperlink."""
    key = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return element("hyperlink", run(text), f'r:id="{key}"')


def text_box(text: str) -> Any:
    """A text box, drawn twice as Word does it: for itself and for older versions."""
    inside = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    drawn = (
        "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    return element(
        "r",
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{drawn}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>",
    )
