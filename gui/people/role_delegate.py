"""The role in the address book is chosen, not typed."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.fields.words import ROLES, named
from gui.people.table import Index
from gui.widgets.combo_box import NamedComboBox
from model.text.translate import _


class RoleDelegate(QStyledItemDelegate):
    """The list opens at once, and a choice is taken at once."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> NamedComboBox[str]:
        combo = NamedComboBox(_("Role"), {"": _("not said"), **named(ROLES)}, parent)
        combo.activated.connect(lambda _at: self.commitData.emit(combo))
        combo.activated.connect(lambda _at: self.closeEditor.emit(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, NamedComboBox)
        editor.choose(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, NamedComboBox)
        model.setData(index, editor.value(), Qt.ItemDataRole.EditRole)
