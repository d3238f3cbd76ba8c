"""Word recommendations in `import`: each becomes a new one, and never takes the place of another."""

from dataclasses import dataclass
from typing import Any

from model.commands.lookup import item as stored_item
from model.commands.received import take_in
from model.exchange.received import new_data
from model.exchange.word.recognise import Recognised
from model.forms import form
from model.queries.resembling import Resembling, resembling
from model.storage.database import Database
from model.text.blocks import plain_text
from model.text.markdown import to_markdown
from model.text.translate import _, language

UNSURE = 0.8


@dataclass(frozen=True, slots=True)
class Received:
    """A file that became a recommendation, and what was there before and looks like it."""

    recognised: Recognised
    key: str
    alike: tuple[Resembling, ...]


def receive(database: Database, recognised: Recognised) -> Received:
    """Make the recommendation in one transaction."""
    item = recognised.item
    with database.write() as session:
        alike = resembling(session, item.title, item.case_number)
        key = stored_item(session, take_in(session, new_data(item))).key or ""
    return Received(recognised, key, alike)


def report(name: str, received: Received) -> dict[str, Any]:
    """The shape of the contract."""
    return {
        "file": name,
        "items": [received.key],
        "meetings": [],
        "certainty": received.recognised.certainty,
        "unrecognised": to_markdown(received.recognised.item.unrecognised),
    }


def summary(name: str, received: Received) -> str:
    """What was read, what is uncertain, what was not recognised."""
    found = received.recognised
    lines = [
        _("{file}: “{title}” as {key}, on the form {form}").format(
            file=name,
            title=found.item.title,
            key=received.key,
            form=form(found.item.form).title(language()),
        )
    ]
    unsure = [f"{field} {sure:.0%}" for field, sure in found.certainty.items() if sure < UNSURE]
    if unsure:
        lines.append("  " + _("Uncertain: {fields}").format(fields=", ".join(unsure)))
    rest = " · ".join(plain_text(found.item.unrecognised).split("\n"))
    if rest:
        lines.append("  " + _("Not recognised: {text}").format(text=rest))
    lines.extend(f"  {flag}" for flag in found.flags)
    return "\n".join(lines)


def resemblance(name: str, received: Received) -> list[str]:
    """A sentence for each recommendation that the file may be a newer version of."""
    words = _(
        "{file} resembles the recommendation {old} (“{title}”). It was kept beside it as {key};"
        " nothing was overwritten."
    )
    return [
        words.format(file=name, old=one.key, title=one.title, key=received.key)
        for one in received.alike
    ]
