"""Gather what projects have learnt into one workbook, and keep what the office typed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from excelkasse.actions.found import find_workbooks
from excelkasse.actions.gather import Work, gather
from excelkasse.actions.previous import put_edition, refuse_no_workbook
from excelkasse.actions.rollup import Progress
from excelkasse.errors import Unreadable, WrongUse
from excelkasse.lessons import LESSONS, Kept, Learnt, gathered, kept_in, learnt
from excelkasse.plan import WorkbookPlan
from excelkasse.reading import read
from excelkasse.schema.anchors import NO_PROJECTS
from excelkasse.spreadsheet.claims import claimed
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import SHELF


@dataclass(frozen=True, slots=True)
class Experience:
    """What was gathered: a line for each file, and where the edition before is kept."""

    found: Sequence[Learnt]
    kept_copy: Path | None
    passed_over: Sequence[str] = ()

    @property
    def quarantined(self) -> Sequence[Learnt]:
        """The files that could not be read, or are no project."""
        return [one for one in self.found if one.cause]

    @property
    def lessons(self) -> int:
        """How many lessons there are."""
        return sum(len(one.rows) for one in self.found)


def gather_lessons(
    folder: Path, output: Path, words: Texts, *, as_of: date, progress: Progress
) -> Experience:
    """Read every project workbook below a folder and write what they have learnt to `output`.

    Raises:
        WrongUse: the folder is not there or holds nothing, or the output is somebody else's.
        Unwritable: `being_made`: somebody else gathers into the same output. Or the result could
            not be written there; an earlier one is untouched, and `instead` says where it is.
    """
    if not folder.is_dir():
        raise WrongUse("folder_missing", {"file": str(folder)})
    refuse_no_workbook(output)
    with claimed(output) as claim:
        kept = _before(output, as_of)
        found, passed_over = _found(folder, output, as_of, claim.beating(progress))
        if not found:
            raise WrongUse("no_files", {"file": str(folder)})
        rows = Content(gathered(found, SHELF, words, kept), as_of)
        copy = put_edition(output, workbook_bytes(_plan(rows, words)), claim)
    return Experience(found, copy, passed_over)


def _plan(rows: Content, words: Texts) -> WorkbookPlan:
    own = words.with_own(
        {
            key.replace("lessons.readme.", "template.readme."): word
            for key, word in words.items()
            if key.startswith("lessons.readme.")
        }
    )
    return project_workbook((LESSONS,), own, rows, title=words["lessons.title"])


def learnt_in(folder: Path, as_of: date) -> list[Learnt]:
    """Read what every project below a folder has learnt.

    Raises:
        WrongUse: the folder is not there.
    """
    if not folder.is_dir():
        raise WrongUse("folder_missing", {"file": str(folder)})
    found, _ = _found(folder, folder / "-", as_of, lambda *_: None)
    return [one for one in found if not one.cause]


def _found(
    folder: Path, output: Path, as_of: date, progress: Progress
) -> tuple[Sequence[Learnt], Sequence[str]]:
    """Read every file, in the order of their names; an edition of ours is passed over."""
    files = find_workbooks(folder, but_not=output)
    found = []
    work = Work(partial(read_lessons, as_of), _lost)
    for done, one in enumerate(gather(files, work), start=1):
        found.append(one)
        progress(done, len(files.files), one.file)
    ours = [one.file for one in found if one.cause == _OURS]
    read_ones = sorted((one for one in found if one.cause != _OURS), key=lambda one: one.file)
    return read_ones, sorted([*files.passed_over, *ours])


_OURS = "ours"


def read_lessons(as_of: date, folder: Path, file: Path) -> Learnt:
    """Read what one file has learnt; what runs in a worker."""
    name = file.relative_to(folder).as_posix()
    try:
        reading = read(FileSource(file).read(), SHELF, today=as_of)
    except Unreadable as refusal:
        return Learnt(name, cause=refusal.code, values={"file": name, **refusal.values})
    if not reading.versions and reading.other_tools & NO_PROJECTS:
        return Learnt(name, cause=_OURS)
    return learnt(name, reading)


def _lost(refusal: Unreadable, folder: Path, file: Path) -> Learnt:
    name = file.relative_to(folder).as_posix()
    return Learnt(name, cause=refusal.code, values={"file": name})


def _before(output: Path, as_of: date) -> Kept:
    """Read what the office typed into the edition that is there already."""
    if not output.exists():
        return Kept()
    try:
        reading = read(FileSource(output).read(), (LESSONS,), today=as_of)
    except Unreadable:
        return Kept()
    if LESSONS.key not in reading.versions:
        raise WrongUse("output_not_lessons", {"file": str(output)})
    return kept_in(reading)
