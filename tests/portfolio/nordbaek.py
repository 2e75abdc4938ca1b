"""The sample municipality as deliveries, without a file: what people typed, computed and placed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place
from excelkasse.layout.place import parts_of
from excelkasse.portfolio.collect import Delivery, FileFacts, deliver
from excelkasse.portfolio.steering.carry import Carried
from excelkasse.portfolio.steering.handed import (
    from_history,
    with_people,
    with_priorities,
    with_recipients,
)
from excelkasse.sample import (
    SampleProject,
    history,
    history_items,
    people,
    priorities,
    recipients,
    sample_projects,
)
from excelkasse.schema.calculate import Inputs, Scene, calculated
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.told import Places, ValueSpot
from excelkasse.schema.tool import Record
from excelkasse.tools import SHELF

AS_OF = date(2026, 10, 30)
BEFORE = date(2026, 9, 30)
SAVED = datetime(2026, 10, 30, 9, 12, tzinfo=UTC)
Parts = dict[str, list[dict[str, Any]]]


class Standing(dict[ValueSpot, Place], Places):
    """Places that are told."""


@dataclass(frozen=True)
class Told:
    """What a reading tells, as values."""

    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    places: Places = field(default_factory=Standing)
    findings: Sequence[Finding] = ()
    versions: Mapping[str, int] = field(default_factory=dict)
    profile: Profile = PLAIN


@cache
def projects() -> Mapping[str, SampleProject]:
    """Give the projects of the sample by their number."""
    return {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}


def typed(number: str) -> Parts:
    """Give what people typed in one project, to be changed at will."""
    return {path: [dict(row) for row in rows] for path, rows in projects()[number].parts.items()}


def told(parts: Mapping[str, Sequence[Mapping[str, Any]]]) -> Told:
    """Compute what a workbook says; every value stands in a cell of a sheet named as its part."""
    scene = Scene(parts_of(SHELF), Inputs(parts), AS_OF)
    records: dict[str, tuple[Record, ...]] = {
        path: tuple(
            scene.parts[path].record.model_construct(None, **row) for row in calculated(scene, path)
        )
        for path in parts
    }
    places = Standing(
        ((path, row, key), Place(path, Cell(row + 5, column)))
        for path, rows in records.items()
        for row in range(len(rows))
        for column, key in enumerate(scene.parts[path].fields, start=2)
    )
    return Told(records, places, versions={"master_data": 1})


def facts(file: str) -> FileFacts:
    """Give the facts of a file."""
    return FileFacts(file, SAVED, sha256(file.encode()).hexdigest())


def delivered(number: str, parts: Parts | None = None, *, file: str = "") -> Delivery:
    """Give what a project delivers, as it is or with other parts or another file."""
    said = told(parts or typed(number))
    return deliver(facts(file or projects()[number].file), said, AS_OF)


@cache
def nordbaek() -> tuple[Delivery, ...]:
    """Give the deliveries of all ten workbooks."""
    return tuple(delivered(number) for number in projects())


def handed_on() -> Carried:
    """Give what the sample's edition of the month before hands on: history and typed scores."""
    typed = priorities()
    before = from_history(history(), BEFORE, history_items())
    before = with_priorities(before, typed.rows, {"capacity": typed.capacity})
    return with_recipients(with_people(before, people()), recipients())


def with_findings(delivery: Delivery, *findings: Finding) -> Delivery:
    """Give a delivery with findings."""
    return replace(delivery, findings=findings)
