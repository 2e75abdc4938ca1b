"""Queries as rows in the reader's language: what stands in Spørgsmål, and of them in Kontrol."""

from collections.abc import Iterable, Iterator

from excelkasse.finding import Finding
from excelkasse.layout.shown import shown
from excelkasse.portfolio.asked import Asked, Question
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.queries import QueryLine
from excelkasse.schema.worded import worded
from excelkasse.texts import Texts

_WORDS = "portfolio.queries"


def query_lines(queries: Iterable[Asked], words: Texts) -> Iterator[Line]:
    """Give a line for every query, the open ones first."""
    for one in sorted(queries, key=lambda asked: bool(asked.explanation)):
        question = one.question
        query, figures = spoken(question, words)
        record = QueryLine.model_construct(
            number=question.number,
            name=question.name,
            state=one.state,
            query=query,
            figures=figures,
            asked_on=one.asked_on,
            explanation=one.explanation,
            explained_on=one.explained_on,
            earlier=one.earlier,
            code=question.code,
            item=question.item or None,
            fingerprint=question.fingerprint,
        )
        yield Line(record, question.file, {"number": question.place})


def spoken(question: Question, words: Texts) -> tuple[str, str]:
    """Return what is asked, and the figures it is about."""
    finding = question.finding
    if finding is None:
        said = f"{_WORDS}.asked.{question.code}"
        values = question.values
        return words.say(f"{said}.what", **values), words.say(f"{said}.figures", **values)
    what, _ = worded(finding, words)
    return what, ": ".join(filter(None, (_field(finding, words), str(shown(finding.got, words)))))


def _field(finding: Finding, words: Texts) -> str:
    """Return the field that a finding is about, and where it stands."""
    place, label = str(finding.place), finding.values.get("label")
    return words.say(f"{_WORDS}.field", label=label, place=place) if label else place


def answered(one: Asked, words: Texts) -> str:
    """Return what has been said to a query, and when."""
    day = f"{one.explained_on:%d-%m-%Y}" if one.explained_on else ""
    return words.say(f"{_WORDS}.answered", day=day, said=one.explanation or "")
