"""What every meeting of a series is given besides its time: name, place, link, people."""

from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QWidget

from gui.fields.chair_edit import ChairEdit
from gui.fields.people_edit import PeopleEdit
from gui.widgets.calm_fields import complete_names
from model.planning.series_shape import Series
from model.text.people_line import read_person
from model.text.translate import _


class MeetingPage(QWidget):
    """Plain fields; nothing in them can be wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.location = QLineEdit()
        self.virtual_note = QLineEdit()
        self.virtual_note.setPlaceholderText(_("for example: virtual for caseworkers"))
        self.online_link = QLineEdit()
        self.online_link.setPlaceholderText("https://")
        self.minute_taker = QLineEdit()
        self.members = PeopleEdit(
            _("Names with commas between them"), titles=True, keeps_enter=True
        )
        self.chair = ChairEdit(self.members)
        form = QFormLayout(self)
        form.setContentsMargins(0, 6, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        rows = (
            (_("Name of the meeting"), self.name),
            (_("Place"), self.location),
            (_("Online note"), self.virtual_note),
            (_("Link to the online meeting"), self.online_link),
            (_("Chair"), self.chair.with_note()),
            (_("Minute taker"), self.minute_taker),
            (_("Members"), self.members),
        )
        for label, field in rows:
            form.addRow(label, field)
            (field.focusProxy() or field).setAccessibleName(label)

    def set_known(self, people: list[str]) -> None:
        """Names to complete."""
        self.members.set_known(people)
        self.chair.set_known(people)
        self.minute_taker.setCompleter(complete_names(QCompleter(people, self.minute_taker)))

    def show_series(self, series: Series) -> None:
        """Show what is stored."""
        for field, text in (
            (self.name, series.name),
            (self.location, series.location),
            (self.virtual_note, series.virtual_note),
            (self.online_link, series.online_link),
            (self.minute_taker, series.minute_taker),
        ):
            field.setText(text)
        self.members.show_people([read_person(member) for member in series.members])
        self.chair.show_name(series.chair)
