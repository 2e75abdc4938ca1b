"""A portfolio that stands as it should is not written again; what has changed is seen."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from excelkasse.actions import rollup
from excelkasse.actions.demo import AS_OF
from excelkasse.actions.rollup import Order, RolledUp, roll_up_folder
from excelkasse.portfolio.report import as_json
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.texts import texts
from tests.live.books import sample

NUMBERS = ("P-2026-03", "P-2026-10")
DANISH = texts("da")


class Office:
    """A folder of two projects, the portfolio made of them, and the memory."""

    def __init__(self, place: Path) -> None:
        """Roll up once."""
        self.folder, self.output = place / "projekter", place / "Portefølje.xlsx"
        self.folder.mkdir()
        self.files = [sample(number, self.folder) for number in NUMBERS]
        self.order = Order(AS_OF, memory=place / "read.sqlite", workers=1)
        self.first = self.roll_up()

    def roll_up(self, language: str = "da") -> RolledUp:
        """Roll up."""
        return roll_up_folder(self.folder, self.output, texts(language), order=self.order)

    def written(self) -> tuple[bool, int]:
        """Roll up, and give whether it was written and how many editions there are now."""
        done = self.roll_up()
        return done.written, len(list(self.output.parent.glob("*.xlsx")))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an office that has rolled up once."""
    return Office(tmp_path)


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no workbook be opened and nothing be claimed or written."""

    def refuse(*_: object, **__: object) -> None:
        message = "nothing is to be opened or written"
        raise AssertionError(message)

    with monkeypatch.context() as patch:
        for name in ("previous", "claimed", "workbook_bytes", "put_edition", "gathered"):
            patch.setattr(rollup, name, refuse)
        yield


def test_a_folder_is_walked_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And its memory opened once, although something has changed."""
    asked: list[str] = []
    for name in ("find_workbooks", "remembering"):
        act = getattr(rollup, name)

        def noted(*given: Any, act: Any = act, **more: Any) -> Any:  # noqa: ANN401
            asked.append(act.__name__)
            return act(*given, **more)

        monkeypatch.setattr(rollup, name, noted)
    sample("P-2025-09", office.folder)

    assert office.roll_up().written
    assert ["find_workbooks", "remembering"] == asked


def test_nothing_changed(office: Office, closed: None) -> None:
    """Then no workbook is opened and nothing is written, and the same is told as before."""
    del closed
    before = (office.output.read_bytes(), office.output.stat().st_mtime_ns)
    again = office.roll_up()

    assert (True, False) == (office.first.written, again.written)
    assert office.first.summary == again.summary
    assert before == (office.output.read_bytes(), office.output.stat().st_mtime_ns)


def test_it_stands_as_it_would_be_written(office: Office) -> None:
    """Rolled up without a memory it says the same in every cell, and the portfolio is the same."""
    stood = FileSource(office.output).read()
    told = office.roll_up()
    office.order = replace(office.order, memory=None)
    whole = office.roll_up()

    assert whole.written
    assert as_json(whole.portfolio, DANISH) == as_json(told.portfolio, DANISH)
    assert stood == FileSource(office.output).read()


def test_somebody_typed_in_the_portfolio(office: Office) -> None:
    """Then it is made anew, once."""
    book = load_workbook(office.output)
    book["Projekter"]["D60"] = "Husk"
    book.save(office.output)

    assert [(True, 2), (False, 2)] == [office.written() for _ in range(2)]


def test_a_file_changed_came_or_went(office: Office) -> None:
    """Each is seen, also one that was only saved again, or is no workbook."""
    later = office.files[0].stat().st_mtime + 60
    os.utime(office.files[0], (later, later))
    saved = office.roll_up().written
    (office.folder / "Brev.xlsx").write_text("Kære alle")
    came = office.roll_up().written
    (office.folder / "Brev.xlsx").unlink()
    office.files[1].unlink()
    went = office.roll_up().written

    assert ([True] * 3, False) == ([saved, came, went], office.roll_up().written)


def test_the_order_is_another(office: Office) -> None:
    """Another date or language gives another portfolio; so does one that is gone or moved."""
    english = office.roll_up("en").written
    office.order = replace(office.order, as_of=date(2026, 11, 30))
    later = office.roll_up("en").written
    office.output.unlink()
    gone = office.roll_up("en").written
    office.output = office.output.with_stem("Anden")

    assert [True] * 4 == [english, later, gone, office.roll_up("en").written]


def test_a_damaged_memory(office: Office) -> None:
    """Whatever is wrong with it, the portfolio is made."""
    assert office.order.memory
    office.order.memory.write_bytes(b"no database" * 100)

    assert [True, False] == [office.roll_up().written for _ in range(2)]
