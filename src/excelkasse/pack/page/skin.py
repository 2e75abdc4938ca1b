"""What every page of ours has around it: its look, its script, and a policy that bars all else.

The policy names the style and the script by their hashes, so that nothing that a workbook could
smuggle in would run, and nothing is ever fetched.
"""

import re
from base64 import b64encode
from collections.abc import Set as AbstractSet
from datetime import date
from hashlib import sha256
from importlib.resources import files

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from excelkasse.pack.document import Shown, Table
from excelkasse.schema.choices import Trend
from excelkasse.texts import Texts
from excelkasse.visible import letters

_TURNING = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]"
)
"""Letters written from right to left, and the marks that say so."""

_NAMED = re.compile(r"(?=\S*[0-9])\S{1,12}\Z")
"""The number of a project, a risk or a gate."""

_NOTHING = frozenset({"", "–"})
_HERE = files(__package__)
_LONG = 34
"""A text with more letters than these may be broken over lines."""


def dressed(template: str, words: Texts, *, script: str = "", **values: object) -> str:
    """Return a page of a template with its look, and a script with a look of its own if it has one.

    Every text is escaped; `values` has at least the page's title.
    """
    looks = ("look.css", script.replace(".js", ".css")) if script else ("look.css",)
    style = "".join((_HERE / look).read_text("utf-8") for look in looks)
    code = (_HERE / script).read_text("utf-8") if script else ""
    return (
        _environment()
        .get_template(template)
        .render(
            words=words,
            policy=policy(style, code),
            style=Markup(style),  # noqa: S704  (ours, and its hash is in the policy)
            script=Markup(code),  # noqa: S704
            **values,
        )
    )


def policy(style: str, script: str = "") -> str:
    """Return the policy of a page that holds this style and this script."""
    allowed = [
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'" if script else "script-src 'none'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(allowed)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _environment() -> Environment:
    loader: BaseLoader = PackageLoader("excelkasse.pack.page", "")
    made = Environment(
        loader=loader,
        autoescape=True,
        finalize=letters,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    made.filters["numbers"] = columns_of_numbers
    made.tests["number"] = is_number
    made.tests["short"] = is_short
    made.tests["turning"] = is_turning
    made.tests["long"] = is_long
    return made


def is_number(said: Shown) -> bool:
    """Whether a value stands to the right, as numbers do."""
    return isinstance(said.value, int | float) and not isinstance(said.value, bool)


def columns_of_numbers(made: Table) -> AbstractSet[int]:
    """Return the columns of a table in which there is nothing but numbers, and where one is none.

    The dash that says so stands where the number would.
    """
    columns = enumerate(zip(*made.rows, strict=True))
    return {
        at
        for at, said in columns
        if any(map(is_number, said)) and all(is_number(one) or one.text in _NOTHING for one in said)
    }


def is_short(said: Shown) -> bool:
    """Whether a value is a date, or as short as one, or the number of something: never broken."""
    return isinstance(said.value, date | Trend) or _NAMED.match(said.text) is not None


def is_turning(said: Shown) -> bool:
    """Whether a text could turn the direction of what follows it, and must be kept apart."""
    return _TURNING.search(said.text) is not None


def is_long(said: Shown) -> bool:
    """Whether a text is long enough to be broken over lines."""
    return len(said.text) > _LONG
