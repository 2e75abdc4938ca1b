"""`Kontrollér`: every finding of the open workbook, on the sheet Kontrol and at its cell."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from excelkasse.actions.open_check import check_open
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.clock import now
from excelkasse.finding import Finding
from excelkasse.grid import Workbook
from excelkasse.spreadsheet.live.content import fingerprint


class _InFront:
    """The workbook in front of the person, as a source and as a screen that is copied first."""

    def __init__(self, work: Work, when: datetime) -> None:
        self._work, self._when = work, when

    def read(self) -> Workbook:
        """Read it; a check will change no cell but those of Kontrol, so it is known now."""
        workbook = self._work.book.read()
        self._work.after = fingerprint(workbook)
        return workbook

    def show(self, file: str, findings: Sequence[Finding]) -> None:
        """Keep a copy, and only then write."""
        del file  # the workbook knows its name
        work = self._work
        work.book.show(findings, work.words, self._when, work.keep)


def check(work: Work) -> Told:
    """Check the workbook and show what is found in it."""
    when = now()
    front = _InFront(work, when)
    checked = check_open(front, front, Path(work.seat.name), today=when.date())
    if checked.refusal is not None:
        raise checked.refusal
    if not checked.findings:
        return Told(work.words["agent.checked_clean"])
    counts = Counter(str(finding.severity) for finding in checked.findings)
    return Told(
        work.words.say(
            "agent.checked",
            errors=counts["error"],
            queries=counts["query"],
            notes=counts["note"],
        )
    )
