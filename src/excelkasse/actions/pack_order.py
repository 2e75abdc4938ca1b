"""What is asked for when a pack is: for whom, of which day, and with what in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from excelkasse.errors import WrongUse
from excelkasse.pack.contents.sensitive import SENSITIVE

Progress = Callable[[int, int, str], None]


class Audience(StrEnum):
    """Who a pack is for, as people write it."""

    STEERING_GROUP = "styregruppe"
    MANAGEMENT = "chefgruppe"
    COMMITTEE = "udvalg"


def _silent(_done: int, _total: int, _file: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class PackOrder:
    """One request: `asked_for` are sensitive sections, `mail_to` addresses that somebody typed.

    `whole_page` asks for a portfolio as one page too. `as_of` None is the day of the portfolio
    workbook, and `today` where there is none.
    """

    audience: Audience
    today: date
    as_of: date | None = None
    asked_for: frozenset[str] = frozenset()
    mail_to: tuple[str, ...] = ()
    waived: frozenset[str] = frozenset()
    whole_page: bool = False
    progress: Progress = _silent

    @property
    def day(self) -> date:
        """The day asked for."""
        return self.as_of or self.today


def audience_of(text: str) -> Audience:
    """Return who a word means.

    Raises:
        WrongUse: `audience_unknown`.
    """
    found = next((one for one in Audience if one.value == text.strip().casefold()), None)
    if found is None:
        raise WrongUse("audience_unknown", {"got": text, "known": ", ".join(Audience)})
    return found


def asked_for(text: str) -> frozenset[str]:
    """Return the sensitive sections that a list with commas names.

    Raises:
        WrongUse: `section_unknown`.
    """
    names = frozenset(one.strip().casefold() for one in text.split(",") if one.strip())
    unknown = sorted(names - set(SENSITIVE))
    if unknown:
        raise WrongUse("section_unknown", {"got": ", ".join(unknown), "known": ",".join(SENSITIVE)})
    return names
