"""Many project workbooks, cheaply: each of the sample's is planned once, and renumbered in its XML.

A project number is as long as every other, and each long text ends with it, so that no two
workbooks hold the same texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from excelkasse.actions.demo import sample_workbook
from excelkasse.layout.place import parts_of
from excelkasse.sample import SampleProject, sample_projects
from excelkasse.schema.calculate import Answer
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import texts
from excelkasse.tools import SHELF

_STANDS_FOR = "P-2099-999"
_FIRST_YEAR = 2020
_LONG = 60
Parts = Sequence[tuple[str, bytes]]


def make(folder: Path, count: int) -> None:
    """Write `count` project workbooks, each with a number of its own."""
    samples = [_parts(one) for one in sample_projects(parts_of(SHELF)) if _reports(one)]
    for at in range(count):
        number = f"P-{_FIRST_YEAR + at // 1000}-{at % 1000:03}"
        (folder / f"{number}.xlsx").write_bytes(_renumbered(samples[at % len(samples)], number))


def _reports(sample: SampleProject) -> bool:
    return "status_report.head" in sample.parts


def _parts(sample: SampleProject) -> Parts:
    """Return the parts of a sample's workbook, its number being one that stands for others."""
    rows = {part: [_own(row) for row in rows] for part, rows in sample.parts.items()}
    rows["master_data.project"][0]["number"] = _STANDS_FOR
    plan = sample_workbook(replace(sample, parts=rows), texts("da"))
    with ZipFile(BytesIO(workbook_bytes(plan))) as whole:
        return [(name, whole.read(name)) for name in whole.namelist()]


def _own(row: Mapping[str, Answer]) -> dict[str, Answer]:
    return {field: _ending(answer) for field, answer in row.items()}


def _ending(answer: Answer) -> Answer:
    long = isinstance(answer, str) and len(answer) > _LONG
    return f"{answer} ({_STANDS_FOR})" if long else answer


def _renumbered(parts: Parts, number: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED, compresslevel=6) as whole:
        for name, content in parts:
            whole.writestr(name, content.replace(_STANDS_FOR.encode(), number.encode()))
    return held.getvalue()
