"""The search index: a file beside the database that follows it, and can be made anew at any time."""
