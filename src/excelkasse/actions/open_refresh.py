"""Roll up again into the portfolio workbook that is open in front of a person.

What it hands on is taken from the open workbook, as it stands there, saved or not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from excelkasse.actions.rollup import Order, plan_portfolio, sources
from excelkasse.actions.unswept import unswept
from excelkasse.errors import Unreachable
from excelkasse.portfolio.steering.carry import carried
from excelkasse.portfolio.tables import PORTFOLIO, SOURCES, path_of
from excelkasse.portfolio.whole import Portfolio
from excelkasse.reading import Reading, read
from excelkasse.spreadsheet.claims import claimed
from excelkasse.spreadsheet.live import OpenSource, Refresh, Refreshed, file_of, link_at
from excelkasse.texts import Texts

_LOOKED_AT = 20
"""So many rows of Kilder are asked for the way to their file: one whose link is whole is enough."""

_SOURCES = path_of(SOURCES)


@dataclass(frozen=True, slots=True)
class OpenRolledUp:
    """What a refresh did: the portfolio, what was written, from where, and what was passed over."""

    portfolio: Portfolio
    written: Refreshed
    folder: Path
    passed_over: Sequence[str]


def _at_once() -> None:
    """Wait for nothing."""


def refresh_open(
    book: Any,  # noqa: ANN401  (an xlwings.Book, which only the spreadsheet seam knows)
    words: Texts,
    *,
    order: Order,
    before_writing: Callable[[], object] = _at_once,
) -> OpenRolledUp:
    """Read every project workbook again, and bring the open portfolio workbook up to date.

    Nothing is changed until `before_writing` has returned; what it raises is raised.

    Raises:
        Unreachable: it is no portfolio or was never saved, its projects are not to be found, or it
            cannot be written in now.
        Unreadable: it has more cells than we read.
        Unwritable: `being_made`: somebody else rolls up to the same workbook.
        WrongUse: the projects' folder has no workbooks.
    """
    reading = read(OpenSource(book).read(), (PORTFOLIO,), today=order.as_of)
    file = file_of(book)
    if not reading.versions:
        raise Unreachable("not_a_portfolio", {"file": file.name})
    if not file.is_absolute():
        raise Unreachable("portfolio_unsaved", {"file": file.name})
    folder = projects_folder(book, reading, file.parent)
    with claimed(file) as claim, unswept():
        order = replace(order, progress=claim.beating(order.progress))
        with sources(folder, file, order) as source:
            made = plan_portfolio(source, file, words, order, carried(reading))
        written = Refresh(book, frozenset(_numbers(reading))).write(made.plan, before_writing)
    return OpenRolledUp(made.portfolio, written, folder, made.passed_over)


def projects_folder(book: Any, reading: Reading, home: Path) -> Path:  # noqa: ANN401
    """Return the folder that a portfolio was made of: where the links on Kilder lead.

    Raises:
        Unreachable: there is no such link, or no such folder any more.
    """
    folder = next(_folders(book, reading, home), None)
    if folder is None:
        raise Unreachable("projects_unknown")
    if not folder.is_dir():
        raise Unreachable("projects_gone", {"file": str(folder)})
    return folder


def _folders(book: Any, reading: Reading, home: Path) -> Iterator[Path]:  # noqa: ANN401
    rows: Sequence[Any] = reading.records.get(_SOURCES, ())
    for at, row in enumerate(islice(rows, _LOOKED_AT)):
        place = reading.places.get((_SOURCES, at, "file"))
        folder = place and row.file and folder_from(link_at(book, place), row.file, home)
        if folder:
            yield folder


def folder_from(address: str, file: str, home: Path) -> Path | None:
    """Return the folder that `file` was named from, by the address of the link to it.

    None where the link leads to some other file. `home` is the folder of the workbook with the
    link, from which a relative address is seen.
    """
    way = unquote(address.partition("#")[0]).removeprefix("file://").replace("\\", "/")
    if way[2:3] == ":" and way.startswith("/"):
        way = way[1:]
    path = home / way
    names = PurePosixPath(file).parts
    if not way or [one.casefold() for one in path.parts[-len(names) :]] != [
        one.casefold() for one in names
    ]:
        return None
    return Path(*path.parts[: -len(names)]).resolve()


def _numbers(reading: Reading) -> Iterator[str]:
    rows: Sequence[Any] = reading.records.get(_SOURCES, ())
    yield from (row.number for row in rows if row.number)
