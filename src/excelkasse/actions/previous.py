"""The portfolio workbook that is there already: what it hands on, and a copy before it goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from excelkasse.actions.deliver import deliver
from excelkasse.clock import COPENHAGEN
from excelkasse.errors import Unreadable, WrongUse
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.steering.carry import NOTHING, Carried, carried
from excelkasse.portfolio.tables import PORTFOLIO
from excelkasse.reading import read
from excelkasse.spreadsheet.claims import Claim
from excelkasse.spreadsheet.drawn import Drawn, drawn_on
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.spreadsheet.saving import keep_copy, save_atomically
from excelkasse.texts import Texts, every_language
from excelkasse.there import is_folder, is_there

_WITH_CHARTS = tuple(
    f"portfolio.sheets.{key}.name" for key in ("overview", "priorities", "capacity", "slips")
)
"""The names of the sheets that have charts of ours."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What the output held before: what is carried on, what is drawn in it, or that it is lost."""

    carried: Carried = NOTHING
    drawn: Sequence[Drawn] = ()
    unreadable: bool = False


def refuse_no_workbook(output: Path) -> None:
    """Refuse an output that is no name for a workbook.

    Raises:
        WrongUse: `output_not_xlsx`.
    """
    if output.suffix.casefold() != ".xlsx" or is_folder(output):
        raise WrongUse("output_not_xlsx", {"file": str(output)})


def previous(output: Path, as_of: date, *, otherwise: Carried = NOTHING) -> Previous:
    """Read what an output holds; `otherwise` is what goes before the first one.

    Raises:
        WrongUse: it is somebody else's workbook.
    """
    if not is_there(output):
        return Previous(otherwise)
    try:
        reading = read(FileSource(output).read(), (PORTFOLIO,), today=as_of)
        drawn = drawn_on(output)
    except Unreadable:
        return Previous(unreadable=True)
    if not reading.versions:
        raise WrongUse("output_not_portfolio", {"file": str(output)})
    return Previous(carried(reading), drawn)


def own_things(before: Previous, plan: WorkbookPlan, words: Texts) -> Sequence[str]:
    """Name all that people put into the previous edition and that the new one does not have."""
    return (*before.carried.own_things, *_own_drawings(before.drawn, plan, words))


def _own_drawings(drawn: Sequence[Drawn], plan: WorkbookPlan, words: Texts) -> Iterator[str]:
    """Name what is drawn on each sheet beside the charts that are ours."""
    made = {sheet.name: len(sheet.charts) for sheet in plan.sheets}
    # An edition without projects has no chart, but the one before it may have had.
    ours = {
        spoken[key]: max(1, made.get(words[key], 0))
        for key in _WITH_CHARTS
        for spoken in every_language()
    }
    for one in drawn:
        if one.drawings > ours.get(one.sheet, 0):
            yield words.say("cli.own_drawings", sheet=one.sheet)
        if one.notes:
            yield words.say("cli.own_notes", sheet=one.sheet)


def keep(output: Path) -> Path | None:
    """Copy the existing output beside itself, named by when it was made.

    Raises:
        Unwritable: the copy could not be made; nothing is changed.
    """
    if not is_there(output):
        return None
    made = datetime.fromtimestamp(output.stat().st_mtime, tz=COPENHAGEN)
    return keep_copy(output, output.with_stem(f"{output.stem} {made:%Y-%m-%d %H.%M.%S}"))


def put_edition(output: Path, data: bytes, claim: Claim) -> Path | None:
    """Put a new edition in the place of the one before, and return where that one is kept.

    Raises:
        Unwritable: it could not be, or another makes one by now; an earlier one is untouched, and
            `instead` says where the new one is.
    """

    def save(to: Path) -> Path | None:
        claim.check()
        kept = keep(to)
        save_atomically(to, data)
        return kept

    return deliver(output, save, lambda to: save_atomically(to, data))
