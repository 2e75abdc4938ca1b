"""Write empty workbooks: one for every tool, the project workbook, the portfolio."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.workbook import empty_portfolio
from excelkasse.spreadsheet.saving import make_folder
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import MODELS, SHELF, master_data


def templates(words: Texts) -> Iterator[tuple[str, WorkbookPlan]]:
    """Give every template with its file name; a tool's workbook carries Stamdata too."""
    for tool in SHELF:
        title = words[f"{tool.key}.title"]
        tools = (master_data.TOOL,) if tool is master_data.TOOL else (master_data.TOOL, tool)
        yield tool.key, project_workbook(tools, words, Content(), title=title)
    title = words["template.project_title"]
    for model, model_tools in MODELS.items():
        yield f"project_{model}", project_workbook(model_tools, words, Content(), title=title)
    yield "portfolio", empty_portfolio(words)


def write_templates(folder: Path, words: Texts) -> Sequence[Path]:
    """Write every template into a folder and return the files.

    Raises:
        Unwritable: one of them could not be written.
    """
    make_folder(folder)
    written = []
    for name, plan in templates(words):
        file = folder / f"{name}.{words.language}.xlsx"
        FileTarget(file).write(plan)
        written.append(file)
    return written
