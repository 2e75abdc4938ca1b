"""The page: what the projects are filtered by, their table, and each of them in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from excelkasse.pack.page.blocks import ready
from excelkasse.pack.page.portfolio.contents import Contents
from excelkasse.pack.page.portfolio.projects import COLUMNS, FILTERS, Project, projects
from excelkasse.pack.page.portfolio.said import label
from excelkasse.pack.page.portfolio.summary import summary
from excelkasse.pack.page.skin import dressed
from excelkasse.portfolio.tables import PROJECTS
from excelkasse.schema.choices import Choice, Light, Phase
from excelkasse.texts import Texts

_LISTS: dict[str, type[Choice]] = {"overall": Light, "phase": Phase}
_NONE = "-"
"""The choice for projects that say nothing here."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One list to choose from: its key, its label, and the choices with their words."""

    key: str
    label: str
    choices: Sequence[tuple[str, str]]


def portfolio_page(contents: Contents, words: Texts, *, risks: bool = False) -> str:
    """Return the page; without a script it shows everything, with one it can be looked through.

    Risks are sensitive, and go along only if asked for. Every text is escaped, and nothing is
    fetched from elsewhere.
    """
    found = tuple(projects(contents, words, risks=risks))
    whole = summary(contents, words)
    day = f"{contents.as_of:%d-%m-%Y}"
    return dressed(
        "portfolio.html.jinja",
        words,
        script="portfolio.js",
        title=words.say("page.portfolio.title", day=day),
        as_of=words.say("page.as_of", day=day),
        as_of_day=day,
        summary=whole,
        course=tuple(ready((whole.course,) if whole.course else (), words)),
        columns=tuple((key, label(PROJECTS, key, words)) for key in COLUMNS),
        filters=tuple(_filter(key, found, words) for key in FILTERS),
        projects=found,
    )


def _filter(key: str, found: Sequence[Project], words: Texts) -> Filter:
    return Filter(key, label(PROJECTS, key, words), tuple(_choices(key, found, words)))


def _choices(key: str, found: Sequence[Project], words: Texts) -> Iterator[tuple[str, str]]:
    """Give the values that there are, a list's in its order, others by the alphabet."""
    values = {one.filters[key] for one in found}
    members = _LISTS.get(key)
    if members:
        yield from ((one.value, words[one.word_key]) for one in members if one.value in values)
    else:
        yield from ((one, one) for one in sorted(values - {""}, key=str.casefold))
    if "" in values:
        yield _NONE, words["portfolio.unnamed"]
