"""A tailoring and its lessons as one file for another municipality, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from excelkasse.actions.deliver import deliver, in_folder
from excelkasse.actions.lessons import learnt_in
from excelkasse.actions.profile import Tailoring, load_tailoring, reading_of
from excelkasse.actions.templates import profile_workbook
from excelkasse.errors import WrongUse
from excelkasse.lessons import SHARED, SHARED_LESSONS, Learnt, shared
from excelkasse.schema.calculate import Row
from excelkasse.schema.profile import Profile
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.tailoring import AMBASSADORS, PROFILE, profile_words, rows_of
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import SHELF


@dataclass(frozen=True, slots=True)
class Exported:
    """What was shared: how many lessons, and how much of what was left out."""

    lessons: int
    left_out: Mapping[str, int]


def export_profile(
    file: Path, output: Path, words: Texts, *, lessons: Path | None, as_of: date
) -> Exported:
    """Write a tailoring, and the lessons of a folder, without persons and projects.

    Raises:
        Unreadable: the tailoring cannot be opened.
        WrongUse: it is something else or has errors, or the output is there already.
        Unwritable: the file could not be written.
    """
    _new(output)
    tailoring = load_tailoring(file)
    learnt, names = _lessons(lessons, as_of)
    told = shared(learnt, names, instead=words["cli.instead"])
    own = profile_words(words, SHELF)
    rows = {**rows_of(tailoring.profile, SHELF, words), SHARED_LESSONS: told.rows}
    plan = project_workbook((PROFILE, SHARED), own, Content(rows), title=words["profile.title"])
    deliver(output, in_folder(lambda to: FileTarget(to).write(plan)))
    return Exported(len(told.rows), {**_of_tailoring(file, tailoring), **told.left_out})


def _lessons(folder: Path | None, as_of: date) -> tuple[list[Row], list[str]]:
    """Return the lessons of a folder, and the names that must not be in them."""
    found: list[Learnt] = [] if folder is None else learnt_in(folder, as_of)
    rows = [row for one in found for row in one.rows]
    names = [str(row.get("name") or "") for row in rows] + [one.manager for one in found]
    return rows, names


def _of_tailoring(file: Path, tailoring: Tailoring) -> Mapping[str, int]:
    ambassadors = len(reading_of(file).records.get(AMBASSADORS, ()))
    left = {"ambassadors": ambassadors, "logo": int(tailoring.logo is not None)}
    return {key: count for key, count in left.items() if count}


def import_profile(file: Path, output: Path, words: Texts) -> Profile:
    """Write a tailoring of one's own from a file that somebody has shared, and return it.

    The name of the other municipality and its mail domains stay behind.

    Raises:
        Unreadable: the file cannot be opened.
        WrongUse: it is something else or has errors, or the output is there already.
        Unwritable: the tailoring could not be written.
    """
    _new(output)
    profile = load_tailoring(file).profile
    profile = profile.model_copy(update={"municipality": "", "mail_domains": ()})
    adopted = Profile.from_text(profile.as_text)
    plan = profile_workbook(adopted, words)
    deliver(output, in_folder(lambda to: FileTarget(to).write(plan)))
    return adopted


def _new(output: Path) -> None:
    if output.exists():
        raise WrongUse("file_exists", {"file": str(output)})
    if output.suffix.casefold() != ".xlsx":
        raise WrongUse("output_not_xlsx", {"file": str(output)})
