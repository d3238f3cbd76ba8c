"""The rows, typed. ORM objects never leave `model/`: reads give frozen dataclasses."""

from model.entities.agenda import (
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Dismissal,
    EntryLimit,
    Guest,
    PointInterval,
)
from model.entities.annex import Annex, AnnexFile, AnnexPastFile
from model.entities.base import Entity
from model.entities.follow_up import FollowUp
from model.entities.forum import Forum, Setting
from model.entities.item import (
    EarlierMinutes,
    Item,
    ItemBank,
    ItemCost,
    ItemField,
    ItemPerson,
    ProcessStep,
)
from model.entities.meeting import (
    Absence,
    AbsencePoint,
    Availability,
    Meeting,
    Member,
    Release,
    ToldTime,
)
from model.entities.person import Person

__all__ = [
    "Absence",
    "AbsencePoint",
    "AgendaBreak",
    "AgendaEntry",
    "AgendaPoint",
    "Annex",
    "AnnexFile",
    "AnnexPastFile",
    "Availability",
    "Dismissal",
    "EarlierMinutes",
    "Entity",
    "EntryLimit",
    "FollowUp",
    "Forum",
    "Guest",
    "Item",
    "ItemBank",
    "ItemCost",
    "ItemField",
    "ItemPerson",
    "Meeting",
    "Member",
    "Person",
    "PointInterval",
    "ProcessStep",
    "Release",
    "Setting",
    "ToldTime",
]
