"""The add-in for Excel, made of the text in `vba/` and the words of one language."""

from collections.abc import Mapping

from excelkasse.addin.compound import compound_file
from excelkasse.addin.package import links, types, zipped
from excelkasse.addin.project import project_streams
from excelkasse.addin.ribbon import picture, picture_id, ribbon_xml
from excelkasse.addin.sources import icon, modules
from excelkasse.addin.workbook import workbook_parts
from excelkasse.buttons import BUTTONS
from excelkasse.texts import Texts


def build_addin(words: Texts) -> bytes:
    """Return `excelkasse.xlam`, the same bytes every time.

    Raises:
        WrongUse: `vba_source`, a source that Excel would refuse.
    """
    return zipped(addin_parts(words))


def addin_parts(words: Texts) -> Mapping[str, bytes]:
    """Return every part of the add-in by its name in the package, the types first."""
    pictures = {picture_id(button): icon(*picture(button)) for button in BUTTONS}
    return {
        "[Content_Types].xml": types(),
        **links(pictures),
        **workbook_parts(words),
        "xl/vbaProject.bin": compound_file(project_streams(modules())),
        "customUI/customUI14.xml": ribbon_xml(words).encode(),
        **{f"customUI/images/{name}.png": data for name, data in pictures.items()},
    }
