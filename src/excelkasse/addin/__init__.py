"""The add-in made of the text in `vba/`: `excelkasse.xlam` for Excel, `.oxt` for LibreOffice."""

from excelkasse.addin.build import build_addin
from excelkasse.addin.extension import build_extension
from excelkasse.addin.sources import icon

__all__ = ["build_addin", "build_extension", "icon"]
