"""`--self-test`: the program tries itself, without anybody's data."""
