"""The rich text field: our own blocks on the screen, and nothing else."""
