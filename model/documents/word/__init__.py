"""A document as a Word file: the same blocks with Word's own headings, lists and tables."""

from model.documents.word.writer import to_word

__all__ = ["to_word"]
