"""Danish spelling: the dictionary, the program that holds it in a process of its own, one's own words."""
