"""Write empty workbooks: one for every tool, one for every model, the portfolio, and Tilpasning."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from excelkasse.actions.profile import AS_DECLARED, Tailoring
from excelkasse.guide import guide_workbook
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.workbook import empty_portfolio
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.own_words import spoken
from excelkasse.schema.profile import Profile
from excelkasse.schema.tailor import chosen, optional, tailored
from excelkasse.schema.tool import Tool
from excelkasse.spreadsheet.saving import make_folder
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.tailoring import PROFILE, profile_words, rows_of
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import SHELF, master_data


def templates(
    words: Texts, tailoring: Tailoring = AS_DECLARED
) -> Iterator[tuple[str, WorkbookPlan]]:
    """Give every template with its file name; a tool's workbook carries Stamdata too.

    Of a workplace that has tailored its tools: those that one of its models has.
    """
    profile, content = tailoring.profile, Content(logo=tailoring.logo)
    for tool in _used(profile):
        title = words[f"{tool.key}.title"]
        tools = (master_data.TOOL,) if tool is master_data.TOOL else (master_data.TOOL, tool)
        yield tool.key, project_workbook(tools, words, content, title=title, profile=profile)
    title = words["template.project_title"]
    for model in reversed(ProjectModel):
        whole = chosen(SHELF, model, profile)
        told = replace(content, optional=optional(SHELF, model, profile))
        plan = project_workbook(whole, words, told, title=title, profile=profile)
        yield f"project_{model}", plan
    yield "portfolio", empty_portfolio(words, profile)
    yield "guide", guide_workbook(tailored(SHELF, profile), words, profile.settings)
    yield PROFILE.key, profile_workbook(profile, words)


def profile_workbook(profile: Profile, words: Texts) -> WorkbookPlan:
    """Plan Tilpasning as it tells a profile, in the language that it is written in itself."""
    spoken_so = profile.model_copy(update={"language": words.language})
    rows = Content(rows_of(spoken_so, SHELF, words))
    title = words[f"{PROFILE.key}.title"]
    return project_workbook((PROFILE,), profile_words(words, SHELF), rows, title=title)


def _used(profile: Profile) -> Sequence[Tool]:
    used = {tool.key for model in ProjectModel for tool in chosen(SHELF, model, profile)}
    return [tool for tool in SHELF if tool.key in used]


def write_templates(
    folder: Path, words: Texts, tailoring: Tailoring = AS_DECLARED
) -> Sequence[Path]:
    """Write every template into a folder and return the files; a profile says in what language.

    Raises:
        Unwritable: one of them could not be written.
    """
    told = spoken(words, tailoring.profile)
    make_folder(folder)
    written = []
    for name, plan in templates(told, tailoring):
        file = folder / f"{name}.{told.language}.xlsx"
        FileTarget(file).write(plan)
        written.append(file)
    return written
