"""A forum's series: its rhythm, what every meeting is given, and the meetings that it makes."""
