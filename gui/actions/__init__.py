"""What can be done: one table, its actions with their keys, and the page that shows the keys."""
