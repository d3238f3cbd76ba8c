"""The real window over a database of its own, for as long as something is measured in it."""

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gui.application import Application
from tests.screenshots.__main__ import wait_for


@contextmanager
def opened_window() -> Generator[tuple[QApplication, Application, Path]]:
    """With the folder that holds the data, and goes with them."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PUNKTVIS_DATA"] = folder
        application = Application(app, Path(folder) / "measured.db")
        application.start()
        wait_for(lambda: application.screens is not None)
        try:
            yield app, application, Path(folder)
        finally:
            application.window.close()
            application.close()
