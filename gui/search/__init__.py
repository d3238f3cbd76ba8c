"""The search over everything that was written, and the page of one case across its meetings."""
