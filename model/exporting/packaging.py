"""The agenda with its annexes: which files belong to it, and what became of them."""

from collections.abc import Iterable
from pathlib import Path

from model.documents.agenda import Together, agenda
from model.documents.package import (
    AnnexFile,
    Inspect,
    Warned,
    pass_all,
    stamp_of,
    target_of,
    told_of,
)
from model.documents.points import anchor
from model.documents.words import Words
from model.progress import Progress
from model.storage.annex_files import AnnexFiles
from model.views import AnnexView, MeetingView, PointView


def annex_files(view: MeetingView, database: Path) -> tuple[AnnexFile, ...]:
    """The annexes of the view, in the order of the agenda."""
    kept, words = AnnexFiles(database), Words(view.language)
    return tuple(
        _annex_file(point, annex, kept, words)
        for point in view.points
        if not point.withdrawn
        for annex in point.all_annexes
    )


def export_package(
    view: MeetingView,
    database: Path,
    path: Path,
    progress: Progress,
    inspect: Inspect = pass_all,
) -> tuple[str, ...]:
    """Write the package; gives a sentence for each annex that is not in it as it came.

    `inspect` looks at the finished file before it takes its place, and raises what keeps it from
    there. Raises UserError where the file cannot be written.
    """
    from model.documents.pdf.package import write_package

    warned = write_package(
        view,
        lambda first_pages: agenda(view, Together(first_pages)),
        annex_files(view, database),
        path,
        progress,
        inspect,
    )
    return _sentences(warned, view)


def export_with_originals(
    view: MeetingView,
    database: Path,
    path: Path,
    progress: Progress,
    inspect: Inspect = pass_all,
) -> tuple[str, ...]:
    """Write the agenda with the annexes' own files attached; the rest as `export_package`."""
    from model.documents.pdf.package import write_with_originals

    warned = write_with_originals(
        lambda attached: agenda(view, Together(attached=attached)),
        annex_files(view, database),
        path,
        progress,
        inspect,
    )
    return _sentences(warned, view)


def _sentences(warned: Iterable[Warned], view: MeetingView) -> tuple[str, ...]:
    words = Words(view.language)
    return tuple(told_of(one, words) for one in warned)


def _annex_file(point: PointView, annex: AnnexView, kept: AnnexFiles, words: Words) -> AnnexFile:
    sound = bool(annex.digest) and kept.is_sound(annex.digest)
    return AnnexFile(
        stamp=stamp_of(point, annex.number, words),
        title=annex.title,
        file_name=annex.file_name,
        path=kept.path(annex.digest) if sound else None,
        anchor=anchor(point),
        target=target_of(point, annex.number),
        point=point.key,
    )
