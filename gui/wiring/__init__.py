"""Ties the screens together: the only folder whose modules may know several of them."""
