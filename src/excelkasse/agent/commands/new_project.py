"""`Nyt projekt`: an empty project workbook under a name that is free, opened at once."""

from pathlib import Path

from excelkasse.actions.documents import documents
from excelkasse.actions.new import Wish, new_project
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.errors import Unreachable

_MODELS = {"new_light": "light", "new_project": "medium", "new_full": "full"}
"""The model that each of the buttons makes."""


def new_workbook(work: Work) -> Told:
    """Make it beside the open workbook, or among the person's documents, and open it."""
    file = free(_folder(work) / work.words["agent.new_file"])
    wish = Wish(_MODELS[work.request.button], tailoring=work.setting.tailoring())
    new_project(file, wish, work.words)
    work.program.open(file)
    return Told(work.words.say("agent.new", file=file))


def _folder(work: Work) -> Path:
    """Return the folder of the open workbook, if there is one and it is saved."""
    try:
        beside = work.book.file if work.request.workbook else None
    except Unreachable as away:
        if away.code == "cell_edited":
            raise
        beside = None
    return documents() if beside is None else beside.parent


def free(file: Path) -> Path:
    """Return a name in the same folder that nothing has yet."""
    number, name = 1, file
    while name.exists():
        number += 1
        name = file.with_stem(f"{file.stem} ({number})")
    return name
