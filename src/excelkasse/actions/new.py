"""Make one empty project workbook of a model's tools, as a workplace has tailored them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from excelkasse.actions.deliver import deliver, in_folder
from excelkasse.actions.profile import AS_DECLARED, Tailoring
from excelkasse.errors import WrongUse
from excelkasse.reading.parse import choice_from
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.own_words import spoken
from excelkasse.schema.profile import Profile
from excelkasse.schema.tailor import chosen, optional, tailored
from excelkasse.schema.tool import Tool, Use
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.there import is_there
from excelkasse.tools import SHELF


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the model, said in any language, and tools to leave out, by number."""

    model: str = "full"
    without: Sequence[str] = ()
    tailoring: Tailoring = AS_DECLARED


def new_project(file: Path, wish: Wish, words: Texts) -> None:
    """Write an empty project workbook; a profile says what language it is in.

    Raises:
        WrongUse: the file is there already, is no `.xlsx`, there is no such model, or a tool that
            is to be left out is unknown or must be used.
        Unwritable: it could not be written.
    """
    if is_there(file):
        raise WrongUse("file_exists", {"file": str(file)})
    if file.suffix.casefold() != ".xlsx":
        raise WrongUse("output_not_xlsx", {"file": str(file)})
    profile = wish.tailoring.profile
    model = _model(wish.model, words)
    tools = _tools(wish, model, profile)
    told = spoken(words, profile)
    plan = project_workbook(
        tools,
        told,
        Content(logo=wish.tailoring.logo, optional=optional(SHELF, model, profile)),
        title=told["template.project_title"],
        profile=profile,
    )
    deliver(file, in_folder(lambda to: FileTarget(to).write(plan)))


def _tools(wish: Wish, model: ProjectModel, profile: Profile) -> Sequence[Tool]:
    tools = chosen(SHELF, model, profile)
    uses = {tool.number.casefold(): tool.models.use(model) for tool in tailored(SHELF, profile)}
    left_out = {number.strip().casefold() for number in wish.without}
    for number in left_out:
        if uses.get(number) is not Use.OPTIONAL:
            may = ", ".join(t.number for t in tools if uses[t.number.casefold()] is Use.OPTIONAL)
            raise WrongUse("tool_not_optional", {"got": number.upper(), "known": may or "–"})
    return [tool for tool in tools if tool.number.casefold() not in left_out]


def _model(told: str, words: Texts) -> ProjectModel:
    known = ", ".join(words[model.word_key] for model in ProjectModel)
    try:
        model = choice_from(told, ProjectModel)
    except Unclear as unclear:
        raise WrongUse("model_unknown", {"got": told, "known": known}) from unclear
    return ProjectModel(model)
