"""Documents: view of a meeting → content blocks → PDF, Word, Markdown."""
