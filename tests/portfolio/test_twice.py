"""Files with one project number are told apart, and none of them is chosen."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from excelkasse.actions.say import say_error
from excelkasse.errors import Unreadable
from excelkasse.portfolio.delivery import Delivery, FileFacts
from excelkasse.portfolio.twice import told_apart
from excelkasse.texts import texts

SAVED = datetime(2026, 10, 12, 9, 5, tzinfo=ZoneInfo("Europe/Copenhagen"))


def found(*files: str, same: bool = False) -> list[Delivery]:
    """Give files with one project number, all with the same content or each with its own."""
    facts = [FileFacts(file, SAVED, "same" if same else file) for file in files]
    return [Delivery(one, number="P-2026-01") for one in facts]


@pytest.mark.parametrize(
    "copy",
    [
        "P-2026-01 Skovvej - Kopi.xlsx",
        "P-2026-01 Skovvej - Kopi (2).xlsx",
        "P-2026-01 Skovvej - Copy.xlsx",
        "P-2026-01 Skovvej kopi 2.xlsx",
        "P-2026-01 Skovvej (1).xlsx",
        "P-2026-01 Skovvej-PC0042.xlsx",
        "P-2026-01 Skovvej-LAPTOP-7GH2K.xlsx",
        "P-2026-01 Skovvej (conflicted copy 2026-10-12 090501).xlsx",
        "Kopi af P-2026-01 Skovvej.xlsx",
        "arkiv/P-2026-01 Skovvej (1).xlsx",
    ],
)
def test_the_name_of_a_copy(copy: str) -> None:
    """What a program calls a copy is known for one, beside its original and in another folder."""
    both = found("P-2026-01 Skovvej.xlsx", copy)

    assert ["conflict_copy"] * 2 == [told_apart(one, both).code for one in both]


@pytest.mark.parametrize(
    "other",
    [
        "P-2026-01 Skovvej etape 2.xlsx",
        "P-2026-01 Skovvej-etape.xlsx",
        "P-2026-01 Skovvejen.xlsx",
        "P-2026-01 Kopimaskiner.xlsx",
        "arkiv/P-2026-01 Skovvej.xlsx",
    ],
)
def test_another_name_is_no_copy(other: str) -> None:
    """A number that was used for two projects is another matter than a copy."""
    both = found("P-2026-01 Skovvej.xlsx", other)

    assert ["duplicate_project"] * 2 == [told_apart(one, both).code for one in both]


def test_copies_to_the_byte() -> None:
    """Where all hold the same it does not matter which is kept, and that is said."""
    both = found("A.xlsx", "A - Kopi.xlsx", same=True)

    assert ["identical_copies"] * 2 == [told_apart(one, both).code for one in both]


def test_contents_that_nobody_knows_are_not_the_same() -> None:
    """A file whose content could not be read has no hash, and is like no other."""
    both = [Delivery(FileFacts(file, SAVED, ""), number="P") for file in ("A.xlsx", "B.xlsx")]

    assert "duplicate_project" == told_apart(both[0], both).code


def test_what_is_said_of_a_copy() -> None:
    """Both files are named with the time they were saved, and what to do."""
    both = found("Skovvej.xlsx", "Skovvej-PC0042.xlsx")
    refusal = told_apart(both[1], both)
    said = say_error(Unreadable(refusal.code, refusal.values), texts("da"))

    assert "Skovvej.xlsx (12-10-2026 09:05), Skovvej-PC0042.xlsx (12-10-2026 09:05)" in said.what
    assert "flyt kopien til en anden mappe" in said.do
