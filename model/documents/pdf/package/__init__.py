"""The agenda with its annexes in one file (dagsorden med bilag).

`intake` makes pages of whatever an annex is, `harmless` takes out what could run, `joining` puts
pages and their structure behind the agenda, `stamps` draws on them, `build` runs it all.
"""

from model.documents.pdf.package.build import Warned, write_package

__all__ = ["Warned", "write_package"]
