"""Quitting after something was copied must not end the process in a crash."""

from tests.gui.alone import run_alone

PROGRAM = """
from PySide6.QtWidgets import QApplication
from gui.application import _leave_clipboard
from gui.widgets.rich_text.field import RichTextField
from model.text.blocks import paragraph
app = QApplication([])
field = RichTextField("Text")
field.set_blocks((paragraph("copied"),))
field.selectAll()
field.copy()
_leave_clipboard(app)
print(app.clipboard().text())
"""


def test_what_was_copied_outlives_the_window_and_nothing_crashes() -> None:
    assert run_alone(PROGRAM) == "copied"
