"""All meetings: the list, and the dialog with a meeting's own details."""
