"""Write the decisions that wait as drafts for the agenda, once nothing private is in them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from excelkasse.errors import Unreadable, WrongUse
from excelkasse.pack.agenda import (
    Matter,
    as_page,
    as_text,
    cases,
    chosen,
    marks,
    matters_of_portfolio,
    matters_of_project,
)
from excelkasse.pack.document import Document
from excelkasse.pack.privacy import Spot, private_spots, standing, unknown_waivers
from excelkasse.portfolio.tables import DECISIONS, HISTORY, PORTFOLIO, path_of
from excelkasse.reading import Reading, read
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.saving import make_folder, save_text
from excelkasse.texts import Texts
from excelkasse.tools import SHELF
from excelkasse.visible import file_stem, told_apart

_TEXT, _PAGE = ".txt", ".html"
_LONGEST, _OTHERWISE = 90, "dagsorden"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for: a project, a decision of it, and what is waived by name."""

    number: str = ""
    decision: str = ""
    waived: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of it: the drafts, the files, what is to fill in, and what is private in them.

    With a spot that is not waived there are no files.
    """

    drafts: Sequence[Document]
    files: Sequence[Path]
    open: Mapping[str, int]
    spots: Sequence[Spot]

    @property
    def stopped(self) -> Sequence[Spot]:
        """What must be mended or waived first."""
        return standing(self.spots)


def write_agenda(
    workbook: Path, output: Path, words: Texts, *, as_of: date, choice: Choice
) -> Drafted:
    """Write the drafts of a workbook's decisions to a folder, or one of them to a file.

    Raises:
        WrongUse: the workbook cannot be read or is no project or portfolio, there is no such
            decision, the output is one file and there are more, or a waiver names nothing.
        Unwritable: a file could not be written.
    """
    reading = _read(workbook, as_of)
    matters, day = _matters(reading, workbook, as_of, words)
    wanted = chosen(matters, choice.number, choice.decision)
    if not wanted and (choice.number or choice.decision):
        raise WrongUse("no_decision", {"file": str(workbook)})
    drafts = cases(wanted, day, words)
    domains = reading.profile.mail_domains
    spots = private_spots(drafts, choice.waived, own_domains=domains)
    for one in unknown_waivers(spots, choice.waived):
        raise WrongUse("unknown_waiver", {"got": one})
    texts = _texts(drafts, output)
    if standing(spots):
        return Drafted(drafts, (), {}, spots)
    for file, text in texts.items():
        make_folder(file.parent)
        save_text(file, text)
    left = {one.subtitle: len(marks(one, words)) for one in drafts}
    return Drafted(drafts, tuple(texts), left, spots)


def _read(workbook: Path, as_of: date) -> Reading:
    try:
        return read(FileSource(workbook).read(), (*SHELF, PORTFOLIO), today=as_of)
    except Unreadable as refusal:
        raise WrongUse(refusal.code, {"file": str(workbook), **refusal.values}) from refusal


def _matters(
    reading: Reading, workbook: Path, as_of: date, words: Texts
) -> tuple[Sequence[Matter], date]:
    """Return the decisions of a project or a portfolio, and the date they are told at."""
    if path_of(DECISIONS) in reading.records:
        return matters_of_portfolio(reading, workbook.name, words), _made_up(reading) or as_of
    if reading.form("master_data.project") is None:
        raise WrongUse("no_decisions_in", {"file": str(workbook)})
    return matters_of_project(reading, workbook.name, as_of, words), as_of


def _made_up(reading: Reading) -> date | None:
    """Return the date a portfolio was made up, which is the latest of its history."""
    rows: Sequence[Any] = reading.records.get(path_of(HISTORY), ())
    return max((row.as_of for row in rows if row.as_of), default=None)


def _texts(drafts: Sequence[Document], output: Path) -> Mapping[Path, str]:
    """Return the files and what is in each."""
    if output.suffix.casefold() not in (_TEXT, _PAGE):
        stems = told_apart(file_stem(one.subtitle, _LONGEST, _OTHERWISE) for one in drafts)
        return {
            output / f"{stem}{ending}": _rendered(draft, ending)
            for stem, draft in zip(stems, drafts, strict=True)
            for ending in (_TEXT, _PAGE)
        }
    if len(drafts) > 1:
        raise WrongUse("agenda_one_file", {"file": str(output), "count": str(len(drafts))})
    made = [_rendered(draft, output.suffix.casefold()) for draft in drafts]
    return dict(zip([output], made, strict=False))


def _rendered(draft: Document, ending: str) -> str:
    return as_text(draft) if ending == _TEXT else as_page(draft)


def as_json(done: Drafted) -> Mapping[str, Any]:
    """Give what was written as plain values for a machine."""
    return {
        "schema": 1,
        "drafts": [
            {
                "number": one.number,
                "decision": one.subtitle.removeprefix(one.number).strip(),
                "to_fill_in": done.open.get(one.subtitle, 0),
            }
            for one in done.drafts
        ],
        "files": [file.as_posix() for file in done.files],
        "private": [
            {
                "name": one.name,
                "file": one.file,
                "place": str(one.finding.place),
                "kind": str(one.finding.values["kind"]).rpartition(".")[2],
                "waived": one.waived,
            }
            for one in done.spots
        ],
    }
