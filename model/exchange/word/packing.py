"""Puts the parts of a Word file into its zip: the least that Word, and a screen reader, want."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from model.exchange.word.written import BULLETS, LEVELS, Body, link_target

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DATE = (1980, 1, 1, 0, 0, 0)
_SIGNS = ("•", "–", "▪")


def pack(body: Body, title: str, language: str = "da-DK") -> bytes:
    """The whole file. The same parts give the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (
                ("doc", f"{_OFFICE}/officeDocument", "word/document.xml", ""),
                (
                    "core",
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                    "",
                ),
            )
        ),
        "docProps/core.xml": _core(title, language),
        "word/document.xml": _document(body),
        "word/styles.xml": _styles(language),
        "word/numbering.xml": _numbering(body.lists),
        "word/_rels/document.xml.rels": _relationships(
            (
                ("styles", f"{_OFFICE}/styles", "styles.xml", ""),
                ("numbering", f"{_OFFICE}/numbering", "numbering.xml", ""),
                *(
                    (f"link{number}", f"{_OFFICE}/hyperlink", link, ' TargetMode="External"')
                    for number, link in enumerate(body.links, 1)
                ),
            )
        ),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, _HEAD + content)
    return stream.getvalue()


def _document(body: Body) -> str:
    names = (
        f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
        ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
    )
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134"'
        ' w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {names}><w:body>{''.join(body.parts)}{page}</w:body></w:document>"


def _content_types() -> str:
    parts = (
        ("/word/document.xml", f"{_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPE}.styles+xml"),
        ("/word/numbering.xml", f"{_TYPE}.numbering+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relationships(entries: tuple[tuple[str, str, str, str], ...]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target={link_target(target)}{mode}/>'
        for key, kind, target, mode in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core(title: str, language: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )


def _styles(language: str) -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{32 - 4 * level}"/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    return (
        f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="80"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>'
        f"{headings}</w:styles>"
    )


def _numbering(lists: int) -> str:
    def level(number: int, bullet: bool) -> str:
        shape = "bullet" if bullet else "decimal"
        text = _SIGNS[number % len(_SIGNS)] if bullet else f"%{number + 1}."
        indent = 360 * (number + 1)
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>'
        )

    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(level(number, bullet) for number in range(LEVELS))
        + "</w:abstractNum>"
        for key, bullet in ((0, True), (1, False))
    )
    numbers = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="1"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{number}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for number in range(LEVELS)
        )
        + "</w:num>"
        for key in range(BULLETS + 1, lists + 1)
    )
    return f'<w:numbering xmlns:w="{_MAIN}">{kinds}{numbers}</w:numbering>'
