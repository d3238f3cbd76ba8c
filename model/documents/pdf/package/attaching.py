"""Attaches the file of an annex to a PDF, as it came."""

# pikepdf's stubs say little of what stands in a PDF object.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from pathlib import Path

import pikepdf
from pikepdf import Array, Name

from model.documents.package import AnnexFile

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_KINDS = {
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".odt": f"{_OPEN}.text",
    ".ods": f"{_OPEN}.spreadsheet",
    ".odp": f"{_OPEN}.presentation",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".zip": "application/zip",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
"""Own ones: what a machine knows of kinds differs, and the same annexes give the same bytes."""
_UNKNOWN = "application/octet-stream"
_NEVER_ATTACHED = frozenset(
    f".{ending}"
    for ending in (
        *("exe", "com", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf", "msi"),
        *("scr", "lnk", "jar", "hta", "html", "htm", "svg"),
    )
)
"""What a double click would run."""


def may_be_attached(name: str) -> bool:
    """Whether a file of this name does nothing by itself when somebody opens it."""
    return Path(name).suffix.lower() not in _NEVER_ATTACHED


def attach(pdf: pikepdf.Pdf, annex: AnnexFile) -> None:
    """Attach the annex's file, which must be there, as a supplement to the document (PDF/A-3).

    Raises OSError where it cannot be read.
    """
    assert annex.path is not None
    name = _free_name(pdf, annex)
    attached = pikepdf.AttachedFileSpec(
        pdf,
        annex.path.read_bytes(),
        filename=name,
        description=f"{annex.stamp}: {annex.name}",
        mime_type=_KINDS.get(Path(annex.file_name).suffix.lower(), _UNKNOWN),
        # The moment of making would make other bytes of the same annexes.
        creation_date="",
        mod_date="",
    )
    attached.relationship = Name.Supplement
    pdf.attachments[name] = attached
    if "/AF" not in pdf.Root:
        pdf.Root.AF = Array()
    pdf.Root.AF.append(pdf.attachments[name].obj)


def _free_name(pdf: pikepdf.Pdf, annex: AnnexFile) -> str:
    """What to call the file in this document: points without a number may have annexes alike."""
    name, number = annex.attached_name, 1
    while name in pdf.attachments:
        number += 1
        name = f"{number} {annex.attached_name}"
    return name
