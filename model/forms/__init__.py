"""The forms that recommendations come on, declared as data: ours, and a municipality's own."""

from model.forms.faults import FormFault
from model.forms.loader import faults, form, forms, own_field, read_again, remembered
from model.forms.shapes import Field, Form, Kind, Option, Page, Place, Ticking
from model.forms.values import lost_fields, value_of

__all__ = [
    "Field",
    "Form",
    "FormFault",
    "Kind",
    "Option",
    "Page",
    "Place",
    "Ticking",
    "faults",
    "form",
    "forms",
    "lost_fields",
    "own_field",
    "read_again",
    "remembered",
    "value_of",
]
