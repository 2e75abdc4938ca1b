"""A workplace's own choices: which tools, lists, limits and fields it works with.

A `Profile` is a value. `tailor.py` says what it does to tools and words. A tailored workbook
carries the profile it was made with, so that it is read by its own and not by today's.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, Literal, Self

from excelkasse.schema.choices import Choice, PriorityCriterion, ProjectModel, RiskScale
from excelkasse.schema.settings import BY_MODEL, LIMITS, Settings
from excelkasse.schema.tool import Use
from excelkasse.schema.values import Values

_PARTIAL = 12
_MOST = 200
_Key = Annotated[str, {"pattern": r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", "max_length": 120}]
_OwnKey = Annotated[str, {"pattern": r"^own_[a-z0-9_]+$", "max_length": 120}]
_Text = Annotated[str, {"max_length": 500}]
_Label = Annotated[str, {"pattern": r"^[^\[\]#'|\x00-\x1f]{1,60}$"}]
_Entry = Annotated[str, {"pattern": r"^[^|\x00-\x1f]{1,200}$"}]
_FEW = {"max_length": _MOST}


class OwnKind(Choice):
    """The kinds of fields that a workplace can add."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    DAY = "day"
    WHOLE = "whole"
    MONEY = "money"
    HOURS = "hours"
    PERCENT = "percent"
    SCORE = "score"
    YES_NO = "yes_no"
    PERSON = "person"
    CHOICE = "choice"


class _Value(Values):
    takes_any_number = False


class OwnField(_Value):
    """A field that a workplace has added to a part of a tool.

    `key` follows from the label, so that a field with another label is another field, and history
    never mixes the two. `in_portfolio` gives it a column there.
    """

    part: _Key
    key: _OwnKey
    label: _Label
    kind: OwnKind
    help: _Text = ""
    entries: Annotated[tuple[_Entry, ...], _FEW] = ()
    required: bool = False
    in_portfolio: bool = False


class ChecklistItem(_Value):
    """A question of a workplace's own checklist; `group` is the part of it, where it has parts."""

    text: _Text
    group: _Text = ""


class Profile(_Value):
    """What a workplace has chosen; all that it leaves out is as the tools declare it.

    `models` holds the use of a tool by its key and the model; `order` the place of its sheets.
    `limits` are for every model and `by_model` for one. `lists`, `checklists` and `hidden` are by
    the name of a list, the path of a part and the path of a field. `weights` are in percent.
    `mail_domains` are those of its own addresses; where none is told, only the addresses of private
    providers count as private.
    """

    municipality: _Text = ""
    mail_domains: tuple[_Text, ...] = ()
    language: Literal["da", "en"] = "da"
    accent: Annotated[str, {"pattern": r"^(#[0-9A-F]{6})?$"}] = ""
    risk_scale: RiskScale = RiskScale.ONE_TO_FIVE
    models: Mapping[_Key, Mapping[ProjectModel, Use]] = {}
    order: Mapping[_Key, int] = {}
    limits: Mapping[_Key, float] = {}
    by_model: Mapping[ProjectModel, Mapping[_Key, float]] = {}
    lists: Mapping[_Key, tuple[_Text, ...]] = {}
    checklists: Mapping[_Key, Annotated[tuple[ChecklistItem, ...], _FEW]] = {}
    weights: Mapping[PriorityCriterion, float] = {}
    own_fields: Annotated[tuple[OwnField, ...], _FEW] = ()
    hidden: frozenset[_Key] = frozenset()

    @cached_property
    def fingerprint(self) -> str:
        """What tells this profile from any other, short enough to be read aloud."""
        from hashlib import sha256  # noqa: PLC0415  (slow to load, and needed only in new workbooks)

        return sha256(self.as_text.encode()).hexdigest()[:_PARTIAL]

    @cached_property
    def as_text(self) -> str:
        """The profile as one line of JSON, the same for the same choices."""
        return json.dumps(_chosen(self), default=_chosen, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the profile that a workbook carries.

        Raises:
            pydantic_core.ValidationError: it is none.
        """
        return cls.model_validate_json(text)

    @cached_property
    def settings(self) -> Settings:
        """The limits of the workplace, by model."""
        scale = _OF_SCALE.get(self.risk_scale, {})
        models = {
            model: {**BY_MODEL.get(model, {}), **self.by_model.get(model, {})}
            for model in ProjectModel
        }
        return Settings({**LIMITS, **scale, **self.limits}, models)


PLAIN = Profile.model_construct()
"""Nothing chosen: the tools as they are declared."""

_OF_SCALE: Mapping[RiskScale, Mapping[str, float]] = {
    RiskScale.LEDERWEB_2006: {"risk_green_exposure": 3, "risk_yellow_exposure": 9},
}
"""The bands that belong to a scale: up to 3 green, 6 and 9 yellow, from 10 red."""


def _chosen(value: _Value | frozenset[str]) -> Mapping[str, object] | list[str]:
    """Return what JSON has no word for by what it has: what is not as usual, or in order."""
    if isinstance(value, frozenset):
        return sorted(value)
    usual = value.model_construct()
    return {key: one for key, one in value if one != getattr(usual, key, None)}


def key_of(label: str) -> str:
    """Return the key of an own field: its label in plain letters, with `own_` in front."""
    spelled = label.casefold().translate({0xE6: "ae", 0xF8: "oe", 0xE5: "aa"})
    letters = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return f"own_{re.sub('[^a-z0-9]+', '_', letters).strip('_')[:60]}"


def differences(one: Profile, other: Profile) -> Sequence[str]:
    """Name the choices in which two profiles differ, by the names of their fields."""
    return [name for name in Profile.model_fields if getattr(one, name) != getattr(other, name)]
