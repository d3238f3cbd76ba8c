"""Everything with a window. Screens may use all of `model` but its entities and storage.

The modules that lie here are for everybody (services, jobs, clock, theme, icons) or build the whole
(application, main_window, screens). A folder is a screen, unless `tests/architecture/imports.py` says
what else it is.
"""
