"""What states, editions and kinds of mail are called."""

from gui.theme import Tone
from model.queries.invitations import InvitationRow
from model.queries.outbox import MailRow
from model.sending import MailState, MailWay
from model.text.clock import clock_of
from model.text.dates import short_date
from model.text.names import join_names
from model.text.translate import N_, _, language, ngettext
from model.vocabulary import Edition

STATES = {
    MailState.QUEUED: N_("waits"),
    MailState.TRYING: N_("is being sent"),
    MailState.COMMITTING: N_("is being sent"),
    MailState.ACCEPTED: N_("sent"),
    MailState.LATER: N_("waits, tries again"),
    MailState.HELD: N_("held back"),
    MailState.REFUSED: N_("refused"),
    MailState.UNKNOWN: N_("perhaps sent"),
    MailState.CANCELLED: N_("cancelled"),
    MailState.OPENED: N_("opened, not confirmed sent"),
    MailState.CONFIRMED: N_("marked as sent"),
    MailState.NOT_SENT: N_("not sent"),
}

_TONES = {
    MailState.ACCEPTED: Tone.SUCCESS,
    MailState.CONFIRMED: Tone.SUCCESS,
    MailState.HELD: Tone.DANGER,
    MailState.REFUSED: Tone.DANGER,
    MailState.UNKNOWN: Tone.WARNING,
    MailState.LATER: Tone.WARNING,
    MailState.OPENED: Tone.WARNING,
    MailState.QUEUED: Tone.ACCENT,
    MailState.TRYING: Tone.ACCENT,
    MailState.COMMITTING: Tone.ACCENT,
}

_NAMED = 2
"""So many recipients of a mail are called by name in a sentence."""

WAYS = {
    MailWay.DRAFT: N_("your own mail program"),
    MailWay.SMTP: N_("mail server"),
    MailWay.GRAPH: N_("Microsoft 365"),
}


def state_name(state: MailState) -> str:
    """What has become of a recipient."""
    return _(STATES[state])


def state_tone(state: MailState) -> Tone:
    """Its tint; the words say the same."""
    return _TONES.get(state, Tone.NEUTRAL)


def edition_name(edition: str) -> str:
    """Which edition the papers of a mail are, "" for one without closed things to hide."""
    return {Edition.OPEN: _("Open edition"), Edition.FULL: _("Full edition")}.get(
        Edition(edition), ""
    )


def size_text(size: int) -> str:
    """Bytes as people say them."""
    if size < 1_000_000:
        return _("{size} kB").format(size=max(1, round(size / 1000)))
    return _("{size} MB").format(size=f"{size / 1e6:.1f}".replace(".", ","))


def moment_text(row: MailRow) -> str:
    """When a mail was queued or opened: "2. okt. kl. 14.00"."""
    time = clock_of(row.at)
    return _("{date} at {time}").format(date=short_date(row.at.date(), language()), time=time)


def recipients_text(row: MailRow) -> str:
    """ "Anna Berg, Bo Friis og 3 andre"."""
    names = [one.name or one.address for one in row.recipients]
    if len(names) <= _NAMED + 1:
        return join_names(names, language())
    others = len(names) - _NAMED
    return _("{names} and {count} others").format(names=", ".join(names[:_NAMED]), count=others)


def counted(row: MailRow) -> str:
    """ "9 sendt · 2 venter", the commonest first."""
    counts: dict[str, int] = {}
    for one in row.recipients:
        name = state_name(one.state)
        counts[name] = counts.get(name, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    return " · ".join(f"{count} {name}" for name, count in ordered)


def answer_text(row: InvitationRow) -> str:
    """ "Åse Kjær: nej tak. Er på ferie"."""
    words = {
        "ACCEPTED": _("{name} says yes"),
        "DECLINED": _("{name} says no"),
        "TENTATIVE": _("{name} says perhaps"),
    }[row.answer].format(name=row.name)
    return f"{words}: {row.comment}" if row.comment else words


def mails_text(mails: int, recipients: int) -> str:
    """ "3 mails til 12 modtagere"."""
    return _("{mails} to {recipients}").format(
        mails=ngettext("{count} mail", "{count} mails", mails).format(count=mails),
        recipients=ngettext("{count} recipient", "{count} recipients", recipients).format(
            count=recipients
        ),
    )
