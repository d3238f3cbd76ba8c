"""Why a mail has not gone out, as a sentence that says what to do."""

from model.delivery.transport import Answer, Finding, Outcome, Phase
from model.queries.outbox import RecipientRow
from model.sending import MailState
from model.text.translate import _

BASIC_LOGIN_ENDED = "5.7.30"
"""Exchange Online, "Basic authentication is not supported for Client Submission"."""

_BUSY = (429, 503)
"""Microsoft Graph's. SMTP's 503 is about the order of commands (RFC 5321, 4.2.3): no patience mends that."""

_SIGNED_OUT = 401
"""Microsoft Graph's own: SMTP has no such code."""

_OUTCOMES = {
    MailState.ACCEPTED: Outcome.ACCEPTED,
    MailState.HELD: Outcome.HELD,
    MailState.REFUSED: Outcome.REFUSED,
    MailState.UNKNOWN: Outcome.UNKNOWN,
}


def explain(phase: Phase, answer: Answer, server: str) -> str:
    """The reason behind one recipient's state. The server's own words stand at the end."""
    if phase is Phase.SETTINGS:
        return answer.words
    sentence = _sentence(phase, answer).format(server=server or _("The mail server"))
    said = " ".join(filter(None, (str(answer.code or ""), answer.words)))
    if not said or answer.outcome is Outcome.ACCEPTED:
        return sentence
    return _("{sentence} (The answer was: {said})").format(sentence=sentence, said=said)


def found(server: str) -> Finding:
    """What the test says when all is well."""
    words = _("{server} answers and lets Punktvis in. Nothing was sent.")
    return Finding(True, words.format(server=server))


def _sentence(phase: Phase, answer: Answer) -> str:
    if answer.outcome is Outcome.ACCEPTED:
        return _("{server} has received it.")
    if answer.outcome is Outcome.UNKNOWN:
        return _(
            "The connection broke after everything was said, so the mail may have arrived. Ask the "
            "recipient, or send it again: the same mail a second time is usually recognised as the "
            "same."
        )
    if BASIC_LOGIN_ENDED in answer.words:
        return _(
            "{server} no longer takes a user name with a password. Ask IT for an internal relay, or "
            "sign in with Microsoft."
        )
    if answer.code == 552:
        return _("The mail is too large for {server}. Send fewer papers, or a link to them.")
    if answer.code in _BUSY and answer.outcome is Outcome.LATER:
        return _("{server} is busy. Punktvis tries again by itself.")
    if answer.code == _SIGNED_OUT:
        return _("{server} wants you to sign in again. Do so in the mail settings.")
    if phase is Phase.RECIPIENTS:
        return _recipient(answer)
    return _by_phase(phase, answer)


def _recipient(answer: Answer) -> str:
    if answer.outcome is Outcome.REFUSED:
        return _("{server} does not know the address, or may not send there. Correct the address.")
    return _("{server} takes no mail for this recipient just now. Punktvis tries again by itself.")


def _by_phase(phase: Phase, answer: Answer) -> str:
    if answer.outcome is Outcome.REFUSED:
        return _("{server} would not take the mail. Ask IT why.")
    if phase is Phase.CONNECT:
        if answer.outcome is Outcome.HELD:
            return _(
                "{server} does not answer as a mail server should. Ask IT to look at the settings."
            )
        return _(
            "{server} was not reached. Are you on the municipality's network? Punktvis tries again "
            "by itself."
        )
    if phase is Phase.TLS:
        return _secrecy(answer)
    if phase is Phase.LOGIN:
        if answer.outcome is Outcome.HELD:
            return _(
                "{server} did not accept user name and password. Correct them in the settings."
            )
        return _("{server} could not check the login just now. Punktvis tries again by itself.")
    if phase is Phase.SENDER and answer.outcome is Outcome.HELD:
        return _("{server} does not let you send from this address. Ask IT, or change the sender.")
    return _(
        "The connection to {server} broke before the mail was handed over. Punktvis tries again by itself."
    )


def _secrecy(answer: Answer) -> str:
    if answer.words == "STARTTLS":
        return _(
            "{server} offers no STARTTLS, and nothing is sent in clear text. Choose another "
            "encryption in the settings if IT says so."
        )
    if answer.outcome is Outcome.HELD:
        return _(
            "The certificate of {server} cannot be trusted, so nothing was sent. Is the server's name "
            "written as IT gave it?"
        )
    return _(
        "The connection to {server} broke before it was secure. Punktvis tries again by itself."
    )


def reason(row: RecipientRow, server: str = "") -> str:
    """Why a recipient in the outbox stands as he does."""
    phase = Phase(row.phase) if row.phase else Phase.CONNECT
    outcome = _OUTCOMES.get(row.state, Outcome.LATER)
    return explain(phase, Answer(outcome, row.code, row.words), server)
