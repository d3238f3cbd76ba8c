"""Everything without a window. No Qt anywhere below this folder."""
