"""Every role looks as it should, and the lights can be told apart."""

import re
from itertools import combinations

import pytest

from excelkasse.spreadsheet import styles

KINDS = (
    *("text", "paragraph", "date", "month", "whole", "year"),
    *("money", "hours", "percent", "score", "choice", "light"),
)
RGB = tuple[float, float, float]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_body_an_input_and_a_computed_role(kind: str) -> None:
    """A kind of value can stand in a table, be filled in and be computed."""
    assert {kind, f"input_{kind}", f"computed_{kind}"} <= styles.ROLES


@pytest.mark.parametrize("kind", KINDS)
def test_only_inputs_are_unlocked(kind: str) -> None:
    """On a protected sheet people can type in the yellow cells and nowhere else."""
    locked = [styles.look(f"{prefix}{kind}").get("locked", True) for prefix in ("", "computed_")]

    assert [True, True] == locked
    assert False is styles.look(f"input_{kind}")["locked"]


def test_an_unknown_role_is_a_mistake() -> None:
    """There is no silent default: a misspelt role fails while we build."""
    with pytest.raises(KeyError):
        styles.look("tekst")


def test_a_role_for_cells_is_none_for_rules() -> None:
    """A conditional format cannot change the font's size, so it may not name such a role."""
    with pytest.raises(KeyError):
        styles.rule_look("title")


def test_a_trait_adds_only_what_the_role_leaves_open() -> None:
    """A centred role stays centred when its column asks for the right."""
    assert "center" == styles.look("date", "right")["align"]
    assert "right" == styles.look("text", "right")["align"]


def test_no_number_is_told_by_red_alone() -> None:
    """A negative number has its minus; no format colours it."""
    formats = [str(styles.look(role).get("num_format", "")) for role in styles.ROLES]

    assert [] == [each for each in formats if "[" in each]


@pytest.mark.parametrize("light", ["green", "yellow", "red", "missing", "closed", "not_started"])
def test_words_on_a_light_can_be_read(light: str) -> None:
    """Contrast is at least 4.5:1 (WCAG 1.4.3)."""
    look = styles.rule_look(f"light_{light}")

    assert _contrast(str(look["bg_color"]), str(look["font_color"])) >= 4.5


def test_the_lights_differ_for_colour_blind_readers() -> None:
    """Green, yellow and red are at least 40 apart for everyone (CIE76, Machado 2009)."""
    lights = [str(styles.rule_look(f"light_{name}")["bg_color"]) for name in _LIGHTS]
    nearest = min(
        _distance(_seen(one, sight), _seen(other, sight))
        for sight in _SIGHTS.values()
        for one, other in combinations(lights, 2)
    )

    assert nearest >= 40


_LIGHTS = ("green", "yellow", "red")
_SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _linear(colour: str) -> RGB:
    channels = [int(each, 16) / 255 for each in re.findall("..", colour.removeprefix("#"))]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    lights = sorted(
        sum(w * c for w, c in zip(_WEIGHTS, _linear(x), strict=True)) for x in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


_WEIGHTS = (0.2126, 0.7152, 0.0722)


def _seen(colour: str, sight: tuple[RGB, RGB, RGB]) -> RGB:
    """Return a colour in CIE Lab as a person with that sight sees it."""
    rgb = _linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in sight
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (
        each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _distance(one: RGB, other: RGB) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def test_a_number_in_ones_own_unit_looks_as_it_was_typed() -> None:
    """40 is not shown as 40.0, and no condition in the format can take a minus away."""
    formats = {styles.look(f"{box}_decimal")["num_format"] for box in ("input", "computed")}

    assert {"General"} == formats
