"""Qt's own words in Danish: its buttons, the menus of a field, the file dialog where the system has none."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

DANISH = QLocale("da_DK")

_OURS = {
    ("QShortcut", "Return"): "Enter",  # as the key is called on a Danish keyboard
    ("QFileDialog", "&Look in:"): "Kig &i:",
    ("QFileDialog", "Files of &type:"): "Filer af &type:",
}
"""What Qt's own Danish lacks, or says otherwise than we do, by context and source."""


class QtWords(QTranslator):
    """Qt's Danish, and what it lacks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self.is_there = self.load(DANISH, "qtbase", "_", folder)

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Qt's words; None, and thereby the source, for what nobody has put into Danish."""
        ours = _OURS.get((context, source))
        return ours or super().translate(context, source, disambiguation, n) or None
