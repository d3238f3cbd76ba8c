"""The year table and the three funding ticks."""

import datetime
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.fields.form.row import Row
from gui.fields.parsed_edit import ParsedEdit
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import ToolButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from gui.widgets.menu import Menu, allow_entry
from model.commands import items as commands
from model.errors import UserError
from model.forms import Field
from model.text.amounts import format_amount, parse_amount
from model.text.dates import find_dates
from model.text.translate import _, language
from model.views import DirectCostsView, ItemView
from model.vocabulary import CostUnit

UNITS = {CostUnit.KRONER: "kr.", CostUnit.THOUSAND_KRONER: "tkr."}
YEARS_SHOWN = 4


class AmountEdit(ParsedEdit):
    """An amount as people write it: 1.250,5 or -3."""

    def __init__(self, name: str) -> None:
        super().__init__(name, parse_amount, format_amount, while_typed=True)


class CostsRow(Row):
    """One cell a year, in the unit that stands before them; what they come to stands below."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self.unit = NamedComboBox(_("Unit of the amounts"), UNITS)
        self.unit.activated.connect(lambda _i: self._save_costs())
        self._years: list[int] = []
        self._about = ""
        self.cells: list[AmountEdit] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self.choose_years = ToolButton("ellipsis-vertical", _("Which years the table has"))
        self.choose_years.clicked.connect(self._show_menu)
        self.note = Text(look="muted", size=TextSize.SMALL)
        self.note.setWordWrap(True)
        bottom = Qt.AlignmentFlag.AlignBottom
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.unit, 0, bottom)
        line.addLayout(self._grid, 1)
        line.addWidget(self.choose_years, 0, bottom)
        self.box.addLayout(line)
        self.box.addWidget(self.note)

    def _show(self, item: ItemView) -> None:
        costs = item.direct_costs or DirectCostsView(CostUnit.THOUSAND_KRONER)
        self.unit.choose(costs.unit)
        amounts = costs.amounts or tuple((year, None) for year in _usual_years(item))
        years = [year for year, _amount in amounts]
        if years != self._years:
            self._build(years)
        for cell, (_year, amount) in zip(self.cells, amounts, strict=True):
            cell.show_value(amount)
        self._about = _about(item) if years == list(_usual_years(item)) else ""
        self._show_note()

    def years_menu(self) -> Menu:
        """One year more or less at either end, within what a form has room for."""
        first, last = self._years[0], self._years[-1]
        count = len(self._years)
        more = "" if count < commands.MOST_COST_YEARS else _("there is no room for more years")
        fewer = "" if count > 1 else _("one year must be left")
        menu = Menu(self.choose_years)
        for words, years, why_not in (
            (_("Add {year}").format(year=first - 1), [first - 1, *self._years], more),
            (_("Add {year}").format(year=last + 1), [*self._years, last + 1], more),
            (_("Remove {year}").format(year=first), self._years[1:], fewer),
            (_("Remove {year}").format(year=last), self._years[:-1], fewer),
        ):
            action = menu.addAction(words)
            allow_entry(action, not why_not, why_not)
            action.triggered.connect(
                lambda _checked=False, years=years: self._save_costs(years=years)
            )
        return menu

    def _show_menu(self) -> None:
        menu = self.years_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choose_years.mapToGlobal(self.choose_years.rect().bottomLeft()))

    def _build(self, years: list[int]) -> None:
        while (place := self._grid.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._years, self.cells = years, []
        before: QWidget = self.unit
        for column, year in enumerate(years):
            cell = AmountEdit(str(year))
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.setMinimumWidth(44)
            cell.committed.connect(lambda _value: self._save_costs())
            cell.refused.connect(lambda text: self.failed.emit(UserError(text)))
            self._grid.addWidget(Text(str(year), "muted", TextSize.SMALL), 0, column)
            self._grid.addWidget(cell, 1, column)
            self.cells.append(cell)
            QWidget.setTabOrder(before, cell)
            before = cell
        QWidget.setTabOrder(before, self.choose_years)

    def _show_note(self) -> None:
        """What the amounts come to; while there are none, which years these are."""
        amounts = [amount for cell in self.cells if (amount := cell.value()) is not None]
        words = "" if amounts else self._about
        if len(amounts) > 1:
            words = _("{sum} {unit} in all").format(
                sum=format_amount(sum(amounts, Decimal(0))), unit=self.unit.currentText()
            )
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _save_costs(self, years: list[int] | None = None) -> None:
        values = {year: cell.value() for year, cell in zip(self._years, self.cells, strict=True)}
        amounts = [(year, values.get(year)) for year in years or self._years]
        command = partial(
            commands.set_costs,
            item_id=self._item_id,
            unit=self.unit.value(),
            amounts=amounts,
        )
        self._run(command, merge_key=("item", self._item_id, "costs"))

    def flush(self) -> None:
        for cell in self.cells:
            cell.flush()


def _usual_years(item: ItemView) -> range:
    """The year before the meeting's to two years after it (domain: the year columns of the forms)."""
    year = _meeting_year(item) or datetime.date.today().year
    return range(year - 1, year - 1 + YEARS_SHOWN)


def _about(item: ItemView) -> str:
    year = _meeting_year(item)
    if year is None:
        return _("From last year to two years ahead, until the recommendation has a meeting.")
    words = _("From the year before the meeting to two years after it: the meeting is in {year}.")
    return words.format(year=year)


def _meeting_year(item: ItemView) -> int | None:
    dates = find_dates(item.meeting_line)
    return dates[0].day.year if dates else None


class FundingRow(Row):
    """Three independent answers, each yes, no or not stated."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self._answers: dict[str, NamedComboBox[bool | None]] = {}
        for row, option in enumerate(field.options):
            answers = {None: _("not stated"), True: _("yes"), False: _("no")}
            combo = NamedComboBox[bool | None](option.label(language()), answers)
            combo.activated.connect(
                lambda _i, name=option.name, box=combo: self._save(f"funding_{name}", box.value())
            )
            self._answers[option.name] = combo
            grid.addWidget(Text(option.label(language())), row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(2, 1)
        self.box.addLayout(grid)

    def _show(self, item: ItemView) -> None:
        for name, combo in self._answers.items():
            combo.choose(getattr(item.funding, name))
