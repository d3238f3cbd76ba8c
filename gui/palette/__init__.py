"""Ctrl+K: everything that can be done and everything that can be opened, by a few letters of its name."""
