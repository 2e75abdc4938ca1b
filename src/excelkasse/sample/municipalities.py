"""Five invented municipalities that tailor the toolbox, each with projects of its own.

One TOML file a municipality in `pilots/`: its profile, its ambassadors, and projects made by the
profile, as `parts` under `tool.part`. Everything in it is invented.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from excelkasse.layout.place import parts_of
from excelkasse.sample import checked_parts
from excelkasse.schema.calculate import Row
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.profile import Profile, key_of
from excelkasse.schema.tailor import chosen, tailored
from excelkasse.schema.tool import Tool

_FOLDER = files(__package__) / "pilots"


@dataclass(frozen=True, slots=True)
class PilotProject:
    """A project of a pilot: its file, its tools as we declare them, and its rows."""

    file: str
    tools: Sequence[Tool]
    parts: Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Pilot:
    """A municipality: its key, what it has chosen, who can be asked, and its projects."""

    key: str
    profile: Profile
    ambassadors: Sequence[Row]
    projects: Sequence[PilotProject]


def pilots(shelf: Sequence[Tool]) -> tuple[Pilot, ...]:
    """Give the municipalities, in the order of their keys.

    Raises:
        pydantic.ValidationError: a profile or a row does not fit.
    """
    named = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".toml"))
    return tuple(_pilot(name, shelf) for name in named)


def _pilot(name: str, shelf: Sequence[Tool]) -> Pilot:
    told = tomllib.loads((_FOLDER / name).read_text("utf-8"))
    for own in told["profile"].get("own_fields", ()):
        own["key"] = key_of(own["label"])
    profile = Profile.model_validate(told["profile"])
    return Pilot(
        name.removesuffix(".toml"),
        profile,
        tuple(told.get("ambassadors", ())),
        tuple(_project(one, shelf, profile) for one in told["projects"]),
    )


def _project(told: Mapping[str, Any], shelf: Sequence[Tool], profile: Profile) -> PilotProject:
    without = set(told.get("without", ()))
    model = ProjectModel(told["model"])
    tools = [one for one in chosen(shelf, model, profile) if one.number not in without]
    declared = parts_of(tailored(shelf, profile))
    keys = [tool.key for tool in tools]
    return PilotProject(told["file"], tools, checked_parts(told["parts"], declared, keys))
