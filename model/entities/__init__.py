"""The rows, typed. ORM objects never leave `model/`: reads give frozen dataclasses."""

from model.entities.afterwards import (
    FollowUpMove,
    MinutesApproval,
    MinutesRevision,
    Phrase,
    Postponement,
)
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
    ItemRecurrence,
    ProcessStep,
)
from model.entities.live import EntryEnd, GuestVisit, MeetingRun, RunPause
from model.entities.mail import FullEditionApproval, Invitation, Mail, MailRecipient, MailTemplate
from model.entities.meeting import (
    Absence,
    AbsencePoint,
    Availability,
    Meeting,
    Member,
    Release,
    ToldDay,
    ToldTime,
)
from model.entities.papers import Communicated, DispatchedView, Filing
from model.entities.person import Person
from model.entities.search_change import SearchChange
from model.entities.series import Cancellation, SeriesEntry, SeriesMeeting, SeriesRow

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
    "Cancellation",
    "Communicated",
    "Dismissal",
    "DispatchedView",
    "EarlierMinutes",
    "Entity",
    "EntryEnd",
    "EntryLimit",
    "Filing",
    "FollowUp",
    "FollowUpMove",
    "Forum",
    "FullEditionApproval",
    "Guest",
    "GuestVisit",
    "Invitation",
    "Item",
    "ItemBank",
    "ItemCost",
    "ItemField",
    "ItemPerson",
    "ItemRecurrence",
    "Mail",
    "MailRecipient",
    "MailTemplate",
    "Meeting",
    "MeetingRun",
    "Member",
    "MinutesApproval",
    "MinutesRevision",
    "Person",
    "Phrase",
    "PointInterval",
    "Postponement",
    "ProcessStep",
    "Release",
    "RunPause",
    "SearchChange",
    "SeriesEntry",
    "SeriesMeeting",
    "SeriesRow",
    "Setting",
    "ToldDay",
    "ToldTime",
]
