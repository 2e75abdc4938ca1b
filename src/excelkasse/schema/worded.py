"""A finding in words, the same in a terminal, on a sheet and in the portfolio."""

from excelkasse.finding import Finding
from excelkasse.texts import Texts


def worded(finding: Finding, words: Texts) -> tuple[str, str]:
    """Return what a finding says, and what to do about it."""
    values = {"got": finding.got, **finding.values}
    return (
        words.say(f"findings.{finding.code}.what", **values),
        words.say(f"findings.{finding.code}.do", **values),
    )
