"""Who has delivered for the reporting date, who too late, the same again or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from excelkasse.portfolio.collect import Delivery
from excelkasse.portfolio.records.delivered import DeliveryLine, DeliveryState
from excelkasse.portfolio.reminders import as_draft, reminders
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.steering.carry import Carried, carried
from excelkasse.portfolio.tables import DELIVERIES
from excelkasse.portfolio.whole import Portfolio
from excelkasse.schema.profile import Profile
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF, Told, delivered, handed_on, nordbaek, typed

LATER = date(2026, 11, 30)


def saved(one: Delivery, day: date, sha: str = "a" * 64) -> Delivery:
    """Give a delivery of a file saved on a day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return replace(one, facts=replace(one.facts, modified=moment, sha256=sha))


def states(portfolio: Portfolio) -> dict[str, DeliveryState]:
    """Give what became of each project's delivery."""
    rows: list[Any] = [row.record for row in portfolio.lines(DELIVERIES)]
    return {row.number: row.state for row in rows}


def again(portfolio: Portfolio) -> Carried:
    """Give what a portfolio hands on."""
    tables: dict[str, Sequence[Any]] = {
        f"portfolio.{key}": [row.record for row in rows] for key, rows in portfolio.tables.items()
    }
    return carried(Told(tables))


def dated(number: str, day: date) -> Delivery:
    """Give a project whose status is of a day."""
    parts = typed(number)
    parts["status_report.head"][0]["status_date"] = day
    return delivered(number, parts)


def test_a_new_status_within_the_deadline_is_delivered() -> None:
    """All of Nordbæk has; its two proposals owe none."""
    found = states(roll_up(nordbaek(), AS_OF, handed_on()))

    assert {DeliveryState.DELIVERED: 8, DeliveryState.NOT_DUE: 2} == {
        state: list(found.values()).count(state) for state in set(found.values())
    }


@pytest.mark.parametrize(
    ("status", "file", "days", "expected"),
    [
        (date(2026, 10, 30), date(2026, 10, 30), 0, DeliveryState.DELIVERED),
        (date(2026, 10, 30), date(2026, 10, 31), 0, DeliveryState.LATE),
        (date(2026, 10, 26), date(2026, 10, 26), 4, DeliveryState.DELIVERED),
        (date(2026, 10, 27), date(2026, 10, 26), 4, DeliveryState.LATE),
        (date(2026, 10, 26), date(2026, 10, 27), 4, DeliveryState.LATE),
        (date(2026, 9, 30), date(2026, 10, 30), 0, DeliveryState.MISSING),
        (date(2026, 10, 1), date(2026, 10, 30), 0, DeliveryState.DELIVERED),
    ],
)
def test_both_dates_count(status: date, file: date, days: int, expected: DeliveryState) -> None:
    """A status no newer than the last report is none; either date after the deadline is late."""
    profile = Profile(limits={"delivery_days": days})
    one = saved(dated("P-2025-04", status), file)

    assert {"P-2025-04": expected} == {
        number: state
        for number, state in states(roll_up([one], AS_OF, handed_on(), profile)).items()
        if number == "P-2025-04"
    }


def test_the_same_file_again_is_named() -> None:
    """The same hash as at the date before, whatever day it was saved."""
    first = roll_up([saved(one, AS_OF, "b" * 64) for one in nordbaek()], AS_OF)
    files = [
        saved(one, LATER, "b" * 64 if one.number == "P-2025-04" else "c" * 64) for one in nordbaek()
    ]
    found = states(roll_up(files, LATER, again(first)))

    assert {"P-2025-04"} == {
        number for number, state in found.items() if state is DeliveryState.SAME_FILE
    }


def test_files_without_a_hash_are_not_the_same() -> None:
    """What could not be read to its end says nothing of being the same."""
    first = roll_up([saved(one, AS_OF, "") for one in nordbaek()], AS_OF)
    found = states(roll_up([saved(one, LATER, "") for one in nordbaek()], LATER, again(first)))

    assert DeliveryState.SAME_FILE not in found.values()


def test_a_project_that_is_not_there_any_more_is_missing() -> None:
    """With the manager and the address it had the last time; a closed one owes nothing."""
    first = roll_up(nordbaek(), AS_OF)
    gone = roll_up([one for one in nordbaek() if one.number != "P-2025-04"], LATER, again(first))
    row: Any = next(
        one.record
        for one in gone.lines(DELIVERIES)
        if "P-2025-04" == one.record.number  # type: ignore[attr-defined]
    )
    later = roll_up(
        [one for one in nordbaek() if one.number != "P-2025-04"], date(2026, 12, 30), again(gone)
    )

    assert (DeliveryState.MISSING, "MKL", "mkl@nordbaek.example") == (
        row.state,
        row.manager,
        row.email,
    )
    assert (AS_OF, None, LATER) == (row.before, row.status_date, row.deadline)
    assert "P-2025-04" not in states(later)


def test_a_proposal_that_is_gone_owes_nothing() -> None:
    """It had no status to deliver."""
    first = roll_up(nordbaek(), AS_OF)
    gone = roll_up([one for one in nordbaek() if one.number != "F-2026-14"], LATER, again(first))

    assert "F-2026-14" not in states(gone)


def test_they_stand_by_number() -> None:
    """As on Projekter: projects before proposals, whatever has become of them."""
    files = [dated("P-2026-01", date(2026, 9, 1)), delivered("P-2025-04"), delivered("F-2026-14")]
    found = [
        number
        for number in states(roll_up(files, AS_OF, handed_on()))
        if number in {"P-2026-01", "P-2025-04", "F-2026-14"}
    ]

    assert ["P-2025-04", "P-2026-01", "F-2026-14"] == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", list(DeliveryState))
def test_a_draft_is_a_message_to_be_sent(state: DeliveryState, language: str) -> None:
    """The standard parser finds the recipient, a subject and a body with the project; X-Unsent."""
    line = DeliveryLine(
        state=state,
        number="P-2026-03",
        name="Ø-plan æblegård",
        manager="ABR",
        email="abr@nordbaek.example",
        delivered=LATER,
        deadline=AS_OF,
    )
    drafts = reminders([line], AS_OF, texts(language))

    assert (state not in {DeliveryState.DELIVERED, DeliveryState.NOT_DUE}) == bool(drafts)
    for one in drafts:
        message = message_from_bytes(as_draft(one), policy=default)
        body = message.get_content()
        assert ("1", "abr@nordbaek.example") == (message["X-Unsent"], message["To"])
        assert one.subject == message["Subject"]
        assert "P-2026-03 Ø-plan æblegård" in one.subject
        assert "P-2026-03 Ø-plan æblegård" in body
        assert "ABR" in body
        assert "30-10-2026" in body
        assert "utf-8" == message.get_content_charset()
        assert [] == list(message.defects)


@pytest.mark.parametrize(
    "told", ["", "a@b.dk, c@d.dk", "a@b.dk\nBcc: c@d.dk", "nogen", "Navn <a@b.dk>", None]
)
def test_what_is_no_single_address_is_no_recipient(told: str | None) -> None:
    """The name stands in the body, so that a person can find the address."""
    line = DeliveryLine.model_construct(
        state=DeliveryState.MISSING, number="P-2026-03", name="Plan", manager="ABR", email=told
    )
    message = message_from_bytes(as_draft(reminders([line], AS_OF, texts("da"))[0]), policy=default)

    assert None is message["To"]
    assert None is message["Bcc"]
    assert "Kære ABR" == message.get_content().splitlines()[0]
