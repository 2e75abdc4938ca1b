"""T02 Spilleregler for projektgruppen: what the group has agreed about working together."""

from excelkasse.schema import kinds
from excelkasse.schema.tool import Models, Record, Register, Sheet, Tool, Use, optional, required
from excelkasse.texts import Word

TOPICS = (
    "meetings",
    "minutes",
    "speaking_up",
    "absence",
    "documents",
    "decisions",
    "time_registration",
    "conflicts",
    "celebration",
    "line",
)


class GroundRule(Record):
    """One thing to agree on, and what came of it."""

    topic: str | None = required(kinds.PARAGRAPH, width=64)
    agreed: bool | None = required(kinds.YES_NO, width=12)
    remark: str | None = optional(kinds.PARAGRAPH, width=56)


TOOL = Tool(
    "ground_rules",
    "T02",
    sheets=(
        Sheet(
            "ground_rules",
            (
                Register(
                    "rules",
                    GroundRule,
                    room=14,
                    starters=tuple(
                        {"topic": Word(f"ground_rules.topics.{topic}")} for topic in TOPICS
                    ),
                    editable="topic",
                ),
            ),
        ),
    ),
    phases="2",
    order=70,
    models=Models(light=Use.LEFT_OUT, medium=Use.OPTIONAL, full=Use.OPTIONAL),
)
