"""One point before the meeting: what it is, who joins, and its recommendation."""
