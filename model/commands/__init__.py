"""One function per user action: the only code that writes. It loads and sets, never in bulk."""
