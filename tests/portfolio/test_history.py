"""What the portfolio remembers between reporting dates, and how things stood at any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from excelkasse.portfolio.collect import FileFacts, deliver
from excelkasse.portfolio.records.history import HistoryLine, ItemKind, ItemLine, ItemState
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.carry import carried
from excelkasse.portfolio.steering.handed import from_history
from excelkasse.portfolio.steering.history import Items, by_project, key_of, logged, standing
from excelkasse.portfolio.tables import HISTORY, HISTORY_ITEMS
from excelkasse.portfolio.whole import Portfolio
from excelkasse.sample import history, history_items
from tests.portfolio.nordbaek import (
    AS_OF,
    BEFORE,
    Told,
    delivered,
    handed_on,
    nordbaek,
    told,
    typed,
)

DAYS = (date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 30))
LATER = date(2026, 11, 30)


def items(portfolio: Portfolio) -> tuple[ItemLine, ...]:
    """Give the log of a portfolio."""
    records = [line.record for line in portfolio.lines(HISTORY_ITEMS)]
    return tuple(one for one in records if isinstance(one, ItemLine))


def one(day: date, item: str, due: date | None, state: ItemState = ItemState.AHEAD) -> ItemLine:
    """Give a milestone of one project as it stood."""
    return ItemLine(
        as_of=day, number="P-2026-99", kind=ItemKind.MILESTONE, item=item, due=due, state=state
    )


def dues(stood: Items) -> Mapping[str, date | None]:
    """Give the date of each thing by its number."""
    return {row.item or "": row.due for row in stood.values()}


states = st.dictionaries(st.sampled_from("ABC"), st.sampled_from((BEFORE, AS_OF, LATER)))


@given(st.permutations(DAYS), st.lists(states, min_size=4, max_size=4))
def test_the_log_tells_every_date_whatever_order_they_were_reported_in(
    order: Sequence[date], told_at: Sequence[Mapping[str, date]]
) -> None:
    """Each date stands as it was reported, also when an earlier one is rolled up afterwards."""
    log: Sequence[ItemLine] = ()
    seen: list[date] = []
    reported = dict(zip(order, told_at, strict=True))
    for day in order:
        seen.append(day)
        now = [one(day, item, due) for item, due in reported[day].items()]
        log = logged(now, day, log, {"p-2026-99": seen})

    assert [reported[day] for day in DAYS] == [dues(standing(log, day)) for day in DAYS]


def test_what_has_not_changed_has_no_row_again() -> None:
    """The log grows by what is new, what differs, and what is there no longer."""
    first = logged(
        [one(BEFORE, "M1", AS_OF), one(BEFORE, "M2", AS_OF)], BEFORE, (), {"p-2026-99": [BEFORE]}
    )
    now = [one(AS_OF, "M1", AS_OF), one(AS_OF, "M2", LATER), one(AS_OF, "M3", LATER)]
    second = logged(now, AS_OF, first, {"p-2026-99": [BEFORE, AS_OF]})

    assert [(BEFORE, "M1"), (BEFORE, "M2")] == [(row.as_of, row.item) for row in first]
    assert [(AS_OF, "M2"), (AS_OF, "M3")] == [(row.as_of, row.item) for row in second[2:]]


def test_what_is_gone_is_said_once() -> None:
    """A milestone that is deleted has one row more, and stands no longer."""
    dates = {"p-2026-99": [BEFORE, AS_OF, LATER]}
    log = logged([one(BEFORE, "M1", AS_OF)], BEFORE, (), {"p-2026-99": [BEFORE]})
    log = logged((), AS_OF, log, dates)
    log = logged((), LATER, log, dates)

    assert [(BEFORE, ItemState.AHEAD), (AS_OF, ItemState.GONE)] == [
        (row.as_of, row.state) for row in log
    ]
    assert {} == standing(log, LATER)


def test_the_sample_remembers_four_dates() -> None:
    """Bassin 2 in Bækkvarteret has slipped at every reporting date."""
    log = by_project(items(roll_up(nordbaek(), AS_OF, handed_on())))["p-2025-04"]
    moved = [dues(standing(log, day))["M06"] for day in DAYS]

    assert [date(2026, 11, 27), date(2026, 12, 18), date(2027, 1, 29), date(2027, 3, 19)] == moved


def test_every_thing_of_every_workbook_stands_today() -> None:
    """Milestones, risks, gates and decisions are told one for one, whatever the log held before."""
    log = by_project(items(roll_up(nordbaek(), AS_OF, handed_on())))
    now: Any = {
        one.number: {key_of(line.record): line.record for line in one.lines[HISTORY_ITEMS]}  # type: ignore[arg-type]
        for one in nordbaek()
    }

    for number, rows in now.items():
        stood = standing(log[number.casefold()], AS_OF)
        assert rows.keys() == stood.keys()
        for key, row in rows.items():
            assert (row.text, row.due, row.state) == (
                stood[key].text,
                stood[key].due,
                stood[key].state,
            )


def test_a_project_that_did_not_deliver_has_lost_nothing() -> None:
    """Its milestones are not gone because its workbook is missing once."""
    first = roll_up(nordbaek(), AS_OF, handed_on())
    again = carried(
        Told({f"portfolio.{t}": [x.record for x in rows] for t, rows in first.tables.items()})
    )
    second = roll_up([x for x in nordbaek() if x.number != "P-2025-04"], LATER, again)

    assert standing(by_project(items(first))["p-2025-04"], AS_OF) == standing(
        by_project(items(second))["p-2025-04"], LATER
    )


def test_a_portfolio_from_before_the_log_begins_one() -> None:
    """Without the sheet everything is new, and the dates before have nothing to say."""
    portfolio = roll_up(nordbaek(), AS_OF, from_history(history(), BEFORE))

    assert {AS_OF} == {row.as_of for row in items(portfolio)}
    assert ItemState.GONE not in {row.state for row in items(portfolio)}


def test_the_log_is_carried_from_the_sheet() -> None:
    """Rows with a date and a number are carried, others are passed over."""
    rows = from_history((), BEFORE, history_items()).items
    strange = ItemLine.model_construct(number="P-2026-99")
    found = carried(Told({"portfolio.history_items": (*rows, strange)})).items

    assert tuple(rows) == found


def test_the_history_knows_the_file_and_the_status() -> None:
    """The day the file was saved, the first 12 signs of its hash, and the date of the status."""
    saved = datetime(2026, 10, 29, 9, tzinfo=UTC)
    facts = FileFacts("a.xlsx", saved, "abcdef0123456789" * 4)
    delivery = deliver(facts, told(typed("P-2025-04")), AS_OF)
    row: Any = roll_up([delivery], AS_OF).lines(HISTORY)[0].record

    assert (date(2026, 10, 29), "abcdef012345") == (row.delivered, row.file_print)
    assert (AS_OF, delivery.text_print) == (row.status_date, row.text_print)


def test_a_file_without_facts_leaves_no_mark() -> None:
    """What could not be hashed is blank, so that no two of them look like the same file."""
    delivery = delivered("P-2025-04")
    bare = replace(delivery, facts=replace(delivery.facts, sha256=""))
    row = roll_up([bare], AS_OF).lines(HISTORY)[0].record

    assert isinstance(row, HistoryLine)
    assert (None, None) == (row.delivered, row.file_print)


def test_the_mark_of_the_texts_is_blind_to_spaces_and_capitals() -> None:
    """The same words give the same mark, another word another; no words give none."""
    plain, spaced, other, empty = (typed("P-2025-04") for _ in range(4))
    plain["status_report.head"][0]["since_last"] = "Gravningen er stoppet."
    spaced["status_report.head"][0]["since_last"] = " gravningen  er\nSTOPPET."
    other["status_report.head"][0]["since_last"] = "Gravningen er begyndt."
    for key in ("since_last", "next_period", "main_problem"):
        empty["status_report.head"][0][key] = None
    marks = [delivered("P-2025-04", parts).text_print for parts in (plain, spaced, other, empty)]

    assert marks[0] == marks[1]
    assert marks[0] != marks[2]
    assert None is marks[3]
    assert 12 == len(marks[0] or "")
