"""Whatever is put in front of us: a workbook is read, or the reason it is not is told in a code."""

import importlib
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from excelkasse.errors import Unreadable
from excelkasse.spreadsheet import guard, inflating, mended, parts, read_file
from excelkasse.spreadsheet.package import Package, Sheet
from excelkasse.spreadsheet.read_file import FileSource, workbook_from
from tests.hostile.zips import ZIPS
from tests.spreadsheet.books import (
    BOOK,
    PLAIN,
    SHEET,
    changed,
    parts_of,
    plain,
    with_cell,
    with_parts,
)

pytestmark = pytest.mark.usefixtures("way")

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELS = "xl/_rels/workbook.xml.rels"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def utf16(text: str) -> bytes:
    """Spell a text as the old container does."""
    return text.encode("utf-16-le")


def zipped(members: dict[str, bytes]) -> bytes:
    """Pack members into a zip."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as out:
        for name, body in members.items():
            out.writestr(name, body)
    return held.getvalue()


NO_WORKBOOK: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "empty_file", ""),
    "password": (COMPOUND + utf16("EncryptedPackage"), "password", ""),
    "xls": (COMPOUND + utf16("Workbook"), "old_xls", ""),
    "doc": (COMPOUND + utf16("WordDocument"), "not_excel", "doc"),
    "msg": (COMPOUND + utf16("__substg1.0_0037001F"), "not_excel", "msg"),
    "pdf": (b"%PDF-1.7\n", "not_excel", "pdf"),
    "html": (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "not_excel", "html"),
    "html_table": (b"<table><tr><td>1</td></tr></table>", "not_excel", "html"),
    "csv": ("Navn;Beløb\nSkole;1\n".encode("cp1252"), "not_excel", "text"),
    "utf16_csv": ("Navn\tBeløb\n".encode("utf-16"), "not_excel", "text"),
    "png": (b"\x89PNG\r\n\x1a\n", "not_excel", "image"),
    "jpeg": (b"\xff\xd8\xff\xe0", "not_excel", "image"),
    "xml_2003": (b'<?xml version="1.0"?><Workbook>', "not_excel", "xml"),
    "rtf": (b"{\\rtf1 }", "not_excel", "rtf"),
    "shortcut": (b"[InternetShortcut]\r\nURL=x", "not_excel", "shortcut"),
    "noise": (bytes(range(32)) * 9, "not_excel", "unknown"),
    "zip": (zipped({"a.txt": b"x"}), "not_excel", "zip"),
    "docx": (zipped({"_rels/.rels": b"", "word/document.xml": b""}), "not_excel", "docx"),
    "xlsb": (zipped({"_rels/.rels": b"", "xl/workbook.bin": b""}), "not_excel", "xlsb"),
    "ods": (zipped({"mimetype": OPEN_DOCUMENT + b"spreadsheet"}), "not_excel", "ods"),
    "odt": (zipped({"mimetype": OPEN_DOCUMENT + b"text"}), "not_excel", "odt"),
}

DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet'
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET2 = "xl/worksheets/sheet2.xml"

BROKEN: dict[str, tuple[bytes, str]] = {
    "half": (plain()[: len(plain()) // 2], "damaged"),
    "wrong_checksum": (
        plain().replace(zlib.crc32(parts_of(plain())[SHEET]).to_bytes(4, "little"), b"\0\0\0\1"),
        "damaged",
    ),
    "no_book": (with_parts(plain(), {BOOK: None}), "damaged"),
    "no_roots": (with_parts(plain(), {"_rels/.rels": None}), "damaged"),
    "no_relations": (with_parts(plain(), {RELS: None}), "damaged"),
    "no_sheet": (with_parts(plain(), {SHEET2: None}), "sheets_missing"),
    "sheet_elsewhere": (
        changed(
            plain(),
            RELS,
            'Target="worksheets/sheet2.xml"',
            'Target="http://x.dk/s" TargetMode="External"',
        ),
        "sheets_missing",
    ),
    "unknown_relation": (changed(plain(), BOOK, 'r:id="rId2"', 'r:id="rId77"'), "sheets_missing"),
    "twin_relations": (changed(plain(), RELS, 'Id="rId2"', 'Id="rId1"'), "damaged"),
    "html_sheet": (with_parts(plain(), {SHEET: b"<html/>"}), "damaged"),
    "cut_sheet": (changed(plain(), SHEET, "</worksheet>", ""), "damaged"),
    "cell_a0": (with_cell('<c r="A0"><f>1</f><v>1</v></c>'), "damaged"),
    "no_string": (with_cell('<c r="A1" t="s"><v>99</v></c>'), "damaged"),
    "unknown_kind": (with_cell('<c r="A1" t="q"><v>1</v></c>'), "damaged"),
    "odd_encoding": (changed(plain(), SHEET, 'encoding="UTF-8"', 'encoding="UTF-7"'), "damaged"),
    "strict": (changed(plain(), BOOK, MAIN, STRICT), "strict"),
    "doctype_sheet": (changed(plain(), SHEET, "<worksheet", DOCTYPE), "doctype"),
    "doctype_book": (
        changed(plain(), BOOK, "<workbook ", "<!DOCTYPE x SYSTEM 'y'><workbook "),
        "doctype",
    ),
    "doctype_strings": (
        changed(plain(), "xl/sharedStrings.xml", "<sst", "<!DOCTYPE x><sst"),
        "doctype",
    ),
    "doctype_utf16": (
        with_parts(
            plain(), {SHEET: '<?xml version="1.0"?><!DOCTYPE x><worksheet/>'.encode("utf-16")}
        ),
        "doctype",
    ),
    "far_cell_oddly": (with_cell("<c r='XFD1048576'><v>1</v></c>" + PLAIN), "too_large"),
    "far_row": (
        with_cell(PLAIN + '</row><row r="1048576"><c><v>1</v></c><c r="Z1"><v>1</v></c>'),
        "too_large",
    ),
    "bomb": (with_parts(plain(), {SHEET: b" " * (6 * 1024 * 1024)}), "too_large"),
    "many_parts": (with_parts(plain(), {f"x/{n}": b"" for n in range(2001)}), "too_large"),
    "many_tags": (changed(plain(), BOOK, "<sheets>", "<x/>" * 100_001 + "<sheets>"), "too_large"),
}


@pytest.mark.parametrize("name", NO_WORKBOOK)
def test_what_is_no_workbook(tmp_path: Path, name: str) -> None:
    """The true type is told by content: every one of these is named `.xlsx`."""
    data, code, true = NO_WORKBOOK[name]
    path = tmp_path / "projekt.xlsx"
    path.write_bytes(data)
    refusal = _refusal(path)

    assert (code, true, "projekt.xlsx") == (
        refusal.code,
        refusal.values.get("true", ""),
        refusal.values["file"],
    )


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_or_hostile(name: str) -> None:
    """Each is refused with its code before any reader can lose something or fall over it."""
    data, code = BROKEN[name]

    with pytest.raises(Unreadable) as caught:
        workbook_from(data)

    assert code == caught.value.code


@pytest.fixture(params=["isal", "zlib"])
def inflated_by(request: pytest.FixtureRequest) -> Iterator[str]:
    """Let parts be inflated by isal, or as where there is none."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "zlib":
            patch.setitem(sys.modules, "isal", None)
        importlib.reload(inflating)
        yield request.param
    importlib.reload(inflating)


