"""Rich texts for the tests: written short for tables, and nasty random ones for properties."""

from hypothesis import strategies as st

from model.text.blocks import Block, Kind, Run

# What a Markdown writer may stumble over, beside letters and spaces.
NASTY = [
    *"*_~<>&[]()!#+-.1`\\ =|:;/\"'«–…æøåaB9\t\n\u00a0\u2028\u3000\u200b\u0301\U0001f600€,{}",
    "**",
    "__",
    "```",
    "~~~",
    "---",
    "===",
    "\n---",
    "\n===",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "12) ",
    "    ",
    "\n    - ",
    "\n1. ",
    "\n# ",
    "\n> ",
    "# ",
    " #",
    "<b>",
    "</b>",
    "<u>",
    "</i>",
    "<br>",
    "<!--",
    "<?",
    "&amp;",
    "&#32;",
    "&nbsp;",
    "](",
    "]:",
    "[a](http://b)",
    "![",
    "<http://x.dk>",
    "http://x.dk",
    "\\\n",
    "  \n",
    "\r\n",
    "ord",
    "to ord",
    "14. oktober",
    "| a | b |",
    "\0",
    "\ud800",
    "\x0b",
]
LINKS = [
    "http://x.dk",
    "https://a.dk/(b)_c*d*?x=1&amp;y=[2]",
    "mailto:a@b.dk",
    'http://a b/<c>"`\\',
    "HTTP://æøå.dk/",
    "javascript:alert(1)",
    "bilag.pdf",
]

nasty_text = st.lists(st.sampled_from(NASTY), max_size=6).map("".join) | st.text(max_size=8)
markdown_like = st.lists(st.sampled_from(NASTY), max_size=40).map("".join)

runs = st.builds(
    Run,
    nasty_text,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.just("") | st.sampled_from(LINKS),
)
blocks = st.builds(
    Block, st.sampled_from(Kind), st.integers(-1, 12), st.lists(runs, max_size=5).map(tuple)
)
texts = st.lists(blocks, max_size=8)

p = Kind.PARAGRAPH
h = Kind.HEADING
ul = Kind.BULLET
ol = Kind.NUMBER


def block(kind: Kind, level: int, *parts: str | Run) -> Block:
    """A block of plain text and runs: `block(ul, 0, "Godkendte ", Run("alt", bold=True))`."""
    return Block(kind, level, tuple(Run(part) if isinstance(part, str) else part for part in parts))
