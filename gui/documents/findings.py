"""What the checks found, errors first. Each leads to its point; an error can be released with a reason."""

from collections.abc import Callable, Iterator
from functools import partial

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
from model.exporting import BlockedError
from model.queries.agenda import Agenda
from model.text.translate import _


def refusal(
    error: BlockedError,
    window: QWidget,
    show: Callable[[Finding], None],
    documents: Callable[[], None] | None,
) -> QMessageBox:
    """The box of a refused paper, to be opened: it leads to the first place that can be corrected.

    `documents` leads to the findings; None for who stands before them.
    """
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(str(error) if documents is None else f"{error}\n\n{_where()}")
    ways: list[tuple[str, Callable[[], None]]] = []
    place = next((finding for finding in error.findings if finding.entry), None)
    if place is not None:
        ways.append((_("Show the point"), partial(show, place)))
    if documents is not None:
        ways.append((_("Show the documents"), documents))
    for at, (words, way) in enumerate(ways):
        go = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(lambda _on=False, way=way: way())
        if not at:
            box.setDefaultButton(go)
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
    box.finished.connect(box.deleteLater)
    roomy(box)
    return box


def _where() -> str:
    where = _("You find them under {dispatch} → {documents}, and release them there.")
    return where.format(dispatch=_("Dispatch"), documents=_("Documents"))


class FindingList(Card):
    """Holds the reasons until the meeting is left: a finding that changes must be released anew."""

    place_wanted = Signal(object)
    """The `Finding` whose place somebody wants to see."""
    left = Signal(object)
    """What had the keys is gone. Brings the button to go on with, None where nothing stops the papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 18, 20, 18), spacing=10)
        self.releases: dict[Finding, str] = {}
        self._found: tuple[Finding, ...] = ()
        self._shown: tuple[tuple[Finding, ...], dict[Finding, str]] | None = None
        self.undecided = UndecidedLine()
        """For the page to place."""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._about = Text(look="muted")
        self._about.setWordWrap(True)
        self.body.addWidget(Heading(_("Before it goes out"), TextSize.LARGE))
        self.body.addWidget(self._about)
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
        keys = self._place_of_keys()
        self._shown = shown
        self._found = found
        while (place := self._rows.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        errors = any(map(self._is_error, found))
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
            row = self._row(finding, self.releases.get(finding, ""))
            self._rows.addWidget(row)
            row.show()  # at once: the keys may go to one of its buttons
        if keys is not None:
            self._go_on(keys)

    def show_undecided(self, agenda: Agenda) -> None:
        """Say what nobody has called open or closed, or no longer."""
        had_keys = self.window().focusWidget() is self.undecided.button
        self.undecided.show_agenda(agenda)
        if had_keys and self.undecided.isHidden():
            self._go_on(0)

    def _go_on(self, at: int) -> None:
        """What had the keys is gone: they go to what can be done about the error that comes next."""
        stops = [n for n, one in enumerate(self._found) if self._is_error(one)]
        following = next((n for n in stops if n >= at), stops[0] if stops else None)
        row = dict(self._places()).get(following) if following is not None else None
        self.left.emit(row.findChild(LinkButton) if row is not None else None)

    def _is_error(self, finding: Finding) -> bool:
        return finding.severity is Severity.ERROR and finding not in self.releases

    def _place_of_keys(self) -> int | None:
        """The row that the keys are in."""
        focused = self.window().focusWidget()
        for at, place in self._places():
            if focused is not None and place.isAncestorOf(focused):
                return at
        return None

    def _places(self) -> Iterator[tuple[int, QWidget]]:
        for at in range(self._rows.count()):
            place = self._rows.itemAt(at)
            row = place.widget() if place is not None else None
            if row is not None:
                yield at, row

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
