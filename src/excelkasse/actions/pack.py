"""Make the pack that a steering group, a management or a committee gets: first see, then write.

`prepare` reads and says what the pack will hold and who gets it; nothing is written before `write`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from excelkasse.actions.found import Found, find_workbooks
from excelkasse.actions.gather import facts_of
from excelkasse.actions.pack_order import Audience, PackOrder
from excelkasse.actions.pack_portfolio import (
    Collected,
    collected,
    committee_packs,
    management_pack,
    without_committee,
)
from excelkasse.actions.pack_projects import LeftOut, project_packs
from excelkasse.actions.told_portfolio import read_portfolio, reporting_date, rows_of
from excelkasse.errors import WrongUse
from excelkasse.pack.bundle import Bundle, fingerprint, with_names_apart
from excelkasse.pack.privacy import Spot, private_spots, standing, unknown_waivers
from excelkasse.portfolio.steering.carry import NOTHING, Carried, carried
from excelkasse.portfolio.tables import PORTFOLIO, SOURCES
from excelkasse.reading import Reading
from excelkasse.texts import Texts


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be written: the packs, what gives none, and what somebody ought to know first."""

    source: Path
    audience: Audience
    as_of: date
    bundles: Sequence[Bundle]
    left_out: Sequence[LeftOut] = ()
    notes: Sequence[str] = ()
    files: Sequence[Path] = ()
    spots: Sequence[Spot] = ()
    unknown_waivers: Sequence[str] = ()

    @property
    def fingerprint(self) -> str:
        """What tells this content with these recipients from any other."""
        return fingerprint(self.bundles)

    @property
    def clean(self) -> bool:
        """Whether nothing needs to be mended before it is sent."""
        broken = any(one.broken for one in self.left_out)
        private = bool(standing(self.spots) or self.unknown_waivers)
        noted = bool(self.notes) or any(one.notes for one in self.bundles)
        return not (broken or private or noted)


def prepare(source: Path, order: PackOrder, words: Texts) -> Prepared:
    """Say what the pack of a project workbook, a portfolio workbook or a folder will be.

    Raises:
        WrongUse: there is nothing of that name, it is none of the three, it has nothing to tell of
            that day, or its projects are not to be found.
    """
    if source.is_dir():
        found = find_workbooks(source)
        return _packed(_Source(source, found), order, words)
    reading = read_portfolio(source)
    if PORTFOLIO.key in reading.versions:
        return _of_portfolio(source, reading, order, words)
    if order.audience is not Audience.STEERING_GROUP:
        raise WrongUse("pack_of_one_project", {"file": source.name})
    return _packed(_Source(source, Found(source.parent, [source], [])), order, words)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the projects are, and what an earlier portfolio hands on."""

    path: Path
    found: Found
    before: Carried = NOTHING
    notes: tuple[str, ...] = ()


def _packed(source: _Source, order: PackOrder, words: Texts) -> Prepared:
    if not source.found.files:
        raise WrongUse("no_files", {"file": str(source.path)})
    if order.whole_page and order.audience is Audience.STEERING_GROUP:
        raise WrongUse("page_of_portfolio")
    packs = _projects if order.audience is Audience.STEERING_GROUP else _portfolios
    made = packs(source, order, words)
    if not made.bundles:
        why = made.left_out[0].why if made.left_out else ""
        raise WrongUse("pack_empty", {"file": str(source.path), "why": why})
    return made


def _projects(source: _Source, order: PackOrder, words: Texts) -> Prepared:
    results = list(project_packs(source.found, order, words))
    bundles = sorted(
        (one for one in results if isinstance(one, Bundle)), key=lambda one: one.document.number
    )
    numbers = [one.document.number for one in bundles]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        raise WrongUse("pack_twice", {"got": ", ".join(twice)})
    left_out = sorted(
        (one for one in results if isinstance(one, LeftOut)), key=lambda one: one.file
    )
    return _prepared(source, order, bundles, left_out)


def _portfolios(source: _Source, order: PackOrder, words: Texts) -> Prepared:
    told = collected(source.found, order)
    if order.audience is Audience.MANAGEMENT:
        bundle = management_pack(told, order, words, source.before)
        return _prepared(source, order, [bundle], [])
    bundles = list(committee_packs(told, order, words, source.before))
    return _prepared(source, order, bundles, _homeless(told, words))


def _homeless(told: Collected, words: Texts) -> list[LeftOut]:
    why = words["pack.left_out.no_committee"]
    return [LeftOut(number, why, broken=True) for number in without_committee(told)]


def _prepared(
    source: _Source, order: PackOrder, bundles: Sequence[Bundle], left_out: Sequence[LeftOut]
) -> Prepared:
    spots = tuple(chain.from_iterable(_private(one, order.waived) for one in bundles))
    return Prepared(
        source.path,
        order.audience,
        order.day,
        with_names_apart(bundles),
        tuple(left_out),
        source.notes,
        tuple(source.found.files),
        spots,
        unknown_waivers(spots, order.waived),
    )


def _private(one: Bundle, waived: frozenset[str]) -> Sequence[Spot]:
    return private_spots((one.document,), waived, also=one.beside, own_domains=one.own_domains)


def _of_portfolio(file: Path, reading: Reading, order: PackOrder, words: Texts) -> Prepared:
    """Pack a portfolio workbook: the files it was made of, with what people typed in it."""
    day = reporting_date(reading)
    if day is None:
        raise WrongUse("portfolio_empty", {"file": file.name})
    if order.as_of not in (None, day):
        told = {"file": file.name, "day": f"{day:%d-%m-%Y}", "got": f"{order.day:%d-%m-%Y}"}
        raise WrongUse("portfolio_of_another_day", told)
    found, changed = _sources(file, reading)
    notes = (words.say("pack.note.changed", names=", ".join(changed)),) if changed else ()
    source = _Source(file, found, carried(reading), notes)
    return _packed(source, replace(order, as_of=day), words)


def _sources(file: Path, reading: Reading) -> tuple[Found, Sequence[str]]:
    """Find the files that a portfolio was made of, and name those that have changed since.

    Raises:
        WrongUse: `pack_projects_gone`.
    """
    named = {row.file: row.sha256 for row in rows_of(reading, SOURCES) if row.file}
    folder = _folder(file, tuple(named))
    if folder is None:
        raise WrongUse("pack_projects_gone", {"file": file.name})
    gone = [name for name in named if not (folder / name).is_file()]
    if gone:
        raise WrongUse("pack_projects_gone", {"file": ", ".join(gone)})
    files = [folder / name for name in named]
    changed = [name for name in named if facts_of(folder, folder / name).sha256 != named[name]]
    return Found(folder, files, []), changed


def _folder(file: Path, names: Sequence[str]) -> Path | None:
    """Return the folder, at or below that of the portfolio, from which a file has its name."""
    for candidate in find_workbooks(file.parent, but_not=file).files:
        for name in names:
            parts = Path(name).parts
            if candidate.parts[-len(parts) :] == parts:
                return Path(*candidate.parts[: -len(parts)])
    return None
