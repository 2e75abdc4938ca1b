"""Findings and sources as rows in the reader's language: what stands in Kontrol and Kilder."""

from collections.abc import Callable, Iterator
from functools import cache

from excelkasse.finding import Place
from excelkasse.layout.shown import shown
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.rows import ControlLine, SourceLine, SourceResult, Weight
from excelkasse.portfolio.sheets.queries_told import answered
from excelkasse.portfolio.whole import Portfolio, Quarantined
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.told import ValueSpot
from excelkasse.schema.worded import worded
from excelkasse.texts import Texts


def cause_of(gone: Quarantined, words: Texts) -> tuple[str, str]:
    """Return why a file is in quarantine, and what to do about it."""
    return (
        words.say_why(f"refusals.{gone.code}.what", **gone.values),
        words.say_why(f"refusals.{gone.code}.do", **gone.values),
    )


def control_lines(
    portfolio: Portfolio, words: Texts, place_of: Callable[[ValueSpot], Place]
) -> Iterator[Line]:
    """Give a line for every file in quarantine, and then for every finding.

    `place_of` is where a value of the portfolio's own stands.
    """
    for gone in portfolio.quarantined:
        what, action = cause_of(gone, words)
        record = ControlLine.model_construct(
            file=gone.file,
            number=gone.number or None,
            weight=Weight.ERROR,
            what=what,
            action=action,
        )
        yield Line(record, gone.file, {"file": Place()})
    for remark in portfolio.remarks:
        finding, ours = remark.finding, remark.spot
        place = place_of(ours) if ours else finding.place
        what, action = worded(finding, words)
        answer = portfolio.answer(remark)
        record = ControlLine.model_construct(
            file=words["portfolio.this_workbook"] if ours else remark.file,
            number=remark.number or None,
            sheet=place.sheet or None,
            cell=str(place.cell) if place.cell else None,
            weight=Weight.EXPLAINED if answer else Weight(finding.severity.value),
            what=what,
            action=answered(answer, words) if answer else action,
            got=str(shown(finding.got, words)) or None,
        )
        linked = {"file": Place(), "sheet": Place(place.sheet), "cell": place}
        yield Line(record, remark.file, {} if ours else linked)


def source_lines(portfolio: Portfolio, words: Texts) -> Iterator[Line]:
    """Give a line for every file that was found, in the order of their names."""
    read = [
        Line(
            SourceLine.model_construct(
                file=one.facts.file,
                number=one.number,
                result=SourceResult.READ,
                findings=len(one.findings),
                modified=f"{one.facts.modified:%d-%m-%Y %H:%M}",
                version=one.version,
                profile=_fingerprint(one.profile),
                sha256=one.facts.sha256,
            ),
            one.facts.file,
            {"file": Place()},
        )
        for one in portfolio.deliveries
    ]
    out = [_out(gone, words) for gone in portfolio.quarantined]
    yield from sorted((*read, *out), key=lambda line: line.file)


@cache
def _fingerprint(text: str) -> str | None:
    """Return what tells a profile from any other; a workbook as the tools are declared has none."""
    return None if text == PLAIN.as_text else Profile.from_text(text).fingerprint


def _out(gone: Quarantined, words: Texts) -> Line:
    record = SourceLine.model_construct(
        file=gone.file,
        number=gone.number or None,
        result=SourceResult.QUARANTINED,
        cause=" ".join(cause_of(gone, words)),
        findings=len(gone.findings),
        modified=f"{gone.facts.modified:%d-%m-%Y %H:%M}",
        sha256=gone.facts.sha256,
    )
    return Line(record, gone.file, {"file": Place()})
