"""A recommendation as its form lays it out, for every screen that edits one."""
