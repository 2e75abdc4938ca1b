"""The letter that goes with a report: what it is, the few facts that matter most, what is enclosed.

It says nothing that the report does not, so that what is looked for in the one is found for both.
"""

from collections.abc import Iterator

from excelkasse.pack.contents.project import Project
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Document
from excelkasse.portfolio.whole import Portfolio
from excelkasse.schema.choices import Light
from excelkasse.texts import Texts

_PROBLEMS = "status_report.problems"
_MOST = 3


def status_letter(project: Project, document: Document, words: Texts) -> tuple[str, str]:
    """Return subject and body of the letter to a project's steering group."""
    voice = Voice(project.words(words))
    facts = tuple(_of_project(project, voice))
    return _letter(voice, "status", document, facts, name=project.name)


def report_letter(portfolio: Portfolio, document: Document, words: Texts) -> tuple[str, str]:
    """Return subject and body of the letter to a management or a committee."""
    voice = Voice(words)
    return _letter(voice, "report", document, tuple(_of_portfolio(portfolio, voice)))


def _letter(
    voice: Voice, kind: str, document: Document, facts: tuple[str, ...], *, name: str = ""
) -> tuple[str, str]:
    told = {
        "name": name,
        "title": document.title,
        "number": document.number,
        "day": f"{document.as_of:%d-%m-%Y}",
    }
    listed = "\n".join(f"- {' '.join(fact.split())}" for fact in facts)
    body = voice.say(f"letter.{kind}.body", facts=listed, **told)
    return voice.say(f"letter.{kind}.subject", **told), f"{body.strip()}\n"


def _of_project(project: Project, voice: Voice) -> Iterator[str]:
    overall = project.record.overall or Light.MISSING
    previous = project.record.previous
    key = "letter.status.overall" if previous is None else "letter.status.overall_before"
    before = "" if previous is None else voice.words[previous.word_key]
    yield voice.say(key, light=voice.words[overall.word_key], before=before)
    problem = project.value(project.head, "main_problem")
    if problem:
        yield problem
    yield from _asked(project, voice)
    if project.record.next_milestone and project.record.next_on:
        day = f"{project.record.next_on:%d-%m-%Y}"
        yield voice.say("letter.status.next", what=project.record.next_milestone, day=day)


def _asked(project: Project, voice: Voice) -> Iterator[str]:
    """Give the questions that wait for an answer, those of a small project too."""
    for line in project.lines(_PROBLEMS):
        problem, decided = (getattr(line.record, key) for key in ("problem", "decision"))
        if problem and not decided:
            yield _question(voice, problem, getattr(line.record, "due", None))
    need = project.value(project.head, "decision_need")
    if need:
        yield _question(voice, need, project.value(project.head, "decision_due"))


def _question(voice: Voice, what: str, due: object) -> str:
    return voice.say("letter.question", what=what, due=voice.shown(due, "date").text)  # type: ignore[arg-type]


def _of_portfolio(portfolio: Portfolio, voice: Voice) -> Iterator[str]:
    yield voice.say("letter.report.lights", **portfolio.lights)
    figures = portfolio.figures
    if figures.money_deviation is not None:
        amount = voice.words.number(round(figures.money_deviation), signed=True)
        yield voice.say("letter.report.money", amount=amount)
    yield voice.say("letter.report.waiting", count=figures.waiting)
    for line in portfolio.waiting[:_MOST]:
        number, name, question, due = (
            getattr(line.record, key, None) for key in ("number", "name", "question", "due")
        )
        what = f"{number} {name or ''}".strip() + f": {voice.shown(question).text}"
        yield _question(voice, what, due)
