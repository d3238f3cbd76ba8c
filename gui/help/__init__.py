"""The help beside the window, and the tour."""
