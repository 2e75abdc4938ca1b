"""Make one empty project workbook of a model's tools."""

from pathlib import Path

from excelkasse.errors import WrongUse
from excelkasse.reading.parse import choice_from
from excelkasse.reading.unclear import Unclear
from excelkasse.schema.choices import ProjectModel
from excelkasse.spreadsheet.saving import make_folder
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.template import Content, project_workbook
from excelkasse.texts import Texts
from excelkasse.tools import MODELS


def new_project(file: Path, model: str, words: Texts) -> None:
    """Write an empty project workbook; `model` is said in any language, as in the workbook.

    Raises:
        WrongUse: the file is there already, is no `.xlsx`, or there is no workbook for the model.
        Unwritable: it could not be written.
    """
    if file.exists():
        raise WrongUse("file_exists", {"file": str(file)})
    if file.suffix.casefold() != ".xlsx":
        raise WrongUse("output_not_xlsx", {"file": str(file)})
    tools = MODELS[_model(model, words)]
    make_folder(file.parent)
    plan = project_workbook(tools, words, Content(), title=words["template.project_title"])
    FileTarget(file).write(plan)


def _model(told: str, words: Texts) -> ProjectModel:
    known = ", ".join(words[model.word_key] for model in MODELS)
    try:
        model = choice_from(told, ProjectModel)
    except Unclear as unclear:
        raise WrongUse("model_unknown", {"got": told, "known": known}) from unclear
    if not isinstance(model, ProjectModel) or model not in MODELS:
        raise WrongUse("model_unknown", {"got": told, "known": known})
    return model
