"""Walks a document and puts what it says under the labels that it bears.

Evidence for a label, strongest first: a cell of its own, the first line of a cell, a heading, a bold
line, a line with a colon, a line alone. What stands under no label is kept aside, in its order.
"""

import re
from collections.abc import Sequence

from model.exchange.word.found import INLINE, MARKED, TABULAR, TEXTS, Collected, Found
from model.exchange.word.labels import DEADLINE, HEADING, Labels, Named, option_labels, plain
from model.exchange.word.money import is_money
from model.exchange.word.prompts import is_prompt_text
from model.exchange.word.rows import Rows
from model.exchange.word.shapes import Box, Cell, Content, Paragraph, Table, paragraphs, words
from model.exchange.word.texts import head, tail
from model.exchange.word.ticks import has_mark, is_mark, only_options
from model.forms import Kind as FieldKind
from model.text.blocks import LIST_KINDS, Kind, paragraph
from model.text.dates import find_dates

LONGEST_TITLE = 200
LONGEST_TICK = 150
"""Options and their boxes, and nothing else."""
UNKNOWN = ""
"""The field of a heading that is no label."""

_CASE = re.compile(
    r"(?:sags?\s?nr|sagsnummer|journal\s?nr|journalnummer)\.?\s*:?\s*(\S*\d\S*)", re.IGNORECASE
)
_MEETING = re.compile(r"møde|direktion|chefteam|meeting|^\W*den\b|^\W*d\.", re.IGNORECASE)
_MOST_MEETING_WORDS = 12


