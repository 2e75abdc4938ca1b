"""Nordbæk, the sample municipality: what people there typed into each workbook, and last month.

One TOML file a project in `nordbaek/`: `file`, `tools`, then a table for each form and an array of
tables for each register, under `tool.part`. Everything in it is invented. What the portfolio office
typed in the prioritisation is in `priorities.toml`, of people in `people.toml`, what it explained
in `queries.toml`, and who gets its report in `recipients.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from excelkasse.schema.calculate import Answer, Row
from excelkasse.schema.tool import Form, Part

_FOLDER = files(__name__) / "nordbaek"
_HISTORY, _PRIORITIES = "history.toml", "priorities.toml"
_PEOPLE, _QUERIES = "people.toml", "queries.toml"
_RECIPIENTS = "recipients.toml"
_OF_PORTFOLIO = (_HISTORY, _PRIORITIES, _PEOPLE, _QUERIES, _RECIPIENTS)
_NOT_PARTS = ("file", "tools")


@dataclass(frozen=True, slots=True)
class SampleProject:
    """One workbook: its file name, the tools in it, and the rows of every part (a form is one)."""

    file: str
    tools: tuple[str, ...]
    parts: Mapping[str, Sequence[Mapping[str, Answer]]]


def sample_projects(declared: Mapping[str, Part]) -> tuple[SampleProject, ...]:
    """Give every workbook, in the order of the file names.

    Raises:
        KeyError: a file speaks of a part that is not declared.
        pydantic.ValidationError: a row does not fit its record.
    """
    names = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".toml"))
    return tuple(_project(_told(name), declared) for name in names if name not in _OF_PORTFOLIO)


def history() -> tuple[Mapping[str, object], ...]:
    """Give a row for each project as it stood at each of the three months before."""
    return tuple(_told(_HISTORY)["rows"])


def history_items() -> tuple[Mapping[str, object], ...]:
    """Give what the log of milestones, risks and decisions says of those months."""
    return tuple(_told(_HISTORY)["items"])


@dataclass(frozen=True, slots=True)
class Priorities:
    """What the portfolio office typed in the prioritisation: its hours, and a row a project."""

    capacity: float
    rows: tuple[Mapping[str, object], ...]


def priorities() -> Priorities:
    """Give the hours, and the scores of each project that has been rated."""
    told = _told(_PRIORITIES)
    return Priorities(told["capacity"], tuple(told["rows"]))


def people() -> tuple[Mapping[str, object], ...]:
    """Give what the portfolio office typed of the people whose hours the projects use."""
    return tuple(_told(_PEOPLE)["rows"])


def queries() -> tuple[Mapping[str, object], ...]:
    """Give a row for each query that the portfolio office has explained."""
    return tuple(_told(_QUERIES)["rows"])


def recipients() -> tuple[Mapping[str, object], ...]:
    """Give a row for each of those who get the portfolio's report."""
    return tuple(_told(_RECIPIENTS)["rows"])


def _told(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


def _project(told: Mapping[str, Any], declared: Mapping[str, Part]) -> SampleProject:
    tools = tuple(told["tools"])
    typed = {key: value for key, value in told.items() if key not in _NOT_PARTS}
    return SampleProject(told["file"], tools, checked_parts(typed, declared, tools))


def checked_parts(
    told: Mapping[str, Any], declared: Mapping[str, Part], tools: Sequence[str]
) -> Mapping[str, Sequence[Row]]:
    """Return the rows of every part as their records have them, from tables by tool and part.

    Raises:
        KeyError: a part is not declared.
        pydantic.ValidationError: a row does not fit its record.
    """
    # A form is always one row, also where it computes everything and nobody typed anything.
    parts: dict[str, Sequence[Row]] = {path: ({},) for path in _forms(declared, tools)}
    for path, rows in _parts(told):
        parts[path] = tuple(_checked(declared[path], row) for row in rows)
    return parts


def _forms(declared: Mapping[str, Part], tools: Sequence[str]) -> Iterator[str]:
    for path, part in declared.items():
        if isinstance(part, Form) and path.partition(".")[0] in tools:
            yield path


def _parts(told: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    for tool, parts in told.items():
        for part, rows in parts.items():
            yield f"{tool}.{part}", rows if isinstance(rows, list) else (rows,)


def _checked(part: Part, row: Mapping[str, Any]) -> Row:
    return part.record.model_validate(row).model_dump(exclude_unset=True)
