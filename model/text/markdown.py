"""Rich text as CommonMark: how it travels in the exchange format and to `.md` files.

Paragraphs, `#`–`###`, `\\` hard breaks, `**bold**`, `*italic*`, links, nested `-` and `1.` lists at
four spaces a level, `<u>`, and `<b> <i>` where marks cannot open or close. Every other character is
literal. `from_markdown(to_markdown(blocks))` is `normalise(blocks)` for every text.
"""

from model.text.markdown_reader import from_markdown
from model.text.markdown_writer import to_markdown

__all__ = ["from_markdown", "to_markdown"]
