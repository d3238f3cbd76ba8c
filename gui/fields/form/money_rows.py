"""The year table and the three funding ticks."""

import datetime
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from gui.fields.form.row import Row
from gui.fields.parsed_edit import ParsedEdit
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from model.commands import items as commands
from model.errors import UserError
from model.forms import Field
from model.text.amounts import format_amount, parse_amount
from model.text.dates import find_dates
from model.text.translate import _
from model.views import CostUnit, DirectCostsView, ItemView

UNITS = {CostUnit.KRONER: "kr.", CostUnit.THOUSAND_KRONER: "tkr."}
YEARS_SHOWN = 4


class AmountEdit(ParsedEdit):
    """An amount as people write it: 1.250,5 or -3."""

    def __init__(self, name: str) -> None:
        super().__init__(name, parse_amount, format_amount)


class CostsRow(Row):
    """One cell a year, in the unit that stands before them."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self._unit = NamedComboBox(_("Unit of the amounts"))
        for unit, text in UNITS.items():
            self._unit.addItem(text, unit)
        self._unit.activated.connect(lambda _i: self._on_changed())
        self._years: list[int] = []
        self._cells: list[AmountEdit] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._unit)
        line.addLayout(self._grid, 1)
        self.box.addLayout(line)

    def show_item(self, item_id: int, item: ItemView) -> None:
        super().show_item(item_id, item)
        costs = item.direct_costs or DirectCostsView(CostUnit.THOUSAND_KRONER)
        self._unit.setCurrentIndex(self._unit.findData(costs.unit))
        amounts = costs.amounts or tuple((year, None) for year in _usual_years(item))
        years = [year for year, _amount in amounts]
        if years != self._years:
            self._build(years)
        for cell, (_year, amount) in zip(self._cells, amounts, strict=True):
            cell.show_value(amount)

    def _build(self, years: list[int]) -> None:
        while (place := self._grid.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.deleteLater()
        self._years, self._cells = years, []
        for column, year in enumerate(years):
            cell = AmountEdit(str(year))
            cell.committed.connect(lambda _value: self._on_changed())
            cell.refused.connect(lambda text: self.failed.emit(UserError(text)))
            self._grid.addWidget(Text(str(year), "muted", TextSize.SMALL), 0, column)
            self._grid.addWidget(cell, 1, column)
            self._cells.append(cell)

    def _on_changed(self) -> None:
        values: list[Decimal | None] = [cell.value() for cell in self._cells]
        command = partial(
            commands.set_costs,
            item_id=self._item_id,
            unit=self._unit.currentData(),
            amounts=list(zip(self._years, values, strict=True)),
        )
        self._services.run(self.field.label(), command, source=self, failed=self.failed.emit)


def _usual_years(item: ItemView) -> range:
    """The year before the meeting's to two years after it (domain: the year columns of the forms)."""
    dates = find_dates(item.meeting_line)
    year = dates[0].day.year if dates else datetime.date.today().year
    return range(year - 1, year - 1 + YEARS_SHOWN)


class FundingRow(Row):
    """Three independent answers, each yes, no or not stated."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self._answers: dict[str, NamedComboBox] = {}
        for row, option in enumerate(field.options):
            combo = NamedComboBox(option.label())
            for text, value in ((_("not stated"), None), (_("yes"), True), (_("no"), False)):
                combo.addItem(text, value)
            combo.activated.connect(
                lambda _i, name=option.name, box=combo: self._save(
                    f"funding_{name}", box.currentData()
                )
            )
            self._answers[option.name] = combo
            grid.addWidget(Text(option.label()), row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(2, 1)
        self.box.addLayout(grid)

    def show_item(self, item_id: int, item: ItemView) -> None:
        super().show_item(item_id, item)
        for name, combo in self._answers.items():
            answer = getattr(item.funding, name)
            combo.setCurrentIndex({None: 0, True: 1, False: 2}[answer])
