"""The agenda with its annexes in one file (dagsorden med bilag).

`intake` makes pages of whatever an annex is, `harmless` takes out what could run, `joining` puts
pages and their structure behind the agenda, `stamps` draws on them, `build` runs it all.
`originals` makes no pages: it attaches the files as they came.
"""

from model.documents.package import Warned
from model.documents.pdf.package.build import write_package
from model.documents.pdf.package.originals import write_with_originals

__all__ = ["Warned", "write_package", "write_with_originals"]
