"""Write the committed templates and their dumps anew: `uv run python -m tests.regenerate`."""

from pathlib import Path

from excelkasse.actions.templates import write_templates
from excelkasse.texts import texts
from tests.dump import dump

WORKBOOKS = Path(__file__).parent.parent / "workbooks"


def regenerate() -> None:
    """Write every Danish template and the dump beside it; what is no longer made is removed."""
    for old in WORKBOOKS.glob("*.*"):
        old.unlink()
    for file in write_templates(WORKBOOKS, texts("da")):
        file.with_suffix(".txt").write_text(dump(file), "utf-8")


if __name__ == "__main__":
    regenerate()
