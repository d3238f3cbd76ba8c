"""Everything with a window. Screens may use all of `model` but its entities and storage."""
