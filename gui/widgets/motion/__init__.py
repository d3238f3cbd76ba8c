"""Short motion: what changed place is seen to go there. Only paint moves; all else is there at once."""
