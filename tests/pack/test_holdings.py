"""What a workbook holds beside what its sheets show is counted, named, and never repeated."""

from dataclasses import asdict
from pathlib import Path

import pytest

from excelkasse.errors import Unreadable
from excelkasse.pack.privacy import removed, report_lines
from excelkasse.spreadsheet.holdings import Held, holdings
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from tests.pack.books import one_sheet
from tests.pack.planted import SECRETS, found_in, poisoned


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Give a workbook of one sheet that hides nothing."""
    FileTarget(tmp_path / "ren.xlsx").write(one_sheet("Status", {"B7": "Alt går godt"}))
    return tmp_path / "ren.xlsx"


@pytest.fixture
def poison(plain: Path) -> Path:
    """Give the same with every secret in it."""
    return poisoned(plain, plain.with_name("forgiftet.xlsx"))


def test_every_secret_is_in_the_workbook_it_was_planted_in(poison: Path) -> None:
    """So that a search that finds none has looked."""
    assert set(SECRETS) == found_in(poison.read_bytes())


def test_a_plain_workbook_of_ours_holds_nothing(plain: Path) -> None:
    """And there is no secret in it."""
    assert () == holdings(plain)
    assert set() == found_in(plain.read_bytes())


def test_everything_planted_is_counted(poison: Path) -> None:
    """Each kind, how many there are, and on which sheets."""
    told = {one.kind: (one.count, one.names) for one in holdings(poison)}

    assert {
        Held.HIDDEN_SHEET: (1, ("Lån",)),
        Held.VERY_HIDDEN_SHEET: (1, ("Liste X",)),
        Held.HIDDEN_ROWS: (1, ("Status",)),
        Held.NOTES: (1, ("Status",)),
        Held.COMMENTS: (1, ("Status",)),
        Held.AUTHOR: (4, ()),
        Held.PROPERTY: (1, ("Company",)),
        Held.CUSTOM_PROPERTY: (1, ("Klasse",)),
        Held.EXTERNAL_LINK: (1, ()),
        Held.HYPERLINK: (1, ("Status",)),
        Held.CONNECTION: (1, ()),
        Held.OUTSIDE_NAME: (1, ("Loen",)),
        Held.PATH: (2, ()),
        Held.PRINTER: (1, ()),
        Held.EMBEDDED: (1, ()),
        Held.REVISION: (1, ()),
        Held.MACRO: (1, ()),
        Held.CUSTOM_XML: (1, ()),
    } == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_tells_and_does_not_repeat(poison: Path, language: str) -> None:
    """A line for each kind with its count; no text of a note, no author, no path."""
    words = texts(language)
    lines = report_lines(removed(poison), (), words)

    assert len(holdings(poison)) == len(lines) - 2
    assert f"  {words['privacy.held.hidden_sheet']}: 1 (Lån)" in lines
    assert set() == found_in("\n".join(lines).encode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_word(language: str) -> None:
    """In every language."""
    assert [] == [kind for kind in Held if f"privacy.held.{kind}" not in texts(language)]


def test_a_plain_file_is_said_to_hold_nothing() -> None:
    """Rather than nothing at all."""
    words = texts("da")

    assert (words["privacy.removed"], words["privacy.nothing"]) == report_lines((), (), words)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """With the code that reading it has, and its name."""
    file = tmp_path / "brev.xlsx"
    file.write_bytes(b"%PDF-1.7")

    with pytest.raises(Unreadable) as refusal:
        removed(file)

    assert ("not_excel", "brev.xlsx") == (refusal.value.code, refusal.value.values["file"])


def test_it_is_told_by_value(poison: Path) -> None:
    """What is removed names the file it was in."""
    (first, *_) = removed(poison)

    assert {"file": "forgiftet.xlsx", "kind": "hidden_sheet", "count": 1, "names": ("Lån",)} == (
        asdict(first)
    )
