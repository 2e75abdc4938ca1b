"""The sample municipality: write its project workbooks, check them, roll them up."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from excelkasse.actions.check import Checked, check_file
from excelkasse.actions.rollup import Order, Progress, RolledUp, roll_up_folder
from excelkasse.clock import COPENHAGEN
from excelkasse.layout.place import parts_of
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.steering.carry import Carried
from excelkasse.portfolio.steering.handed import (
    from_history,
    with_answers,
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
    queries,
    recipients,
    sample_projects,
)
from excelkasse.spreadsheet.saving import make_folder
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import SHELF

AS_OF = date(2026, 10, 30)
BEFORE = date(2026, 9, 30)
_SAVED_LATE = {"P-2026-03": date(2026, 11, 2)}
"""The project that came after the reporting date."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: the checks of the project workbooks and the roll-up."""

    checked: Sequence[Checked]
    rolled_up: RolledUp
    output: Path


def demo(folder: Path, words: Texts, progress: Progress) -> Demo:
    """Write the sample municipality into a folder, check it and roll it up.

    Project workbooks that are there already are kept as they are: somebody may have tried them.

    Raises:
        Unwritable: a file could not be written.
    """
    projects = folder / words["cli.projects_folder"]
    make_folder(projects)
    checked = [check_file(file, today=AS_OF) for file in _written(projects, words)]
    output = folder / words["cli.portfolio_file"]
    order = Order(AS_OF, before=_before(), progress=progress)
    return Demo(checked, roll_up_folder(projects, output, words, order=order), output)


def _before() -> Carried:
    """Return what the edition before hands on: its history, and what the office typed."""
    typed = priorities()
    before = with_answers(from_history(history(), BEFORE, history_items()), queries())
    before = with_priorities(before, typed.rows, {"capacity": typed.capacity})
    return with_recipients(with_people(before, people()), recipients())


def _written(projects: Path, words: Texts) -> Iterator[Path]:
    for sample in sample_projects(parts_of(SHELF)):
        file = projects / sample.file
        if not file.exists():
            FileTarget(file).write(sample_workbook(sample, words))
            _save_on(file, _SAVED_LATE.get(sample.file.split()[0], AS_OF))
        yield file


def _save_on(file: Path, day: date) -> None:
    """Let a file be saved on a day of the story, so that *Levering* tells it."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=COPENHAGEN).timestamp()
    os.utime(file, (noon, noon))


def sample_workbook(sample: SampleProject, words: Texts) -> WorkbookPlan:
    """Plan the workbook of one sample project."""
    tools = [tool for tool in SHELF if tool.key in sample.tools]
    name = sample.parts["master_data.project"][0]["name"]
    return project_workbook(tools, words, Content(sample.parts, AS_OF), title=str(name))
