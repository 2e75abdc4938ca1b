"""Tilpasning says at first that workbooks are made in the language that it is written in itself."""

from pathlib import Path

import pytest

from excelkasse.actions.profile import read_tailoring
from excelkasse.actions.templates import profile_workbook
from excelkasse.schema.profile import PLAIN
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_made_in_its_own_language(language: str) -> None:
    """The English one does not make Danish workbooks."""
    plan = profile_workbook(PLAIN, texts(language))
    told = read_tailoring(workbook_from(workbook_bytes(plan)), Path("Tailoring.xlsx"))

    assert told
    assert (language, []) == (told.profile.language, [one.code for one in told.findings])
