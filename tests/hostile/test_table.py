"""The fault table is true: each file is read or refused as it says, and a person is told so."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from excelkasse.actions.check import Checked, check_file, checked
from excelkasse.actions.say import say_error, say_finding
from excelkasse.address import cell_from
from excelkasse.errors import Unreadable
from excelkasse.portfolio.delivery import FileFacts, Refusal
from excelkasse.portfolio.sheets.told import cause_of
from excelkasse.portfolio.whole import Quarantined
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.texts import LANGUAGES, texts
from tests.hostile.cells import ADDRESSES, ERRORS, NUMBERS, TEXTS
from tests.hostile.counter import lost_in
from tests.hostile.fuzz import TODAY
from tests.hostile.kinds import KINDS
from tests.hostile.making import Fault
from tests.hostile.packages import MISSING, SHEETS, WRITTEN
from tests.hostile.strange import STRANGE
from tests.hostile.zips import ZIPS

pytestmark = pytest.mark.usefixtures("way")

GROUPS: Mapping[str, Mapping[str, Fault]] = {
    "kind": KINDS,
    "zip": ZIPS,
    "missing": MISSING,
    "written": WRITTEN,
    "sheet": SHEETS,
    "error": ERRORS,
    "text": TEXTS,
    "number": NUMBERS,
    "address": ADDRESSES,
    "strange": STRANGE,
}
TABLE: Mapping[str, Fault] = {
    f"{group}-{name}": fault for group, faults in GROUPS.items() for name, fault in faults.items()
}
CAUSES = frozenset({"true", "what"})
READ = [name for name, fault in TABLE.items() if not fault.refusal]
REFUSED = [name for name, fault in TABLE.items() if fault.refusal]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(tmp_path: Path, name: str) -> None:
    """It is refused with its code by reading and by checking, in sentences with something to do."""
    fault = TABLE[name]
    path = _made(fault, tmp_path)
    with pytest.raises(Unreadable) as caught:
        FileSource(path).read()
    refusal = check_file(path, today=TODAY).refusal

    assert refusal is not None
    assert (fault.refusal, fault.refusal) == (caught.value.code, refusal.code)
    assert fault.true in {"", refusal.values.get("true", "")}
    _is_said(refusal, fault.file)


@pytest.mark.parametrize("name", READ)
def test_what_is_read(tmp_path: Path, name: str) -> None:
    """It is read whole, check tells just what the table says, and each finding can be said."""
    fault = TABLE[name]
    path = _made(fault, tmp_path)
    workbook = FileSource(path).read()
    done = checked(workbook, path, today=TODAY)
    [stamdata] = [grid for grid in workbook.grids if grid.name == "Stamdata"]

    assert [] == lost_in(path.read_bytes(), workbook)
    assert sorted(fault.findings) == _told(done)
    assert dict(fault.reads) == {key: stamdata.at(cell_from(key)) for key in fault.reads}


def _made(fault: Fault, folder: Path) -> Path:
    path = folder / fault.file
    path.write_bytes(fault.make())
    return path


def _told(done: Checked) -> list[str]:
    assert done.refusal is None, done.refusal
    for language in LANGUAGES:
        for finding in done.findings:
            assert "{" not in say_finding(finding, texts(language)).message
    return sorted(f"{finding.code} {finding.place}" for finding in done.findings)


def _is_said(refusal: Unreadable, file: str) -> None:
    facts = FileFacts(file, datetime.fromisoformat("2026-11-02T08:00"), "")
    gone = Quarantined(facts, "", Refusal(refusal.code, refusal.values))
    for language in LANGUAGES:
        said = say_error(refusal, texts(language))

        assert file == refusal.values["file"]
        assert said.what
        assert said.do
        assert "{" not in said.message
        assert cause_of(gone, texts(language)) == (said.what, said.do)
        assert [] == [key for key in _causes(refusal) if key not in texts(language)]


def _causes(refusal: Unreadable) -> list[str]:
    """Return the keys of the words for what was found: a code is nothing that people read."""
    return [f"causes.{name}.{refusal.values[name]}" for name in CAUSES & refusal.values.keys()]
