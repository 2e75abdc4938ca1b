"""Choices that more than one tool speaks of: ASCII English, with their words in `texts`."""

import re
from enum import StrEnum
from functools import cache


@cache
def _in_texts(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Choice(StrEnum):
    """A closed list. The word of a member is found under `choices.<list>.<member>`."""

    @classmethod
    def list_key(cls) -> str:
        """Return the name of the list in the texts: `RiskStatus` is `risk_status`."""
        return _in_texts(cls.__name__)

    @property
    def word_key(self) -> str:
        """The key of this member's word."""
        return f"choices.{self.list_key()}.{self.value}"


class Light(Choice):
    """A traffic light, from best to worst; the last three are states without a judgement."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    MISSING = "missing"
    CLOSED = "closed"
    NOT_STARTED = "not_started"


class JudgedLight(Choice):
    """The three colours a person or a rule can give, from best to worst."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Trend(Choice):
    """Which way a light or a risk has moved since the last report."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Dimension(Choice):
    """The seven dimensions a project is judged on."""

    TIME = "time"
    MONEY = "money"
    QUALITY = "quality"
    RESOURCES = "resources"
    STAKEHOLDERS = "stakeholders"
    RISKS = "risks"
    BENEFITS = "benefits"


class Phase(Choice):
    """The six phases, in order."""

    IDEA = "idea"
    MANDATE = "mandate"
    PLANNING = "planning"
    EXECUTION = "execution"
    CLOSURE = "closure"
    BENEFIT = "benefit"


class ProjectModel(Choice):
    """How much of the toolbox a project uses."""

    LIGHT = "light"
    MEDIUM = "medium"
    FULL = "full"


class RiskScale(Choice):
    """How probability and impact of a risk are rated."""

    ONE_TO_FIVE = "one_to_five"
    LEDERWEB_2006 = "lederweb_2006"


class PriorityCriterion(Choice):
    """What projects are weighed by when they are prioritised."""

    POLITICAL = "political"
    CITIZENS = "citizens"
    GAIN = "gain"
    OMISSION = "omission"
    CLIMATE = "climate"
    FEASIBILITY = "feasibility"


class ProjectStatus(Choice):
    """Where a project stands as a whole."""

    PROPOSED = "proposed"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    STOPPED = "stopped"


class MilestoneStatus(Choice):
    """Where a milestone stands; the dates decide."""

    NOT_REACHED = "not_reached"
    REACHED = "reached"
    LATE = "late"
    DROPPED = "dropped"


class ChecklistAnswer(Choice):
    """What can be answered in a checklist."""

    YES = "yes"
    NO = "no"
    NOT_RELEVANT = "not_relevant"


class Readiness(Choice):
    """What a checklist says as a whole."""

    READY = "ready"
    NOT_READY = "not_ready"


class Forum(Choice):
    """Who decides."""

    OWNER = "owner"
    STEERING_GROUP = "steering_group"
    MANAGEMENT_GROUP = "management_group"
    DIRECTORS = "directors"
    COMMITTEE = "committee"
    FINANCE_COMMITTEE = "finance_committee"
    COUNCIL = "council"
    JOINT_COMMITTEE = "joint_committee"


class LogDecision(Choice):
    """What was decided."""

    APPROVED = "approved"
    REJECTED = "rejected"
    POSTPONED = "postponed"
