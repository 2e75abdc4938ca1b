"""`Kontrollér`: every finding of the open workbook, on the sheet Kontrol and at its cell."""

from collections import Counter

from excelkasse.actions.open_check import check_workbook
from excelkasse.agent.journal import now
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work


def check(work: Work) -> Told:
    """Read and check first, then keep a copy, and only then write."""
    when = now()
    checked = check_workbook(work.book.read(), work.file, today=when.date())
    if checked.refusal is not None:
        raise checked.refusal
    work.keep()
    work.book.show(checked.findings, work.words, when)
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
