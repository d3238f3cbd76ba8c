"""What the checks found, errors first. Each leads to its point; an error can be released with a reason."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from gui import icons
from gui.fields.readiness.words import SEVERITY_SIGNS, severity_name
from gui.fields.undecided_line import UndecidedLine
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.cards import Card
from gui.widgets.dialogs import ask_line, roomy
from gui.widgets.labels import Heading, Text
from model.checks import Finding, Severity
from model.errors import UserError
from model.exporting import BlockedError
from model.text.translate import _


def with_place(error: BaseException) -> BaseException:
    """A refusal that says where the findings are, for who does not stand before them."""
    if not isinstance(error, BlockedError):
        return error
    where = _("You find them under {dispatch} → {documents}, and release them there.")
    return UserError(f"{error}\n\n{where.format(dispatch=_('Dispatch'), documents=_('Documents'))}")


def refusal(
    error: BlockedError, words: str, window: QWidget, show: Callable[[Finding], None]
) -> QMessageBox:
    """The box of a refused paper, to be opened: it leads to the first place that can be corrected."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(words)
    place = next((finding for finding in error.findings if finding.entry), None)
    if place is not None:
        go = box.addButton(_("Show the point"), QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(lambda: show(place))
        box.setDefaultButton(go)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
    box.finished.connect(box.deleteLater)
    roomy(box)
    return box


class FindingList(Card):
    """Holds the reasons until the meeting is left: a finding that changes must be released anew."""

    place_wanted = Signal(object)
    """The `Finding` whose place somebody wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 18, 20, 18), spacing=10)
        self.releases: dict[Finding, str] = {}
        self._found: tuple[Finding, ...] = ()
        self._shown: tuple[tuple[Finding, ...], dict[Finding, str]] | None = None
        self.undecided = UndecidedLine()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._about = Text(look="muted")
        self._about.setWordWrap(True)
        self.body.addWidget(Heading(_("Before it goes out"), TextSize.LARGE))
        self.body.addWidget(self._about)
        self.body.addWidget(self.undecided)
        self.body.addLayout(self._rows)

    @property
    def found(self) -> tuple[Finding, ...]:
        """What is shown."""
        return self._found

    def forget(self) -> None:
        """Another meeting: no reason holds there."""
        self.releases.clear()
        self.show_findings(())

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """Show other findings."""
        shown = (found, dict(self.releases))
        if shown == self._shown:
            return
        self._shown = shown
        self._found = found
        while (place := self._rows.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        errors = any(f.severity is Severity.ERROR and f not in self.releases for f in found)
        if not found:
            self._about.setText(_("There is nothing to correct. The papers are ready."))
        elif errors:
            self._about.setText(
                _(
                    "Errors stop the open edition until they are corrected, or released with a reason."
                )
            )
        else:
            self._about.setText(_("Nothing here stops the papers; have a look all the same."))
        for finding in found:
            self._rows.addWidget(self._row(finding, self.releases.get(finding, "")))

    def ask_reason(self, finding: Finding) -> str:
        """Why an error may pass; a method of its own so that a test can answer it."""
        question = _("{finding}\n\nWhy may it pass? The reason is kept.")
        question = question.format(finding=finding.message)
        return ask_line(self.window(), _("Release with a reason"), question) or ""

    def _row(self, finding: Finding, reason: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        sign = QLabel()
        name, color = SEVERITY_SIGNS[finding.severity] if not reason else ("check", "success.text")
        sign.setPixmap(icons.pixmap(name, color, 16, self.devicePixelRatioF()))
        sign.setAccessibleName(severity_name(finding.severity))
        words = finding.message
        if reason:
            words = _("{finding} (released: {reason})").format(finding=words, reason=reason)
        text = Text(words)
        text.setWordWrap(True)
        line.addWidget(sign)
        line.addWidget(text, 1)
        if finding.entry:
            show = LinkButton(_("Show the point"))
            show.setAccessibleName(f"{_('Show the point')}: {finding.message}")
            show.clicked.connect(lambda: self.place_wanted.emit(finding))
            line.addWidget(show)
        if finding.severity is Severity.ERROR and not reason:
            release = LinkButton(_("Release …"))
            release.setAccessibleName(f"{_('Release …')}: {finding.message}")
            release.clicked.connect(lambda: self._on_release(finding))
            line.addWidget(release)
        return row

    def _on_release(self, finding: Finding) -> None:
        reason = self.ask_reason(finding)
        if reason:
            self.releases[finding] = reason
            self.show_findings(self._found)
