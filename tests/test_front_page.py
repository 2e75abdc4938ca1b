"""Læs mig of a workbook: of one tool it tells how to use it, of a whole project it stays short."""

import pytest

from excelkasse.plan import CellPlan, Link, SheetPlan
from excelkasse.schema.choices import Phase
from excelkasse.schema.tool import Tool
from excelkasse.tailoring import PROFILE
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF, ground_rules, master_data, risk_register

TOOLS = (*SHELF, PROFILE)


def _front(*tools: Tool, language: str = "da", optional: frozenset[str] = frozenset()) -> SheetPlan:
    content = Content(optional=optional)
    return project_workbook(tools, texts(language), content, title="Prøve").sheets[0]


def _told(page: SheetPlan) -> dict[str, str]:
    """Give what stands to the right of each label."""
    cells = {each.cell: each for each in page.cells}
    return {
        str(_value(each)): str(_value(cells[each.cell._replace(column=3)]))
        for each in page.cells
        if each.cell.column == 2 and each.cell._replace(column=3) in cells
    }


def _value(cell: CellPlan) -> object:
    return cell.content.value if isinstance(cell.content, Link) else cell.content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.key)
def test_every_tool_says_when_and_how_it_is_used(tool: Tool, language: str) -> None:
    """When, when not, three to five steps, and something good to know; each ends as a sentence."""
    words = texts(language)
    steps = words.series(f"{tool.key}.how")
    said = [*(words[f"{tool.key}.{key}"] for key in ("when", "skip", "tip")), *steps]

    assert 3 <= len(steps) <= 5
    assert [] == [one for one in said if not one.endswith((".", "«.", '".', "?"))]


def test_a_workbook_of_one_tool_tells_how_to_use_it() -> None:
    """Its purpose, who fills it, its phase and each step stand before what all workbooks say."""
    words, told = texts("da"), _told(_front(master_data.TOOL, risk_register.TOOL))

    assert words["risk_register.purpose"] == told[""]
    assert words["risk_register.filled_by"] == told["Udfyldes af"]
    assert "2 Analyse og planlægning" == told["Bruges fra"]
    assert list(words.series("risk_register.how")) == [told[f"Trin {n}"] for n in range(1, 5)]
    assert words["risk_register.tip"] == told["Godt at vide"]


def test_the_front_page_of_a_project_stays_short() -> None:
    """No step of any tool, but which tools may be left out."""
    tools = (master_data.TOOL, risk_register.TOOL, ground_rules.TOOL)
    page = _front(*tools, optional=frozenset({"ground_rules"}))
    shown = [_value(each) for each in page.cells]

    assert "Trin 1" not in shown
    assert 1 == shown.count(texts("da")["template.readme.optional"])


@pytest.mark.parametrize(
    ("phases", "expected"),
    [("", ()), ("0", (Phase.IDEA,)), ("4-5", (Phase.CLOSURE, Phase.BENEFIT))],
)
def test_a_tool_is_used_from_phase_to_phase(phases: str, expected: tuple[Phase, ...]) -> None:
    """`4-5` are closure and benefit; a tool outside projects has no phase."""
    assert expected == Tool("x", "T", sheets=(), phases=phases).used_in
