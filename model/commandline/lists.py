"""`meetings` and `items`."""

import argparse

from model.commandline.opening import reading
from model.commandline.output import print_json, print_table
from model.commandline.run import DONE
from model.exchange.writer_items import item_object
from model.queries.item_views import all_items
from model.queries.meetings import list_meetings
from model.text.clock import format_iso_clock, format_span


def meetings(options: argparse.Namespace) -> int:
    """All meetings by date."""
    with reading(options) as database, database.read() as session:
        rows = sorted(list_meetings(session), key=lambda row: (row.date, row.start, row.id))
    if options.json:
        print_json(
            [
                {
                    "key": row.key,
                    "forum": row.forum,
                    "name": row.name,
                    "date": row.date.isoformat(),
                    "start": format_iso_clock(row.start),
                    "end": format_iso_clock(row.end),
                    "status": str(row.status),
                }
                for row in rows
            ]
        )
    elif rows:
        print_table(
            (
                row.date.isoformat(),
                format_span(row.start, row.end),
                row.key,
                row.name or row.forum,
                str(row.status),
            )
            for row in rows
        )
    return DONE


def items(options: argparse.Namespace) -> int:
    """All recommendations in the order in which they came, whole as JSON."""
    with reading(options) as database, database.read() as session:
        found = all_items(session)
    if options.json:
        print_json([item_object(item) for item in found])
    elif found:
        print_table((item.key, item.title, str(item.openness), item.form) for item in found)
    return DONE
