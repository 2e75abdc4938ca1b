"""The rules across cells: each fires where it should, at the cell it is about, and only there."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

import re
from pathlib import Path

from excelkasse.address import cell_from
from excelkasse.grid import Grid, Value, Workbook
from tests.reading.edits import drawn
from tests.reading.samples import PARTS, but_notes, reading_of, told
from tests.sheets import Draft, sheet

Words = list[str]


def said_of(*grids: Grid) -> Words:
    """Read some sheets, and say what is wrong or asked about."""
    return told(but_notes(reading_of(Workbook(grids)).findings))


def but(grid: Grid, **cells: Value) -> Grid:
    """Return a sheet with other values in some cells: `but(grid, C4="Ja")`."""

    def change(draft: Draft) -> None:
        for a1, value in cells.items():
            draft.put(cell_from(a1), value)

    return drawn(change)(grid)


PROJECT = sheet(
    "Stamdata",
    """
    |    | A                        | B                        | C               |
    |----|--------------------------|--------------------------|-----------------|
    | 1  | excelkasse:master_data:1 |                          |                 |
    | 2  |                          | Projektnr.               | P-2026-03       |
    | 3  |                          | Projektnavn              | Cykelsti        |
    | 4  |                          | Forvaltning              | Teknik og Miljø |
    | 5  |                          | Projektejer              | Mette Lund      |
    | 6  |                          | Projektleder             | Anders Brun     |
    | 7  |                          | Model                    | Light           |
    | 8  |                          | Fase                     | 3 Gennemførelse |
    | 9  |                          | Projektstatus            | I gang          |
    | 10 |                          | Start                    | 2026-02-01      |
    | 11 |                          | Slut (baseline)          | 2026-12-01      |
    | 12 |                          | Slut (forventet)         | 2026-12-01      |
    | 13 |                          | Interne timer            | Under 200 timer |
    | 14 |                          | Ekstern økonomi          | Under 250 t.kr. |
    | 15 |                          | Involverede afdelinger   | 1 afdeling      |
    | 16 |                          | Politisk behandling      | Ét udvalg       |
    | 17 |                          | Interessenter og borgere | Få og kendte    |
    | 18 |                          | Usikkerhed om løsningen  | Kendt løsning   |
    """,
)


def test_a_project_in_order_has_nothing_to_mend() -> None:
    """The sheet that the next tests change is a clean one."""
    assert [] == said_of(PROJECT)


def test_a_running_project_has_its_dates() -> None:
    """Start and both ends must be there, unless the project is only proposed."""
    undated = but(PROJECT, C10=None, C11=None, C12=None)

    assert [
        "Stamdata!C10 missing",
        "Stamdata!C11 missing",
        "Stamdata!C12 missing",
    ] == said_of(undated)
    assert [] == said_of(but(undated, C9="Forslag"))


def test_an_end_is_not_before_the_start() -> None:
    """Each of the two ends is held against the start; the same day is fine."""
    early = but(PROJECT, C11="31-01-2026", C12="31-01-2026")

    assert ["Stamdata!C11 end_before_start", "Stamdata!C12 end_before_start"] == said_of(early)
    assert [] == said_of(but(early, C10="31-01-2026"))


def test_a_model_is_not_smaller_than_the_size_suggests() -> None:
    """Eight points ask for the full model, and so does nothing less; a larger model is fine."""
    large = but(
        PROJECT,
        C13="Over 600 timer",
        C14="Over 2.000 t.kr.",
        C15="Over 3 eller ekstern partner",
        C16="Byråd eller flere udvalg",
    )

    assert ["Stamdata!C7 model_smaller_than_suggested"] == said_of(large)
    assert ["Stamdata!C7 model_smaller_than_suggested"] == said_of(but(large, C7="Mellem"))
    assert [] == said_of(but(large, C7="Fuld"))
    assert [] == said_of(but(PROJECT, C7="Fuld"))


PROPOSAL = sheet(
    "Projektforslag",
    """
    |   | A                     | B                   | C            |
    |---|-----------------------|---------------------|--------------|
    | 1 | excelkasse:proposal:1 |                     |              |
    | 2 |                       | Idé og anledning    | Lys på stien |
    | 3 |                       | Forventet leverance | Tolv lamper  |
    | 4 |                       | Beslutning          | Igangsæt     |
    | 5 |                       | Besluttet den       |              |
    """,
)


def test_a_decided_proposal_has_the_day_it_was_decided() -> None:
    """A decision without its date is not whole; neither of them is fine."""
    assert ["Projektforslag!C5 missing"] == said_of(PROPOSAL)
    assert [] == said_of(but(PROPOSAL, C5="01-05-2026"))
    assert [] == said_of(but(PROPOSAL, C4=None))


ROLES = sheet(
    "Organisation",
    """
    |   | A                         | B                          | C           | D          |
    |---|---------------------------|----------------------------|-------------|------------|
    | 1 | excelkasse:organisation:1 |                            |             |            |
    | 2 | checks.mandatory_filled   | Obligatoriske roller besat |             |            |
    | 3 | checks.chair_is_owner     | Formanden er projektejer   |             |            |
    | 4 | #roles                    |                            |             |            |
    | 5 |                           | Rolle                      | Navn        | Fra        |
    | 6 |                           | Projektejer                | Mette Lund  | 2026-01-01 |
    | 7 |                           | Projektleder               | Anders Brun | 2026-01-01 |
    | 8 |                           | Formand for styregruppen   | mette lund  | 2026-01-01 |
    """,
)


def test_the_obligatory_roles_are_filled() -> None:
    """Owner and manager must each have a name."""
    assert [] == said_of(ROLES)
    assert ["Organisation!C2 role_missing"] == said_of(but(ROLES, B7="Projektmedarbejder"))
    assert ["Organisation!C2 role_missing"] == said_of(
        but(ROLES, B6="Ordregiver", B8="Styregruppe")
    )


def test_the_chair_is_the_owner() -> None:
    """Another chair than the owner is an error; no chair is fine."""
    assert ["Organisation!C3 chair_not_owner"] == said_of(but(ROLES, C8="Kim Dahl"))
    assert [] == said_of(but(ROLES, B8="Styregruppe", C8="Kim Dahl"))


def test_a_role_does_not_end_before_it_begins() -> None:
    """`Til` is held against `Fra` of the same row."""
    dated = but(ROLES, E5="Til", E6="31-12-2025", E7="31-12-2026", E8="01-01-2026")

    assert ["Organisation!E6 end_before_start"] == said_of(dated)


MANDATE = sheet(
    "Kommissorium",
    """
    |   | A                    | B                        | C        |
    |---|----------------------|--------------------------|----------|
    | 1 | excelkasse:mandate:1 |                          |          |
    | 2 |                      | Baggrund                 | Mørk sti |
    | 3 |                      | Formål                   | Tryghed  |
    | 4 |                      | Mål                      | Lys      |
    | 5 |                      | Prioritet tid (1-3)      | 1        |
    | 6 |                      | Prioritet økonomi (1-3)  | 2        |
    | 7 |                      | Prioritet kvalitet (1-3) | 3        |
    """,
)


def test_time_money_and_quality_each_have_their_rank() -> None:
    """No two of them may share a place; blanks do not count."""
    assert [] == said_of(MANDATE)
    assert [] == said_of(but(MANDATE, C6=None, C7=None))
    for shared in (but(MANDATE, C6=1), but(MANDATE, C7=1), but(MANDATE, C7=2)):
        assert ["Kommissorium!C5 ranks_collide"] == said_of(shared)


DELIVERABLES = sheet(
    "Leverancer",
    """
    |    | A                                 | B    | C               |
    |----|-----------------------------------|------|-----------------|
    | 1  | excelkasse:mandate/deliverables:1 |      |                 |
    | 2  | #deliverables                     |      |                 |
    | 3  |                                   | Nr.  | Leverance       |
    | 4  |                                   | L1   | Sti             |
    | 5  |                                   | L2   | Lys             |
    | 6  | ~criteria                         |      |                 |
    | 7  | #criteria                         |      |                 |
    | 8  |                                   | Nr.  | Succeskriterium |
    | 9  |                                   | L1   | Flere cykler    |
    | 10 |                                   | K2   | Færre uheld     |
    | 11 | #money_frames                     | year |                 |
    | 12 |                                   | År   |                 |
    | 13 | #approvals                        | name |                 |
    | 14 |                                   | Navn |                 |
    """,
)


def test_deliverables_and_criteria_have_numbers_of_their_own() -> None:
    """A number used twice in one register is an error in both rows; blank ones are not alike."""
    assert [] == said_of(DELIVERABLES)
    assert ["Leverancer!B4 duplicate", "Leverancer!B5 duplicate"] == said_of(
        but(DELIVERABLES, B5="l1")
    )
    assert ["Leverancer!B9 duplicate", "Leverancer!B10 duplicate"] == said_of(
        but(DELIVERABLES, B10="L1")
    )
    assert ["Leverancer!B4 missing", "Leverancer!B5 missing"] == said_of(
        but(DELIVERABLES, B4=None, B5=None)
    )


AREAS = sheet(
    "Indsatsområder",
    """
    |   | A                                      | B   | C             |
    |---|----------------------------------------|-----|---------------|
    | 1 | excelkasse:milestone_plan/work_areas:1 |     |               |
    | 2 | #work_areas                            |     |               |
    | 3 |                                        | Nr. | Indsatsområde |
    | 4 |                                        | 1   | Anlæg         |
    | 5 |                                        | 2   | Dialog        |
    """,
)
MILESTONES = sheet(
    "Milepæle",
    """
    |   | A                           | B   | C       | D          | E          | F             |
    |---|-----------------------------|-----|---------|------------|------------|---------------|
    | 1 | excelkasse:milestone_plan:1 |     |         |            |            |               |
    | 2 | #milestones                 |     |         |            |            |               |
    | 3 |                             | Nr. | Milepæl | Baseline   | Forventet  | Indsatsområde |
    | 4 |                             | M01 | Gravet  | 2026-11-01 | 2026-11-10 | Anlæg         |
    | 5 |                             | M02 | Indviet | 2026-12-01 | 2026-12-01 | 2             |
    """,
)


def test_milestones_in_order_have_nothing_to_mend() -> None:
    """A work area may be named by its name or its number."""
    assert [] == said_of(AREAS, MILESTONES)


def test_work_areas_and_milestones_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert ["Indsatsområder!B4 duplicate", "Indsatsområder!B5 duplicate"] == said_of(
        but(AREAS, B5=1), but(MILESTONES, F5="Anlæg")
    )
    assert ["Milepæle!B4 duplicate", "Milepæle!B5 duplicate"] == said_of(
        AREAS, but(MILESTONES, B5="m01")
    )


def test_a_milestone_ahead_has_a_forecast() -> None:
    """Without a forecast it must be reached, or dropped."""
    blank = but(MILESTONES, E4=None, G3="Faktisk", H3="Udgår")

    assert ["Milepæle!E4 missing"] == said_of(AREAS, blank)
    assert [] == said_of(AREAS, but(blank, G4="10-10-2026"))
    assert [] == said_of(AREAS, but(blank, H4="Ja"))


def test_a_forecast_that_has_passed_is_an_error() -> None:
    """On 30-10-2026 a forecast up to that day is passed, unless it was reached or dropped."""
    late = but(MILESTONES, E4="29-10-2026", E5="31-10-2026", G3="Faktisk", H3="Udgår")

    assert ["Milepæle!E4 forecast_passed"] == said_of(AREAS, late)
    assert [] == said_of(AREAS, but(late, G4="28-10-2026"))
    assert [] == said_of(AREAS, but(late, H4="Ja"))


def test_nothing_is_reached_in_the_future() -> None:
    """An actual date after the day of the report is an error."""
    reached = but(MILESTONES, G3="Faktisk", G4="31-10-2026", G5="30-10-2026")

    assert ["Milepæle!G4 actual_in_future"] == said_of(AREAS, reached)


def test_a_milestone_points_at_a_work_area_that_is_there() -> None:
    """A work area that is not on its sheet is an error; case does not matter, and blank is fine."""
    assert ["Milepæle!F4 unknown_work_area"] == said_of(AREAS, but(MILESTONES, F4="Grønt"))
    assert [] == said_of(AREAS, but(MILESTONES, F4="ANLÆG", F5=None))


def test_a_political_milestone_has_somebody_to_approve_it() -> None:
    """Who approves it is asked for only where it is political."""
    political = but(MILESTONES, G3="Politisk milepæl", H3="Godkendes af", G4="Ja", G5="Nej")

    assert ["Milepæle!H4 approver_missing"] == said_of(AREAS, political)
    assert [] == said_of(AREAS, but(political, H4="Byrådet"))


STAKEHOLDERS = sheet(
    "Interessenter",
    """
    |   | A                                 | B   | C           | D              | E                 |
    |---|-----------------------------------|-----|-------------|----------------|-------------------|
    | 1 | excelkasse:stakeholder_register:1 |     |             |                |                   |
    | 2 | #stakeholders                     |     |             |                |                   |
    | 3 |                                   | Nr. | Interessent | Påvirkes (1-5) | Indflydelse (1-5) |
    | 4 |                                   | I1  | Naboer      | 4              | 2                 |
    | 5 |                                   | I2  | Byrådet     | 2              | 5                 |
    """,
)


def test_stakeholders_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(STAKEHOLDERS)
    assert ["Interessenter!B4 duplicate", "Interessenter!B5 duplicate"] == said_of(
        but(STAKEHOLDERS, B5="I1")
    )


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


def test_risks_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(RISKS)
    assert ["Risici!B4 duplicate", "Risici!B5 duplicate"] == said_of(but(RISKS, B5="R01"))


def test_an_open_risk_is_not_past_its_due_date() -> None:
    """A date before the day of the report is overdue, unless the risk is closed or has occurred."""
    late = but(RISKS, G4="29-10-2026")

    assert ["Risici!G4 action_overdue"] == said_of(late)
    assert ["Risici!G4 action_overdue"] == said_of(but(late, F4="Under håndtering"))
    assert [] == said_of(but(late, F4="Indtruffet"))


def test_a_red_risk_has_an_owner() -> None:
    """An exposure of fifteen or more asks for an owner, as long as the risk is open."""
    red = but(RISKS, D4=5, E4=3, H3="Risikoejer")

    assert ["Risici!H4 owner_missing"] == said_of(red)
    assert [] == said_of(but(red, H4="MKL"))
    assert [] == said_of(but(red, F4="Lukket"))
    assert [] == said_of(but(red, D4=4))


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
    seen = set(re.findall(r"\w+![A-Z]+[0-9]+ (\w+)", Path(__file__).read_text("utf-8")))
    declared = {rule.code for part in PARTS.values() for rule in part.rules}

    assert set() == declared - seen
