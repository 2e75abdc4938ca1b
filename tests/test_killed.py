"""Whoever is killed while saving, and whenever: the file is the old one or the new one."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.layout.place import parts_of
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.test_demo import run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as POSIX has them")

_KILLS, _WHOLE_KILLS = 496, 4


def test_kills_while_saving() -> None:
    """Each time the file and all copies are whole, the next one may begin, and nothing is left."""
    seed = random.SystemRandom().randrange(10**6)
    command = [sys.executable, "-m", "tests.killing", str(seed), str(_KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    print(done.stdout)  # noqa: T201  (pytest shows it when something is wrong)
    told = json.loads(done.stdout)

    assert (_KILLS, 0, 0, 0, 0) == (
        *(told["kills"], told["torn"], told["torn_copies"]),
        *(told["failed"], told["left"]),
    ), told
    assert told["with_temporary"] > _KILLS // 10, told
    assert told["cpu"] < 45, told


def test_kills_of_a_whole_roll_up(tmp_path: Path) -> None:
    """The command with its workers, killed from its start to its end, and then run to its end."""
    (tmp_path / "projekter").mkdir()
    sample = sample_projects(parts_of(SHELF))[0]
    FileTarget(tmp_path / "projekter" / sample.file).write(sample_workbook(sample, texts("da")))
    output = tmp_path / "Portefølje.xlsx"
    order = ("rollup", "projekter", "-o", output.name, "--workers", "1", "--as-of")
    begun = time.perf_counter()
    assert 0 == run(*order, "2026-09-30", cwd=tmp_path).returncode
    longest = time.perf_counter() - begun
    old = output.read_bytes()
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)  # noqa: T201
    moments = random.Random(seed)  # noqa: S311
    for _ in range(_WHOLE_KILLS):
        _kill(
            [sys.executable, "-m", "excelkasse", *order, "2026-10-30"], tmp_path, moments, longest
        )
        assert output.read_bytes() == old or _is_whole(output)

    assert 0 == run(*order, "2026-10-30", cwd=tmp_path).returncode
    assert [] == list(tmp_path.glob(".~*"))
    assert old in [copy.read_bytes() for copy in tmp_path.glob("Portefølje 2*.xlsx")]


def _is_whole(file: Path) -> bool:
    with ZipFile(file) as parts:
        return parts.testzip() is None


def _kill(command: list[str], folder: Path, moments: random.Random, longest: float) -> None:
    """Start a command in a group of its own, and kill the group at a random moment."""
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True
    ) as victim:
        try:
            victim.wait(moments.uniform(0, longest))
        except subprocess.TimeoutExpired:
            os.killpg(victim.pid, signal.SIGKILL)
