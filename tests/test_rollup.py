"""Rolling up for real files: what is there before, what must not be replaced, what goes wrong."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from excelkasse.actions import previous as before
from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.found import find_workbooks
from excelkasse.actions.gather import Hands, delivering, delivery_of, gather
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.errors import Unwritable, WrongUse
from excelkasse.layout.place import parts_of
from excelkasse.overriding import override
from excelkasse.portfolio.delivery import Delivery
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.faults import Fault
from tests.test_demo import run

AS_OF = date(2026, 10, 30)
ORDER = Order(AS_OF, workers=1)
NUMBERS = ("P-2025-11", "P-2026-03")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two projects."""
    folder = tmp_path / "projekter"
    folder.mkdir()
    samples = {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}
    for number in NUMBERS:
        FileTarget(folder / f"{number}.xlsx").write(sample_workbook(samples[number], texts("da")))
    return folder


def names_in(folder: Path) -> list[str]:
    """Give the names in a folder."""
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def output(folder: Path) -> Path:
    """Give a portfolio workbook of the folder, rolled up once."""
    output = folder.parent / "Portefølje.xlsx"
    roll_up_folder(folder, output, texts("da"), order=ORDER)
    return output


def test_an_untouched_portfolio_holds_nothing_of_peoples_own(folder: Path, output: Path) -> None:
    """Nothing that we wrote ourselves is named as theirs."""
    done = roll_up_folder(folder, output, texts("da"), order=ORDER)

    assert () == done.own_things


def test_own_charts_and_notes_are_named(folder: Path, output: Path) -> None:
    """On our sheets, on their own sheets, and where a chart is a sheet itself."""
    book = load_workbook(output)
    book["Projekter"].add_chart(BarChart(), "D40")
    book["Prioritering"].add_chart(BarChart(), "D60")
    book["Risici"]["C17"].comment = Comment("Husk dette", "Bo")
    book.create_chartsheet("Mit diagram").add_chart(BarChart())
    book.save(output)
    done = roll_up_folder(folder, output, texts("da"), order=ORDER)

    assert {
        "Projekter (diagrammer, billeder eller figurer)",
        "Prioritering (diagrammer, billeder eller figurer)",
        "Risici (noter i celler)",
        "Mit diagram (diagrammer, billeder eller figurer)",
    } <= set(done.own_things)
    assert not any(name.startswith("Overblik") for name in done.own_things)


def test_a_workbook_that_is_no_portfolio_is_not_replaced(folder: Path) -> None:
    """A project workbook that is named as the output by mistake stays where it is."""
    project = folder / "P-2026-03.xlsx"
    content = project.read_bytes()
    done = run("rollup", str(folder), "-o", str(project), "--as-of", "2026-10-30", cwd=folder)

    assert 2 == done.returncode
    assert "er ikke en porteføljemappe" in done.stderr
    assert content == project.read_bytes()
    assert ["P-2025-11.xlsx", "P-2026-03.xlsx"] == names_in(folder)


@pytest.mark.parametrize("name", ["", ".", "Portefølje.pdf", "Portefølje", "mappe.xlsx"])
def test_an_output_that_is_no_workbook_is_wrong_use(folder: Path, name: str) -> None:
    """A folder, or a name that Excel would not open."""
    (folder / "mappe.xlsx").mkdir()

    with pytest.raises(WrongUse) as refused:
        roll_up_folder(folder, folder / name, texts("da"), order=ORDER)

    assert "output_not_xlsx" == refused.value.code


def test_a_folder_without_workbooks_leaves_the_output_as_it_is(output: Path) -> None:
    """A wrong folder does not empty the portfolio."""
    content = output.read_bytes()
    (output.parent / "tom").mkdir()
    done = run("rollup", "tom", "-o", output.name, "--as-of", "2026-10-30", cwd=output.parent)

    assert 2 == done.returncode
    assert "ingen projektmapper i tom" in done.stderr
    assert content == output.read_bytes()


def test_nothing_that_can_be_read_is_told_by_the_exit_code(tmp_path: Path) -> None:
    """The workbook says why every file is in quarantine, and the exit code is 2."""
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "rod.xlsx").write_text("Dette er ikke en mappe.", "utf-8")
    done = run("rollup", "p", "-o", "ud.xlsx", "--as-of", "2026-10-30", "--json", cwd=tmp_path)

    assert 2 == done.returncode
    assert (1, 0) == (json.loads(done.stdout)["found"], json.loads(done.stdout)["read"])
    assert (tmp_path / "ud.xlsx").exists()


