"""The command line: exit codes, JSON, messages in words, and what it must not load."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.templates import templates
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.test_demo import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one clean project, one with a remark, one that is no workbook."""
    folder = tmp_path_factory.mktemp("check")
    samples = {one.file.split()[0]: one for one in sample_projects(parts_of(SHELF))}
    for number in ("P-2025-11", "P-2026-03"):
        FileTarget(folder / f"{number}.xlsx").write(sample_workbook(samples[number], texts("da")))
    (folder / "rod.xlsx").write_text("Dette er ikke en mappe.", "utf-8")
    return folder


def test_a_clean_workbook_is_all_well(folder: Path) -> None:
    """Exit code 0, and a line that says so."""
    done = run("check", "P-2025-11.xlsx", "--as-of", "2026-10-30", cwd=folder)

    assert (0, "P-2025-11.xlsx: ingen bemærkninger.\n") == (done.returncode, done.stdout)


def test_a_finding_says_where_what_and_what_to_do(folder: Path) -> None:
    """Exit code 1, and the cell as Excel writes it."""
    done = run("check", "P-2026-03.xlsx", "--as-of", "30-10-2026", cwd=folder)

    assert 1 == done.returncode
    assert "P-2026-03.xlsx  Risici!P10  Fristen 16-10-2026 er overskredet" in done.stdout
    assert "Aftal en ny frist med den ansvarlige, eller luk risikoen." in done.stdout


def test_findings_as_json(folder: Path) -> None:
    """The shape that machines are promised, and nothing on stdout but JSON."""
    done = run("check", "P-2026-03.xlsx", "rod.xlsx", "--json", "--as-of", "2026-10-30", cwd=folder)
    told = json.loads(done.stdout)
    one, other = told["files"]

    assert 1 == told["schema"]
    assert ("P-2026-03.xlsx", None) == (one["file"], one["quarantined"])
    assert {
        "code": "action_overdue",
        "severity": "error",
        "sheet": "Risici",
        "cell": "P10",
        "value": "16-10-2026",
    } == {key: value for key, value in one["findings"][0].items() if key != "message"}
    assert [] == other["findings"]
    assert {"code", "message"} == set(other["quarantined"])


def test_nothing_that_can_be_read_is_wrong_use(folder: Path) -> None:
    """Exit code 2, a sentence, and no traceback."""
    for name in ("rod.xlsx", "findes-ikke.xlsx"):
        done = run("check", name, cwd=folder)

        assert 2 == done.returncode
        assert "Traceback" not in done.stdout + done.stderr
        assert name in done.stdout


def test_a_date_that_is_none_is_wrong_use(folder: Path) -> None:
    """Exit code 2, and how a date is written."""
    done = run("check", "P-2025-11.xlsx", "--as-of", "i morgen", cwd=folder)

    assert 2 == done.returncode
    assert "»i morgen« er ikke en dato. Skriv datoen som 2026-10-30" in done.stderr


def test_a_folder_that_is_not_there_is_wrong_use(folder: Path) -> None:
    """Exit code 2, and the folder's name."""
    done = run("rollup", "ingenting", "-o", "p.xlsx", cwd=folder)

    assert 2 == done.returncode
    assert "ingenting" in done.stderr


def test_a_result_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    """Exit code 3 where the target's folder does not exist."""
    target = tmp_path / "findes ikke" / "Portefølje.xlsx"
    done = run("rollup", str(folder), "-o", str(target), "--as-of", "2026-10-30", cwd=folder)

    assert 3 == done.returncode
    assert "Traceback" not in done.stderr


def test_messages_speak_english_when_asked(folder: Path) -> None:
    """The same remark in English."""
    done = run("check", "P-2026-03.xlsx", "--lang", "en", "--as-of", "2026-10-30", cwd=folder)

    assert "The deadline 16-10-2026 had passed" in done.stdout


def test_the_dictionary_is_made_of_the_declarations(tmp_path: Path) -> None:
    """Every tool of the shelf, with its fields, as JSON."""
    told = json.loads(run("tools", "--json", cwd=tmp_path).stdout)

    assert [tool.key for tool in SHELF] == [tool["key"] for tool in told["tools"]]
    assert all(part["fields"] for tool in told["tools"] for part in tool["parts"])


def test_templates_are_written_in_english_too(tmp_path: Path) -> None:
    """One file a template, with the language in its name."""
    done = run("templates", "blank", "--lang", "en", cwd=tmp_path)

    assert 0 == done.returncode
    assert sorted(f"{name}.en.xlsx" for name, _ in templates(texts("en"))) == sorted(
        file.name for file in (tmp_path / "blank").iterdir()
    )


def test_checking_loads_neither_pandas_nor_a_writer(folder: Path) -> None:
    """`check` starts quickly because it loads only what it needs."""
    script = (
        "import sys; from excelkasse.cli import main; sys.argv = ['x', 'check', 'P-2025-11.xlsx']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'pandas', 'openpyxl', 'xlsxwriter', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert "[]" == done.stdout.splitlines()[-1]


@pytest.mark.parametrize("model", ["fuld", "Mellem", "full"])
def test_a_new_project_workbook_is_empty_and_clean(model: str, tmp_path: Path) -> None:
    """The model is said in any language, and a new workbook has no findings."""
    made = run("new", "P-2026-12 Ny bro.xlsx", "--model", model, cwd=tmp_path)
    checked = run("check", "P-2026-12 Ny bro.xlsx", cwd=tmp_path)

    assert (0, 0) == (made.returncode, checked.returncode)
    assert "ingen bemærkninger" in checked.stdout


def test_a_new_project_workbook_never_replaces_a_file(tmp_path: Path) -> None:
    """Exit code 2, and the file is as it was."""
    (tmp_path / "P.xlsx").write_text("mit", "utf-8")
    done = run("new", "P.xlsx", cwd=tmp_path)

    assert (2, "mit") == (done.returncode, (tmp_path / "P.xlsx").read_text("utf-8"))


def test_a_model_without_a_workbook_is_told(tmp_path: Path) -> None:
    """Exit code 2, and which models there are."""
    done = run("new", "P.xlsx", "--model", "kæmpe", cwd=tmp_path)

    assert 2 == done.returncode
    assert "Mellem" in done.stderr


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_command_is_described_by_half_a_sentence(language: str, tmp_path: Path) -> None:
    """The list of commands has room for the first sentence of each."""
    done = run("--lang", language, "--help", cwd=tmp_path)
    commands = done.stdout.partition(texts(language)["usage.commands"])[2].strip().splitlines()

    assert 19 <= len(commands)
    assert [] == [line for line in commands if not line.endswith(".") or line.endswith("...")]
