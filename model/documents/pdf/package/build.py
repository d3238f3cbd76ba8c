"""Runs the making of a package: annexes to pages, the agenda with their page numbers, one file."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pikepdf

from model.documents.content import Document
from model.documents.package import AnnexFile, Inspect, Warned, pass_all, placeholder
from model.documents.pdf.metadata import describe, xmp
from model.documents.pdf.package.attaching import attach
from model.documents.pdf.package.harmless import all_fonts_embedded
from model.documents.pdf.package.intake import Taken, office_files, take_in
from model.documents.pdf.package.joining import Joiner
from model.documents.pdf.package.office import converted
from model.documents.pdf.writer import Built, build, render_pdf
from model.documents.target import putting
from model.documents.words import Words
from model.progress import Progress
from model.text.translate import _
from model.views import MeetingView

Agenda = Callable[[Mapping[str, int]], Document]
"""Makes the agenda where the first page of each annex (from 1) is known by its target."""

_MOST_ROUNDS = 4
_STAMP_SIGNS = "0123456789"


def write_package(
    view: MeetingView,
    agenda: Agenda,
    annexes: Sequence[AnnexFile],
    path: Path,
    progress: Progress,
    inspect: Inspect = pass_all,
) -> tuple[Warned, ...]:
    """Write the package, whole or not at all; gives what is to be known of its annexes.

    Raises UserError where the disk says no, Cancelled where it was stopped.
    """
    steps = 2 * len(annexes) + 2
    progress.report(0, steps, _("Making pages of Office files"))
    with converted(office_files(annexes), progress) as made:
        taken: list[Taken] = []
        for number, annex in enumerate(annexes, start=1):
            progress.report(number, steps, annex.name)
            progress.check_cancelled()
            taken.append(take_in(annex, made.get(annex.target)))
        built, document = _agenda(view, agenda, taken)
        with pikepdf.open(io.BytesIO(built.data)) as pdf:
            total = built.pages + sum(one.pages for one in taken)
            joiner = Joiner(pdf, built.places, total, Words(view.language))
            for number, one in enumerate(taken, start=len(annexes) + 1):
                progress.report(number, steps, one.annex.name)
                progress.check_cancelled()
                joiner.add(one.annex, _pages(one, view))
                if one.attach:
                    attach(pdf, one.annex)
            joiner.finish()
            _claim(pdf, document, all_fonts_embedded(pdf, built.pages))
            progress.report(steps - 1, steps, path.name)
            progress.check_cancelled()
            with putting(path) as part:
                pdf.save(
                    part,
                    object_stream_mode=pikepdf.ObjectStreamMode.generate,
                    deterministic_id=True,
                )
                inspect(part, joiner.ranges())
    return tuple(Warned(one.annex, trouble) for one in taken for trouble in one.warnings)


def _claim(pdf: pikepdf.Pdf, document: Document, accessible: bool) -> None:
    """Say of the package what holds: annexes are hardly ever PDF/A."""
    claim(pdf, xmp(describe(document), document.language, archival=0, accessible=accessible))
    del pdf.Root.OutputIntents


def claim(pdf: pikepdf.Pdf, packet: bytes) -> None:
    """Put other metadata into a finished file."""
    stream = pikepdf.Stream(pdf, packet)
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = stream


def _agenda(view: MeetingView, agenda: Agenda, taken: Sequence[Taken]) -> tuple[Built, Document]:
    """The agenda with the pages of its annexes. How long it is itself depends on them a little."""
    targets = frozenset(one.annex.target for one in taken)
    signs = _signs(taken, Words(view.language))
    pages, more = 0, sum(one.pages for one in taken)
    document = agenda(_first_pages(taken, pages))
    built = build(document, later=targets, also_signs=signs, more_pages=more)
    for _round in range(_MOST_ROUNDS):
        if built.pages == pages:
            break
        pages = built.pages
        document = agenda(_first_pages(taken, pages))
        built = build(document, later=targets, also_signs=signs, more_pages=more)
    return built, document


def _first_pages(taken: Sequence[Taken], before: int) -> dict[str, int]:
    first: dict[str, int] = {}
    place = before + 1
    for one in taken:
        first[one.annex.target] = place
        place += one.pages
    return first


def _signs(taken: Sequence[Taken], words: Words) -> str:
    """Everything that stamps say."""
    _ = words.gettext
    texts = [one.annex.stamp for one in taken]
    texts += [_("{annex}, page {page} of {pages}"), _("Page {page} of {pages}"), _STAMP_SIGNS]
    return "".join(sorted(set("".join(texts))))


def _pages(taken: Taken, view: MeetingView) -> pikepdf.Pdf:
    if taken.pdf is not None:
        return taken.pdf
    assert taken.trouble is not None
    page = render_pdf(placeholder(taken.annex, taken.trouble, view))
    taken.pdf = pikepdf.open(io.BytesIO(page))
    return taken.pdf
