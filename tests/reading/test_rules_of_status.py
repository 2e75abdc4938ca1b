"""The rules of hours, money, gates and status: each fires where it should, and only there."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

import re
from pathlib import Path

from tests.reading.pictures import but, said_of
from tests.reading.samples import PARTS
from tests.sheets import sheet

HOURS = sheet(
    "Timer",
    """
    |   | A                        | B         | C    | D              | E            | F                  | G             |
    |---|--------------------------|-----------|------|----------------|--------------|--------------------|---------------|
    | 1 | excelkasse:hour_budget:1 |           |      |                |              |                    |               |
    | 2 | #lines                   |           |      |                |              |                    |               |
    | 3 |                          | Initialer | År   | Budget (timer) | Min. (timer) | Sandsynlig (timer) | Maks. (timer) |
    | 4 |                          | ABR       | 2026 | 100            | 80           | 100                | 140           |
    | 5 |                          | LFK       | 2026 | 50             |              |                    |               |
    """,
)


def test_an_estimate_rises_from_low_to_high() -> None:
    """The likely figure lies between the other two; those that are blank are not compared."""
    assert [] == said_of(HOURS)
    assert ["Timer!F4 estimate_order"] == said_of(but(HOURS, E4=101))
    assert ["Timer!F4 estimate_order"] == said_of(but(HOURS, G4=99))
    assert [] == said_of(but(HOURS, E4=None, G4=None))


def test_nobody_works_more_than_full_time_in_a_month() -> None:
    """All lines of one person in a month count together against the norm of the workplace."""
    january = but(HOURS, H3="Jan", H4=100, B5="ABR", H5=60)

    assert [] == said_of(january)
    assert ["Timer!H4 hours_beyond_month", "Timer!H5 hours_beyond_month"] == said_of(
        but(january, H5=61)
    )


def test_hours_spent_come_with_an_estimate_of_the_rest() -> None:
    """Nought is an estimate too."""
    spent = but(HOURS, H3="Forbrugt (timer)", I3="Rest (timer)", H4=40)

    assert ["Timer!I4 remaining_missing"] == said_of(spent)
    assert [] == said_of(but(spent, I4=0))


BUDGET = sheet(
    "Økonomi",
    """
    |   | A                   | B               | C           | D                | E               |
    |---|---------------------|-----------------|-------------|------------------|-----------------|
    | 1 | excelkasse:budget:1 |                 |             |                  |                 |
    | 2 | totals.budget_year  | Budgetår        | 2026        |                  |                 |
    | 3 | totals.uncovered    | Udækket (t.kr.) |             |                  |                 |
    | 4 | totals.explanation  | Forklaring      |             |                  |                 |
    | 5 | #lines              |                 |             |                  |                 |
    | 6 |                     | Art             | Drift/anlæg | Budgetår (t.kr.) | Forbrug (t.kr.) |
    | 7 |                     | Rådgiver        | Anlæg       | 100              |                 |
    | 8 |                     | Tilskud/indtægt | Anlæg       | -20              |                 |
    """,
)
GRANTS = sheet(
    "Bevillinger",
    """
    |   | A                          | B          | C               | D             |
    |---|----------------------------|------------|-----------------|---------------|
    | 1 | excelkasse:budget/grants:1 |            |                 |               |
    | 2 | #grants                    |            |                 |               |
    | 3 |                            | Dato       | Type            | Beløb (t.kr.) |
    | 4 |                            | 2026-01-15 | Anlægsbevilling | 80            |
    """,
)


def test_money_spent_comes_with_an_estimate_of_the_rest() -> None:
    """Nought is an estimate too."""
    spent = but(BUDGET, F6="Restforbrug (t.kr.)", E7=40)

    assert [] == said_of(BUDGET, GRANTS)
    assert ["Økonomi!F7 remaining_missing"] == said_of(spent, GRANTS)
    assert [] == said_of(but(spent, F7=0), GRANTS)


def test_income_is_negative() -> None:
    """An income written with a plus is asked about; an expense never is."""
    assert ["Økonomi!B8 income_positive"] == said_of(but(BUDGET, D8=20), GRANTS)


def test_grants_cover_what_the_project_will_cost() -> None:
    """A forecast above what was granted is asked about, unless it is explained."""
    dear = but(BUDGET, F6="Restforbrug (t.kr.)", E7=40, F7=41)

    assert ["Økonomi!C3 grants_do_not_cover"] == said_of(dear, GRANTS)
    assert [] == said_of(but(dear, C4="Søges i marts"), GRANTS)
    assert [] == said_of(but(dear, F7=40), GRANTS)


GATES = sheet(
    "Beslutninger",
    """
    |   | A                          | B                | C          | D          | E          |
    |---|----------------------------|------------------|------------|------------|------------|
    | 1 | excelkasse:gate_register:1 |                  |            |            |            |
    | 2 | #gates                     |                  |            |            |            |
    | 3 |                            | Beslutningspunkt | Planlagt   | Faktisk    | Beslutning |
    | 4 |                            | B0               | 2026-01-10 | 2026-01-12 | Igangsæt   |
    | 5 |                            | B1               | 2026-10-30 |            |            |
    """,
)


def test_each_gate_is_there_once() -> None:
    """A gate used twice is an error in both rows."""
    assert [] == said_of(GATES)
    assert ["Beslutninger!B4 duplicate", "Beslutninger!B5 duplicate"] == said_of(
        but(GATES, B5="B0")
    )


def test_a_decision_and_its_date_belong_together() -> None:
    """One without the other is an error where it is missing."""
    assert ["Beslutninger!D4 missing"] == said_of(but(GATES, D4=None))
    assert ["Beslutninger!E4 missing"] == said_of(but(GATES, E4=None))


def test_a_gate_takes_only_its_own_decisions() -> None:
    """B0 starts, postpones or rejects; to close belongs to B4."""
    assert ["Beslutninger!E4 outcome_not_at_gate"] == said_of(but(GATES, E4="Afsluttet"))
    assert [] == said_of(but(GATES, E4="Afvis"))
    assert [] == said_of(but(GATES, B4="B4 Kan projektet lukkes?", E4="Afsluttet"))


def test_a_gate_that_has_passed_is_asked_about() -> None:
    """A planned date before the day of the report needs a decision or a new date."""
    assert ["Beslutninger!C5 gate_passed"] == said_of(but(GATES, C5="29-10-2026"))


def test_an_approval_with_terms_has_its_terms() -> None:
    """The terms are asked for only where the approval has any."""
    terms = but(GATES, B4="B2", E4="Godkendt med vilkår", F3="Vilkår")

    assert ["Beslutninger!F4 terms_missing"] == said_of(terms)
    assert [] == said_of(but(terms, F4="Plan for drift"))
    assert [] == said_of(but(terms, E4="Godkendt"))


RISKS = sheet(
    "Risici",
    """
    |   | A                          | B   | C      | D             | E          | F      | G          |
    |---|----------------------------|-----|--------|---------------|------------|--------|------------|
    | 1 | excelkasse:risk_register:1 |     |        |               |            |        |            |
    | 2 | #risks                     |     |        |               |            |        |            |
    | 3 |                            | Nr. | Risiko | Sandsynlighed | Konsekvens | Status | Frist      |
    | 4 |                            | R01 | Regn   | 2             | 3          | Åben   | 2026-10-30 |
    | 5 |                            | R02 | Frost  | 1             | 4          | Lukket | 2026-01-01 |
    """,
)
STATUS = sheet(
    "Status",
    """
    |    | A                          | B                         | C          | D             | E             |
    |----|----------------------------|---------------------------|------------|---------------|---------------|
    | 1  | excelkasse:status_report:1 |                           |            |               |               |
    | 2  | head.period                | Periode                   | 2026-10-01 |               |               |
    | 3  | head.status_date           | Statusdato                | 2026-10-30 |               |               |
    | 4  | head.since_last            | Siden sidst               | Gravet     |               |               |
    | 5  | head.next_period           | Næste periode             | Asfalt     |               |               |
    | 6  | head.override              | Rettet farve              |            |               |               |
    | 7  | head.override_reason       | Begrundelse for rettelsen |            |               |               |
    | 8  | #dimensions                |                           |            |               |               |
    | 9  |                            | Dimension                 | Forklaring | Din vurdering | Forrige farve |
    | 10 |                            | Kvalitet/omfang           |            | Grøn          | Grøn          |
    | 11 |                            | Risici                    |            | Grøn          |               |
    """,
)


def test_a_report_in_order_has_nothing_to_mend() -> None:
    """Green without a change needs no words."""
    assert [] == said_of(STATUS)


def test_every_dimension_has_a_light() -> None:
    """A light that neither the figures nor a person gives is an error."""
    assert ["Status!D10 light_missing"] == said_of(but(STATUS, D10=None))


def test_a_light_that_is_not_green_is_explained() -> None:
    """Yellow and red each need a line."""
    assert ["Status!C10 light_unexplained"] == said_of(but(STATUS, D10="Gul"))
    assert ["Status!C10 light_unexplained"] == said_of(but(STATUS, D10="Rød"))
    assert [] == said_of(but(STATUS, D10="Rød", C10="Revner i bunden"))


def test_a_change_to_green_is_explained() -> None:
    """What was yellow or red last time does not turn green by itself."""
    assert ["Status!C10 change_unexplained"] == said_of(but(STATUS, E10="Gul"))
    assert [] == said_of(but(STATUS, E10="Gul", C10="Revnerne er lukket"))


def test_a_light_is_not_better_than_the_figures() -> None:
    """Green where the largest open risk says yellow is asked about; worse than it is fine."""
    yellow = but(RISKS, D4=3, E4=3)

    assert ["Status!D11 light_better_than_figures"] == said_of(STATUS, yellow)
    assert [] == said_of(but(STATUS, D11="Rød", C11="Flere på vej"), yellow)
    assert [] == said_of(STATUS, but(RISKS, D4=1, E4=5))


def test_an_overall_light_better_than_the_worst_is_explained() -> None:
    """Upwards needs a reason, downwards is free."""
    better = but(STATUS, D10="Rød", C10="Revner", C6="Gul")

    assert ["Status!C7 override_unexplained"] == said_of(better)
    assert [] == said_of(but(better, C7="Lukkes i morgen"))
    assert [] == said_of(but(better, C6="Rød"))


PROBLEMS = sheet(
    "Problemer",
    """
    |   | A                                   | B   | C       | D         | E         | F                           | G            | H          |
    |---|-------------------------------------|-----|---------|-----------|-----------|-----------------------------|--------------|------------|
    | 1 | excelkasse:status_report/problems:1 |     |         |           |           |                             |              |            |
    | 2 | #problems                           |     |         |           |           |                             |              |            |
    | 3 |                                     | Nr. | Problem | Løsning A | Løsning B | Projektlederens indstilling | Besluttes af | Frist      |
    | 4 |                                     | P1  | Revner  | Lap       | Ny bund   | A                           | Projektejer  | 2026-10-30 |
    | 5 |                                     | P2  | Mørkt   | Lys       | Ingen     | A                           | Byråd        | 2026-11-15 |
    """,
)


def test_problems_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(STATUS, PROBLEMS)
    assert ["Problemer!B4 duplicate", "Problemer!B5 duplicate"] == said_of(
        STATUS, but(PROBLEMS, B5="P1")
    )


def test_a_decision_is_not_overdue() -> None:
    """A due date before the date of the report needs a decision."""
    late = but(PROBLEMS, H4="29-10-2026", I3="Beslutning")

    assert ["Problemer!H4 decision_overdue"] == said_of(STATUS, late)
    assert [] == said_of(STATUS, but(late, I4="A"))


def test_the_date_of_the_report_comes_before_today() -> None:
    """Where a status report says its date, what is overdue is measured from it."""
    earlier = but(STATUS, C3="30-09-2026", C2="september 2026")

    assert [] == said_of(earlier, but(RISKS, D4=1, G4="15-10-2026"))
    assert ["Risici!G4 action_overdue"] == said_of(STATUS, but(RISKS, D4=1, G4="15-10-2026"))


def test_every_rule_has_its_picture() -> None:
    """A rule that is declared without a test here would be one nobody has seen fire."""
    seen = {
        code
        for file in Path(__file__).parent.glob("test_rules*.py")
        for code in re.findall(r"![A-Z]+[0-9]+ (\w+)", file.read_text("utf-8"))
    }
    declared = {rule.code for part in PARTS.values() for rule in part.rules}

    assert set() == declared - seen
