"""The forms that recommendations come on, declared as data in `resources/forms`."""

from model.forms.loader import form, forms
from model.forms.shapes import Field, Form, Kind, Option, Page, Place, Ticking

__all__ = ["Field", "Form", "Kind", "Option", "Page", "Place", "Ticking", "form", "forms"]
