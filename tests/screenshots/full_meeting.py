"""A meeting with everything at its largest: many points, long titles, many guests, long names."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from model.commands import agenda as commands
from model.commands.status import set_status
from model.exchange.importing import EXAMPLE, import_into
from model.queries import agenda as queries
from model.queries import meetings
from model.vocabulary import MeetingStatus
from model.workspace.workspace import Workspace

KEY = "full-2027-01-14"
POINTS = 28
TITLES = (
    "Orientering om status på implementeringen af den tværgående handleplan for nedbringelse af sygefravær",
    "Budget",
    "Godkendelse af retningslinjer for samarbejdet mellem hjemmeplejen, sygeplejen og visitationen "
    "i aftenvagten",
    "Rekrutteringsstrategi 2027-2030 for sundheds- og omsorgspersonale, herunder fastholdelsesinitiativer",
    "Arbejdsmiljøcertificeringsprojektkoordineringsudvalgets kommissorium",
)
PURPOSES = ("decision", "information", "discussion", "sparring")
NAMES = (
    "Anne-Marie Christoffersen Bjerregaard-Thomsen",
    "Ib Bo",
    "Søren Ærøskøbing Østergaard",
    "Maja-Louise Vestergaard Kristiansen",
    "Per Holm",
)


def _point(place: int) -> dict[str, Any]:
    point = {
        "type": "point",
        "key": f"f{place}",
        "title": TITLES[place % len(TITLES)],
        "purpose": PURPOSES[place % len(PURPOSES)],
        "openness": "open",
        "duration": 5 + place % 4 * 5,
        "guests": list(NAMES[: place % (len(NAMES) + 1)]),
        "number": place + 1,
    }
    if place == 7:
        point |= {"openness": "closed", "closed_reason": "Personalesag", "public_title": "Lukket"}
    return point


def add_full_meeting(workspace: Workspace, folder: Path) -> int:
    """Write it into the database; one point withdrawn, one come after the dispatch. Its id."""
    head = json.loads(EXAMPLE.read_text("utf-8"))
    entries = [_point(place) for place in range(POINTS)]
    pause = {"type": "break", "key": "pause", "label": "Frokost i kantinen", "duration": 30}
    meeting = {
        "key": KEY,
        "forum": "Koordinationsforum for sundhed, ældre og rehabilitering",
        "name": "Koordinationsmøde for ledere i sundhed, ældre og rehabilitering",
        "date": "2027-01-14",
        "start": "08:30",
        "end": "15:30",
        "location": "Administrationsbygningen, store mødesal på 3. sal (indgang B)",
        "members": [{"name": name} for name in NAMES],
        "entries": [*entries[:12], pause, *entries[12:]],
    }
    file = folder / "full.json"
    data = {**{name: head[name] for name in ("format", "version")}, "meetings": [meeting]}
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    import_into(workspace, file)
    meeting_id = workspace.read(partial(meetings.find, named=KEY))[0]
    points = workspace.read(partial(queries.agenda, meeting_id=meeting_id)).entries
    steps = (
        partial(commands.withdraw, point_id=points[4].id),
        partial(set_status, meeting_id=meeting_id, status=MeetingStatus.REVIEW),
        partial(set_status, meeting_id=meeting_id, status=MeetingStatus.DISPATCHED),
        partial(
            commands.add_point,
            meeting_id=meeting_id,
            title="Sent tilkommet punkt om vinterberedskabet i de kommunale plejeboliger",
            duration=15,
            guests=(NAMES[0],),
        ),
    )
    for step in steps:
        workspace.run("", step).result()
    return meeting_id
