"""What goes out by the clipboard: HTML that Word and Outlook read, words, and our own blocks."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData

from model.text.blocks import LIST_KINDS, Block, Kind, Run, listed_text, normalise, to_json

OWN_FORMAT = "application/x-punktvis-rich-text"


def mime_data(blocks: Iterable[Block]) -> QMimeData:
    """The selection in all three forms."""
    text = normalise(blocks)
    data = QMimeData()
    data.setText(listed_text(text))
    data.setHtml(to_html(text))
    data.setData(OWN_FORMAT, to_json(text).encode())
    return data


def to_html(blocks: tuple[Block, ...]) -> str:
    """Nested lists, headings and paragraphs, with no style but bold, italic, underline, link."""
    parts: list[str] = []
    open_lists: list[str] = []
    for block in blocks:
        wanted = block.level + 1 if block.kind in LIST_KINDS else 0
        while len(open_lists) > wanted:
            parts.append(f"</li></{open_lists.pop()}>")
        if wanted and len(open_lists) == wanted:
            parts.append("</li>")
            if open_lists[-1] != block.kind:
                parts.append(f"</{open_lists.pop()}>")
        while len(open_lists) < wanted:
            open_lists.append(str(block.kind))
            parts.append(f"<{block.kind}>")
        words = "".join(map(_run_html, block.runs))
        if wanted:
            parts.append(f"<li>{words}")
        elif block.kind == Kind.HEADING:
            parts.append(f"<h{block.level}>{words}</h{block.level}>")
        else:
            parts.append(f"<p>{words}</p>")
    while open_lists:
        parts.append(f"</li></{open_lists.pop()}>")
    return "".join(parts)


def _run_html(run: Run) -> str:
    html = escape(run.text).replace("\n", "<br>")
    for wanted, tag in ((run.underline, "u"), (run.italic, "i"), (run.bold, "b")):
        if wanted:
            html = f"<{tag}>{html}</{tag}>"
    return f'<a href="{escape(run.link)}">{html}</a>' if run.link else html
