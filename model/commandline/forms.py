"""`forms`, and the notes about those that are not used."""

import argparse

from model.commandline.output import note, print_json, print_table
from model.commandline.run import DONE, REFUSED
from model.forms import faults, forms
from model.text.translate import _, language


def list_forms(options: argparse.Namespace) -> int:
    """Every form that can be used; those that cannot, with line and reason, on stderr."""
    if options.json:
        print_json(
            [
                {"code": form.code, "title": form.title(language()), "own": form.own}
                for form in forms()
            ]
        )
    else:
        own = _("your own")
        print_table(
            (form.code, form.title(language()), own if form.own else "") for form in forms()
        )
    note_faults()
    return REFUSED if faults() else DONE


def note_faults() -> None:
    """Say which forms of the municipality are not used, and why."""
    for fault in faults():
        note(str(fault))
