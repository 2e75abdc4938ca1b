"""Tilpasning.xlsx of a workplace with a colour, a language and a logo of its own."""

from pathlib import Path

from PIL import Image

from excelkasse.schema.profile import Profile
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.tailoring import PROFILE, profile_words, rows_of
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF


def tailored_with_logo(folder: Path, logo: str = "logo.png") -> Path:
    """Write a Tilpasning, and the picture that it names, and return the workbook."""
    (folder / logo).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 20), "#1F4E79").save(folder / logo)
    words = texts("da")
    rows = {
        path: [dict(row) for row in told]
        for path, told in rows_of(Profile(language="en", accent="#1F4E79"), SHELF, words).items()
    }
    rows["profile.workplace"][0]["logo"] = logo
    plan = project_workbook((PROFILE,), profile_words(words, SHELF), Content(rows), title="T")
    file = folder / "Tilpasning.xlsx"
    FileTarget(file).write(plan)
    return file
