"""Whether a point is ready: the light in the agenda, and the list on the point's page."""
