"""The open database as the house sees it: run a command, undo, redo, hear what changed."""
