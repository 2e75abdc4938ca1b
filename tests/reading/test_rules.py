"""The rules of planning: each fires where it should, at the cell it is about, and only there."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

from tests.reading.pictures import but, said_of
from tests.sheets import sheet

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
