"""T01 Projektorganisation og roller: who decides, who works, and when they meet."""

from datetime import date
from functools import reduce
from operator import or_

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Blank, Compare, Const, Count, If, Lookup, Ref, Where
from excelkasse.schema.kinds import choice
from excelkasse.schema.organisation_model import MANDATORY, Role
from excelkasse.schema.tool import (
    Form,
    Models,
    Record,
    Register,
    Rule,
    Sheet,
    Tool,
    Use,
    computed,
    optional,
    required,
)
from excelkasse.texts import Word


class Frequency(Choice):
    """How often people meet."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    EVERY_OTHER_MONTH = "every_other_month"
    QUARTERLY = "quarterly"
    AT_GATES = "at_gates"
    AS_NEEDED = "as_needed"


def _is(role: Role) -> Compare:
    return Compare("=", Ref("role"), Const(role))


def _named(role: Role) -> Count:
    return Count(
        "organisation.roles",
        (Where("role", Const(role)), Where("name", Const(""), differs=True)),
    )


_ANYBODY = Count("organisation.roles", (Where("name", Const(""), differs=True),)) > Const(0)
_NOBODY = Const(0)


class RoleLine(Record):
    """One person in one role."""

    role: Role | None = required(choice(Role, width=24))
    name: str | None = required(kinds.PERSON, width=28)
    initials: str | None = optional(kinds.INITIALS)
    unit: str | None = optional(kinds.LINE)
    mandatory: bool | None = computed(
        kinds.YES_NO,
        If(
            ~Blank(Ref("role")),
            If(
                reduce(or_, (_is(role) for role in MANDATORY)),
                Const(value=True),
                Const(value=False),
            ),
        ),
        width=12,
    )
    responsibility: str | None = optional(kinds.PARAGRAPH)
    hours: float | None = optional(kinds.HOURS)
    start: date | None = optional(kinds.DAY)
    end: date | None = optional(kinds.DAY)
    staffing_agreement: bool | None = optional(kinds.YES_NO, width=16)
    deputy: str | None = optional(kinds.PERSON)
    email: str | None = optional(kinds.EMAIL)


class Checks(Record):
    """What the sheet checks of the organisation itself."""

    owner_name: str | None = computed(
        kinds.PERSON,
        Lookup("organisation.roles.name", "role", Const(Role.OWNER)),
        section="checks",
    )
    manager_name: str | None = computed(
        kinds.PERSON, Lookup("organisation.roles.name", "role", Const(Role.MANAGER))
    )
    chair_name: str | None = computed(
        kinds.PERSON, Lookup("organisation.roles.name", "role", Const(Role.CHAIR))
    )
    mandatory_filled: bool | None = computed(
        kinds.YES_NO,
        If(
            _ANYBODY,
            If(
                (_named(Role.OWNER) > _NOBODY) & (_named(Role.MANAGER) > _NOBODY),
                Const(value=True),
                Const(value=False),
            ),
        ),
    )
    chair_is_owner: bool | None = computed(
        kinds.YES_NO,
        If(
            ~Blank(Ref("chair_name")),
            If(
                Compare("=", Ref("chair_name"), Ref("owner_name")),
                Const(value=True),
                Const(value=False),
            ),
        ),
    )


class Meeting(Record):
    """One line of the meeting plan."""

    forum: str | None = required(kinds.LINE)
    frequency: Frequency | None = optional(choice(Frequency))
    duration: str | None = optional(kinds.LINE, width=14)
    participants: str | None = optional(kinds.PARAGRAPH)
    agenda: str | None = optional(kinds.PARAGRAPH)


_CHECKS = Form(
    "checks",
    Checks,
    rules=(
        Rule(
            "role_missing",
            "mandatory_filled",
            Compare("=", _named(Role.OWNER), _NOBODY),
            tell={"role": Const(Role.OWNER)},
        ),
        Rule(
            "role_missing",
            "mandatory_filled",
            Compare("=", _named(Role.MANAGER), _NOBODY),
            tell={"role": Const(Role.MANAGER)},
        ),
        Rule(
            "chair_not_owner",
            "chair_is_owner",
            Compare("<>", Ref("chair_name"), Ref("owner_name")),
            tell={"owner": Ref("owner_name"), "chair": Ref("chair_name")},
        ),
    ),
)
_ROLES = Register(
    "roles",
    RoleLine,
    rules=(
        Rule("end_before_start", "end", Ref("end") < Ref("start"), tell={"start": Ref("start")}),
    ),
    room=20,
    starters=tuple(
        {"role": role, "responsibility": Word(f"organisation.responsibility.{role}")}
        for role in (
            Role.OWNER,
            Role.MANAGER,
            Role.MEMBER,
            Role.CHAIR,
            Role.STEERING_GROUP,
            Role.REFERENCE_GROUP,
            Role.RESOURCE_PERSON,
            Role.LINE_MANAGER,
        )
    ),
)

TOOL = Tool(
    "organisation",
    "T01",
    sheets=(
        Sheet("organisation", (_CHECKS, _ROLES)),
        Sheet("meetings", (Register("meetings", Meeting, room=12),)),
    ),
    phases="1",
    order=50,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
