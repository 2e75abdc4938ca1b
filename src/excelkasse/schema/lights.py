"""What lights are made of: bands between limits, trends, and the three colours."""

from excelkasse.schema.choices import JudgedLight, Trend
from excelkasse.schema.formula import (
    Blank,
    Const,
    Expr,
    If,
    Limit,
    Points,
    Ref,
)

GREEN, YELLOW, RED = (Const(light) for light in JudgedLight)


def banded(field: str, green: str, yellow: str) -> Expr:
    """Give the light of a figure by the two limits between green, yellow and red."""
    band = If(Ref(field) <= Limit(green), GREEN, If(Ref(field) <= Limit(yellow), YELLOW, RED))
    return If(~Blank(Ref(field)), band)


def trend(new: str, old: str) -> Expr:
    """Say which way a light has gone since the one before."""
    now, before = Points(Ref(new), JudgedLight), Points(Ref(old), JudgedLight)
    return If(
        ~Blank(Ref(new)) & ~Blank(Ref(old)),
        If(
            now < before,
            Const(Trend.BETTER),
            If(now > before, Const(Trend.WORSE), Const(Trend.SAME)),
        ),
    )
