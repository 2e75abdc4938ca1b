"""What points at a person stops a pack, with its cell, until it is mended or waived by name."""

import pytest

from excelkasse.finding import Place, Severity
from excelkasse.layout.place import parts_of
from excelkasse.pack.document import Shown
from excelkasse.pack.privacy import private_spots, report_lines, standing, unknown_waivers
from excelkasse.sample import sample_projects
from excelkasse.schema.worded import worded
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from tests.pack.books import FILE, document, in_every_place, said

CPR = "010190-1234"
PLACES = sorted(in_every_place(CPR))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", [CPR, "Ring 22 33 44 55", "hanne@gmail.com"])
def test_it_is_found_wherever_it_would_leave(place: str, text: str) -> None:
    """In a title, a heading, a label, a value, a table, and every word of a chart."""
    assert 1 == len(private_spots([in_every_place(text)[place]], ()))


def test_it_is_told_where_and_never_repeated() -> None:
    """The file, the sheet, the cell, what it is, and what to do; masked."""
    (spot,) = private_spots([document(said(f"Borgeren {CPR} klager"))], ())

    assert (FILE, "Status!B7") == (spot.file, str(spot.finding.place))
    assert Severity.ERROR is spot.finding.severity
    for language in LANGUAGES:
        what, do = worded(spot.finding, texts(language))
        assert "CPR" in what
        assert f"--waive {spot.name}" in do
        for piece in (CPR, "0190", "1234"):
            assert piece not in f"{what} {do} {spot!r}"


@pytest.mark.parametrize("name", ["Status!B7", "status!b7", f"{FILE}!Status!B7", " Status!B7 "])
def test_it_is_waived_by_its_cell(name: str) -> None:
    """In every file, or in one; and it is told that it was."""
    spots = private_spots([document(said(CPR))], [name])

    assert () == standing(spots)
    assert (True, 1) == (spots[0].waived, len(spots))
    assert () == unknown_waivers(spots, [name])


def test_it_is_waived_by_its_short_name() -> None:
    """That name is the same next time, and holds for that text alone."""
    (spot,) = private_spots([document(said(CPR))], ())
    again = private_spots([document(said(CPR))], [spot.name])
    other = private_spots([document(said("020290-1234"))], [spot.name])

    assert () == standing(again)
    assert other == standing(other)
    assert (spot.name,) == unknown_waivers(other, [spot.name])


def test_a_waiver_of_one_cell_is_none_of_another() -> None:
    """Nor of the same cell in another file that it names."""
    spots = private_spots([document(said(CPR), said(CPR, "B8"))], ["Status!B8"])

    assert ["Status!B7"] == [str(one.finding.place) for one in standing(spots)]
    assert 2 == len(
        standing(private_spots([document(said(CPR), said(CPR, "B8"))], ["x!Status!B8"]))
    )


def test_no_waiver_is_empty() -> None:
    """A text without a cell is not waived by a blank name."""
    spots = private_spots([], ["", "!"], also=[Shown(f"Pakke {CPR}.pdf")])

    assert spots == standing(spots)
    assert Place() == spots[0].finding.place


def test_a_waiver_is_written_in_the_report() -> None:
    """With its name, its file and its cell, and masked."""
    spots = private_spots([document(said(CPR))], ["Status!B7"])
    text = "\n".join(report_lines((), spots, texts("da")))

    assert f"  {spots[0].name}: {FILE} Status!B7. »01••••-••••« ligner et CPR-nummer." in text
    assert CPR not in text


def test_texts_beside_the_documents_are_looked_through() -> None:
    """Names of files, and the letter."""
    assert 1 == len(private_spots([], (), also=[Shown("Til hanne@hotmail.com")]))


def test_an_address_of_the_workplace_is_not_private() -> None:
    """Where it has said its domains, every other one is."""
    letters = [document(said("hje@nordbaek.dk"), said("post@raadgiver.dk", "B8"))]

    assert () == private_spots(letters, ())
    assert ["Status!B8"] == [
        str(one.finding.place) for one in private_spots(letters, (), own_domains=["nordbaek.dk"])
    ]


def test_a_date_an_amount_and_a_number_are_none() -> None:
    """What is not a text of somebody's is not looked through twice."""
    day = Shown("30-10-2026", "30-10-2026")

    assert () == private_spots([document(day, Shown("14.200.000", 14_200_000.0))], ())


def test_nothing_in_the_sample_looks_private() -> None:
    """Ten projects of ordinary work: accounts, cases, KLE, amounts, dates, people's own units."""
    texts_typed = [
        Shown(str(value), value if isinstance(value, str) else None)
        for sample in sample_projects(parts_of(SHELF))
        for rows in sample.parts.values()
        for row in rows
        for value in row.values()
        if value is not None
    ]

    assert 5000 < len(texts_typed)
    assert () == private_spots([], (), also=texts_typed)
