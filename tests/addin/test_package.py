"""The package of the add-in: parts, types, relationships, and the words on its sheet."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from excelkasse.addin import build_addin
from excelkasse.addin.workbook import SAID
from excelkasse.texts import LANGUAGES, texts
from tests.addin.relabelled import as_workbook
from tests.spreadsheet.audit import audit

ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_build_is_the_same(language: str) -> None:
    """Two builds have the same bytes: nothing in them is of today or by chance."""
    assert build_addin(texts(language)) == build_addin(texts(language))


def test_nothing_in_the_package_depends_on_the_machine(addin: Path) -> None:
    """Parts are stored, under one date, as if made on the same system; the types come first."""
    with ZipFile(addin) as package:
        parts = package.infolist()

    told = {(part.compress_type, part.date_time, part.create_system) for part in parts}
    assert {(ZIP_STORED, (2026, 11, 26, 0, 0, 0), 0)} == told
    assert "[Content_Types].xml" == parts[0].filename


def test_every_part_has_a_type(addin: Path) -> None:
    """Each part has a type of its own or of its extension, and no type is of a part not there."""
    with ZipFile(addin) as package:
        names = set(package.namelist()) - {"[Content_Types].xml"}
        types = fromstring(package.read("[Content_Types].xml"))
    by_name = {each.get("PartName", "") for each in types.iter(f"{TYPES}Override")}
    by_extension = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}

    assert set() == {name.removeprefix("/") for name in by_name} - names
    assert [] == [
        name
        for name in names
        if f"/{name}" not in by_name and name.rpartition(".")[2] not in by_extension
    ]


def test_it_is_an_add_in(addin: Path) -> None:
    """The type of the main part makes the workbook an add-in, whose window Excel does not show."""
    with ZipFile(addin) as package:
        types = fromstring(package.read("[Content_Types].xml"))
    kinds = {each.get("PartName"): each.get("ContentType") for each in types}

    assert ADDIN == kinds["/xl/workbook.xml"]


def test_relationships_lead_to_every_part_and_nowhere_else(addin: Path) -> None:
    """Every part is linked once, by an id used once, and no link dangles."""
    with ZipFile(addin) as package:
        parts = {name for name in package.namelist() if not name.endswith((".rels", "Types].xml"))}
        found = Counter(target for _, target in _links(package))
        ids = Counter(identifier for identifier, _ in _links(package))

    assert parts == set(found)
    assert {1} == set(found.values()) | set(ids.values())


def test_every_part_of_xml_is_well_formed(addin: Path) -> None:
    """A parser reads each part without a word."""
    with ZipFile(addin) as package:
        xml = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        tags = [fromstring(package.read(name)).tag for name in xml]

    assert len(xml) == len(tags) == 12


def test_microsofts_rules_find_nothing(addin: Path) -> None:
    """The port of Microsoft's validator has no finding, as little as for our workbooks."""
    assert [] == audit(addin)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_buttons_say_stands_in_named_cells(language: str, tmp_path: Path) -> None:
    """The add-in's own sheet has each sentence in a cell with the name that the VBA asks for."""
    words = texts(language)
    book = load_workbook(as_workbook(tmp_path / "x.xlsm", words))
    sheet = book.worksheets[0]
    said = {
        name: sheet[defined.attr_text.partition("!")[2]].value
        for name, defined in book.defined_names.items()
    }

    assert {name: words[f"addin.{name}"] for name in SAID} == said


def test_the_danish_sentence_is_the_one_of_the_start_menu() -> None:
    """A button whose request nobody takes says how to start the agent."""
    assert "Start Excelkasse fra Startmenuen" in texts("da")["addin.asleep"]


def test_the_languages_make_two_add_ins() -> None:
    """The English add-in differs in its words, on ribbon and sheet and in properties, only."""
    danish, english = (ZipFile(BytesIO(build_addin(texts(language)))) for language in LANGUAGES)

    assert {"customUI/customUI14.xml", "docProps/core.xml", "xl/sharedStrings.xml"} == {
        name for name in danish.namelist() if danish.read(name) != english.read(name)
    }


def _links(package: ZipFile) -> Iterator[tuple[str, str]]:
    """Give each relationship as its source with its id, and the part it leads to."""
    for name in package.namelist():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for link in fromstring(package.read(name)).iter(LINK):
                target = posixpath.join(folder, link.get("Target", ""))
                yield f"{name} {link.get('Id')}", posixpath.normpath(target)
