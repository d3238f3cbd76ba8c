"""The file that everything lives in: engine, migrations, lock, backups, annex files, spool.

What only SQLite knows stays in here; the entities could live in another database.
"""
