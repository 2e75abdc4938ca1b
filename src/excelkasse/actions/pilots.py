"""The pilots: five invented municipalities, each with its tailoring and projects made by it."""

from collections.abc import Iterator
from datetime import date

from excelkasse.plan import WorkbookPlan
from excelkasse.sample.municipalities import Pilot, PilotProject, pilots
from excelkasse.tailoring import AMBASSADORS, PROFILE, profile_words, rows_of
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts, texts
from excelkasse.tools import SHELF


def pilot_profiles() -> Iterator[tuple[Pilot, WorkbookPlan]]:
    """Give each pilot with its Tilpasning, as its portfolio office would have filled it."""
    for pilot in pilots(SHELF):
        words = _words(pilot)
        rows = {**rows_of(pilot.profile, SHELF, words), AMBASSADORS: pilot.ambassadors}
        title = words[f"{PROFILE.key}.title"]
        own = profile_words(words, SHELF)
        yield pilot, project_workbook((PROFILE,), own, Content(rows), title=title)


def pilot_project(pilot: Pilot, project: PilotProject, as_of: date) -> WorkbookPlan:
    """Plan the workbook of a pilot's project, made by its profile."""
    name = str(project.parts["master_data.project"][0]["name"])
    content = Content(project.parts, as_of)
    words = _words(pilot)
    return project_workbook(project.tools, words, content, title=name, profile=pilot.profile)


def _words(pilot: Pilot) -> Texts:
    return texts(pilot.profile.language)
