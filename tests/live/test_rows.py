"""Rows of a table stay where people have them; new ones come after the one they follow."""

from collections.abc import Sequence
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from excelkasse.spreadsheet.live.rows import Row, Shift, Was, aligned, key_of, ranked, shifts

GONE = "-"


def after(old: str, new: str, stays: str = "") -> str:
    """Give the rows that are there in the end, by letters; one the plan does not know is small."""
    rows = aligned([Was((one,), stays=one in stays) for one in old], [(one,) for one in new])
    return "".join(
        new[row.new] if row.new is not None else old[row.old or 0].lower() for row in rows
    )


def performed(old: Sequence[str], work: Sequence[Shift]) -> list[str]:
    """Do what the shifts say to a list, as a program does to the rows of a sheet."""
    rows = list(old)
    for shift in work:
        if shift.takes_out:
            del rows[shift.at : shift.at + shift.count]
        else:
            rows[shift.at : shift.at] = [""] * shift.count
    return rows


def test_people_sort_as_they_like() -> None:
    """The order that is there is kept, and the plan's is not forced on it."""
    assert "CAB" == after("CAB", "ABC")


def test_a_new_row_follows_the_one_before_it_in_the_plan() -> None:
    """Wherever that one stands now."""
    assert "CDABX" == after("CAB", "ABXCD")


def test_the_first_of_the_plan_comes_first() -> None:
    """A new one with none before it stands at the top."""
    assert "XAB" == after("AB", "XAB")


def test_what_is_gone_goes_unless_people_have_written_in_it() -> None:
    """A row that stays keeps its place."""
    assert "AbC" == after("ABC", "AC", stays="B")
    assert "AC" == after("ABC", "AC")


def test_one_row_always_stays() -> None:
    """A table without a row would not know how its rows look."""
    assert [Row(0, 0), Row(None, 1)] == list(aligned([Was(("A",)), Was(("B",))], [("X",), ("Y",)]))


def test_a_ranked_table_stands_as_the_plan_has_it() -> None:
    """Its rows are written where they belong, and as many come or go as there are more or fewer."""
    old = [Was((one,)) for one in "CAB"]

    assert [Row(0, 0), Row(1, 1), Row(2, 2)] == list(ranked(old, [("A",), ("B",), ("C",)]))
    assert [Row(0, 0), Row(1, 1)] == list(ranked(old, [("X",), ("A",)]))
    assert [Row(0, 0), Row(1, 1), Row(2, 2), Row(None, 3)] == list(
        ranked(old, [("D",), ("C",), ("B",), ("A",)])
    )


def test_what_people_wrote_beside_a_ranked_row_stays_with_it() -> None:
    """Then the rows keep their places, as in any other table."""
    old = [Was(("C",)), Was(("A",), stays=True), Was(("B",))]
    keys = [("A",), ("B",), ("C",)]

    assert list(aligned(old, keys)) == list(ranked(old, keys))


def test_equal_keys_are_told_apart_by_their_order() -> None:
    """Two remarks on one cell are two rows."""
    assert "AAB" == after("AAB", "AAB")
    assert "AB" == after("AAB", "AB")


@given(st.lists(st.sampled_from("ABCDEFGH")), st.lists(st.sampled_from("ABCDEFGH"), min_size=1))
def test_the_shifts_make_the_rows(old: list[str], new: list[str]) -> None:
    """Done from the bottom up, the shifts leave every row that stays where it is to be."""
    rows = aligned([Was((one,), stays=one in "AH") for one in old], [(one,) for one in new])
    wanted = ["" if row.old is None else old[row.old] for row in rows]

    assert wanted == performed(old, shifts(rows, len(old)))


@given(st.lists(st.sampled_from("ABCDEFGH")), st.lists(st.sampled_from("ABCDEFGH"), min_size=1))
def test_every_row_of_the_plan_is_there_once(old: list[str], new: list[str]) -> None:
    """None is lost, and none comes twice."""
    rows = aligned([Was((one,)) for one in old], [(one,) for one in new])

    assert list(range(len(new))) == sorted(row.new for row in rows if row.new is not None)


def test_a_key_is_the_same_however_it_is_stored() -> None:
    """Case, white space, whole numbers and times of day make no difference."""
    day = datetime(2026, 10, 30)  # noqa: DTZ001

    assert key_of(["p-1 ", 3.0, day, None]) == key_of(["P-1", "3", date(2026, 10, 30), ""])
