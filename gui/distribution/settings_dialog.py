"""Who sends, which way mail goes, and a test that says in plain words whether it would."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.distribution.sign_in_dialog import SignInDialog
from gui.distribution.words import WAYS
from gui.fields.words import named
from gui.services import Services
from gui.theme import TextSize, dress
from gui.widgets.buttons import SecondaryButton, allow
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import MARGINS, SPACING, agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.ticks import TickBox
from gui.widgets.window_size import open_at
from model.commands.settings import checked, set_value
from model.delivery.microsoft import GRAPH, SMTP, MicrosoftAccount, Registration
from model.delivery.secrets import Secrets
from model.delivery.smtp import Login, Security, SmtpServer, SmtpTransport
from model.delivery.transport import Finding, Transport
from model.dispatching.transports import Accounts
from model.errors import UserError
from model.progress import Progress
from model.queries.mailing import forum_of
from model.queries.settings import value
from model.sending import MailWay
from model.text.translate import N_, _

_AROUND = 140
"""The height of the heading, the buttons and the margins."""

SECURITIES = {
    "starttls": N_("STARTTLS (usual)"),
    "tls": N_("TLS from the start"),
    "none": N_("None, for an internal relay"),
}
LOGINS = {
    "none": N_("No login"),
    "password": N_("User name and password"),
    "oauth": N_("Token (XOAUTH2)"),
}
_UNTRIED = {
    MailWay.DRAFT: N_(
        "On Windows the draft is given to classic Outlook. That has never been tried against a real "
        "Outlook; the new Outlook only gets the file."
    ),
    MailWay.GRAPH: N_(
        "Sending by Microsoft 365 follows Microsoft's description, but has never been tried against "
        "Microsoft itself. Send a mail to yourself first."
    ),
}
_OF_FORUM = ("sender_name", "sender_address", "mail_way", "copy_to_sender", "smtp_user")


class MailSettingsDialog(QDialog):
    """Writes on OK. The password goes to the system's store and nowhere else."""

    def __init__(
        self,
        services: Services,
        secrets: Secrets,
        accounts: Accounts,
        meeting_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._secrets, self._accounts = services, secrets, accounts
        self._forum = services.read(lambda session: forum_of(session, meeting_id))
        self.setWindowTitle(_("Mail settings"))
        self.setMinimumWidth(560)
        self.fields: dict[str, QLineEdit | NamedComboBox[str] | QCheckBox] = {}
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(_("unchanged"))
        self.password.setAccessibleName(_("Password or token"))
        self.test = SecondaryButton(_("Test the connection"), "refresh-cw")
        self.test.clicked.connect(self._on_test)
        self.said = Text()
        self.said.setWordWrap(True)
        self.sign_in = SecondaryButton(_("Sign in with Microsoft …"), "external-link")
        self.sign_in.clicked.connect(self._on_sign_in)
        self._server: list[QWidget] = []
        self._microsoft: list[QWidget] = []
        self._tested: list[QWidget] = []
        self._lay_out()
        self._load()
        self._show_server()

    def values(self) -> dict[str, str]:
        """What stands in the fields, by setting."""
        found: dict[str, str] = {}
        for key, field in self.fields.items():
            match field:
                case QLineEdit():
                    found[key] = field.text().strip()
                case QCheckBox():
                    found[key] = "yes" if field.isChecked() else "no"
                case _:
                    found[key] = field.value()
        return found

    def accept(self) -> None:
        """Write, unless a value cannot be."""
        values = self.values()
        try:
            for key, text in values.items():
                checked(key, text)
        except UserError as error:
            self._say(str(error), "danger")
            return

        def command(session: object) -> None:
            for key, text in values.items():
                forum = self._forum if key in _OF_FORUM else None
                set_value(session, key, text, forum)  # type: ignore[arg-type]

        self._services.run(_("Mail settings"), command, undoable=False)
        if self.password.text():
            self._keep_password(values)
        super().accept()

    def _keep_password(self, values: Mapping[str, str]) -> None:
        secrets, password = self._secrets, self.password.text()
        server, user = values["smtp_host"], values["smtp_user"]
        self._services.jobs.start(
            _("Password"), lambda _progress: secrets.keep(server, user, password), _nothing
        )

    def _on_test(self) -> None:
        values = self.values()
        by_graph = values["mail_way"] == MailWay.GRAPH
        if not by_graph and not values["smtp_host"]:
            self._say(_("Write the name of the mail server first."), "danger")
            return
        make = self._graph(values) if by_graph else self._smtp(values)

        def work(_progress: Progress) -> Finding:
            try:
                return make().probe()
            except UserError as error:
                return Finding(False, str(error))

        name = "Microsoft 365" if by_graph else values["smtp_host"]
        asking = _("Asking {server} …").format(server=name)
        self._say(asking, "muted")
        allow(self.test, False, asking)
        self._services.jobs.start(_("Test the connection"), work, self._on_tested)

    def _smtp(self, values: Mapping[str, str]) -> Callable[[], Transport]:
        typed, secrets, account = self.password.text(), self._secrets, self._account(values)
        port = values["smtp_port"]
        server = SmtpServer(
            values["smtp_host"],
            int(port) if port.isdigit() else 0,
            Security(values["smtp_security"]),
            Login(values["smtp_login"]),
            values["smtp_user"],
        )

        def secret() -> str:
            if typed:
                return typed
            if server.login is Login.OAUTH and values["microsoft_client"]:
                return account().token(SMTP)
            return secrets.password(server.host, server.user)

        return lambda: SmtpTransport(server, secret)

    def _graph(self, values: Mapping[str, str]) -> Callable[[], Transport]:
        account = self._account(values)
        from model.delivery.graph import GraphTransport

        return lambda: GraphTransport(lambda renew: account().token(GRAPH, renew))

    def _account(self, values: Mapping[str, str]) -> Callable[[], MicrosoftAccount]:
        client, tenant = values["microsoft_client"], values["microsoft_tenant"]
        registered = Registration(client, tenant or Registration.tenant) if client else None
        return lambda: self._accounts.of(registered)

    def _on_sign_in(self) -> None:
        values = self.values()
        try:
            checked("microsoft_client", values["microsoft_client"])
            account = self._account(values)
            account()
        except UserError as error:
            self._say(str(error), "danger")
            return
        scopes = GRAPH if values["mail_way"] == MailWay.GRAPH else SMTP
        dialog = SignInDialog(self._services, account, scopes, self)
        dialog.signed_in.connect(self._on_signed_in)
        dialog.open()

    def _on_signed_in(self, user: str) -> None:
        self._say(_("Signed in with Microsoft as {user}.").format(user=user), "")

    def _on_tested(self, finding: Finding) -> None:
        allow(self.test, True, "")
        self._say(finding.sentence, "" if finding.ok else "danger")

    def _say(self, sentence: str, look: str) -> None:
        dress(self.said, look or "text")
        self.said.setText(sentence)

    def _load(self) -> None:
        def ask(session: object) -> dict[str, str]:
            return {key: value(session, key, self._forum) for key in self.fields}  # type: ignore[arg-type]

        for key, text in self._services.read(ask).items():
            field = self.fields[key]
            match field:
                case QLineEdit():
                    field.setText(text)
                case QCheckBox():
                    field.setChecked(text == "yes")
                case _:
                    field.choose(text)

    def _show_server(self) -> None:
        """The fields of a way only where mail goes that way."""
        values = self.values()
        smtp, graph = (values["mail_way"] == way for way in (MailWay.SMTP, MailWay.GRAPH))
        token = smtp and values["smtp_login"] == Login.OAUTH
        for widgets, shown in (
            (self._server, smtp),
            (self._microsoft, graph or token),
            (self._tested, smtp or graph),
        ):
            for widget in widgets:
                widget.setVisible(shown)
        untried = _UNTRIED.get(MailWay(values["mail_way"]), "")
        self._untried.setText(_(untried) if untried else "")
        self._untried.setVisible(bool(untried))
        self._fit()

    def _fit(self) -> None:
        """As high as what is shown: `adjustSize` knows nothing of words on a second line."""
        layout = self.layout()
        inner = self._inner.layout()
        if layout is not None and inner is not None:
            inner.activate()  # a scroll area lets what stands in it wait until it is shown
            layout.activate()
            width = max(self.minimumWidth(), layout.totalSizeHint().width())
            inside = self._inner.heightForWidth(width - MARGINS[0] - MARGINS[2])
            open_at(self, width, inside + _AROUND)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        self._add(form, "sender_name", _("Sender's name"), QLineEdit())
        self._add(form, "sender_address", _("Sender's address"), QLineEdit())
        self._add(form, "own_domains", _("The municipality's own domains"), QLineEdit())
        ways = {one.value: _(WAYS[one]) for one in MailWay}
        way = NamedComboBox(_("Mail goes out by"), ways)
        self._add(form, "mail_way", _("Mail goes out by"), way)
        way.currentIndexChanged.connect(lambda _index: self._show_server())
        self._add(form, "copy_to_sender", "", TickBox(_("Send a copy to the sender")))
        self._add_server(form)
        self._add(
            form, "microsoft_client", _("Client id at Microsoft"), QLineEdit(), self._microsoft
        )
        self._add(form, "microsoft_tenant", _("Directory"), QLineEdit(), self._microsoft)
        self._row(form, "", _left(self.sign_in), self._microsoft)
        self._row(form, "", _left(self.test), self._tested)
        note = Text(
            _(
                "Passwords and tokens are kept in the system's own store, never in a file of Punktvis."
            ),
            "muted",
            TextSize.SMALL,
        )
        note.setWordWrap(True)
        self._tested.append(note)
        self._untried = Text("", "muted", TextSize.SMALL)
        self._untried.setWordWrap(True)
        buttons = agree_buttons(self, _("Save"))
        self._stand(form, note, buttons)

    def _add_server(self, form: QFormLayout) -> None:
        self._add(form, "smtp_host", _("Mail server"), QLineEdit(), self._server)
        self._add(form, "smtp_port", _("Port (empty for the usual)"), QLineEdit(), self._server)
        for key, label, names in (
            ("smtp_security", _("Encryption"), SECURITIES),
            ("smtp_login", _("Login"), LOGINS),
        ):
            combo = NamedComboBox(label, named(names))
            combo.currentIndexChanged.connect(lambda _index: self._show_server())
            self._add(form, key, label, combo, self._server)
        self._add(form, "smtp_user", _("User name"), QLineEdit(), self._server)
        self._row(form, _("Password or token"), self.password, self._server)

    def _stand(self, form: QFormLayout, note: Text, buttons: QDialogButtonBox) -> None:
        """The fields scroll where the screen is low; the buttons stay in sight."""
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(2, 2, 2, 2)
        inner.setSpacing(14)
        inner.addLayout(form)
        for words in (self._untried, note, self.said):
            inner.addWidget(words)
        inner.addStretch(1)
        area = PageScroll(_("Mail settings"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(SPACING)
        box.addWidget(Heading(_("Mail settings")))
        box.addWidget(area, 1)
        box.addWidget(buttons)

    def _add(
        self,
        form: QFormLayout,
        key: str,
        label: str,
        field: QLineEdit | NamedComboBox[str] | QCheckBox,
        part: list[QWidget] | None = None,
    ) -> None:
        """A field of a setting; `part` are the widgets that are shown together with it."""
        self.fields[key] = field
        if label:
            field.setAccessibleName(label)
        self._row(form, label, field, part)

    @staticmethod
    def _row(form: QFormLayout, label: str, field: QWidget, part: list[QWidget] | None) -> None:
        words = Text(label)
        form.addRow(words, field)
        if part is not None:
            part += [words, field]


def _left(button: QWidget) -> QWidget:
    """A button that is no wider than its words."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    return row


def _nothing(_kept: object) -> None:
    """The password is in memory whatever the system's store says."""
