"""Signs and words for lights and findings. Colour is never the only sign."""

from model.checks import Severity
from model.readiness import EntryReadiness, Light
from model.text.translate import _, ngettext

LIGHT_SIGNS = {
    Light.READY: ("circle-check", "success.text"),
    Light.NOTE: ("info", "muted"),
    Light.LOOK: ("triangle-alert", "warning.text"),
    Light.STOPS: ("circle-x", "danger.text"),
}

SEVERITY_SIGNS = {
    Severity.ERROR: ("circle-x", "danger.text"),
    Severity.WARNING: ("triangle-alert", "warning.text"),
    Severity.NOTE: ("info", "muted"),
}


def light_text(found: EntryReadiness) -> str:
    """Ready; 2 to look at; stops the open edition."""
    if found.light is Light.READY:
        return _("ready")
    if found.light is Light.STOPS:
        return _("stops the open edition")
    count = len(found.remarks)
    return ngettext("{count} thing to look at", "{count} things to look at", count).format(
        count=count
    )


def severity_name(severity: Severity) -> str:
    """For a screen reader."""
    return {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.NOTE: _("Note"),
    }[severity]
