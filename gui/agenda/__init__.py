"""The agenda as a list: the order, the times, what is closed, and a line to add the next point."""