def test_whoever_inflates(tmp_path: Path, inflated_by: str) -> None:
    """What is read of the zips in the fault table and what is refused is the same without isal."""
    codes = {}
    for name, fault in ZIPS.items():
        path = tmp_path / "x.xlsx"
        path.write_bytes(fault.make())
        try:
            FileSource(path).read()
            codes[name] = ""
        except Unreadable as refusal:
            codes[name] = refusal.code

    assert ("zlib" == inflated_by) == (inflating.crc32 is zlib.crc32)
    assert {name: fault.refusal for name, fault in ZIPS.items()} == codes


def test_a_zip_with_two_parts_of_one_name() -> None:
    """Two readers could see two different sheets, so nobody sees either."""
    held = BytesIO(plain())
    with ZipFile(held, "a") as out, pytest.warns(UserWarning, match="Duplicate name"):
        out.writestr(SHEET, b"<worksheet/>")

    with pytest.raises(Unreadable, match="two parts with one name"):
        workbook_from(held.getvalue())


@pytest.mark.parametrize("cut", range(0, 8000, 397))
def test_any_beginning_of_a_workbook(tmp_path: Path, cut: int) -> None:
    """A download that stopped anywhere is told, whatever came through."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(plain()[: min(cut, len(plain()) - 1)])

    assert _refusal(path).code in {"empty_file", "not_excel", "damaged"}


def test_an_owner_file(tmp_path: Path) -> None:
    """The little file Excel keeps beside an open workbook is no project."""
    path = tmp_path / "~$projekt.xlsx"
    path.write_bytes(b"\x03Bo")

    assert "owner_file" == _refusal(path).code


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that vanished between finding and reading is told."""
    assert "file_gone" == _refusal(tmp_path / "x.xlsx").code


