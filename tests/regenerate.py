"""Write what is made and committed anew: `uv run python -m tests.regenerate`.

The templates and their dumps, the icons of the buttons, and the ribbon.
"""

from collections.abc import Iterator
from pathlib import Path

from excelkasse.actions.pilots import pilot_profiles
from excelkasse.actions.templates import write_templates
from excelkasse.addin.ribbon import ribbon_xml
from excelkasse.addin.sources import sources
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.dump import dump
from tests.icons import draw_all

WORKBOOKS = Path(__file__).parent.parent / "workbooks"
PROFILES = WORKBOOKS / "profiles"


def regenerate() -> None:
    """Write every Danish template and the dump beside it; what is no longer made is removed."""
    for old in (*WORKBOOKS.glob("*.*"), *PROFILES.glob("*.*")):
        old.unlink()
    for file in write_templates(WORKBOOKS, texts("da")):
        file.with_suffix(".txt").write_text(dump(file), "utf-8")
    for file in write_pilots(PROFILES):
        file.with_suffix(".txt").write_text(dump(file), "utf-8")
    regenerate_buttons()


def regenerate_buttons() -> None:
    """Draw every icon, and write the Danish ribbon."""
    draw_all()
    (sources() / "ribbon.xml").write_text(ribbon_xml(texts("da")), "utf-8", newline="\n")


def write_pilots(folder: Path) -> Iterator[Path]:
    """Write the tailoring of each pilot municipality into a folder."""
    folder.mkdir(exist_ok=True)
    for pilot, plan in pilot_profiles():
        file = folder / f"{pilot.key}.xlsx"
        FileTarget(file).write(plan)
        yield file


if __name__ == "__main__":
    regenerate()
