"""What was written is looked through before it is put in its place."""

from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from excelkasse.address import Cell
from excelkasse.pack.privacy import private_spots, verify
from excelkasse.plan import CellPlan, SheetPlan, WorkbookPlan
from excelkasse.spreadsheet.holdings import Held
from excelkasse.spreadsheet.write_file import FileTarget
from tests.pack.books import document, one_sheet, said
from tests.pack.planted import found_in, nothing_left, poisoned


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Give a workbook as a pack has it."""
    FileTarget(tmp_path / "pakke.xlsx").write(one_sheet("Status", {"B7": "Alt går godt"}))
    return tmp_path / "pakke.xlsx"


def letter(name: str, data: bytes, body: str = "Hej") -> bytes:
    """Give a draft with one attachment."""
    made = EmailMessage()
    made["X-Unsent"] = "1"
    made.set_content(body)
    made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def kinds(files: Mapping[str, bytes]) -> set[Held | None]:
    """Give the kinds of what must not be there."""
    return {one.kind for one in verify(files)}


def test_a_clean_pack_has_no_leak(plain: Path) -> None:
    """A workbook, a page, a letter with both."""
    data, page = plain.read_bytes(), b"<p>Se https://nordbaek.example/sag</p>"

    assert () == verify({"a.xlsx": data, "a.html": page, "a.eml": letter("a.xlsx", data)})


def test_every_kind_of_leak_is_told(plain: Path) -> None:
    """In the workbook itself, and where it is attached to a letter."""
    data = poisoned(plain, plain.with_name("forgiftet.xlsx")).read_bytes()

    assert {*Held} - {Held.HIDDEN_COLUMNS, Held.HIDDEN_NAME} == kinds({"a.xlsx": data})
    assert verify({"a.xlsx": data}) == verify({"b.eml": letter("a.xlsx", data)})


def test_a_hidden_column_is_a_leak(tmp_path: Path) -> None:
    """One sheet with one; it is told which."""
    sheet = SheetPlan("Ark", [CellPlan(Cell(1, 1), "x", "text")], hidden_columns=frozenset({1}))
    FileTarget(tmp_path / "a.xlsx").write(WorkbookPlan("T", [sheet]))
    (leak,) = verify({"a.xlsx": (tmp_path / "a.xlsx").read_bytes()})

    assert (Held.HIDDEN_COLUMNS, ("Ark",)) == (leak.kind, leak.names)


@pytest.mark.parametrize(
    "text",
    [
        "file:///C:/Users/hje/plan.xlsx",
        "C:\\Users\\hje\\plan.xlsx",
        "p:/Sager/plan.xlsx",
        "\\\\srv07\\sager\\plan.xlsx",
        "/home/hje/plan.xlsx",
    ],
)
def test_a_path_is_a_leak(text: str) -> None:
    """On a page, in a text, and in a letter."""
    data = text.encode()

    assert {Held.PATH} == kinds({"a.html": data})
    assert {Held.PATH} == kinds({"a.eml": letter("a.pdf", b"%PDF", text)})


@pytest.mark.parametrize(
    "text", ["https://nordbaek.example/home/x", "kl. 12:30", "A/B", "1:/2", "m/s", "\\n"]
)
def test_what_is_no_path_is_none(text: str) -> None:
    """Addresses of pages, times, and ways of writing."""
    assert () == verify({"a.html": text.encode()})


def test_a_path_that_somebody_typed_is_asked_about_and_no_leak(tmp_path: Path) -> None:
    """It stands in the document with its cell; another path beside it is a leak."""
    path = "P:\\Sager\\A&B.docx"
    shown = [document(said(f"Ligger i {path}"))]
    FileTarget(tmp_path / "a.xlsx").write(one_sheet("Status", {"B7": f"Ligger i {path}"}))
    files = {"a.xlsx": (tmp_path / "a.xlsx").read_bytes(), "a.html": b"P:\\Sager\\A&amp;B.docx"}

    assert ["Status!B7"] == [str(one.finding.place) for one in private_spots(shown, ())]
    assert () == verify(files, documents=shown)
    assert {Held.PATH} == kinds(files)
    assert 1 == len(verify({"b.html": b"C:\\x.doc"}, documents=shown))


def test_what_cannot_be_read_is_a_leak() -> None:
    """Nobody knows what is in it."""
    assert {None} == kinds({"a.xlsx": b"PK\x03\x04 odd"})


def test_the_search_opens_letters_and_names(plain: Path) -> None:
    """A secret in an attachment, and in the name of a file, is found where it is."""
    data = poisoned(plain, plain.with_name("forgiftet.xlsx")).read_bytes()
    folder = plain.parent / "ud"
    folder.mkdir()
    (folder / "a.eml").write_bytes(letter("a.xlsx", data))
    (folder / "Vikaren Valdemar.txt").write_text("tom", "utf-8")

    assert {"a.eml": found_in(data), "Vikaren Valdemar.txt": {"changed_by"}} == nothing_left(folder)


def test_the_municipality_may_be_the_author(tmp_path: Path) -> None:
    """Where it is said that it is; nobody else."""
    sheet = SheetPlan("Ark", [CellPlan(Cell(1, 1), "x", "text")])
    plan = WorkbookPlan("T", [sheet], author="Nordbæk Kommune")
    FileTarget(tmp_path / "a.xlsx").write(plan)
    files = {"a.xlsx": (tmp_path / "a.xlsx").read_bytes()}

    assert () == verify(files, authors=["Nordbæk Kommune"])
    assert {Held.AUTHOR} == kinds(files)
