"""A portfolio to packs: the report of all projects, or one for each committee with only its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from excelkasse.actions.found import Found
from excelkasse.actions.gather import Gathered, Work, facts_of, gather, read_project
from excelkasse.actions.pack_order import PackOrder
from excelkasse.actions.pack_projects import unaddressed
from excelkasse.errors import Unreadable, WrongUse
from excelkasse.pack.bundle import Bundle, Whole, stem_of
from excelkasse.pack.contents.covering import report_letter
from excelkasse.pack.contents.report import portfolio_report
from excelkasse.pack.page import contents_of, leaving
from excelkasse.pack.post.draft import Letter
from excelkasse.pack.post.recipients import Recipient, given, management, of_report, once
from excelkasse.portfolio.collect import refused
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.settle import project_of
from excelkasse.portfolio.steering.carry import NOTHING, Carried
from excelkasse.portfolio.tables import RISKS
from excelkasse.portfolio.whole import Portfolio
from excelkasse.texts import Texts

_LONGEST = 50
"""So many letters of a committee's name are in the names of its files."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What the files give: deliveries, and whom they name as the portfolio's own people."""

    deliveries: Sequence[Delivery]
    people: Sequence[Recipient]


@dataclass(frozen=True, slots=True)
class _Given:
    gathered: Gathered
    people: tuple[Recipient, ...] = ()


def collected(found: Found, order: PackOrder) -> Collected:
    """Read every file for a portfolio.

    Raises:
        WrongUse: `no_files`.
    """
    deliveries: list[Delivery] = []
    people: list[Recipient] = []
    work = Work(partial(_read, order.day), _lost)
    for done, one in enumerate(gather(found, work), start=1):
        facts = one.gathered.facts if isinstance(one.gathered, Delivery) else one.gathered
        if isinstance(one.gathered, Delivery):
            deliveries.append(one.gathered)
        people.extend(one.people)
        order.progress(done, len(found.files), facts.file)
    if not deliveries:
        raise WrongUse("no_files", {"file": str(found.folder)})
    ordered = sorted(people, key=lambda one: (one.copied, one.name, one.email))
    return Collected(deliveries, once(ordered))


def _read(as_of: date, folder: Path, file: Path) -> _Given:
    """Read one file; what runs in a worker."""
    gathered, reading = read_project(as_of, folder, file)
    if reading is None or not isinstance(gathered, Delivery):
        return _Given(gathered)
    book = Book(gathered.facts.file, reading.records, reading.places)
    return _Given(gathered, management((book,), as_of))


def _lost(refusal: Unreadable, folder: Path, file: Path) -> _Given:
    return _Given(refused(facts_of(folder, file), refusal))


def management_pack(
    told: Collected, order: PackOrder, words: Texts, before: Carried = NOTHING
) -> Bundle:
    """Return the report of the whole portfolio."""
    typed = of_report(before.recipients)
    recipients = given(order.mail_to) or typed or tuple(told.people)
    return _bundle(_Edition(told.deliveries, before, recipients), order, words)


def committee_packs(
    told: Collected, order: PackOrder, words: Texts, before: Carried = NOTHING
) -> Iterator[Bundle]:
    """Give one report for each committee that a project names, with only its projects."""
    by_committee: dict[str, list[Delivery]] = {}
    for one in told.deliveries:
        committee = _committee(one)
        if committee:
            by_committee.setdefault(committee, []).append(one)
    for committee in sorted(by_committee):
        own = by_committee[committee]
        recipients = given(order.mail_to) or of_report(before.recipients, committee)
        edition = _Edition(own, _of(before, own), recipients, committee)
        yield _bundle(edition, order, words)


def without_committee(told: Collected) -> Sequence[str]:
    """Return the numbers of projects that name no committee, and so are in no report."""
    return sorted(
        one.number for one in told.deliveries if one.refusal is None and not _committee(one)
    )


def _committee(one: Delivery) -> str:
    return "" if one.refusal else getattr(project_of(one).record, "committee", None) or ""


def _of(before: Carried, own: Sequence[Delivery]) -> Carried:
    """Return what went before of some projects: the others are nobody's business here."""
    numbers = {one.number.casefold() for one in own}
    return replace(
        before,
        history=[line for line in before.history if (line.number or "").casefold() in numbers],
        kept=[one for one in before.kept if one.number.casefold() in numbers],
        own=(),
    )


@dataclass(frozen=True, slots=True)
class _Edition:
    """What one report is of, what went before of that, and who gets it."""

    deliveries: Sequence[Delivery]
    before: Carried
    recipients: Sequence[Recipient]
    committee: str = ""


def _bundle(edition: _Edition, order: PackOrder, words: Texts) -> Bundle:
    committee, recipients = edition.committee, edition.recipients
    portfolio = roll_up(edition.deliveries, order.day, edition.before)
    document = portfolio_report(portfolio, words, order.asked_for, committee=committee)
    subject, body = report_letter(portfolio, document, words)
    day = f"{order.day:%Y-%m-%d}"
    unread = [one.file for one in portfolio.quarantined]
    left_out = [words.say("pack.note.unread", names=", ".join(unread))] if unread else []
    return Bundle(
        document,
        Letter(subject, body, recipients),
        stem_of(words["pack.file.report"], committee[:_LONGEST], day),
        portfolio.profile.municipality,
        (*left_out, *unaddressed(recipients, words, "report")),
        portfolio.profile.mail_domains,
        _whole(portfolio, order) if order.whole_page else None,
    )


def _whole(portfolio: Portfolio, order: PackOrder) -> Whole:
    """Return the portfolio as one page is to show it."""
    risks = RISKS in order.asked_for
    return Whole(contents_of(portfolio, order.day), tuple(leaving(portfolio, risks=risks)), risks)
