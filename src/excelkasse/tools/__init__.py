"""The shelf: every tool, in the order its sheets are shown, and which tools each model has.

A module of this package that declares a `TOOL` is on the shelf; nothing else needs to know it.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.tailor import chosen
from excelkasse.schema.tool import Tool


def _declared() -> Iterator[Tool]:
    for module in iter_modules(__path__):
        tool = getattr(import_module(f"{__name__}.{module.name}"), "TOOL", None)
        if isinstance(tool, Tool):
            yield tool


SHELF: tuple[Tool, ...] = tuple(sorted(_declared(), key=lambda tool: tool.order))

MODELS: Mapping[ProjectModel, tuple[Tool, ...]] = {
    model: chosen(SHELF, model) for model in reversed(ProjectModel)
}
"""The tools of a project workbook by model, those that may be left out among them."""
