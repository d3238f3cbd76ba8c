"""Mails as they will look, before they leave, and what became of each."""
