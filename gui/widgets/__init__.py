"""Reusable parts of the window. They know nothing of meetings; of `model` they use `text` alone."""
