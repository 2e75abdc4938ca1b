"""The kinds of fields: what may stand in a cell and in which role it is shown.

How text that people type becomes a value of a kind is in `reading/parse.py`.
"""

from collections.abc import Mapping

from excelkasse.schema.choices import Choice, JudgedLight, RiskScale
from excelkasse.schema.declaration import Declaration

NUMBER_PATTERN = r"^[PF]-\d{4}-\d{2,3}$"
"""A project number: P-ÅÅÅÅ-NN for a project, F-ÅÅÅÅ-NN for a proposal."""


class Kind(Declaration):
    """One kind of field.

    `style` is the role its cells are shown in, `width` the column width it wants in a register
    (characters), `lines` the height it wants in a form, `limits` what pydantic is to enforce.
    `values` are the only numbers it takes, `on_scale` what takes its place where a workplace rates
    risks on another scale; `entries` are a workplace's own closed list, and
    `entry_list` the name of that list.
    """

    name: str
    width: float
    style: str = "text"
    lines: int = 1
    limits: Mapping[str, float | str] = {}
    choices: type[Choice] | None = None
    own_list: str = ""
    from_register: str = ""
    values: tuple[int, ...] = ()
    on_scale: Mapping[RiskScale, "Kind"] = {}
    entries: tuple[str, ...] = ()
    entry_list: str = ""

    @property
    def scores(self) -> tuple[int, ...]:
        """The numbers of a scale, from the least."""
        low, high = int(self.limits["ge"]), int(self.limits["le"])
        return self.values or tuple(range(low, high + 1))

    @property
    def listed(self) -> bool:
        """Whether a dropdown offers its values."""
        return bool(self.choices or self.own_list or self.from_register or self.entries)


LINE = Kind("line", 24, limits={"max_length": 250})
PARAGRAPH = Kind("paragraph", 44, "paragraph", 3, {"max_length": 5000})
BRIEF_PARAGRAPH = Kind("paragraph", 44, "paragraph", 3, {"max_length": 300})
SHORT_PARAGRAPH = Kind("paragraph", 44, "paragraph", 3, {"max_length": 250})
RECORD_NUMBER = Kind("line", 7, limits={"max_length": 12})
PERSON = Kind("person", 20, limits={"max_length": 120})
INITIALS = Kind("person", 10, limits={"max_length": 12})
EMAIL = Kind("email", 26, limits={"pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "max_length": 250})
PROJECT_NUMBER = Kind("project_number", 14, limits={"pattern": NUMBER_PATTERN})
DAY = Kind("date", 13, "date")
MONTH = Kind("month", 13, "month")
WHOLE = Kind("whole", 10, "whole", limits={"ge": -1_000_000, "le": 1_000_000})
COUNT = Kind("whole", 10, "whole", limits={"ge": 0, "le": 100_000})
DAYS = Kind("whole", 10, "whole", limits={"ge": -10_000, "le": 10_000})
WORKDAYS = Kind("whole", 10, "whole", limits={"ge": 0, "le": 2_000})
YEAR = Kind("whole", 8, "year", limits={"ge": 1990, "le": 2100})
RANK = Kind("whole", 8, "score", limits={"ge": 1, "le": 3})
MONEY = Kind("money", 13, "money", limits={"ge": -100_000_000, "le": 100_000_000})
HOURS = Kind("hours", 11, "hours", limits={"ge": -1_000_000, "le": 1_000_000})
NUMBER = Kind("number", 11, "decimal", limits={"ge": -100_000_000, "le": 100_000_000})
"""A number in a unit that stands beside it; it is read as hours are."""
PERCENT = Kind("percent", 11, "percent", limits={"ge": -10, "le": 10})
SCORE = Kind("score", 9, "score", limits={"ge": 1, "le": 5})
PROBABILITY = SCORE.but(
    on_scale={RiskScale.LEDERWEB_2006: Kind("score", 9, "score", 1, {"ge": 1, "le": 3})},
)
IMPACT = SCORE.but(
    on_scale={
        RiskScale.LEDERWEB_2006: Kind(
            "score", 9, "score", 1, {"ge": 1, "le": 10}, values=(1, 3, 10)
        )
    },
)
"""Probability and impact of a risk; the older scale is that of Lederweb, 2006."""
YES_NO = Kind("yes_no", 10, "choice")
LIGHT = Kind("choice", 13, "light", choices=JudgedLight)


def choice(choices: type[Choice], *, width: float = 18) -> Kind:
    """Return the kind of a field that takes one member of a closed list."""
    return Kind("choice", width, "choice", choices=choices)


def own_list(name: str, *, width: float = 24) -> Kind:
    """Return the kind of a field that offers a list of the workplace's own, and takes other text.

    The list stands in the texts under `lists.<name>`.
    """
    return Kind("line", width, "choice", limits={"max_length": 250}, own_list=name)


def from_register(path: str, *, width: float = 24) -> Kind:
    """Return the kind of a field that names a row of a register: `tool.register.field`."""
    return Kind("line", width, "choice", limits={"max_length": 250}, from_register=path)


def own_choice(name: str, entries: tuple[str, ...], *, width: float = 18) -> Kind:
    """Return the kind of a field that takes one entry of a workplace's own closed list."""
    return Kind("own_choice", width, "choice", entries=entries, entry_list=name)
