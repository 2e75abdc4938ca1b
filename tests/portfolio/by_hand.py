"""A project workbook as a person with Excel would read it, and its figures reckoned by hand.

Nothing of the package reads or reckons here: sheets are found by their names, fields and columns by
what is written beside and above them, and the limits of the lights are those of the catalogue.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Row = Mapping[str, Any]
DIMENSIONS = (
    *("Tid", "Økonomi", "Kvalitet/omfang", "Ressourcer", "Interessenter", "Risici"),
    "Gevinster",
)
GREEN, YELLOW, RED = "● Grøn", "▲ Gul", "■ Rød"
_COLOURS = (GREEN, YELLOW, RED)
_AGENDA = timedelta(days=14)


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook that figures stand on: forms by label, tables by their headings."""

    forms: Mapping[str, Row]
    tables: Mapping[str, Sequence[Row]]

    def rows(self, sheet: str) -> Sequence[Row]:
        """Give the rows of a sheet; none where there is no such sheet."""
        return self.tables.get(sheet, ())


_FIRST = {
    "Timer": "Initialer",
    "Økonomi": "Art",
    "Milepæle": "Nr.",
    "Risici": "Nr.",
    "Beslutninger": "Beslutningspunkt",
    "Problemer": "Nr.",
    "Status": "Dimension",
    "Light status": "Dimension",
    "Light aktiviteter": "Hvad",
    "Light risici": "Rang",
}
_ALSO = {"Lightplan": ("Light aktiviteter", "Light risici")}
"""The first heading of a table; on Lightplan there are several."""


def read(file: Path) -> Book:
    """Read the sheets that figures come from."""
    book = load_workbook(file, read_only=True, data_only=True)
    forms, tables = {}, {}
    for name in ("Stamdata", "Lightplan", "Projektforslag", *_FIRST):
        if name in book.sheetnames:
            grid = [list(row) for row in book[name].iter_rows(values_only=True)]
            forms[name] = _form(grid)
            for table in _ALSO.get(name, (name,)):
                if table in _FIRST:
                    tables[table] = list(_table(grid, _FIRST[table]))
    book.close()
    return Book(forms, tables)


def _form(grid: Sequence[Sequence[Any]]) -> Row:
    found: dict[str, Any] = {}
    for row in grid:
        texts = [at for at, value in enumerate(row[:4]) if at and isinstance(value, str)]
        if texts and texts[0] + 1 < len(row):
            found.setdefault(_label(row[texts[0]]), _day(row[texts[0] + 1]))
    return found


def _table(grid: Sequence[Sequence[Any]], first: str) -> Iterator[Row]:
    at = next(at for at, row in enumerate(grid) if len(row) > 1 and _label(row[1]) == first)
    labels = [_label(value) for value in grid[at]]
    for row in grid[at + 1 :]:
        if row[1] in (None, ""):
            return
        yield {label: _day(value) for label, value in zip(labels, row, strict=False) if label}


def _label(value: Any) -> str:  # noqa: ANN401
    return value.rstrip(" *") if isinstance(value, str) else ""


def _day(value: Any) -> Any:  # noqa: ANN401
    return value.date() if isinstance(value, datetime) else (None if value == "" else value)


def project(book: Book, as_of: date) -> Row:
    """Return the figures of a project by the headings of *Projekter*, without those of history."""
    master = book.forms["Stamdata"]
    light = "Light status" in book.forms
    told = {
        **{key: master.get(key) for key in ("Projektnr.", "Projektnavn", "Forvaltning", "Fase")},
        **{key: master.get(key) for key in ("Slut (baseline)", "Slut (forventet)", "Start")},
        **{key: master.get(key) for key in ("Fagudvalg", "Model", "Projektstatus", "Sagsnr.")},
        **(_light_figures(book) if light else _figures(book)),
        **_milestones(_activities(book) if light else book.rows("Milepæle")),
    }
    told["Afvigelse (dage)"] = _days(told["Slut (forventet)"], told["Slut (baseline)"])
    status = book.forms["Light status" if light else "Status"]
    told["Statusdato"] = status["Statusdato"]
    told["Statusalder (dage)"] = (as_of - status["Statusdato"]).days
    told |= _lights(book, told, light=light)
    before = status["Forrige samlede status"]
    trend = _trend(before, told["Samlet status"])
    return {**told, "Forrige status": before, "Tendens": trend, **_need(book, status, light=light)}


def _trend(before: str, now: str) -> str:
    steps = _COLOURS.index(now) - _COLOURS.index(before)
    return "↓ Værre" if steps > 0 else "↑ Bedre" if steps < 0 else "→ Uændret"


def _days(later: date | None, earlier: date | None) -> int | None:
    return (later - earlier).days if later and earlier else None


def _sum(rows: Sequence[Row], *labels: str) -> float:
    return sum(row[label] or 0 for row in rows for label in labels)


def _figures(book: Book) -> Row:
    lines, hours = book.rows("Økonomi"), book.rows("Timer")
    years = ("Budgetår", "Overslagsår 1", "Overslagsår 2", "Overslagsår 3")
    grant = _sum(lines, *(f"{year} (t.kr.)" for year in years))
    spent = _sum(lines, "Forbrug (t.kr.)")
    forecast = spent + _sum(lines, "Restforbrug (t.kr.)")
    open_risks = [one for one in book.rows("Risici") if one.get("Status") not in _OVER]
    return {
        "Bevilling (t.kr.)": grant,
        "Forbrug (t.kr.)": spent,
        "Forventet (t.kr.)": forecast,
        "Afvigelse (%)": (forecast - grant) / grant if grant else None,
        "Timer (budget)": _sum(hours, "Budget (timer)"),
        "Timer (forbrugt)": _sum(hours, "Forbrugt (timer)"),
        "Timer (rest)": _sum(hours, "Rest (timer)"),
        "Højeste risikotal": _exposure(open_risks, "Sandsynlighed", "Konsekvens"),
    }


