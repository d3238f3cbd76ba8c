"""The commands without a window, as the README of the exchange format lays them down.

`start` decides between window and command, `parser` reads the words, one module a family does the
work. Imports are late: a command loads what it needs, and Qt never.
"""
