"""Project workbooks in which every text is one that would like to be more than text.

Each cell takes the next payload of the table, so that with some turns every field has met every
kind. Letters that XML cannot hold are put in as Excel puts them, `_x001B_`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.gather import delivery_of, facts_of, read_project
from excelkasse.portfolio.collect import FileFacts
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.whole import Portfolio
from excelkasse.reading import Reading
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF, Parts, projects, typed
from tests.typed.payloads import TEXTS

_KEPT = frozenset({"number"})
"""A project without its number is read by nobody."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_AREA = 0xF0000
"""Private letters stand for those that XML cannot hold while the workbook is written."""
_STEP = 23
_FILES = {
    "P-2025-04": "P-2025-04 =1+1 'x' #%41 & [b] {1}.xlsx",
    "P-2026-10": "P-2026-10 @SUM(1) ;, _x0041_ ~æøå$ (1).xlsx",
}
"""A full project and a light one, and the names of their files, which are typed too."""


def spoiled(number: str, turn: int = 0) -> Parts:
    """Give what people typed in a project of the sample with another text for each of theirs."""
    places = count(turn)
    return {
        path: [dict(_spoiled(row, places)) for row in rows] for path, rows in typed(number).items()
    }


def _spoiled(row: Mapping[str, Any], places: Iterator[int]) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if type(value) is str and key not in _KEPT:
            yield key, TEXTS[next(places) % len(TEXTS)]
        else:
            yield key, value


@cache
def written(turn: int | None = None) -> Mapping[str, bytes]:
    """Give the project workbooks by the names of their files; without a turn as they were."""
    made = {}
    for at, (number, name) in enumerate(_FILES.items()):
        parts = typed(number) if turn is None else spoiled(number, turn + _STEP * at)
        made[name] = project_bytes(number, parts)
    return made


def project_bytes(number: str, parts: Parts) -> bytes:
    """Give the bytes of a project's workbook, with letters that XML cannot hold too."""
    held = {path: [dict(_held(row)) for row in rows] for path, rows in parts.items()}
    plan = sample_workbook(replace(projects()[number], parts=held), texts("da"))
    return _with_escapes(workbook_bytes(plan))


def _held(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if type(value) is str:
            yield key, _UNWRITABLE.sub(lambda one: chr(_AREA + ord(one[0])), value)
        else:
            yield key, value


def _with_escapes(data: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith(".xml"):
                text = re.sub("[\U000f0000-\U000fffff]", _escaped, text.decode()).encode()
            new.writestr(name, text)
    return made.getvalue()


def _escaped(letter: re.Match[str]) -> str:
    return f"_x{ord(letter[0]) - _AREA:04X}_"


def folder_of(folder: Path, turn: int | None = None) -> Path:
    """Write the project workbooks into a folder."""
    folder.mkdir(exist_ok=True)
    for name, data in written(turn).items():
        (folder / name).write_bytes(data)
    return folder


@cache
def deliveries(turn: int | None = None) -> tuple[Delivery, ...]:
    """Give what the project workbooks deliver, read from their files."""
    with TemporaryDirectory() as held:
        folder = folder_of(Path(held) / "projekter", turn)
        read = [delivery_of(AS_OF, folder, file) for file in sorted(folder.iterdir())]
    return tuple(one for one in read if isinstance(one, Delivery))


@cache
def portfolio(turn: int | None = None) -> Portfolio:
    """Give the portfolio of the project workbooks."""
    return roll_up(deliveries(turn), AS_OF)


def files() -> frozenset[str]:
    """Give the names of the project workbooks."""
    return frozenset(_FILES.values())


@cache
def reading(turn: int | None = None) -> tuple[FileFacts, Reading]:
    """Give the facts of the full project's file, and what was read in it."""
    with TemporaryDirectory() as held:
        folder = folder_of(Path(held) / "projekter", turn)
        file = folder / _FILES["P-2025-04"]
        gathered, told = read_project(AS_OF, folder, file)
        facts = facts_of(folder, file)
    assert isinstance(gathered, Delivery)
    assert told is not None
    return facts, told