_OVER = ("Lukket", "Indtruffet")


def _light_figures(book: Book) -> Row:
    status, plan = book.forms["Light status"], book.forms["Lightplan"]
    return {
        "Bevilling (t.kr.)": plan["Økonomi (t.kr.)"],
        "Forbrug (t.kr.)": status["Forbrug (t.kr.)"],
        "Forventet (t.kr.)": status["Forventet (t.kr.)"],
        "Afvigelse (%)": None,
        "Timer (budget)": plan["Aftalte timer"],
        "Timer (forbrugt)": status["Forbrugte timer"],
        "Timer (rest)": status["Resterende timer"],
        "Højeste risikotal": _exposure(book.rows("Light risici"), "Sandsynlighed", "Konsekvens"),
    }


def _exposure(rows: Sequence[Row], probability: str, impact: str) -> int | None:
    both = [(row[probability], row[impact]) for row in rows]
    return max((one * other for one, other in both if one and other), default=None)


def _activities(book: Book) -> Sequence[Row]:
    """Give the activities of a small project as the milestones they are."""
    return [
        {
            "Milepæl": row["Hvad"],
            "Faktisk": row["Færdig den"],
            "Forventet": row["Frist"],
            "Udgår": "Ja" if row["Status"] == "Udgår" else None,
        }
        for row in book.rows("Light aktiviteter")
    ]


def _milestones(rows: Sequence[Row]) -> Row:
    still = [row for row in rows if row.get("Udgår") != "Ja"]
    reached = [row for row in still if row["Faktisk"]]
    ahead = [row for row in still if not row["Faktisk"]]
    last = max(reached, key=lambda row: row["Faktisk"]) if reached else {}
    following = min(ahead, key=lambda row: row["Forventet"]) if ahead else {}
    return {
        "Seneste nåede milepæl": last.get("Milepæl"),
        "Nået den": last.get("Faktisk"),
        "Næste milepæl": following.get("Milepæl"),
        "Forventes nået": following.get("Forventet"),
    }


def _lights(book: Book, told: Row, *, light: bool) -> Row:
    """Return the seven lights: as judged, else by the limits; the whole is the worst of them."""
    rows = {row["Dimension"]: row for row in book.rows("Light status" if light else "Status")}
    budget, exposure = told["Timer (budget)"], told["Højeste risikotal"]
    hours = (told["Timer (forbrugt)"] + told["Timer (rest)"] - budget) / budget
    by_rule = {
        "Tid": _light(told["Afvigelse (dage)"], *((10, 30) if light else (30, 90))),
        "Økonomi": _light(told["Afvigelse (%)"] or 0, 0.02, 0.10),
        "Ressourcer": _light(hours, 0.05, 0.15),
        "Risici": _light(exposure or 0, 5, 12),
    }
    found = {one: rows[one]["Din vurdering"] or by_rule[one] for one in DIMENSIONS}
    status = book.forms["Light status" if light else "Status"]
    whole = status.get("Rettet farve") or max(found.values(), key=_COLOURS.index)
    return {**found, "Samlet status": whole}


def _light(value: float, green: float, yellow: float) -> str:
    return GREEN if value <= green + 1e-9 else YELLOW if value <= yellow + 1e-9 else RED


def _need(book: Book, status: Row, *, light: bool) -> Row:
    keys = ("Beslutningsbehov", "Besluttes af", "Frist for beslutning")
    if light:
        asked = ("Spørgsmål til beslutning", "Besluttes af", "Beslutning senest")
        return {key: status.get(one) for key, one in zip(keys, asked, strict=True)}
    waiting = sorted(questions(book), key=lambda row: row["Frist"] or date.max)
    first = waiting[0] if waiting else {}
    asked = ("Problem", "Besluttes af", "Frist")
    return {key: first.get(one) for key, one in zip(keys, asked, strict=True)}


def questions(book: Book) -> Sequence[Row]:
    """Give the questions that nobody has answered."""
    return [row for row in book.rows("Problemer") if row["Problem"] and not row["Beslutning"]]


Event = tuple[date, int, str, str, str, str, date]
"""Day, ISO week, project, kind, number, what, and the day it must be on the agenda."""


def events(book: Book) -> Iterator[Event]:
    """Give what a project has in the calendar."""
    number = book.forms["Stamdata"]["Projektnr."]
    for row in book.rows("Beslutninger"):
        if row["Planlagt"] and not row["Faktisk"] and not row["Beslutning"]:
            what = row["Beslutningspunkt"]
            yield _event(row["Planlagt"], number, "Beslutningspunkt", (what[:2], what))
    for row in questions(book):
        if row["Frist"]:
            yield _event(row["Frist"], number, "Beslutning", (row["Nr."], row["Problem"]))
    yield from _political(book, number)


def _political(book: Book, number: str) -> Iterator[Event]:
    for row in book.rows("Milepæle"):
        if row["Politisk milepæl"] == "Ja" and not row["Faktisk"] and row["Udgår"] != "Ja":
            day = row["Forventet"] or row["Baseline"]
            yield _event(day, number, "Politisk milepæl", (row["Nr."], row["Milepæl"]))


def _event(day: date, number: str, kind: str, what: tuple[str, str]) -> Event:
    return day, day.isocalendar().week, number, kind, *what, day - _AGENDA