def test_portfolios_in_the_folder_are_named_as_passed_over(folder: Path) -> None:
    """The output itself is not; a copy of it and a hidden file are."""
    output = folder / "Portefølje.xlsx"
    roll_up_folder(folder, output, texts("da"), order=ORDER)
    (folder / "Gammel.xlsx").write_bytes(output.read_bytes())
    (folder / "._P-2026-03.xlsx").write_bytes(b"\0\5\26\7")
    (folder / "~$P-2026-03.xlsx").write_bytes(b"Bo")
    done = roll_up_folder(folder, output, texts("da"), order=ORDER)

    assert ["._P-2026-03.xlsx", "Gammel.xlsx", "~$P-2026-03.xlsx"] == list(done.passed_over)
    assert 2 == done.portfolio.found == done.portfolio.read


def test_the_same_edition_is_kept_only_once(output: Path) -> None:
    """Trying again while the output is locked leaves no pile of equal copies."""
    assert before.keep(output) == before.keep(output)
    assert 1 == len(list(output.parent.glob("Portefølje 2*.xlsx")))


def test_a_copy_that_cannot_be_made_stops_the_saving(
    folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old edition is never replaced without its copy."""
    content = output.read_bytes()
    Fault("write", 2, output.parent, 28).set(monkeypatch)  # the first writes the claim
    with pytest.raises(Unwritable) as refused:
        roll_up_folder(folder, output, texts("da"), order=ORDER)

    assert "disk_full" == refused.value.code
    assert content == output.read_bytes()
    assert ["Portefølje.xlsx", "projekter"] == names_in(output.parent)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Exit code 3 and a sentence, from every command that makes a folder."""
    (tmp_path / "fil").write_text("", "utf-8")
    for command in ("demo", "templates"):
        done = run(command, "fil/under", cwd=tmp_path)

        assert 3 == done.returncode
        assert "Traceback" not in done.stderr


class _Broken(Executor):
    """An executor in which every batch fails, whatever the reason."""

    @override
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        future: Future[Any] = Future()
        future.set_exception(RecursionError("too deep"))
        return future


def test_whatever_goes_wrong_elsewhere_the_files_are_read(folder: Path) -> None:
    """What an executor loses is read here."""
    found: Iterator[Any] = gather(
        find_workbooks(folder), delivering(AS_OF, Hands(executor=_Broken()))
    )
    told = {one.facts.file: one.refusal and one.refusal.code for one in found}

    assert dict.fromkeys(["P-2025-11.xlsx", "P-2026-03.xlsx"]) == told


def test_a_folder_that_cannot_be_opened_is_in_quarantine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it is not known, and that is said."""
    closed = folder / "lukket"
    closed.mkdir()
    walked = os.walk

    def walk(top: Path, onerror: Any) -> Iterator[Any]:  # noqa: ANN401
        onerror(PermissionError(13, "Permission denied", str(closed)))
        yield from walked(top)

    monkeypatch.setattr(os, "walk", walk)
    found = find_workbooks(folder)
    read = (delivery_of(AS_OF, folder, file) for file in found.files)
    told = [one for one in read if isinstance(one, Delivery)]

    assert ["lukket"] == [one.facts.file for one in told if one.refusal is not None]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    """A file that is no file is in quarantine at once."""
    os.mkfifo(folder / "roer.xlsx")
    told = delivery_of(AS_OF, folder, folder / "roer.xlsx")

    assert isinstance(told, Delivery)
    assert told.refusal is not None
    assert "file_gone" == told.refusal.code


def test_the_language_may_stand_before_the_command(tmp_path: Path) -> None:
    """And one that we do not speak is refused."""
    assert "does not exist" in run("--lang", "en", "rollup", "ingenting", cwd=tmp_path).stderr
    assert 2 == run("rollup", "ingenting", "--lang", "de", cwd=tmp_path).returncode
    assert "da | en" in run("rollup", "ingenting", "--lang", "de", cwd=tmp_path).stderr
