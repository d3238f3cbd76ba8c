import io

import pikepdf

from model.documents.pdf.objects import FileObjects, Stream


def _file(length: int) -> bytes:
    """A page without anything, in a file whose places depend on the length."""
    objects = FileObjects()
    objects.add(Stream(b"", b"%" * length, plain=True))
    pages = objects.next_number + 1
    page = objects.add(
        b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] /Resources <<>>>>" % pages
    )
    objects.add(b"<</Type /Pages /Kids [%d 0 R] /Count 1>>" % page)
    root = objects.add(b"<</Type /Catalog /Pages %d 0 R>>" % pages)
    return objects.write(root, objects.add(b"<</Title (T)>>"))


def test_a_strict_reader_has_nothing_to_say_whatever_the_checksums() -> None:
    # 256 lengths in a row: one of the checksums of the table of places ends in a carriage return.
    for length in range(300):
        with pikepdf.open(io.BytesIO(_file(length))) as pdf:
            assert len(pdf.pages) == 1
            assert pdf.get_warnings() == [], length
