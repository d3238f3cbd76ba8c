"""Who sends, which way mail goes, and a test that says in plain words whether it would."""

from collections.abc import Mapping

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

from gui.distribution.words import WAYS
from gui.services import Services
from gui.theme import TextSize, dress
from gui.widgets.buttons import SecondaryButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Heading, Text
from model.commands.settings import checked, set_value
from model.delivery.secrets import Secrets
from model.delivery.smtp import Login, Security, SmtpServer, SmtpTransport
from model.delivery.transport import Finding
from model.errors import UserError
from model.progress import Progress
from model.queries.mailing import forum_of
from model.queries.settings import value
from model.sending import MailWay
from model.text.translate import N_, _

SECURITIES = {
    "starttls": N_("STARTTLS (usual)"),
    "tls": N_("TLS from the start"),
    "none": N_("None, for a relay inside the house"),
}
LOGINS = {
    "none": N_("No login"),
    "password": N_("User name and password"),
    "oauth": N_("Token (XOAUTH2)"),
}
_OF_FORUM = ("sender_name", "sender_address", "mail_way", "copy_to_sender", "smtp_user")


class MailSettingsDialog(QDialog):
    """Writes on OK. The password goes to the system's store and nowhere else."""

    def __init__(
        self,
        services: Services,
        secrets: Secrets,
        meeting_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._secrets = services, secrets
        self._forum = services.read(lambda session: forum_of(session, meeting_id))
        self.setWindowTitle(_("Mail settings"))
        self.setMinimumWidth(560)
        self.fields: dict[str, QLineEdit | NamedComboBox | QCheckBox] = {}
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(_("unchanged"))
        self.password.setAccessibleName(_("Password or token"))
        self.test = SecondaryButton(_("Test the connection"), "refresh-cw")
        self.test.clicked.connect(self._on_test)
        self.said = Text()
        self.said.setWordWrap(True)
        self._server: list[QWidget] = []
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
                    found[key] = str(field.currentData())
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
        values, typed, secrets = self.values(), self.password.text(), self._secrets
        if not values["smtp_host"]:
            self._say(_("Write the name of the mail server first."), "danger")
            return
        server = SmtpServer(
            values["smtp_host"],
            int(values["smtp_port"] or 0) if values["smtp_port"].isdigit() else 0,
            Security(values["smtp_security"]),
            Login(values["smtp_login"]),
            values["smtp_user"],
        )

        def work(_progress: Progress) -> Finding:
            try:
                password = typed
                if not typed and server.login is not Login.NONE:
                    password = secrets.password(server.host, server.user)
                return SmtpTransport(server, lambda: password).probe()
            except UserError as error:
                return Finding(False, str(error))

        self.test.setEnabled(False)
        self._say(_("Asking {server} …").format(server=server.host), "muted")
        self._services.jobs.start(_("Test the connection"), work, self._on_tested)

    def _on_tested(self, finding: Finding) -> None:
        self.test.setEnabled(True)
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
                    field.setCurrentIndex(field.findData(text))

    def _show_server(self) -> None:
        """The fields of the server only where mail goes that way."""
        smtp = self.values()["mail_way"] == "smtp"
        for widget in self._server:
            widget.setVisible(smtp)
        self.adjustSize()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        self._add(form, "sender_name", _("Sender's name"), QLineEdit())
        self._add(form, "sender_address", _("Sender's address"), QLineEdit())
        self._add(form, "own_domains", _("The municipality's own domains"), QLineEdit())
        way = NamedComboBox(_("Mail goes out by"))
        for one in (MailWay.DRAFT, MailWay.SMTP):
            way.addItem(_(WAYS[one]), str(one))
        self._add(form, "mail_way", _("Mail goes out by"), way)
        way.currentIndexChanged.connect(lambda _index: self._show_server())
        self._add(form, "copy_to_sender", "", QCheckBox(_("Send a copy to the sender")))
        self._add(form, "smtp_host", _("Mail server"), QLineEdit(), server=True)
        self._add(form, "smtp_port", _("Port (empty for the usual)"), QLineEdit(), server=True)
        for key, label, names in (
            ("smtp_security", _("Security"), SECURITIES),
            ("smtp_login", _("Login"), LOGINS),
        ):
            combo = NamedComboBox(label)
            for code, name in names.items():
                combo.addItem(_(name), code)
            self._add(form, key, label, combo, server=True)
        self._add(form, "smtp_user", _("User name"), QLineEdit(), server=True)
        self._row(form, _("Password or token"), self.password, server=True)
        tests = QHBoxLayout()
        tests.setContentsMargins(0, 0, 0, 0)
        tests.addWidget(self.test)
        tests.addStretch(1)
        tested = QWidget()
        tested.setLayout(tests)
        self._row(form, "", tested, server=True)
        note = Text(
            _("The password is kept in the system's own store, never in a file of Punktvis."),
            "muted",
            TextSize.SMALL,
        )
        note.setWordWrap(True)
        self._server.append(note)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(14)
        box.addWidget(Heading(_("Mail settings")))
        box.addLayout(form)
        box.addWidget(note)
        box.addWidget(self.said)
        box.addWidget(buttons)

    def _add(
        self,
        form: QFormLayout,
        key: str,
        label: str,
        field: QLineEdit | NamedComboBox | QCheckBox,
        *,
        server: bool = False,
    ) -> None:
        self.fields[key] = field
        if label:
            field.setAccessibleName(label)
        self._row(form, label, field, server=server)

    def _row(self, form: QFormLayout, label: str, field: QWidget, *, server: bool) -> None:
        words = Text(label)
        form.addRow(words, field)
        if server:
            self._server += [words, field]


def _nothing(_kept: object) -> None:
    """The password is in memory whatever the system's store says."""
