"""How a database says whose it is and how old: readable without the machinery of migrations."""

HEAD = "0016"
"""The revision that this version of the application reads and writes."""

APPLICATION_ID = 0x50756E6B
"""In the header of every file of ours: the letters "Punk"."""

VERSION_TABLE = "alembic_version"
VERSION_COLUMN = "version_num"
