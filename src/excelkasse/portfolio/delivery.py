"""What one file delivers to the portfolio: small, frozen, and able to travel between processes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from excelkasse.finding import Finding, Place
from excelkasse.schema.calculate import Answer
from excelkasse.schema.profile import PLAIN
from excelkasse.schema.tool import Record


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file: its path from the projects' folder with `/`, its time, its content's hash."""

    file: str
    modified: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is in quarantine: a code with words under `refusals`, and the values they need."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


NO_MORE: Mapping[str, Any] = {}
"""What all lines share that have nothing more to tell; nobody changes it."""


class Line(NamedTuple):
    """One row of a portfolio table, the file it is from, and where its values were read.

    `own` are the values of a workplace's own columns, as long as the record has no room for them.
    """

    record: Record
    file: str = ""
    places: Mapping[str, Place] = NO_MORE
    own: Mapping[str, Answer] = NO_MORE


Made = TypeVar("Made", bound=Record)


def records_of(lines: Iterable[Line], made: type[Made]) -> tuple[Made, ...]:
    """Return the records of some lines that are of one kind."""
    return tuple(line.record for line in lines if isinstance(line.record, made))


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one file delivers: lines by table, why lights are not green, findings; or a refusal.

    `explanations` are keyed by dimension, `overall` is for the project as a whole and `budget` for
    what its grants do not cover. `gates` are
    the dates of all gates, those passed too: as they were, or as they are planned. `about` says of
    each finding what of the project it is about. `profile` is the text of the one that the workbook
    was made with. `text_print` is the same as long as the texts of its status are. `email` is the
    project manager's, if the workbook knows it.
    """

    facts: FileFacts
    number: str = ""
    lines: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)
    gates: Mapping[str, date] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    about: Sequence[str] = ()
    version: int | None = None
    profile: str = PLAIN.as_text
    refusal: Refusal | None = None
    text_print: str | None = None
    email: str | None = None
