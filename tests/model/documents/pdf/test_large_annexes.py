"""Very large annexes: taken in as they are or named on a page, never at the machine's expense."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.documents.agenda import Together, agenda
from model.documents.package import AnnexFile, Trouble
from model.documents.pdf.package import write_package
from model.documents.pdf.package.intake import MOST_BYTES
from model.documents.points import anchor
from model.progress import NO_PROGRESS
from tests.model.documents.pdf.test_package import texts, with_annexes

pytestmark = pytest.mark.slow

_MEGABYTE = 1 << 20
LARGE = 200 * _MEGABYTE
_MOST_MEMORY = 2.0
"""Times the size of the file."""


def large_pdf(path: Path, size: int) -> Path:
    """Pages with one picture each that nothing can make smaller, `size` bytes in all."""
    pages, side = 20, 512
    pixels = size // pages // side
    chunk = os.urandom(side * pixels)
    kids = " ".join(f"{3 + 3 * n} 0 R" for n in range(pages))
    bodies = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Kids [{kids}] /Count {pages}>>".encode(),
    ]
    places: list[int] = []
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")

        def put(body: bytes, data: bytes | None = None) -> None:
            places.append(file.tell())
            file.write(b"%d 0 obj\n%b\n" % (len(places), body))
            if data is not None:
                file.write(b"stream\n")
                file.write(data)
                file.write(b"\nendstream\n")
            file.write(b"endobj\n")

        for body in bodies:
            put(body)
        for page in range(pages):
            number = 3 + 3 * page
            put(
                b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources <</XObject <</I %d 0 R>>>>>>" % (number + 1, number + 2)
            )
            code = b"q 400 0 0 400 90 200 cm /I Do Q"
            put(b"<</Length %d>>" % len(code), code)
            picture = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
            entries = picture % (side, pixels) + b" /ColorSpace /DeviceGray /Length %d" % len(chunk)
            put(b"<<%b>>" % entries, bytes((page,)) + chunk[1:])
        start = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        file.writelines(b"%010d 00000 n \n" % place for place in places)
        trailer = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        file.write(trailer % (len(places) + 1, start))
    return path


_MAKE = """
import resource, sys
from pathlib import Path
from model.documents.agenda import Together, agenda
from model.documents.package import AnnexFile
from model.documents.pdf.package import write_package
from model.documents.points import anchor
from model.progress import NO_PROGRESS
from tests.model.documents.pdf.test_package import with_annexes

source, target = map(Path, sys.argv[1:])
view = with_annexes(["stor.pdf"])
annex = AnnexFile("Bilag 1", "", "stor.pdf", source, anchor(view.points[1]), "annex p2 1")
def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before = memory()
warned = write_package(view, lambda first: agenda(view, Together(first)), [annex], target, NO_PROGRESS)
assert warned == (), warned
print(memory() - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is read otherwise there")
def test_two_hundred_megabytes_are_taken_in(tmp_path: Path) -> None:
    source = large_pdf(tmp_path / "stor.pdf", LARGE)
    assert source.stat().st_size > LARGE - _MEGABYTE
    target = tmp_path / "samlet.pdf"
    done = subprocess.run(
        [sys.executable, "-c", _MAKE, str(source), str(target)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[4],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < _MOST_MEMORY * LARGE
    assert target.stat().st_size > LARGE / 2
    said = texts(target)
    assert "Bilag 1, side 20 af 20" in said[-1]


def test_more_than_a_package_can_hold_is_named(tmp_path: Path) -> None:
    view = with_annexes(["stor.pdf"])
    source = tmp_path / "kept"
    with source.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(MOST_BYTES + 1)  # a hole: it takes no room on the disk
    annex = AnnexFile("Bilag 1", "", "stor.pdf", source, anchor(view.points[1]), "annex p2 1")
    path = tmp_path / "samlet.pdf"
    warned = write_package(
        view, lambda first: agenda(view, Together(first)), [annex], path, NO_PROGRESS
    )
    assert [one.trouble for one in warned] == [Trouble.TOO_BIG]
    assert "for stor" in texts(path)[-1]
