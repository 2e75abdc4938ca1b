"""The figures that are seen first: each large, with its label above it."""

from collections.abc import Iterator

from excelkasse.pack.document import Facts, Shown
from excelkasse.pack.sheet.bands import Band, Tile
from excelkasse.plan import Plain

_LABEL, _VALUE = 24.0, 22.0
_A_ROW = 6


def large(facts: Facts, columns: int) -> Iterator[Band]:
    """Give two rows for every six figures: what they are called, and the figures."""
    edges = [1 + round(columns * at / _A_ROW) for at in range(_A_ROW + 1)]
    for start in range(0, len(facts.rows), _A_ROW):
        some = facts.rows[start : start + _A_ROW]
        names = [
            Tile(edges[at], edges[at + 1] - edges[at], label, "figure_label", label)
            for at, (label, _) in enumerate(some)
        ]
        values = [
            Tile(edges[at], edges[at + 1] - edges[at], _plain(said), _style(said), said.text)
            for at, (_, said) in enumerate(some)
        ]
        yield Band(names, _LABEL, keep=True)
        yield Band(values, _VALUE, keep=start + _A_ROW < len(facts.rows))


def _plain(said: Shown) -> Plain:
    return said.text if isinstance(said.value, str | bool | None) else said.value


def _style(said: Shown) -> str:
    if said.light is not None:
        return f"figure_{said.light}"
    return "figure_text" if isinstance(_plain(said), str) else "figure"
