"""A long text that is put in lazily is whole in the end, and shown from its start."""

from pytestqt.qtbot import QtBot

from gui.recorder.lazy_layout import laid_out_lazily
from gui.widgets.rich_text.field import RichTextField
from model.text.blocks import from_plain

LONG = from_plain("\n".join(f"{number}. Chefteamet drøftede sagen." * 9 for number in range(400)))


def height(field: RichTextField) -> float:
    return field.document().size().height()


def test_the_same_text_as_without(qtbot: QtBot) -> None:
    field = RichTextField("Referat")
    qtbot.addWidget(field)
    field.resize(500, 300)
    field.show()
    field.set_blocks(LONG)
    wanted = height(field)
    field.set_blocks(from_plain("Kort."))
    assert height(field) < wanted
    with laid_out_lazily(field):
        field.set_blocks(LONG)
    assert field.blocks() == LONG
    assert field.cursorRect().top() < field.height()
    assert height(field) == wanted
    never_shown = RichTextField("Note")
    qtbot.addWidget(never_shown)
    with laid_out_lazily(never_shown):
        never_shown.set_blocks(LONG)
    assert never_shown.blocks() == LONG
