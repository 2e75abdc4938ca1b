"""`Statusrapport (PDF)`: the sheet that a project's owner gets, beside the workbook.

Of a workbook that is only on the web it lies among the person's documents.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.clock import now
from excelkasse.errors import Unreachable, Unwritable
from excelkasse.schema.anchors import Tag

REPORTS = (("status_report", "status_page"), ("light_plan", "light_status"))
"""The sheets that are a status report, by tool and sheet; the first that is there is taken."""

_MAGIC = b"%PDF-"


def status_pdf(work: Work) -> Told:
    """Print the status sheet; a report of the same day is replaced."""
    seat = work.seat
    sheet = status_sheet(work.book.tags())
    name = work.words.say("agent.report_file", workbook=seat.stem, day=f"{now():%Y-%m-%d}")
    target = work.folder / name
    _print(work, sheet, target)
    return Told(work.words.say("agent.report", file=target))


def status_sheet(tags: Mapping[str, Tag]) -> str:
    """Return the name of the sheet that is a status report.

    Raises:
        Unreachable: `no_status_sheet`.
    """
    found = {(tag.tool, tag.sheet): sheet for sheet, tag in tags.items()}
    for report in REPORTS:
        if report in found:
            return found[report]
    raise Unreachable("no_status_sheet")


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