def test_a_file_somebody_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is told as locked."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(plain())

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert "file_locked" == _refusal(path).code


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is asked for before the bytes are."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(plain())
    monkeypatch.setattr(guard, "MOST_BYTES", 100)

    assert "too_large" == _refusal(path).code


@pytest.mark.parametrize("limit", ["MOST_PART", "MOST_TOTAL"])
def test_parts_that_are_too_large(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """Bytes are counted as they come out, one part and all together, whatever headers claim."""
    monkeypatch.setattr(parts, limit, 500)

    with pytest.raises(Unreadable) as caught:
        workbook_from(plain())

    assert "too_large" == caught.value.code


@pytest.mark.parametrize("number", [0, 1, 2])
def test_texts_that_are_repeated(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A text counts as often as a cell refers to it, whichever of them is long."""
    texts = [b"><t>" + b"x" * (300 if each == number else 3) + b"</t></si>" for each in range(3)]
    cells = b'<c t="s"><v>%d</v></c>' % number * 4
    sheets, strings = [Sheet("A", hidden=False, body=cells)], b"<sst><si" + b"<si".join(texts)
    package = Package(sheets, epoch_1904=False, styles=b"", strings=strings)
    most = 4 * len(texts[number])

    monkeypatch.setattr(mended, "MOST_TEXT", most)
    mended.refuse_repeated_texts(package)
    monkeypatch.setattr(mended, "MOST_TEXT", most - 20)
    with pytest.raises(Unreadable):
        mended.refuse_repeated_texts(package)


@pytest.mark.parametrize("more", [0, 1_000])
def test_what_a_part_says_is_kept(more: int) -> None:
    """Whether a part is small enough to be kept or not: read again, it says the same."""
    spare = "".join(f'<Relationship Id="x{n}" Type="x" Target="x.xml"/>' for n in range(more))
    data = changed(plain(), RELS, "</Relationships>", spare + "</Relationships>")
    broken = changed(data, RELS, 'Id="rId2"', 'Id="rId1"')

    assert workbook_from(data) == workbook_from(data) == workbook_from(plain())
    for _ in range(2):
        with pytest.raises(Unreadable, match="two relationships"):
            workbook_from(broken)


def test_a_zip_with_a_password() -> None:
    """An encrypted zip is told as a password, not as damage."""
    data = bytearray(plain())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4

    with pytest.raises(Unreadable) as caught:
        workbook_from(bytes(data))

    assert "password" == caught.value.code


@pytest.mark.parametrize("mistake", [RuntimeError("x"), OverflowError("x"), BaseException("panic")])
def test_a_reader_that_falls_over(monkeypatch: pytest.MonkeyPatch, mistake: BaseException) -> None:
    """Whatever calamine does, a panic in Rust too, becomes a refusal of this one file."""

    def fall(_: object) -> None:
        raise mistake

    monkeypatch.setattr(read_file, "load_workbook", fall)

    with pytest.raises(Unreadable) as caught:
        workbook_from(with_cell(NOT_PLAIN))

    assert "damaged" == caught.value.code


def test_openpyxl_expands_no_entities() -> None:
    """Where openpyxl reads, the slow and exact way, defusedxml stands in front of it."""
    assert openpyxl.DEFUSEDXML is True


def test_nobody_swallows_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who stops the program stops it."""

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(read_file, "load_workbook", stop)

    with pytest.raises(KeyboardInterrupt):
        workbook_from(with_cell(NOT_PLAIN))


NOT_PLAIN = PLAIN.replace("<c ", "<c  ")
"""A cell that calamine is asked for."""


def _refusal(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        FileSource(path).read()
    return caught.value
