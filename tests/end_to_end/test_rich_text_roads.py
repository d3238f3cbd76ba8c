"""A thousand random rich texts down every road they can take: none may come back changed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from gui.widgets.rich_text import copy
from gui.widgets.rich_text.document import read, write
from gui.widgets.rich_text.field import RichTextField, blocks_of
from model.commands import items
from model.exchange.word.package import Package
from model.exchange.word.packing import pack
from model.exchange.word.reader import read_package
from model.exchange.word.shapes import paragraphs
from model.exchange.word.written import LEVELS, Body
from model.queries.bank import bank_item
from model.text.blocks import Block, RichText, from_json, normalise, to_json
from model.text.markdown import from_markdown, to_markdown
from model.workspace.workspace import Workspace
from tests.gui.widgets.rich_text.texts import rich_texts


class Store:
    """A recommendation in a real database."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        create = partial(items.create, title="Prøve")
        self.item_id: int = workspace.run("new", create).result()

    def road(self, text: RichText) -> RichText:
        write_it = partial(items.set_field, item_id=self.item_id, field="background", value=text)
        self.workspace.run("write", write_it, undoable=False).result()
        return self.workspace.read(partial(bank_item, item_id=self.item_id)).item.background


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("roads") / "roads.db"
    workspace = Workspace.open(path, create=True)
    yield Store(workspace)
    workspace.close()


@pytest.fixture(scope="module")
def field(qapp: QApplication) -> RichTextField:
    return RichTextField("Text")


def editor(field: RichTextField, text: RichText) -> RichText:
    field.set_blocks(text)
    return field.blocks()


def clipboard(text: RichText) -> RichText:
    """Copied as a selection is, and taken in as a paste is."""
    document = QTextDocument()
    write(document, text)
    return blocks_of(copy.mime_data(read(document)))


def word(text: RichText) -> RichText:
    body = Body()
    body.add_text(text)
    found = read_package(Package(pack(body, "x"), "x.docx"))
    return normalise(part.block for part in paragraphs(found.body))


def as_deep_as_word(text: RichText) -> RichText:
    """Word counts one level less than we do."""
    return normalise(Block(b.kind, min(b.level, LEVELS - 1), b.runs) for b in text)


@pytest.mark.slow
@settings(
    max_examples=1000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rich_texts)
def test_no_road_changes_a_text(store: Store, field: RichTextField, text: RichText) -> None:
    assert from_json(to_json(text)) == text
    assert store.road(text) == text
    assert editor(field, text) == text
    assert clipboard(text) == text
    assert from_markdown(to_markdown(text)) == text
    assert word(as_deep_as_word(text)) == as_deep_as_word(text)