class Collector:
    """One document."""

    def __init__(self) -> None:
        self.result = Collected()
        self._labels = Labels()
        self.current: Found | None = None
        self._order = 0
        self._strong = 0
        self._depth = 0
        self._options = {
            FieldKind.OPENNESS: option_labels("openness"),
            FieldKind.FUNDING: option_labels("funding"),
        }

    def feed(self, contents: Sequence[Content]) -> None:
        """Take contents in, in order."""
        for content in contents:
            if isinstance(content, Paragraph):
                self._paragraph(content)
            elif isinstance(content, Table):
                self._table(content)
            else:
                self._box(content)

    def feed_aside(self, contents: Sequence[Content]) -> bool:
        """A header or a footer: only a case number is looked for. Whether nothing else is in it."""
        texts = [paragraph.text for paragraph in paragraphs(list(contents)) if paragraph.text]
        taken = [self._case_number(text) for text in texts]
        return all(taken)

    # --- paragraphs ---------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if not text:
            return
        if is_prompt_text(text):
            self._consume(text)
            return
        if self._is_label(paragraph) or self._is_meeting_line(paragraph):
            return
        if self._has_labels_inside(paragraph) or self._is_openness(paragraph):
            return
        if self._is_foreign_heading(paragraph):
            return
        if self.current is not None:
            self.current.contents.append(paragraph)
        elif _CASE.match(text) and self._case_number(text):
            return  # a page's head, copied with the page
        elif self._may_be_title(paragraph):
            self._open("title", None, "", 1.0 if paragraph.title else 0.95).contents.append(
                paragraph
            )
            self.current = None
        else:
            self._stray(paragraph)

    def _is_label(self, paragraph: Paragraph) -> bool:
        """The whole paragraph names a field."""
        text = paragraph.text
        if len(text) > 90 or paragraph.block.kind in LIST_KINDS or has_mark(text):
            return False
        heading = paragraph.block.kind is Kind.HEADING or paragraph.bold or text.isupper()
        strong = heading or text.endswith(":") or self._depth > 0
        named = self._labels.find(text, guess=strong or self._strong == 0)
        if named is None or not self._is_believed(named, paragraph, strong, heading):
            return False
        if named.field == HEADING:
            self._consume(text)
            self.result.codes.update(named.codes)
            return True
        level = paragraph.block.level if paragraph.block.kind is Kind.HEADING else None
        self._named(named, text, 1.0 if strong or self._strong == 0 else 0.9, level)
        return True

    def _is_believed(self, named: Named, paragraph: Paragraph, strong: bool, heading: bool) -> bool:
        known = named.field in self.result.fields
        current = self.current
        if named.kind is None:
            if named.field == HEADING:
                return not self.result.fields.keys() - {"title", "meeting_line", "case_number"}
            return not known and (paragraph.text.endswith(":") or self._depth > 0)
        if current is not None and current.kind is FieldKind.MINUTES and self._depth == 0:
            return not known and heading and named.kind is FieldKind.ANNEXES
        if known:
            return heading and named.certainty >= 0.95
        return strong or self._strong == 0 or named.certainty >= 0.95

    def _has_labels_inside(self, paragraph: Paragraph) -> bool:
        """ "Sagsbehandler: X", also several on a line with tabs between."""
        if ":" not in paragraph.text or paragraph.block.kind in LIST_KINDS:
            return False
        text = paragraph.block.text
        pieces = re.split(r"\t+(?=[^\t:]{2,70}:)", text) if "\t" in text.strip() else [text]
        found: list[tuple[Named, str, int]] = []
        at = 0
        for piece in pieces:
            match = INLINE.match(piece)
            named = self._inline_label(match[1], paragraph) if match else None
            if match is None or named is None:
                break
            start = text.index(piece, at)
            found.append((named, match[0].strip(), start + match.end()))
            at = start + len(piece)
        if not found or len(found) < len(pieces):
            return False
        ends = [*(text.index(pieces[k + 1], found[k][2]) for k in range(len(found) - 1)), len(text)]
        lead = len(text) - len(text.lstrip())
        for (named, label, begin), end in zip(found, ends, strict=True):
            self._named(named, label, 0.97 if named.certainty < 1 else 1.0, None)
            value = tail(paragraph, begin - lead)
            if end < len(text):
                value = head(value, end - begin)
            if self.current is not None:
                self.current.contents.append(value)
            if named.kind not in TEXTS and named.kind not in TABULAR:
                self.current = None
        return True

    def _inline_label(self, label: str, paragraph: Paragraph) -> Named | None:
        lead = paragraph.block.text.lstrip()
        bold = bool(paragraph.block.runs) and self._starts_bold(paragraph, label)
        named = self._labels.find(label, guess=bold or self._depth > 0 or self.current is None)
        if named is None or named.field == HEADING or has_mark(lead[: len(label)]):
            return None
        if named.field in self.result.fields:
            return None
        running = self.current is not None and self.current.kind in TEXTS
        if named.kind in TEXTS and running and not bold and self._strong > 0:
            return None
        if running and named.kind is None and not bold:
            return None
        minutes = self.current is not None and self.current.kind is FieldKind.MINUTES
        return None if minutes and self._depth == 0 else named

    @staticmethod
    def _starts_bold(paragraph: Paragraph, label: str) -> bool:
        first = next((run for run in paragraph.block.runs if run.text.strip()), None)
        return (first is not None and first.bold and not paragraph.bold) or (
            paragraph.bold and len(paragraph.text) < len(label) + 60
        )

    def _is_meeting_line(self, paragraph: Paragraph) -> bool:
        """ "Chefteammøde – 6. marts 2026": the meeting's name with its date."""
        text = paragraph.text
        running = self.current is not None and self.current.kind in TEXTS
        if "meeting_line" in self.result.fields or running or len(text) > 120:
            return False
        if len(text.split()) > _MOST_MEETING_WORDS or not _MEETING.search(text):
            return False
        dates = find_dates(text)
        if len(dates) != 1 or not dates[0].has_year:
            return False
        if text.endswith("?") or plain(text.split(":")[0]) in ("frist", "indstillingsfrist"):
            return False
        self._open("meeting_line", None, "", 1.0).contents.append(paragraph)
        self.current = None
        return True

    def _is_openness(self, paragraph: Paragraph) -> bool:
        """Both words with their boxes, or one of the two on a line of its own."""
        text = paragraph.text
        current = self.current
        if current is not None and (current.kind in TEXTS or current.kind is FieldKind.OPENNESS):
            return False
        if len(text) > LONGEST_TICK or not only_options(text, self._options[FieldKind.OPENNESS]):
            return False
        found = self.result.fields.get("openness")
        if found is None:
            found = self._open("openness", FieldKind.OPENNESS, "", 1.0)
        found.contents.append(paragraph)
        if current is None or not current.contents:
            self.current = current if current is not None and current is not found else None
        else:
            self.current = None
        return True

    def _is_foreign_heading(self, paragraph: Paragraph) -> bool:
        """A heading as high as the label's own ends a field, for it is a field that we do not know."""
        current = self.current
        if current is None or paragraph.block.kind is not Kind.HEADING:
            return False
        if current.kind is FieldKind.MINUTES or current.level is None:
            return False
        if paragraph.block.level > current.level:
            return False
        self._order += 1
        self.current = Found(UNKNOWN, None, "", 0.0, self._order, level=paragraph.block.level)
        self.current.contents.append(paragraph)
        self.result.stray.append((self._order, self.current.contents))
        return True

    def _may_be_title(self, paragraph: Paragraph) -> bool:
        result = self.result
        started = any(found.kind in TEXTS for found in result.fields.values())
        known = result.fields.get("title")
        if known is not None or started or len(paragraph.text) > LONGEST_TITLE:
            return False
        return paragraph.title or not result.stray

    def _case_number(self, text: str) -> bool:
        """Keep a case number; whether it is all that the text says."""
        match = _CASE.search(text)
        if match is None or "case_number" in self.result.fields:
            return False
        found = self._open("case_number", None, "", 1.0)
        found.contents.append(_line(match[1].strip(".,;")))
        self.current = None
        alone = not (text[: match.start()] + text[match.end() :]).strip(" .,;–-")
        if alone:
            self._consume(text)
        return alone

    # --- tables -------------------------------------------------------------------------------

    def _box(self, box: Box) -> None:
        """A text box is no part of the field in which its anchor happens to stand."""
        before, self.current = self.current, None
        self._depth += 1
        self.feed(box.content)
        self._depth -= 1
        self.current = before

    def _table(self, table: Table) -> None:
        current = self.current
        if current is not None and not self._names_fields(table):
            current.contents.append(table)
            return
        self.current = None
        self._depth += 1
        Rows(self, table).read()
        self._depth -= 1
        self.current = None

    def _names_fields(self, table: Table) -> bool:
        """Whether a table is a part of the form, not of a text in it."""
        for row in table.rows:
            for cell in row:
                if self.label_of(cell) is not None:
                    return True
        return False

    def label_of(self, cell: Cell) -> Named | None:
        """The field that a cell begins with."""
        first = next((part for part in paragraphs(cell.content) if part.text), None)
        if first is None or first.block.kind in LIST_KINDS or has_mark(first.text):
            return None
        named = self._labels.find(first.text, guess=len(first.text) < 50)
        if named is None and (match := INLINE.match(first.text)):
            named = self._labels.find(match[1], guess=False)
        if named is None or named.field in (HEADING, DEADLINE):
            return None
        if named.field in self.result.fields and named.certainty < 0.95:
            return None
        return named

    def row_of(self, cells: Sequence[Cell], kind: FieldKind) -> bool:
        """Whether cells belong to a field of this kind without saying so."""
        texts = [words(cell.content) for cell in cells]
        if not any(texts) or any(len(text) > LONGEST_TICK for text in texts):
            return False
        if kind is FieldKind.COSTS:
            return all(is_money(text) for text in texts)
        if kind in MARKED:
            options = self._options[kind]
            return all(not t or is_mark(t) or only_options(t, options) for t in texts)
        return False

    def open_row(self, cells: Sequence[Cell]) -> bool:
        """A row that is nothing but open or closed."""
        texts = [words(cell.content) for cell in cells]
        if not self.row_of(cells, FieldKind.OPENNESS) or all(is_mark(t) for t in texts if t):
            return False
        found = self.result.fields.get("openness")
        if found is None:
            found = self._open("openness", FieldKind.OPENNESS, "", 1.0)
        found.contents.append(Table((tuple(cells),)))
        self.current = None
        return True

    # --- notes --------------------------------------------------------------------------------

    def _named(self, named: Named, label: str, evidence: float, level: int | None) -> None:
        """A label was read: what follows is its field's."""
        self._consume(label)
        self.result.codes.update(named.codes)
        self._strong += named.kind is not None
        self.result.in_tables += self._depth > 0 and named.kind in TEXTS
        certainty = round(named.certainty * evidence, 2)
        known = self.result.fields.get(named.field)
        if known is not None:
            known.certainty = min(known.certainty, certainty, 0.6)
            self.current = known
            return
        self.current = self._open(named.field, named.kind, label, certainty)
        self.current.codes, self.current.level = named.codes, level

    def _open(self, name: str, kind: FieldKind | None, label: str, certainty: float) -> Found:
        self._order += 1
        found = Found(name, kind, label, certainty, self._order)
        self.result.fields[name] = found
        return found

    def _stray(self, content: Content) -> None:
        if isinstance(content, Paragraph) and self._case_number(content.text):
            return
        self._order += 1
        self.result.stray.append((self._order, [content]))

    def _consume(self, text: str) -> None:
        self.result.consumed.append(text)


def _line(text: str) -> Paragraph:
    return Paragraph(paragraph(text))
