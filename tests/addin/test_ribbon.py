"""The ribbon: what is committed, Microsoft's rules for it, and a function behind every button."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image, ImageChops

from excelkasse.addin.ribbon import callback, ribbon_xml
from excelkasse.addin.sources import SIZES, icon, sources
from excelkasse.buttons import BUTTONS, Button
from excelkasse.texts import LANGUAGES, texts
from tests.icons import drawn

UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("customui.xsd")))
FUNCTION = re.compile(r"^Public Sub (\w+)\((.*)\)\n    Press \"(\w+)\"\nEnd Sub$", re.MULTILINE)


def test_the_committed_ribbon_is_a_fresh_one() -> None:
    """`vba/ribbon.xml` is what the buttons and the Danish words make."""
    assert ribbon_xml(texts("da")) == (sources() / "ribbon.xml").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ribbon_keeps_the_rules(language: str) -> None:
    """Every element and attribute is one that Excel knows, with a value that it takes."""
    SCHEMA.assertValid(etree.fromstring(ribbon_xml(texts(language)).encode()))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("screentip=", "screenTip="),
        ('size="large"', 'size="huge"'),
        ('keytip="N"', 'keytip="NYPR"'),
        ('id="check"', 'id="new_project"'),
        ("<ribbon>", '<ribbon startFromScratch="never">'),
        ("2009/07", "2006/01"),
    ],
)
def test_the_rules_catch_a_mistake(right: str, wrong: str) -> None:
    """A ribbon that Excel would pass over in silence does not pass here."""
    ribbon = ribbon_xml(texts("da"))
    assert right in ribbon

    assert not SCHEMA.validate(etree.fromstring(ribbon.replace(right, wrong, 1).encode()))


def test_there_is_one_tab_with_every_button_in_its_place() -> None:
    """The tab is Projektkasse, and its buttons are those of the list, in order, in their groups."""
    ribbon = etree.fromstring(ribbon_xml(texts("da")).encode())
    found = [
        (button.get("id"), group.get("id"))
        for group in ribbon.iter(f"{UI}group")
        for button in group.iter(f"{UI}button")
    ]

    assert ["Projektkasse"] == [tab.get("label") for tab in ribbon.iter(f"{UI}tab")]
    assert [(button.key, f"group_{button.group}") for button in BUTTONS] == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.key)
def test_a_button_says_what_it_does(button: Button, language: str) -> None:
    """Label, tips and key come from the texts; the long tip says whether the workbook changes."""
    words = texts(language)
    ribbon = etree.fromstring(ribbon_xml(words).encode())
    (found,) = ribbon.iterfind(f".//{UI}button[@id='{button.key}']")
    said = {tip: found.get(tip) for tip in ("label", "screentip", "supertip", "keytip")}
    changes = {"da": "Ændrer mappen", "en": "Changes the workbook"}[language]

    assert {tip: words[f"buttons.{button.key}.{tip}"] for tip in said} == said
    assert button.changes == (changes in said["supertip"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_buttons_share_a_key(language: str) -> None:
    """A key tip leads to one button."""
    keys = [texts(language)[f"buttons.{button.key}.keytip"] for button in BUTTONS]

    assert sorted(set(keys)) == sorted(keys)


def test_every_button_has_its_function_and_every_function_its_button() -> None:
    """Each callback takes the ribbon's control and presses the button that it is named for."""
    found = FUNCTION.findall((sources() / "Ribbon.bas").read_text("ascii"))

    assert [(callback(one), "control As IRibbonControl", one.key) for one in BUTTONS] == found


def test_the_ribbon_calls_those_functions() -> None:
    """What a button calls is a public procedure of the module that the ribbon sees."""
    ribbon = etree.fromstring(ribbon_xml(texts("da")).encode())
    called = [button.get("onAction") for button in ribbon.iter(f"{UI}button")]
    code = (sources() / "Ribbon.bas").read_text("ascii")

    assert re.findall(r"^Public Sub (\w+)", code, re.MULTILINE) == called


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.key)
def test_an_icon_is_the_one_that_is_drawn(button: Button, size: int) -> None:
    """The committed picture has the size that its name says, and is what the drawing gives."""
    with Image.open(BytesIO(icon(button.key, size))) as picture:
        committed = picture.convert("RGBA")

    assert (size, size) == committed.size
    assert None is ImageChops.difference(committed, drawn(button.key, size)).getbbox()


@pytest.mark.parametrize("size", SIZES)
def test_icons_differ_in_shape(size: int) -> None:
    """Without their colours any two icons still differ in a good part of their points."""
    shapes = {
        button.key: drawn(button.key, size).convert("LA").point(lambda light: 255 * (light > 150))
        for button in BUTTONS
    }

    alike = [
        (one, other)
        for one in shapes
        for other in shapes
        if one < other and _share_that_differs(shapes[one], shapes[other]) < 0.15
    ]
    assert [] == alike


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.key)
def test_the_add_in_has_the_picture_of_each_button(button: Button, addin: Path) -> None:
    """A large button shows the picture of 32 points and a small one that of 16, by its id."""
    size = 32 if button.large else 16
    with ZipFile(addin) as package:
        links = etree.fromstring(package.read("customUI/_rels/customUI14.xml.rels"))
        ribbon = etree.fromstring(package.read("customUI/customUI14.xml"))
        (shown,) = ribbon.iterfind(f".//{UI}button[@id='{button.key}']")
        (link,) = (one for one in links if one.get("Id") == shown.get("image"))
        picture = package.read(f"customUI/{link.get('Target')}")

    assert icon(button.key, size) == picture


def _share_that_differs(one: Image.Image, other: Image.Image) -> float:
    differs = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    black = differs.histogram()[0]
    return 1 - black / (one.width * one.height)
