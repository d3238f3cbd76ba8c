"""The head of a recommendation: its title, how far it has come, and when it may be treated."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.parsed_edit import ParsedEdit
from gui.fields.saving import FieldSaver
from gui.fields.words import ITEM_OPENNESS_CHOICES, STAGES, named, stage_name
from gui.services import Services, TextPlace
from gui.theme import TextSize
from gui.widgets.accessible import show_checked
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import ask_line
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Text
from gui.widgets.line_edit import LineEdit
from gui.widgets.ticks import TickBox
from gui.widgets.title_edit import TitleEdit
from model.commands import bank as commands
from model.commands import items as item_commands
from model.forms import form, forms
from model.queries.bank import BankDetail, BankRow
from model.text.dates import numeric_date, short_date
from model.text.spoken_days import coming_day
from model.text.translate import _, language
from model.vocabulary import Stage

WIDEST_FORM = 300


def parse_day(text: str) -> datetime.date:
    """ "26/11", "26. november 2026", "tirsdag"; without a year most likely one to come. Raises UserError."""
    return coming_day(text, datetime.date.today())


class ItemHead(QWidget):
    """Every change is one command."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._shown: BankDetail | None = None
        self._where = Text(look="accent", size=TextSize.SMALL)
        self.title = TitleEdit(_("Title"))
        self._saver = FieldSaver(self.title, services, _("Title"), self._show_title, self)
        self._saver.failed.connect(self.failed)
        stages = {stage: _(STAGES[stage]) for stage in commands.SETTABLE}
        self.stage = NamedComboBox(_("How far it has come"), stages)
        self.form = NamedComboBox[str](_("Form"))
        self.form.setSizeAdjustPolicy(NamedComboBox.SizeAdjustPolicy.AdjustToContents)
        self.form.setMaximumWidth(WIDEST_FORM)
        self._openness = NamedComboBox(_("Open or closed"), named(ITEM_OPENNESS_CHOICES))
        self.wished = NamedComboBox[datetime.date | None](_("Wished meeting"))
        self.wished.setMinimumWidth(190)
        self.not_before = ParsedEdit(_("Not before"), parse_day, numeric_date, while_typed=True)
        self.not_before.setPlaceholderText(_("Not before"))
        self.not_before.setFixedWidth(120)
        self.oral = TickBox(_("Oral"))
        self.case_number = LineEdit(_("Case number"), _("Case number"))
        self.case_number.setFixedWidth(150)
        self.comment = LineEdit(_("Comment"), _("Comment, for example what is missing"))
        self._lines = [
            FieldSaver(line, services, line.accessibleName(), _show_in(line), self)
            for line in (self.case_number, self.comment)
        ]
        for saver in self._lines:
            saver.failed.connect(self.failed)
        self._lay_out()
        self._connect()

    def show_detail(self, detail: BankDetail, days: list[datetime.date]) -> None:
        """Show another recommendation, or the same one changed. `days` of the coming meetings."""
        self._shown = detail
        row = detail.row
        stage = stage_name(row.stage)
        late = _("received after the deadline") if row.late else ""
        places = [
            _("meeting {date}").format(date=short_date(place.date, language()))
            for place in row.placements
        ]
        self._where.setText(" · ".join(part for part in (stage, *places, late) if part))
        self._saver.load(
            TextPlace("item", row.id, "title", row.title),
            row.title,
            lambda title: partial(
                item_commands.set_field, item_id=row.id, field="title", value=title
            ),
        )
        self.stage.choose(row.set_stage)
        self._show_form(row.form)
        self._openness.choose(row.openness)
        self._show_days(row.wished_date, days)
        self.not_before.show_value(row.not_before)
        show_checked(self.oral, row.oral)
        self._show_lines(row)

    def _show_lines(self, row: BankRow) -> None:
        case_number, comment = self._lines
        case_number.load(
            TextPlace("item", row.id, "case_number", row.title),
            row.case_number,
            lambda text: partial(
                item_commands.set_field, item_id=row.id, field="case_number", value=text
            ),
        )
        comment.load(
            TextPlace("item_bank", row.id, "comment", row.title),
            row.comment,
            lambda text: partial(commands.set_field, item_id=row.id, field="comment", value=text),
        )

    def _show_form(self, code: str) -> None:
        """The forms as they are now, and the item's own where nobody declares it any more."""
        choices = {known.code: known.title(language()) for known in forms()}
        choices.setdefault(code, f"{form(code).title(language())} ({code})")
        self.form.offer(choices)
        self.form.choose(code)

    def field(self, name: str) -> QWidget:
        """The widget of a field by its name; the title where it is not here."""
        widgets: dict[str, QWidget] = {
            "openness": self._openness,
            "case_number": self.case_number,
            "comment": self.comment,
        }
        return widgets.get(name, self.title)

    def forget(self) -> None:
        """Show nobody's title."""
        for saver in (self._saver, *self._lines):
            saver.forget()
        self._shown = None

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.not_before.flush()
        for saver in (self._saver, *self._lines):
            saver.flush()

    def ask_comment(self) -> str:
        """What the caseworker is asked to do; a method of its own so that a test can answer it."""
        title, question = _("Return to the caseworker"), _("What is the caseworker asked to do?")
        return ask_line(self.window(), title, question) or ""

    def _lay_out(self) -> None:
        flow = FlowLayout()
        first = (self.stage, self.form, self._openness, self.wished)
        for widget in (*first, self.not_before, self.case_number, self.oral):
            flow.addWidget(widget)
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 4, 0, 0)
        fields.setSpacing(8)
        fields.addLayout(flow)
        line = QHBoxLayout()
        line.addWidget(self.comment)
        fields.addLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 20, 12)
        box.setSpacing(2)
        box.addWidget(self._where)
        box.addWidget(self.title)
        box.addLayout(fields)

    def _connect(self) -> None:
        self.stage.activated.connect(self._on_stage)
        self.form.activated.connect(lambda _i: self._set_item("form", self.form.value()))
        self._openness.activated.connect(
            lambda _i: self._set_item("openness", self._openness.value())
        )
        self.wished.activated.connect(lambda _i: self._set_bank("wished_date", self.wished.value()))
        self.not_before.committed.connect(partial(self._set_bank, "not_before"))
        self.oral.toggled.connect(partial(self._set_bank, "oral"))

    def _show_days(self, wished: datetime.date | None, days: list[datetime.date]) -> None:
        wanted = set(days) if wished is None else {*days, wished}
        words = _("wished for {date}")
        self.wished.offer(
            {
                None: _("no wished meeting"),
                **{day: words.format(date=short_date(day, language())) for day in sorted(wanted)},
            }
        )
        self.wished.choose(wished)

    def _on_stage(self, _index: int) -> None:
        shown = self._shown
        stage = self.stage.value()
        if shown is None:
            return
        comment: str | None = None
        if stage is Stage.RETURNED and not self.comment.text().strip():
            comment = self.ask_comment()
            if not comment:
                self.stage.choose(shown.row.set_stage)
                return
        self._run(commands.set_stage, stage=stage, comment=comment)

    def _set_item(self, field: str, value: Any) -> None:
        self._run(item_commands.set_field, field=field, value=value)

    def _set_bank(self, field: str, value: Any) -> None:
        self._run(commands.set_field, merge_key=field, field=field, value=value)

    def _run(self, command: object, merge_key: str | None = None, **values: Any) -> None:
        if self._shown is None:
            return
        item_id = self._shown.row.id
        bound = partial(command, item_id=item_id, **values)  # type: ignore[arg-type]
        self._services.run(
            _("Change the recommendation"),
            bound,
            source=self,
            merge_key=merge_key and ("item_bank", item_id, merge_key),
            failed=self.failed.emit,
        )

    def _show_title(self, title: str, _other: bool) -> None:
        self.title.set_text(title)


def _show_in(line: LineEdit) -> Callable[[str, bool], None]:
    return lambda text, _other: line.set_text(text)
