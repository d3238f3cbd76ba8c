"""One function per user action, the only code that writes."""
