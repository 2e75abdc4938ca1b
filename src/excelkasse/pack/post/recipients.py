"""Who gets a pack: as they stand in T01 Organisation, or on the portfolio's sheet of recipients.

A person without an address that a mail program takes is named all the same, so that somebody can
find the address.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.gather.sources import MASTER
from excelkasse.portfolio.records.recipients import MailLine, RecipientLine, ReportTo
from excelkasse.schema.organisation_model import Role
from excelkasse.traces import address_or_none

_ROLES = "organisation.roles"
_STEERING = (Role.CHAIR, Role.STEERING_GROUP, Role.OWNER)
_COPIED = (Role.MANAGER,)
_OFFICE = (Role.PORTFOLIO_OWNER,)
_OFFICE_COPIED = (Role.COORDINATOR,)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets a pack; `email` is empty where none is known, `copied` is on the Cc line."""

    name: str
    email: str = ""
    copied: bool = False


def steering_group(book: Book, as_of: date) -> tuple[Recipient, ...]:
    """Return a project's steering group with its owner, and its manager as a copy.

    A project without the organisation's sheet has the owner and manager of its master data.
    """
    found = once((*_in(book, _STEERING, as_of), *_in(book, _COPIED, as_of, copied=True)))
    return found or tuple(_of_master(book))


def management(books: Iterable[Book], as_of: date) -> tuple[Recipient, ...]:
    """Return the portfolio's owners as some projects name them, and coordinators as copies."""
    found = [
        one
        for book in books
        for one in (
            *_in(book, _OFFICE, as_of),
            *_in(book, _OFFICE_COPIED, as_of, copied=True),
        )
    ]
    return once(found)


def of_report(lines: Iterable[RecipientLine], committee: str = "") -> tuple[Recipient, ...]:
    """Return who gets a report as the portfolio office has typed it; no committee is management.

    A row without a committee is of every committee. One whose audience nobody chose is for both.
    """
    wanted = ReportTo.COMMITTEE if committee else ReportTo.MANAGEMENT
    return once(
        Recipient(name, address_or_none(one.email), one.line is MailLine.COPY)
        for one in lines
        for name in ((one.name or one.email or "").strip(),)
        if name and one.audience in (None, wanted) and _is_of(one, committee)
    )


def _is_of(line: RecipientLine, committee: str) -> bool:
    named = " ".join((line.committee or "").split()).casefold()
    return not committee or not named or named == " ".join(committee.split()).casefold()


def given(addresses: Iterable[str]) -> tuple[Recipient, ...]:
    """Return recipients that somebody has typed; one that is no address has none."""
    return once(Recipient(one, address_or_none(one)) for one in addresses)


def once(found: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Return each person once: those with several roles, or named by several projects.

    The same address is the same person. One without an address is left out where the same name has
    one.
    """
    known: dict[str, Recipient] = {}
    people = list(found)
    with_address = {one.name.casefold() for one in people if one.email}
    for one in people:
        if one.email or one.name.casefold() not in with_address:
            known.setdefault((one.email or one.name).casefold(), one)
    return tuple(known.values())


def missing(recipients: Sequence[Recipient]) -> tuple[str, ...]:
    """Return the names of those whose address nobody has written."""
    return tuple(one.name for one in recipients if not one.email)


def _in(
    book: Book, roles: Sequence[Role], as_of: date, *, copied: bool = False
) -> Iterator[Recipient]:
    for role in roles:
        for _, line in book.rows(_ROLES):
            if line.role is role and line.name and _now(line, as_of):
                yield Recipient(line.name, address_or_none(line.email), copied)


def _now(line: Any, as_of: date) -> bool:  # noqa: ANN401  (a row of the organisation)
    """Whether somebody has a role on a day; without dates, always."""
    return (line.start is None or line.start <= as_of) and (line.end is None or line.end >= as_of)


def _of_master(book: Book) -> Iterator[Recipient]:
    for key, copied in (("owner", False), ("manager", True)):
        name = book.form(MASTER, key)
        if name:
            yield Recipient(name, copied=copied)
