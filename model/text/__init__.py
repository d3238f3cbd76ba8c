"""Rich text, Danish dates, times, amounts and words. Knows nothing of meetings or of a database."""
