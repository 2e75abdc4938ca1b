"""What we ask of xlwings, both of its Excel engines can do: read in their source, without Excel.

`xlwings.main` is what scripts call; each of its members hands on to members of an engine. A member
that an engine lacks, or that only raises NotImplementedError, would fail on that system alone.
"""

import ast
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
import xlwings

from tests.test_house import ROOT, SOURCES

XLWINGS = Path(xlwings.__file__).parent
LIVE = ROOT / "src" / "excelkasse" / "spreadsheet" / "live"
ENGINES = {"Windows": "_xlwindows.py", "Mac": "_xlmac.py"}

ELSEWHERE = frozenset({"Comment", "CommentReply", "AutoFilterCriteria"})
"""Classes with members of the same names as ours: we use no threads of comments, and criteria are
plain values."""

GUARDED = frozenset({"Sheet.freeze_panes", "FreezePanes.freeze_at"})
"""What is asked only of a program that has it."""


OF_OTHERS = frozenset({"Names.api", "Name.api", "Apps.cleanup"})
"""Of workbooks, sheets and programs we ask what stands behind them, of names we do not; and the
cleaning up that we take from xlwings is a function of its Windows part, not of its programs."""


def _classes(file: str) -> Mapping[str, ast.ClassDef]:
    tree = ast.parse((XLWINGS / file).read_text("utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _refuses(function: ast.FunctionDef) -> bool:
    raised = (node for node in function.body if isinstance(node, ast.Raise))
    return any("NotImplementedError" in ast.dump(node) for node in raised)


def _members(classes: Mapping[str, ast.ClassDef], name: str) -> Iterator[str]:
    """Give what a class can do, by itself and by the classes it is made of."""
    for base in classes[name].bases:
        if isinstance(base, ast.Name) and base.id in classes:
            yield from _members(classes, base.id)
    for node in classes[name].body:
        if isinstance(node, ast.FunctionDef) and not _refuses(node):
            yield node.name
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
    stored = (node for node in ast.walk(classes[name]) if isinstance(node, ast.Attribute))
    yield from (node.attr for node in stored if isinstance(node.ctx, ast.Store))


def _used() -> AbstractSet[str]:
    """Give every name that stands after a dot in our room."""
    trees = [ast.parse(file.read_text("utf-8")) for file in LIVE.glob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def _asked_of_engine(function: ast.FunctionDef) -> Iterator[str]:
    """Give the members of an engine that a member of xlwings hands on to: `self.impl.x`."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self.impl":
            yield node.attr


def _missing(engine: str, used: AbstractSet[str]) -> AbstractSet[str]:
    classes = _classes(ENGINES[engine])
    missing = set()
    for name, declared in _classes("main.py").items():
        has = set(_members(classes, name)) if name in classes else set()
        for node in declared.body:
            if name not in ELSEWHERE and isinstance(node, ast.FunctionDef) and node.name in used:
                missing |= {f"{name}.{one}" for one in _asked_of_engine(node) if one not in has}
    return missing


@pytest.mark.parametrize("engine", ENGINES)
def test_excel_has_every_member_we_use(engine: str) -> None:
    """Nothing is asked of xlwings that it cannot do in Excel on this system."""
    assert set() == _missing(engine, _used()) - GUARDED - OF_OTHERS


@pytest.mark.parametrize("engine", ENGINES)
def test_a_member_that_excel_lacks_is_found(engine: str) -> None:
    """The test above can fail: xlwings declares frozen panes, and neither engine sets them."""
    assert "FreezePanes.freeze_at" in _missing(engine, {"freeze_at"})


def test_nothing_of_xlwings_pro_is_used() -> None:
    """Its licence is another, and RunPython reads settings from the workbook in front."""
    said = ("xlwings.pro", "RunPython")
    sources = [*SOURCES, *(ROOT / "vba").rglob("*.bas"), *(ROOT / "vba").rglob("*.cls")]

    assert sources
    assert [] == [
        file.name for file in sources if any(one in file.read_text("utf-8") for one in said)
    ]
