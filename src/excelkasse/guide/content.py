"""What Vejledning says, as plain values: chapters of texts and tables, the same for every form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from excelkasse.guide.fields import catalogue
from excelkasse.schema.choices import Choice, Dimension, Light, ProjectModel
from excelkasse.schema.organisation_model import (
    ALLOWED,
    GATE_OF,
    MANDATORY,
    MATRIX,
    RESPONSIBLE,
    Role,
)
from excelkasse.schema.settings import BANDS, SIZES, Settings, is_share
from excelkasse.schema.tool import Tool
from excelkasse.texts import Texts

_STEPS = ("choose", "make", "fill", "check", "roll_up", "steer", "learn")
_QUESTIONS = (
    *("size_hours", "size_money", "size_units"),
    *("size_politics", "size_stakeholders", "size_uncertainty"),
)
_TERMS = (
    *("baseline", "capital", "committee_grant", "exposure", "forecast", "gate", "grant_extra"),
    *("milestone", "operating", "owner", "phase", "release", "stakeholder", "tolerance"),
    *("transfer", "benefit"),
)
_RULES = ("cpr", "names", "absence", "initials", "hours", "disclosure", "archive")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its key and title, what it says first, and a table with its headings.

    `widths` are how wide the columns are, in characters.
    """

    key: str
    title: str
    about: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole of it."""

    title: str
    language: str
    chapters: Sequence[Chapter]


def guide_of(tools: Sequence[Tool], words: Texts, settings: Settings) -> Guide:
    """Return the guide to some tools, as a workplace has tailored them, with its limits."""
    pen = _Pen(words, settings)
    return Guide(
        words["guide.title"],
        words["words.language"],
        (
            pen.chapter("start", pen.steps(), (26, 96)),
            pen.chapter("roles", pen.roles(), (28, 18, 96)),
            pen.chapter("matrix", pen.matrix(), (38, *(12,) * len(RESPONSIBLE))),
            pen.chapter("phases", pen.phases(), (26, 44, 30, 38, 44)),
            pen.chapter("tools", pen.tools(tools), (7, 34, 17, 17, 17, 50, 50, 40)),
            pen.chapter("size", pen.size(), (30, 28, 28, 32)),
            pen.chapter("lights", pen.lights(), (22, 40, 40, 44)),
            pen.chapter("fields", catalogue(tools, words), (7, 30, 30, 32, 16, 14, 70, 50)),
            pen.chapter("terms", pen.terms(), (30, 30, 90)),
            pen.chapter("protection", pen.protection(), (26, 96)),
        ),
    )


class _Pen:
    """Writes the tables in one language."""

    def __init__(self, words: Texts, settings: Settings) -> None:
        self.words = words
        self.settings = settings

    def chapter(self, key: str, rows: Iterator[Sequence[str]], widths: Sequence[float]) -> Chapter:
        said = f"guide.{key}"
        headings = [self.words[f"{said}.headings.{n}"] for n in range(1, len(widths) + 1)]
        if key == "matrix":
            headings[1:] = [self.short(role) for role in RESPONSIBLE]
        title, about = self.words[f"{said}.title"], self.words[f"{said}.about"]
        about = self.words.say(f"{said}.about", **self.limits()) if "{" in about else about
        return Chapter(key, title, about, headings, tuple(rows), widths)

    def limits(self) -> dict[str, str]:
        names = (*SIZES, "status_age_days")
        return {name: self.words.number(self.settings.limit(name)) for name in names}

    def of(self, member: Choice) -> str:
        return self.words[member.word_key]

    def short(self, role: Role) -> str:
        """Return the short name of a role, which has its hyphen only where it is broken."""
        word = self.words[f"organisation_model.page.short_{role}"]
        return word.replace("-\n", "").replace("\n", " ")

    def steps(self) -> Iterator[Sequence[str]]:
        for step in _STEPS:
            yield self.words[f"guide.step.{step}.word"], self.words[f"guide.step.{step}.help"]

    def roles(self) -> Iterator[Sequence[str]]:
        for role in Role:
            must = "must_yes" if role in MANDATORY else "must_no"
            yield (
                self.of(role),
                self.words[f"organisation_model.page.{must}"],
                self.words[f"organisation.responsibility.{role}"],
            )

    def matrix(self) -> Iterator[Sequence[str]]:
        for product, duties in MATRIX.items():
            yield self.of(product), *(self.of(duty) for duty in duties)

    def phases(self) -> Iterator[Sequence[str]]:
        said = "organisation_model.page"
        for phase, gate in GATE_OF.items():
            yield (
                self.of(phase),
                self.words[f"{said}.documents_{phase}"],
                self.of(gate),
                self.words[f"{said}.decided_by_{phase}"],
                ", ".join(self.of(outcome) for outcome in ALLOWED[gate]),
            )

    def tools(self, tools: Sequence[Tool]) -> Iterator[Sequence[str]]:
        for tool in tools:
            yield (
                tool.number,
                self.words[f"{tool.key}.title"],
                *(self.of(tool.models.use(model)) for model in ProjectModel),
                self.words[f"{tool.key}.when"],
                self.words[f"{tool.key}.skip"],
                self.words[f"{tool.key}.filled_by"],
            )

    def size(self) -> Iterator[Sequence[str]]:
        for question in _QUESTIONS:
            label = self.words[f"master_data.project.{question}.label"]
            points = (self.words[f"choices.{question}.{n}"] for n in ("small", "medium", "large"))
            yield label, *points

    def lights(self) -> Iterator[Sequence[str]]:
        for dimension in Dimension:
            yield self.of(dimension), *self._colours(dimension)
        for light in (Light.MISSING, Light.CLOSED, Light.NOT_STARTED):
            about = self.words[f"template.legend.light_{light}"]
            yield self.of(light), about, "", ""

    def _colours(self, dimension: Dimension) -> Iterator[str]:
        said = f"guide.light.{dimension}"
        if dimension not in BANDS:
            yield from (self.words[f"{said}.{colour}"] for colour in ("green", "yellow", "red"))
            return
        values = {
            f"{colour}_{model}": self.words.number(
                self.settings.limit(name, model), share=is_share(name)
            )
            for colour, name in zip(("green", "yellow"), BANDS[dimension], strict=True)
            for model in ProjectModel
        }
        for colour in ("green", "yellow", "red"):
            yield self.words.say(f"{said}.{colour}", **values)

    def terms(self) -> Iterator[Sequence[str]]:
        for term in _TERMS:
            said = f"guide.term.{term}"
            yield self.words[f"{said}.da"], self.words[f"{said}.en"], self.words[f"{said}.means"]

    def protection(self) -> Iterator[Sequence[str]]:
        for rule in _RULES:
            said = f"template.protection.{rule}"
            yield self.words[f"{said}.word"], self.words[f"{said}.help"]
