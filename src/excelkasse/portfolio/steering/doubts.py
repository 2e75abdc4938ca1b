"""What the portfolio office should look at in its own prioritisation, cell by cell."""

from collections.abc import Iterator

from excelkasse.finding import Finding, Sayable
from excelkasse.portfolio.records.priorities import PRIORITIES_PATH, WEIGHING_PATH
from excelkasse.portfolio.steering.weighing import Weighed, scene_of
from excelkasse.portfolio.whole import Remark
from excelkasse.schema.calculate import Scene, compute
from excelkasse.schema.profile import Profile
from excelkasse.schema.tool import Rule, Tool
from excelkasse.texts import Word


def doubts(found: Weighed, tool: Tool, profile: Profile) -> Iterator[Remark]:
    """Give a remark for every rule of the sheet that holds: the weights first, then the lines."""
    scene = scene_of(found.weighing, found.lines, tool, profile)
    for path in (WEIGHING_PATH, PRIORITIES_PATH):
        for row in scene.rows(path):
            for rule in tool.parts[path].rules:
                here = scene.at(path, row)
                if compute(rule.when, here):
                    yield _remark(rule, here)
    scene.forget()


def _remark(rule: Rule, scene: Scene) -> Remark:
    told: dict[str, Sayable] = {}
    for name, formula in rule.tell.items():
        value = compute(formula, scene)
        told[name] = float(value) if isinstance(value, int | float) else ""
    label = Word(f"{scene.part}.{rule.at}.label")
    number = scene.inputs.rows[scene.part][scene.row].get("number")
    finding = Finding(rule.code, rule.severity, values={"label": label, **told})
    return Remark("", str(number or ""), finding, (scene.part, scene.row, rule.at))
