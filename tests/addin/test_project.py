"""The VBA project inside the add-in, read by two readers that are not ours."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import olefile
import pytest
from openpyxl import load_workbook
from pyopenvba import ExcelFile

from excelkasse.addin.encryption import protection_lines
from excelkasse.addin.sources import BOOK, DOCUMENTS, SHEET
from excelkasse.texts import texts
from tests.addin.readers import by_olevba, by_pyopenvba, olevba_unpacks, on_disk
from tests.addin.relabelled import as_workbook

EXCELS_OWN = {
    "{BDFF0F99-EFC5-4DB0-830D-4C8BFEE87599}": (
        "DDDF94F5ACD6B0D6B0D6B0D6B0",
        "BAB8F3DCD1DDD1DDD1",
        "9795DE03663D423E423EBD",
    ),
    "{E73B243E-09A5-4CB0-B261-A37357B461D3}": (
        "DFDD63469DFA78FE78FE78FE78FE",
        "BEBC02A73E591C5A1C5A1C",
        "9D9F2184DF62E062E09D",
    ),
}
"""The ID, and CMG, DPB and GC, of two unprotected projects that Excel has saved."""

UNPROTECTED = ("00000000", "00", "ff")


@pytest.mark.parametrize("reader", [by_olevba, by_pyopenvba])
def test_the_sources_come_back(addin: Path, reader: Callable[[Path], Mapping[str, bytes]]) -> None:
    """Every module is in the add-in, byte for byte as it lies in `vba/`, and no other."""
    assert on_disk() == reader(addin)


def test_each_module_is_of_its_kind(addin: Path) -> None:
    """The workbook's and the sheet's modules are documents; the others are plain modules."""
    with ExcelFile(addin) as book:
        kinds = {str(module.name): str(module.kind.name) for module in book.vba_project().modules}

    assert set(DOCUMENTS) == {name for name, kind in kinds.items() if kind != "standard"}
    assert set(on_disk()) == set(kinds)


def test_the_code_names_are_those_of_the_workbook(tmp_path: Path) -> None:
    """Excel finds the module of the workbook and of its sheet by their code names."""
    book = load_workbook(as_workbook(tmp_path / "x.xlsm", texts("da")))

    assert BOOK == book.code_name
    assert [SHEET] == [sheet.sheet_properties.codeName for sheet in book.worksheets]


def test_the_project_lists_its_documents_and_modules(addin: Path) -> None:
    """The properties name each module once, the documents as such."""
    told = _stream(addin, "PROJECT").decode("cp1252")

    assert list(DOCUMENTS) == re.findall(r"^Document=(\w+)/&H00000000\r$", told, re.MULTILINE)
    assert sorted(set(on_disk()) - set(DOCUMENTS)) == re.findall(
        r"^Module=(\w+)\r$", told, re.MULTILINE
    )


def test_the_project_uses_two_libraries(addin: Path) -> None:
    """As Excel writes it: `stdole`, and `Office` for the ribbon's control."""
    with ExcelFile(addin) as book:
        references = [str(reference.name) for reference in book.references()]

    assert ["stdole", "Office"] == references


def test_names_stand_in_both_alphabets(addin: Path) -> None:
    """PROJECTwm has each name in the code page and in UTF-16, and ends with two zeros."""
    names = [*DOCUMENTS, *sorted(set(on_disk()) - set(DOCUMENTS))]
    both = (name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0" for name in names)

    assert b"".join(both) + b"\0\0" == _stream(addin, "PROJECTwm")


def test_no_module_has_anything_before_its_text(addin: Path) -> None:
    """A module's stream is its text and nothing else: no compiled code that could differ."""
    for name, source in on_disk().items():
        assert source == olevba_unpacks(_stream(addin, f"VBA/{name}"))


@pytest.mark.parametrize("project_id", EXCELS_OWN)
def test_we_read_what_excel_wrote(project_id: str) -> None:
    """The values of projects that Excel has saved say unprotected, without password, visible."""
    said = tuple(_unscrambled(line, project_id) for line in EXCELS_OWN[project_id])

    assert UNPROTECTED == said


@pytest.mark.parametrize("project_id", EXCELS_OWN)
def test_we_write_what_excel_would_read(project_id: str) -> None:
    """Our values for the same projects say the same."""
    said = tuple(_unscrambled(line, project_id) for line in protection_lines(project_id))

    assert UNPROTECTED == said


def test_the_add_in_says_that_it_is_unprotected(addin: Path) -> None:
    """The three lines in the add-in belong to the ID that it has."""
    told = dict(
        re.findall(r'^(\w+)="([^"]*)"\r$', _stream(addin, "PROJECT").decode(), re.MULTILINE)
    )
    said = tuple(_unscrambled(told[name], told["ID"]) for name in ("CMG", "DPB", "GC"))

    assert UNPROTECTED == said


def _unscrambled(line: str, project_id: str) -> str:
    """Return the data of a scrambled value as hex, by [MS-OVBA] 2.4.3.3; checks what it can."""
    data = bytes.fromhex(line)
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    plain, before, last = key, data[1], data[2]
    out = bytearray()
    for byte in data[3:]:
        plain = byte ^ (before + plain) & 0xFF
        before, last = last, byte
        out.append(plain)
    content = out[(seed & 6) // 2 :]
    length = int.from_bytes(content[:4], "little")

    assert (2, sum(project_id.encode()) & 0xFF) == (version, key)
    assert length == len(content[4:])
    return content[4:].hex()


def _stream(addin: Path, path: str) -> bytes:
    with ZipFile(addin) as package:
        data = package.read("xl/vbaProject.bin")
    with olefile.OleFileIO(BytesIO(data)) as container:
        return bytes(container.openstream(path.split("/")).read())
