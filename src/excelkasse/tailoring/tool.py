"""Tilpasning as a tool: it is made, read and checked like every other workbook of ours."""

from excelkasse.schema import anchors
from excelkasse.schema.formula import Compare, Const, Ref
from excelkasse.schema.tool import Form, Register, Rule, Sheet, Tool
from excelkasse.tailoring.records import (
    AmbassadorLine,
    EntryLine,
    HiddenLine,
    ItemLine,
    LimitLine,
    OwnFieldLine,
    ToolLine,
    WeightCheck,
    WeightLine,
    Workplace,
)

KEY = anchors.PROFILE
WORKPLACE, TOOLS, LIMITS = f"{KEY}.workplace", f"{KEY}.tools", f"{KEY}.limits"
ENTRIES, OWN_FIELDS, HIDDEN = f"{KEY}.entries", f"{KEY}.own_fields", f"{KEY}.hidden"
WEIGHTS, ITEMS, AMBASSADORS = f"{KEY}.weights", f"{KEY}.items", f"{KEY}.ambassadors"

_WEIGHTS_MISS_100 = Compare("<>", Ref("total"), Const(100))

PROFILE = Tool(
    KEY,
    "X01",
    sheets=(
        Sheet("profile", (Form("workplace", Workplace),)),
        Sheet("tools", (Register("tools", ToolLine, room=30),)),
        Sheet("limits", (Register("limits", LimitLine, room=15),)),
        Sheet("entries", (Register("entries", EntryLine, room=40),)),
        Sheet("own_fields", (Register("own_fields", OwnFieldLine, room=20),)),
        Sheet("hidden", (Register("hidden", HiddenLine, room=20),)),
        Sheet(
            "weights",
            (
                Form(
                    "weight_check",
                    WeightCheck,
                    rules=(
                        Rule(
                            "weights_wrong_total",
                            "total",
                            _WEIGHTS_MISS_100,
                            tell={"total": Ref("total")},
                        ),
                    ),
                ),
                Register("weights", WeightLine, room=6),
            ),
        ),
        Sheet("items", (Register("items", ItemLine, room=70),)),
        Sheet("ambassadors", (Register("ambassadors", AmbassadorLine, room=20),)),
    ),
)
