"""`Kontrollér`: every finding of the open workbook, on the sheet Kontrol and at its cell."""

from collections import Counter

from excelkasse.actions.open_check import check_workbook
from excelkasse.agent.journal import now
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.spreadsheet.live.content import fingerprint


def check(work: Work) -> Told:
    """Read and check first, then keep a copy, and only then write."""
    when, workbook = now(), work.book.read()
    checked = check_workbook(workbook, work.file, today=when.date())
    if checked.refusal is not None:
        raise checked.refusal
    work.after = fingerprint(workbook)  # a check writes no cell but those of Kontrol
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
