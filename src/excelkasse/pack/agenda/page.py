"""A draft as HTML that pastes into a case system: headings, paragraphs, lists, and no style."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from excelkasse.pack.document import Document, Facts, Paragraph
from excelkasse.visible import letters

_TEMPLATE = files(__package__) / "page.html.jinja"


def as_page(document: Document) -> str:
    """Return a draft as a page; every text in it is escaped, and it fetches nothing."""
    made = Environment(
        autoescape=True,
        finalize=letters,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    made.tests["facts"] = lambda block: isinstance(block, Facts)
    return made.from_string(_TEMPLATE.read_text("utf-8")).render(document=document)
