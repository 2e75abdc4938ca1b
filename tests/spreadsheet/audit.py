"""Microsoft's schema rules over a written workbook: `openxml-audit` is a port of its validator."""

from pathlib import Path

from openxml_audit import OpenXmlValidator


def audit(path: Path) -> list[str]:
    """Return what Microsoft's rules say against a file, one line for each finding."""
    found = OpenXmlValidator().validate(str(path))
    return [f"{each.part_uri} {each.path}: {each.description}" for each in found.errors]
