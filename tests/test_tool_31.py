"""The design's own promise: a new tool is one Python file and two word files, nothing else."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import excelkasse

TOOL = '''"""T31 Gaveliste: what the project gives away at its end."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Ref
from excelkasse.schema.kinds import choice
from excelkasse.schema.tool import (
    Models, Record, Register, Rule, Sheet, Tool, Use, computed, optional, required, told_apart,
)


class Wrapping(Choice):
    """How a gift is wrapped."""

    PAPER = "paper"
    BOX = "box"


class Gift(Record):
    """One gift."""

    number: str | None = required(kinds.RECORD_NUMBER)
    gift: str | None = required(kinds.LINE)
    wrapping: Wrapping | None = optional(choice(Wrapping))
    price: float | None = optional(kinds.MONEY)
    pieces: int | None = optional(kinds.COUNT)
    total: float | None = computed(kinds.MONEY, Ref("price") * Ref("pieces"))
    given: date | None = optional(kinds.DAY)


TOOL = Tool(
    "gift_list",
    "T31",
    sheets=(
        Sheet(
            "gift_list",
            (Register("gifts", Gift, rules=(told_apart("gift_list.gifts"),), room=10),),
        ),
    ),
    phases="4",
    order=240,
    models=Models(full=Use.OPTIONAL),
)
'''
WORDS = {
    "da": """[gift_list]
title = "Gaveliste"
purpose = "Det, projektet giver, når det slutter."
when = "Når nogen skal have tak."
skip = "Når ingen skal."
how.1 = "Skriv gaverne op."
tip = "Hold det enkelt."
filled_by = "Projektlederen"

[gift_list.sheets.gift_list]
name = "Gaver"
title = "Gaveliste"

[gift_list.gifts]
title = "Gaver"
number = { label = "Nr.", help = "Fx G1." }
gift = { label = "Gave", help = "Fx En bog." }
wrapping = { label = "Indpakning", help = "Hvordan den pakkes." }
price = { label = "Pris (t.kr.)", help = "Fx 1." }
pieces = { label = "Antal", help = "Fx 3." }
total = { label = "I alt (t.kr.)", help = "Beregnes." }
given = { label = "Givet den", help = "Fx 18-12-2026." }

[choices.wrapping]
paper = "Papir"
box = "Æske"
""",
    "en": """[gift_list]
title = "Gift list"
purpose = "What the project gives away at its end."
when = "When somebody is to be thanked."
skip = "When nobody is."
how.1 = "List the gifts."
tip = "Keep it simple."
filled_by = "The project manager"

[gift_list.sheets.gift_list]
name = "Gifts"
title = "Gift list"

[gift_list.gifts]
title = "Gifts"
number = { label = "No.", help = "E.g. G1." }
gift = { label = "Gift", help = "E.g. A book." }
wrapping = { label = "Wrapping", help = "How it is wrapped." }
price = { label = "Price (tDKK)", help = "E.g. 1." }
pieces = { label = "Pieces", help = "E.g. 3." }
total = { label = "In all (tDKK)", help = "Computed." }
given = { label = "Given on", help = "E.g. 18-12-2026." }

[choices.wrapping]
paper = "Paper"
box = "Box"
""",
}
FILLED = """
import sys
from datetime import date
from pathlib import Path
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF, gift_list, master_data

rows = {"gift_list.gifts": ({"number": "G1", "gift": "Bog", "price": 2, "pieces": 3,
                             "wrapping": gift_list.Wrapping.BOX},
                            {"number": "G1", "gift": "Kop", "price": 1})}
tools = (master_data.TOOL, gift_list.TOOL)
plan = project_workbook(tools, texts("da"), Content(rows, date(2026, 10, 30)), title="Gaver")
FileTarget(Path(sys.argv[1])).write(plan)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the package with the three files of tool 31 dropped into it."""
    root = tmp_path_factory.mktemp("house")
    package = root / "excelkasse"
    shutil.copytree(Path(excelkasse.__file__).parent, package)
    (package / "tools" / "gift_list.py").write_text(TOOL, "utf-8")
    for language, words in WORDS.items():
        (package / "texts" / language / "gift_list.toml").write_text(words, "utf-8")
    return root


def _run(house: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  (our own program, our own arguments)
        [sys.executable, *arguments],
        cwd=house,
        env={"PYTHONPATH": str(house), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_on_the_shelf(house: Path) -> None:
    """The data dictionary tells its fields, and the guide has its line."""
    told = json.loads(_run(house, "-m", "excelkasse", "tools", "--json").stdout)
    (tool,) = [one for one in told["tools"] if one["number"] == "T31"]
    guide = _run(house, "-m", "excelkasse", "guide", "vejledning.html")

    assert "Gaveliste" == tool["title"]
    assert 7 == len(tool["parts"][0]["fields"])
    assert 0 == guide.returncode
    assert "Når nogen skal have tak." in (house / "vejledning.html").read_text("utf-8")


def test_it_has_a_template_and_a_place_in_the_models_and_in_tilpasning(house: Path) -> None:
    """A workbook of its own, a sheet in Fuld, a line in Tilpasning."""
    done = _run(house, "-m", "excelkasse", "templates", "skabeloner")
    check = _run(house, "-m", "excelkasse", "check", "skabeloner/gift_list.da.xlsx")
    new = _run(house, "-m", "excelkasse", "new", "P.xlsx", "--model", "fuld", "--without", "T31")

    assert 0 == done.returncode
    assert 0 == check.returncode
    assert 0 == new.returncode


def test_it_is_read_checked_and_computed(house: Path) -> None:
    """Filled, its duplicate number is found at its cell, and nothing else is."""
    (house / "fill.py").write_text(FILLED, "utf-8")
    assert 0 == _run(house, "fill.py", "gaver.xlsx").returncode
    told = json.loads(_run(house, "-m", "excelkasse", "check", "gaver.xlsx", "--json").stdout)
    found = [(one["code"], one["sheet"]) for one in told["files"][0]["findings"]]

    assert [("duplicate", "Gaver"), ("duplicate", "Gaver")] == found
