"""LibreOffice's extension as it lies in the `.oxt`: its parts, its buttons, its Basic."""

import re
from collections.abc import Mapping
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from excelkasse.addin.extension import build_extension, command
from excelkasse.addin.sources import sources
from excelkasse.buttons import BUTTONS
from excelkasse.desk import STALE_AFTER, users_desk
from excelkasse.texts import LANGUAGES, texts

BASIC = sorted((sources() / "libreoffice").glob("*.bas"))


def parts(language: str = "da") -> Mapping[str, bytes]:
    """Give the parts of the built extension."""
    with ZipFile(BytesIO(build_extension(texts(language)))) as oxt:
        return {name: oxt.read(name) for name in oxt.namelist()}


def test_it_is_the_same_every_time() -> None:
    """The same sources and words give the same bytes."""
    assert build_extension(texts("da")) == build_extension(texts("da"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_xml_or_a_picture(language: str) -> None:
    """Nothing is left to be filled, and LibreOffice can parse it all."""
    for name, data in parts(language).items():
        if name.endswith(".png"):
            assert data.startswith(b"\x89PNG"), name
        else:
            assert etree.fromstring(data) is not None, name
            assert b"{{" not in data, name


def test_the_manifest_names_what_is_there() -> None:
    """Every part that LibreOffice registers is in the package."""
    inside = parts()
    listed = etree.fromstring(inside["META-INF/manifest.xml"]).xpath(
        "//@*[name()='manifest:full-path']"
    )

    assert [] == [path for path in listed if not any(name.startswith(path) for name in inside)]
    assert {name for name in inside if name.endswith(".xcu")} <= set(listed)


@pytest.mark.parametrize("place", ["OfficeMenuBar", "OfficeToolBar"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_toolbar_have_the_buttons_of_the_ribbon(language: str, place: str) -> None:
    """Each button once, in order, in words of the language, and in Calc only."""
    tree = etree.fromstring(parts(language)["Addons.xcu"])
    commands = [
        {prop.get(f"{{{tree.nsmap['oor']}}}name"): prop.findtext("value") for prop in node}
        for node in tree.xpath(f"//node[@*='{place}']//node[prop/value[starts-with(., 'macro:')]]")
    ]

    assert [
        {
            "URL": command(button),
            "Title": texts(language)[f"buttons.{button.key}.label"],
            "Target": "_self",
            "Context": "com.sun.star.sheet.SpreadsheetDocument",
        }
        for button in BUTTONS
    ] == commands


def test_nodes_stand_in_the_order_in_which_libreoffice_sorts_them() -> None:
    """LibreOffice sorts by the length of a node's name and then by the alphabet."""
    tree = etree.fromstring(parts()["Addons.xcu"])
    names = tree.xpath("//node[@*='OfficeToolBar']/node/node/@*[name()='oor:name']")

    assert sorted(names, key=lambda name: (len(name), name)) == names


def test_every_icon_is_in_the_package() -> None:
    """A button without its picture would be an empty square."""
    inside = parts()
    named = re.findall(rb"%origin%/(icons/\w+\.png)", inside["Addons.xcu"])

    assert 2 * len(BUTTONS) == len(named)
    assert [] == [name for name in named if name.decode() not in inside]


def test_libreoffice_listens_on_a_pipe_and_on_nothing_else() -> None:
    """No port is opened: a pipe belongs to one user."""
    inside = parts()
    url = etree.fromstring(inside["Listen.xcu"]).findtext(".//value")

    assert "pipe,name=excelkasse;urp;" == url
    assert [] == [name for name, data in inside.items() if b"socket" in data or b"tcp" in data]


def test_it_has_the_version_of_the_package() -> None:
    """LibreOffice shows which version is installed."""
    described = etree.fromstring(parts()["description.xml"])

    assert [version("excelkasse")] == described.xpath("//*[local-name()='version']/@value")


def test_every_module_is_listed_and_every_listed_module_is_there() -> None:
    """A module that is not listed is not loaded."""
    inside = parts()
    listed = re.findall(rb'element library:name="(\w+)"', inside["excelkasse/script.xlb"])

    assert sorted(f"excelkasse/{name.decode()}.xba" for name in listed) == sorted(
        name for name in inside if name.endswith(".xba")
    )


@pytest.mark.parametrize("file", BASIC, ids=lambda file: file.stem)
def test_basic_is_short_plain_and_harmless(file: Path) -> None:
    """ASCII, under 40 lines, every variable declared, nothing started, nothing read from cells."""
    text = file.read_text("ascii")

    assert len(text.splitlines()) < 40
    assert "Option Explicit" in text
    assert [] == re.findall(
        r"\b(?:Shell|Declare|CreateObject|Sheets|getCell\w*|loadComponent\w*)\b", text
    )


def test_no_function_has_the_name_of_a_module() -> None:
    """Basic takes such a name for the module, wherever it stands; only the door is so named."""
    made = {
        name
        for file in BASIC
        for name in re.findall(r"^(?:Function|Sub) (\w+)", file.read_text("ascii"), re.MULTILINE)
    }

    assert {"Press"} == made & {file.stem for file in BASIC}


def test_what_basic_is_told_comes_from_the_texts() -> None:
    """The words, and after how many seconds the agent is asleep."""
    module = etree.fromstring(parts()["excelkasse/Words.xba"]).text

    assert f'Global Const SAID_ASLEEP = "{texts("da")["addin.asleep"]}"' in module
    assert f"Global Const STALE_AFTER = {STALE_AFTER}" in module


@pytest.mark.parametrize(
    ("system", "environment", "said"),
    [
        ("darwin", {"HOME": "/h"}, 'Environ("HOME") & "{}/"'),
        ("linux", {"HOME": "/h"}, 'Environ("HOME") & "{}/"'),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/h"}, 'Environ("XDG_DATA_HOME") & "{}/"'),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/h"}, 'Environ("LOCALAPPDATA") & "{}\\"'),
    ],
)
def test_basic_names_the_desk_by_the_same_rule(
    system: str, environment: Mapping[str, str], said: str
) -> None:
    """The agent looks for requests where the buttons leave them."""
    below = str(users_desk(system, environment).folder).removeprefix("/h")
    wanted = said.format(below.replace("/", "\\") if system == "win32" else below)

    assert wanted in (sources() / "libreoffice" / "Desk.bas").read_text("ascii")
