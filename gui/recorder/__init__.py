"""One point in the meeting: what was asked for, and the minutes."""
