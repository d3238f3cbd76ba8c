"""Word files: read safely, understood as one of our forms, and written as blank ones."""
