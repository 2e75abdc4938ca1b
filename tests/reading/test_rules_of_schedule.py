"""The rules of the schedule: each fires in its place, and only there."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

from tests.reading.pictures import but, said_of
from tests.sheets import sheet

SCHEDULE = sheet(
    "Tidsplan",
    """
    |   | A                     | B   | C          | D          | E                     | F             | G           | H       |
    |---|-----------------------|-----|------------|------------|-----------------------|---------------|-------------|---------|
    | 1 | excelkasse:schedule:1 |     |            |            |                       |               |             |         |
    | 2 | #activities           |     |            |            |                       |               |             |         |
    | 3 |                       | Nr. | Aktivitet  | Start      | Varighed (arbejdsdage) | Forgænger nr. | Status      | Milepæl |
    | 4 |                       | A01 | Grav ud    | 2026-10-05 | 10                    |               | Færdig      |         |
    | 5 |                       | A02 | Fyld op    | 2026-10-19 | 20                    | A01           | I gang      |         |
    | 6 |                       | A03 | Sti åbnet  | 2026-12-01 |                       | A02           | Ikke startet | Ja      |
    """,
)


def test_a_schedule_in_order_has_nothing_to_mend() -> None:
    """The sheet that the next tests change is a clean one; a milestone needs no duration."""
    assert [] == said_of(SCHEDULE)


def test_activities_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert ["Tidsplan!B4 duplicate", "Tidsplan!B6 duplicate"] == said_of(but(SCHEDULE, B6="A01"))


def test_an_activity_has_a_start_and_a_duration() -> None:
    """Without them no end can be computed; what is dropped needs no duration."""
    undated = but(SCHEDULE, D5=None, E5=None)

    assert ["Tidsplan!D5 missing", "Tidsplan!E5 missing"] == said_of(undated)
    assert ["Tidsplan!D5 missing"] == said_of(but(undated, G5="Udgår"))


def test_a_predecessor_is_an_activity() -> None:
    """A number that no row has is an error."""
    assert ["Tidsplan!F5 unknown_predecessor"] == said_of(but(SCHEDULE, F5="9.9"))


def test_an_activity_does_not_start_before_its_predecessor_ends() -> None:
    """Ten workdays from 5 October end on the 16th: the 15th is too early, unless dropped."""
    early = but(SCHEDULE, D5="15-10-2026")

    assert ["Tidsplan!D5 starts_before_predecessor_ends"] == said_of(early)
    assert [] == said_of(but(early, G5="Udgår"))
    assert [] == said_of(but(SCHEDULE, D5="16-10-2026"))


def test_an_activity_is_not_overdue() -> None:
    """One that ends before the report is finished or dropped; the same day is fine."""
    late = but(SCHEDULE, E5=9, I3="Slut")

    assert ["Tidsplan!I5 activity_overdue"] == said_of(late)
    assert [] == said_of(but(late, E5=10))
    assert [] == said_of(but(late, G5="Udgår"))
