"""The settings: what holds for the window, for documents, for each forum; backups and roll-out."""
