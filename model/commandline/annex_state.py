"""What the disk says of the annexes that a view only names."""

from model.storage.annex_files import AnnexFiles
from model.storage.database import Database
from model.views import AnnexView, MeetingView, PointView


def missing_files(view: MeetingView, database: Database) -> set[str]:
    """Digests of annexes whose content is gone or damaged."""
    kept = AnnexFiles(database.path)
    annexes: set[AnnexView] = set()
    for entry in view.entries:
        if isinstance(entry, PointView):
            item = entry.treated_item
            annexes |= {*entry.annexes, *(item.annexes if item is not None else ())}
    digests = {annex.digest for annex in annexes} - {""}
    return {digest for digest in digests if not kept.is_sound(digest)}
