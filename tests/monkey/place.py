"""Where the monkey is let loose: the example meeting, perhaps a large one, and files good and broken."""

import datetime
import random
import shutil
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from model.commands import agenda, meetings, people
from model.commands.people import Contact
from model.commands.settings import set_value
from model.exchange.importing import EXAMPLE, import_into
from model.workspace.workspace import Workspace

ODD = ("🎉 Fest 👩‍👩‍👧", "שלום עולם", "a\u202eb", "Æ" * 200, "<b>&amp;</b> {x} %s", "ord " * 49)
WAIT_S = 60


def fill(database: Path, chance: random.Random) -> None:
    """A database as somebody may have it."""
    workspace = Workspace.open(database, create=True)
    try:
        import_into(workspace, EXAMPLE)
        for key, values in {"language": ("da", "da", "en"), "theme": ("light", "dark")}.items():
            command = partial(set_value, key=key, text=chance.choice(values))
            workspace.run("", command).result(WAIT_S)
        if chance.random() < 0.3:
            workspace.run("", large).result(WAIT_S)
    finally:
        workspace.close()


def large(session: Session) -> None:
    """Many people and many points, with odd names."""
    today = datetime.date.today()
    meeting = meetings.create(session, "Chefteam", today, start=510, end=720)
    for place in range(80):
        title = ODD[place % 12] if place % 12 < len(ODD) else f"Punkt {place}"
        agenda.add_point(session, meeting, title, duration=place % 30)
    contacts = [
        Contact(f"Navn {n} {ODD[n % 4][:60]}", email=f"n{n}@example.dk") for n in range(200)
    ]
    people.take_in(session, contacts)


def files_in(folder: Path) -> Path:
    """Files to read in, attach and choose: the example, and what is broken in some way."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(EXAMPLE, folder / "eksempel.json")
    broken = {
        "tom.json": b"",
        "liste.json": b"[1, 2]",
        "halv.json": EXAMPLE.read_bytes()[:3000],
        "binær.json": bytes(range(256)),
        "tom.docx": b"",
        "zip.docx": b"PK\x03\x04" + bytes(200),
        "tekst.docx": b"ikke Word",
        "tom.pdf": b"",
        "halv.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
        "brev.eml": b"From: a\nSubject: =?utf-8?q?x\n\n\xff\xfe",
        "brev.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "gammel.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "folk.csv": "navn;mail\n\xe6;\x00".encode("latin-1"),
        "kort.vcf": b"BEGIN:VCARD\nFN:",
        "billede.png": b"\x89PNG\r\n\x1a\n",
        "kopi.punktvis-backup": b"PK",
        "giv.punktvis-handover": b"PK\x03\x04",
    }
    for name, content in broken.items():
        (folder / name).write_bytes(content)
    return folder
