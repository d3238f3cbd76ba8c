"""The coming meetings side by side with their points, and the year at a glance."""
