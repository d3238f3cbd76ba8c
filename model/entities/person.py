"""The address book."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from model.entities.base import Entity


class Person(Entity):
    """Somebody who can be invited. Meetings keep names, so that a deleted person stays in old minutes.

    `role` is what he usually does as a guest (`GuestRole`); `available_from`, `available_until` say
    when he can usually come, in minutes after midnight. None where nobody said.
    """

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(Text, index=True)
    title: Mapped[str] = mapped_column(Text, default="")
    department: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    role: Mapped[str | None] = mapped_column(Text)
    available_from: Mapped[int | None]
    available_until: Mapped[int | None]
