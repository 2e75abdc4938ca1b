"""`Statusrapport (PDF)`: the sheet that a project's owner gets, beside the workbook."""

import os
from pathlib import Path

from excelkasse.agent.journal import now
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.errors import Unreachable, Unwritable
from excelkasse.grid import Grid, Workbook
from excelkasse.schema.anchors import tag_from

REPORTS = (("status_report", "status_page"), ("light_plan", "light_status"))
"""The sheets that are a status report, by tool and sheet; the first that is there is taken."""

_MAGIC = b"%PDF-"


def status_pdf(work: Work) -> Told:
    """Print the status sheet; a report of the same day is replaced."""
    file = work.file
    sheet = status_sheet(work.book.read())
    name = work.words.say("agent.report_file", workbook=file.stem, day=f"{now():%Y-%m-%d}")
    target = file.with_name(name)
    _print(work, sheet, target)
    return Told(work.words.say("agent.report", file=target))


def status_sheet(workbook: Workbook) -> str:
    """Return the name of the sheet that is a status report.

    Raises:
        Unreachable: `no_status_sheet`.
    """
    found = {_is(grid): grid.name for grid in workbook.grids}
    for report in REPORTS:
        if report in found:
            return found[report]
    raise Unreachable("no_status_sheet")


def _is(grid: Grid) -> tuple[str, str] | None:
    """Say what a sheet is tagged as; the tag is the first text of a row that is one."""
    for _, value in grid.filled():
        tag = tag_from(value) if isinstance(value, str) else None
        if tag is not None:
            return tag.tool, tag.sheet
    return None


def _print(work: Work, sheet: str, target: Path) -> None:
    """Print to a name beside it and rename, so that a half report is never taken for one."""
    half = target.with_name(f".~{target.stem}.{os.getpid()}.pdf")
    try:
        work.book.print_sheet(sheet, half)
        if not half.read_bytes().startswith(_MAGIC):
            raise Unwritable("target_unwritable", {"file": target.name, "cause": "PDF"})
        half.replace(target)
    except PermissionError as mistake:
        raise Unwritable("report_open", {"file": target.name}) from mistake
    except OSError as mistake:
        values = {"file": target.name, "cause": str(mistake.strerror)}
        raise Unwritable("target_unwritable", values) from mistake
    finally:
        half.unlink(missing_ok=True)
