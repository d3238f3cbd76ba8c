"""What every meeting of a series is given besides its time: name, place, link, people."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from gui.fields.people_edit import PeopleEdit
from model.planning.series_shape import Series
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
        self.chair = QLineEdit()
        self.minute_taker = QLineEdit()
        self.members = PeopleEdit(_("Members"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 6, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        rows = (
            (_("Name of the meeting"), self.name),
            (_("Place"), self.location),
            (_("Online note"), self.virtual_note),
            (_("Link to the online meeting"), self.online_link),
            (_("Chair"), self.chair),
            (_("Minute taker"), self.minute_taker),
            (_("Members"), self.members),
        )
        for label, field in rows:
            form.addRow(label, field)
            field.setAccessibleName(label)

    def set_known(self, people: list[str]) -> None:
        """Names to complete."""
        self.members.set_known(people)

    def show_series(self, series: Series) -> None:
        """Show what is stored."""
        for field, text in (
            (self.name, series.name),
            (self.location, series.location),
            (self.virtual_note, series.virtual_note),
            (self.online_link, series.online_link),
            (self.chair, series.chair),
            (self.minute_taker, series.minute_taker),
        ):
            field.setText(text)
        self.members.show_names(list(series.members))
