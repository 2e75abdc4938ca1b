"""`excelkasse calendar`: a portfolio workbook in, a calendar file out, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from excelkasse.actions.calendar import export_calendar
from excelkasse.errors import WrongUse
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import CALENDAR
from excelkasse.portfolio.workbook import empty_portfolio, portfolio_workbook
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF, nordbaek
from tests.test_demo import run


def planned(language: str = "da") -> WorkbookPlan:
    """Plan the portfolio of the sample."""
    return portfolio_workbook(roll_up(nordbaek(), AS_OF), texts(language))


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """Give the portfolio of the sample as a file."""
    FileTarget(tmp_path / "Portefølje.xlsx").write(planned())
    return tmp_path / "Portefølje.xlsx"


def test_the_command_writes_the_file(portfolio: Path) -> None:
    """Exit code 0, how many events there are, and the file beside it."""
    done = run("calendar", portfolio.name, "-o", "ud/beslutninger.ics", cwd=portfolio.parent)
    text = (portfolio.parent / "ud" / "beslutninger.ics").read_bytes()
    rows = len(roll_up(nordbaek(), AS_OF).lines(CALENDAR))

    assert (0, "") == (done.returncode, done.stdout)
    assert f"Begivenheder i kalenderen: {2 * rows}" in done.stderr
    assert 2 * rows == len(Calendar.from_ical(text).walk("VEVENT"))
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert text.count(b"\n") == text.count(b"\r\n")


def test_the_events_as_json(portfolio: Path) -> None:
    """On stdout, with a schema version; messages stay on stderr."""
    done = run("calendar", portfolio.name, "--json", "--lang", "en", cwd=portfolio.parent)
    told = json.loads(done.stdout)

    assert (1, "2026-10-30", 0) == (told["schema"], told["as_of"], told["without_day"])
    assert {"uid", "date", "summary", "description", "category"} == set(told["events"][0])
    assert (portfolio.parent / "decisions.ics").exists()


@pytest.mark.parametrize("written", LANGUAGES)
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_it_reads_a_portfolio_in_any_language(written: str, spoken: str, tmp_path: Path) -> None:
    """And speaks the language asked for; an event is the same one in both."""
    FileTarget(tmp_path / "p.xlsx").write(planned(written))
    done = export_calendar(tmp_path / "p.xlsx", tmp_path / "k.ics", texts(spoken))
    danish = tmp_path / "d.xlsx"
    FileTarget(danish).write(planned())
    ours = export_calendar(danish, tmp_path / "d.ics", texts("da"))

    assert AS_OF == done.as_of
    assert [one.uid for one in ours.events] == [one.uid for one in done.events]
    assert {"Gate", "Beslutningspunkt"} & {one.category for one in done.events} == {
        {"da": "Beslutningspunkt", "en": "Gate"}[spoken]
    }


def test_what_is_no_portfolio_is_wrong_use(portfolio: Path) -> None:
    """Exit code 2, a sentence, no traceback, and nothing written."""
    folder = portfolio.parent
    (folder / "rod.xlsx").write_text("Dette er ikke en mappe.", "utf-8")
    FileTarget(folder / "tom.xlsx").write(empty_portfolio(texts("da")))
    plan = planned()
    kept = tuple(one for one in plan.sheets if one.name != "Kalender")
    FileTarget(folder / "gammel.xlsx").write(replace(plan, sheets=kept))
    for name, said in (
        ("rod.xlsx", "ikke en almindelig Excel-projektmappe"),
        ("tom.xlsx", "er ikke en portefølje med en kalender"),
        ("gammel.xlsx", "excelkasse rollup"),
        ("findes-ikke.xlsx", "findes ikke"),
    ):
        done = run("calendar", name, "-o", "ud.ics", cwd=folder)

        assert (2, "") == (done.returncode, done.stdout)
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert not (folder / "ud.ics").exists()


def test_only_a_calendar_file_is_written(portfolio: Path) -> None:
    """The portfolio itself is never overwritten by a slip of the name."""
    before = portfolio.read_bytes()
    with pytest.raises(WrongUse, match="output_not_ics"):
        export_calendar(portfolio, portfolio, texts("da"))

    assert before == portfolio.read_bytes()


def test_a_file_that_cannot_be_written_is_told(portfolio: Path) -> None:
    """Exit code 3 where a folder stands in the way."""
    (portfolio.parent / "k.ics").mkdir()
    done = run("calendar", portfolio.name, "-o", "k.ics", cwd=portfolio.parent)

    assert 3 == done.returncode
    assert "Traceback" not in done.stderr
