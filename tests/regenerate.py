"""Write the committed templates and their dumps anew: `uv run python -m tests.regenerate`."""

from collections.abc import Iterator
from pathlib import Path

from excelkasse.actions.pilots import pilot_profiles
from excelkasse.actions.templates import write_templates
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from tests.dump import dump

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


def write_pilots(folder: Path) -> Iterator[Path]:
    """Write the tailoring of each pilot municipality into a folder."""
    folder.mkdir(exist_ok=True)
    for pilot, plan in pilot_profiles():
        file = folder / f"{pilot.key}.xlsx"
        FileTarget(file).write(plan)
        yield file


if __name__ == "__main__":
    regenerate()
