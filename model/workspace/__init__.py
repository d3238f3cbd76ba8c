"""The open database as the rest of the house sees it: run a command, undo, redo, hear what changed."""
