"""What a source workbook holds that stays at home, in the words of a report.

A pack is written anew from a document, so none of it can go along; the report says so thing by
thing. It names sheets and is for the sender: it is not a part of the pack.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from excelkasse.pack.privacy.spots import Spot
from excelkasse.schema.worded import worded
from excelkasse.spreadsheet.holdings import Held, Holding, holdings
from excelkasse.texts import Texts


@dataclass(frozen=True, slots=True)
class Removed:
    """How many of one kind a file held, and the names of the sheets or names they were."""

    file: str
    kind: Held
    count: int
    names: tuple[str, ...] = ()


def removed(workbook: Path) -> Sequence[Removed]:
    """Return what a workbook holds that its sheets do not show.

    Raises:
        Unreadable: it cannot be opened.
    """
    return tuple(_removed(workbook.name, one) for one in holdings(workbook))


def _removed(file: str, one: Holding) -> Removed:
    return Removed(file, one.kind, one.count, one.names)


def report_lines(found: Iterable[Removed], spots: Iterable[Spot], words: Texts) -> Sequence[str]:
    """Return the report of a pack: what was removed from each file, and what was waived."""
    files: dict[str, list[Removed]] = {}
    for one in found:
        files.setdefault(one.file, []).append(one)
    return (words["privacy.removed"], *_of_files(files, words), *_of_waivers(spots, words))


def _of_files(files: dict[str, list[Removed]], words: Texts) -> Iterator[str]:
    if not files:
        yield words["privacy.nothing"]
    for file, things in files.items():
        yield words.say("privacy.file", file=file)
        for one in things:
            kind = words[f"privacy.held.{one.kind}"]
            key = "privacy.counted_on" if one.names else "privacy.counted"
            yield words.say(key, kind=kind, count=one.count, names=one.names)


def _of_waivers(spots: Iterable[Spot], words: Texts) -> Iterator[str]:
    waived = [one for one in spots if one.waived]
    if waived:
        yield words["privacy.waived"]
    for one in waived:
        what, _ = worded(one.finding, words)
        where = str(one.finding.place) or words["privacy.no_cell"]
        yield words.say("privacy.waiver", name=one.name, file=one.file, where=where, what=what)
