"""The bank of recommendations: the list, and one of them in an editor."""
