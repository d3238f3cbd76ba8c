"""The screen with every task across meetings."""
