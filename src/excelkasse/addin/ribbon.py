"""The ribbon as customUI: one tab with the buttons, their words and pictures. [MS-CUSTOMUI2].

Only the 2009/07 form is written, because where a file has both only the newer is used,
[MS-OI29500] 3.4.1.4. Every button calls a function of its own in `Ribbon.bas`.
"""

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from excelkasse.addin.sources import SIZES
from excelkasse.buttons import BUTTONS, Button
from excelkasse.texts import Texts

_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_SMALL, _LARGE = SIZES
_TIPS = ("label", "screentip", "supertip", "keytip")


def ribbon_xml(words: Texts) -> str:
    """Return the ribbon in one language, as it lies in `vba/ribbon.xml`."""
    root = Element("customUI", {"xmlns": _NAMESPACE})
    tabs = SubElement(SubElement(root, "ribbon"), "tabs")
    tab = SubElement(tabs, "tab", {"id": "excelkasse", "label": words["buttons.tab"]})
    for name, buttons in groupby(BUTTONS, lambda button: button.group):
        told = {"id": f"group_{name}", "label": words[f"buttons.group.{name}"]}
        group = SubElement(tab, "group", told)
        for button in buttons:
            SubElement(group, "button", dict(_attributes(button, words)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def callback(button: Button) -> str:
    """Return the name of a button's function: `ExcelkasseNewProject` for `new_project`."""
    return "Excelkasse" + "".join(part.capitalize() for part in button.key.split("_"))


def picture(button: Button) -> tuple[str, int]:
    """Return a button's key and the side of its picture in the ribbon: a large one has 32."""
    return button.key, _LARGE if button.large else _SMALL


def picture_id(button: Button) -> str:
    """Return what the ribbon calls the picture of a button."""
    key, size = picture(button)
    return f"{key}_{size}"


def _attributes(button: Button, words: Texts) -> Iterator[tuple[str, str]]:
    yield "id", button.key
    yield "size", "large" if button.large else "normal"
    yield "image", picture_id(button)
    for tip in _TIPS:
        yield tip, words[f"buttons.{button.key}.{tip}"]
    yield "onAction", callback(button)
