"""The time plan: the day as a picture beside the agenda."""
