"""`Vejledning`: how projects are run here, as a page in the person's browser."""

from excelkasse.actions.guide import write_guide
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work


def guide(work: Work) -> Told:
    """Write the guide on the desk and show it."""
    page = work.setting.desk.folder / work.words["agent.guide_file"]
    write_guide(page, work.words, work.setting.tailoring())
    work.setting.browse(page.as_uri())
    return Told(work.words.say("agent.guide", file=page))
