"""Write Vejledning: a workbook or a page of HTML, as a workplace has tailored its tools."""

from pathlib import Path

from excelkasse.actions.deliver import deliver, in_folder
from excelkasse.actions.profile import Tailoring
from excelkasse.errors import WrongUse
from excelkasse.guide import guide_of, guide_page, guide_workbook
from excelkasse.schema.own_words import spoken, tailored_words
from excelkasse.schema.tailor import tailored
from excelkasse.spreadsheet.saving import save_text
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import Texts
from excelkasse.tools import SHELF


def write_guide(file: Path, words: Texts, tailoring: Tailoring) -> None:
    """Write the guide in the form that the file's name asks for.

    Raises:
        WrongUse: the name ends neither with `.xlsx` nor with `.html`.
        Unwritable: it could not be written.
    """
    profile = tailoring.profile
    tools = tailored(SHELF, profile)
    own = tailored_words(spoken(words, profile), tools, profile)
    if file.suffix.casefold() == ".xlsx":
        plan = guide_workbook(tools, own, profile.settings)
        deliver(file, in_folder(lambda to: FileTarget(to).write(plan)))
    elif file.suffix.casefold() == ".html":
        page = guide_page(guide_of(tools, own, profile.settings), own)
        deliver(file, in_folder(lambda to: save_text(to, page)))
    else:
        raise WrongUse("output_no_guide", {"file": str(file)})
