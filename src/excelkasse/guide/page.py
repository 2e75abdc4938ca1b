"""Vejledning as one page of HTML that works offline, on paper and with a screen reader."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from excelkasse.guide.content import Guide
from excelkasse.texts import Texts
from excelkasse.visible import letters

_TEMPLATE = files(__package__) / "page.html.jinja"


def guide_page(guide: Guide, words: Texts) -> str:
    """Return the page; every text in it is escaped, and nothing is fetched from elsewhere."""
    made = Environment(
        autoescape=True, finalize=letters, undefined=StrictUndefined, trim_blocks=True
    )
    return made.from_string(_TEMPLATE.read_text("utf-8")).render(guide=guide, words=words)
