"""The review of a recommendation that came as a file: what was understood, and how certainly."""
