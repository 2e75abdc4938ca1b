"""The edition that stands: where a roll-up would only write the same again, nothing is written.

What a roll-up is made of is told in one hash: every file's name, time and content, the names passed
over, the reporting date, the language, the profile, the way from the portfolio to the files, and
this edition of the program. The portfolio is known by its own content, so that one in which
somebody has typed is made anew.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from excelkasse.actions.found import Found
from excelkasse.actions.gather import digest_of, facts_of
from excelkasse.actions.remembered import Memory
from excelkasse.portfolio.whole import Portfolio, Quarantined
from excelkasse.there import true_path


@dataclass(frozen=True, slots=True)
class Summary:
    """What there is to tell of a portfolio without showing it; `to_mend` and `asked` are counts."""

    found: int
    read: int
    quarantined: tuple[Quarantined, ...]
    lights: tuple[tuple[str, int], ...]
    to_mend: int
    asked: int
    passed_over: tuple[str, ...]

    @classmethod
    def of(cls, portfolio: Portfolio, passed_over: tuple[str, ...]) -> "Summary":
        """Sum up a portfolio."""
        return cls(
            portfolio.found,
            portfolio.read,
            tuple(portfolio.quarantined),
            tuple(portfolio.lights.items()),
            len(portfolio.to_mend),
            sum(not one.explanation for one in portfolio.queries),
            passed_over,
        )


def made_of(found: Found, memory: Memory, told: tuple[str, ...]) -> str:
    """Return the hash of what a roll-up is made of; nothing where a file cannot be read now."""
    whole = sha256()
    for line in (*told, memory.edition, *found.passed_over):
        whole.update(line.encode("utf-8", "surrogatepass") + b"\n")
    for file in found.files:
        digest = memory.digest(file)
        if not digest:
            return ""
        facts = facts_of(found.folder, file, digest)
        told_of = f"{facts.file}\n{facts.modified.isoformat()}\n{digest}\n"
        whole.update(told_of.encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def standing(output: Path, wanted: str, memory: Memory) -> Summary | None:
    """Return what there is to tell of the portfolio in its place, if it is made of the same."""
    if not wanted:
        return None
    told = memory.made(str(true_path(output)), (wanted, digest_of(output)))
    return told if isinstance(told, Summary) else None


def note_standing(output: Path, wanted: str, memory: Memory, summary: Summary) -> None:
    """Remember the portfolio that has just been put in its place."""
    holds = digest_of(output)
    if wanted and holds:
        memory.note_made(str(true_path(output)), (wanted, holds), summary)
