"""A page as the window paints it."""

from PySide6.QtGui import QImage

from model.pdfium import Picture


def image_of(picture: Picture) -> QImage:
    """The page with its own pixels. On any thread."""
    shown = QImage(
        picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    return shown.copy()  # the pixels belong to the picture
