"""The steps from an empty file to today's schema, oldest first.

Imported one by one and never looked for in a folder, so that a bundled application has them too.
A new step is a new module with `upgrade(op)`, and a line at the end of HISTORY.
"""

from collections.abc import Callable
from dataclasses import dataclass

from alembic.operations import Operations

from model.storage.migrations import (
    m0001_beginning,
    m0002_told_times,
    m0003_item_bank,
    m0004_limits_of_the_plan,
    m0005_series,
    m0006_live_meeting,
    m0008_item_dismissals,
    m0009_papers,
    m0010_mail,
    m0011_search_changes,
    m0012_habits_of_people,
    m0013_mails_sent_together,
    m0014_titles_in_meetings,
    m0015_former_numbers,
    m0016_titles_on_forms,
)
from model.storage.revision import HEAD


@dataclass(frozen=True, slots=True)
class Migration:
    """One step. `revision` is what stands in the file once it is done."""

    revision: str
    upgrade: Callable[[Operations], None]


HISTORY = (
    Migration("0001", m0001_beginning.upgrade),
    Migration("0002", m0002_told_times.upgrade),
    Migration("0003", m0003_item_bank.upgrade),
    Migration("0004", m0004_limits_of_the_plan.upgrade),
    Migration("0005", m0005_series.upgrade),
    Migration("0006", m0006_live_meeting.upgrade),
    Migration("0008", m0008_item_dismissals.upgrade),
    Migration("0009", m0009_papers.upgrade),
    Migration("0010", m0010_mail.upgrade),
    Migration("0011", m0011_search_changes.upgrade),
    Migration("0012", m0012_habits_of_people.upgrade),
    Migration("0013", m0013_mails_sent_together.upgrade),
    Migration("0014", m0014_titles_in_meetings.upgrade),
    Migration("0015", m0015_former_numbers.upgrade),
    Migration("0016", m0016_titles_on_forms.upgrade),
)

if HISTORY[-1].revision != HEAD:
    raise ImportError(f"the last migration is {HISTORY[-1].revision}, revision.HEAD says {HEAD}")
