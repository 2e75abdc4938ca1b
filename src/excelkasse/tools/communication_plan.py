"""T10 Kommunikationsplan: who hears what, when, and from whom."""

from datetime import date

from excelkasse.schema import kinds
from excelkasse.schema.choices import Choice
from excelkasse.schema.formula import Blank, Compare, Const, IsoWeek, Ref, ReportDate
from excelkasse.schema.kinds import choice, from_register
from excelkasse.schema.tool import (
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
    told_apart,
)


class CommunicationPurpose(Choice):
    """What a message is to bring about."""

    INFORM = "inform"
    INVOLVE = "involve"
    HEAR = "hear"
    OWNERSHIP = "ownership"
    DECISION = "decision"


class Channel(Choice):
    """How a message reaches its receivers."""

    MEETING = "meeting"
    MAIL = "mail"
    INTRANET = "intranet"
    WEBSITE = "website"
    DIGITAL_POST = "digital_post"
    PUBLIC_MEETING = "public_meeting"
    PRESS = "press"
    HEARING = "hearing"
    COMMITTEE = "committee"


class CommunicationFrequency(Choice):
    """How often a message is repeated."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    AT_MILESTONES = "at_milestones"
    AS_NEEDED = "as_needed"


class CommunicationStatus(Choice):
    """How far a message has come."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"


# The day of a message that is repeated is only its first.
_ONCE = Blank(Ref("frequency")) | Compare("=", Ref("frequency"), Const(CommunicationFrequency.ONCE))
_OVERDUE = (
    (Ref("day") < ReportDate())
    & _ONCE
    & ~Compare("=", Ref("status"), Const(CommunicationStatus.DONE))
    & ~Compare("=", Ref("status"), Const(CommunicationStatus.DROPPED))
)


class Communication(Record):
    """One message to one group of receivers."""

    number: str | None = required(kinds.RECORD_NUMBER)
    target_group: str | None = required(
        from_register("stakeholder_register.stakeholders.stakeholder", width=28)
    )
    purpose: CommunicationPurpose | None = required(choice(CommunicationPurpose, width=16))
    message: str | None = required(kinds.PARAGRAPH)
    channel: Channel | None = required(choice(Channel, width=15))
    sender: str | None = required(kinds.PERSON)
    day: date | None = optional(kinds.DAY, overdue=_OVERDUE)
    frequency: CommunicationFrequency | None = optional(choice(CommunicationFrequency, width=16))
    week: int | None = computed(kinds.COUNT, IsoWeek(Ref("day")), width=9)
    milestone: str | None = optional(from_register("milestone_plan.milestones.milestone", width=30))
    status: CommunicationStatus | None = required(choice(CommunicationStatus, width=14))


TOOL = Tool(
    "communication_plan",
    "T10",
    sheets=(
        Sheet(
            "communication_plan",
            (
                Register(
                    "messages",
                    Communication,
                    rules=(
                        told_apart("communication_plan.messages"),
                        Rule("timing_missing", "day", Blank(Ref("day")) & Blank(Ref("frequency"))),
                        Rule("deadline_passed", "day", _OVERDUE, tell={"date": ReportDate()}),
                    ),
                    room=20,
                ),
            ),
        ),
    ),
    phases="2-3",
    order=120,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
