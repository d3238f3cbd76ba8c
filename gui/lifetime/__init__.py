"""From the start of the program to its end: one of it, errors, what is kept from one time to the next."""
