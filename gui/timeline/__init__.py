"""The plan as a picture: a day as a vertical line of slots. Shared by screens, knows none."""
