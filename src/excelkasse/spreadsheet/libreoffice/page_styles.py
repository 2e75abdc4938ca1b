"""How a sheet prints, taken along to another workbook, which LibreOffice forgets to do."""

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno

_FAMILY, _SERVICE = "PageStyles", "com.sun.star.style.PageStyle"
_SKIPPED = frozenset({"DisplayName", "FollowStyle", "Hidden", "IsPhysical", "StyleInteropGrabBag"})


def carry_page(sheet: Uno, doc: Uno, made: Uno, target: Uno) -> None:
    """Let a sheet that came from another document print as it did there."""
    source = doc.StyleFamilies.getByName(_FAMILY).getByName(sheet.PageStyle)
    made.PageStyle = _copied(source, target, f"{sheet.PageStyle} {made.Name}")
    made.setPrintAreas(tuple(_moved(area, made) for area in sheet.getPrintAreas()))
    for side in ("Rows", "Columns"):
        getattr(made, f"setTitle{side}")(_moved(getattr(sheet, f"getTitle{side}")(), made))
        getattr(made, f"setPrintTitle{side}")(getattr(sheet, f"getPrintTitle{side}")())


def _copied(source: Uno, target: Uno, name: str) -> str:
    """Make a page style like another one, and return its name."""
    styles = target.StyleFamilies.getByName(_FAMILY)
    while styles.hasByName(name):
        name = f"{name}_"
    style = target.createInstance(_SERVICE)
    styles.insertByName(name, style)
    there = {one.Name: one for one in style.PropertySetInfo.Properties}
    for one in source.PropertySetInfo.Properties:
        if one.Name in there and one.Name not in _SKIPPED and not _is_fixed(there[one.Name]):
            style.setPropertyValue(one.Name, source.getPropertyValue(one.Name))
    return name


def _is_fixed(property_: Uno) -> bool:
    """Whether a property can only be read."""
    return bool(property_.Attributes & 16)


def _moved(area: Uno, sheet: Uno) -> Uno:
    """Return an address as it is on another sheet."""
    area.Sheet = sheet.getRangeAddress().Sheet
    return area
