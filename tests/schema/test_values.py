"""Values are kept within their limits as pydantic's own models keep them, and never change."""

import copy
import json
import pickle
import tracemalloc
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic_core import ValidationError

from excelkasse.portfolio.tables import PORTFOLIO
from excelkasse.schema.choices import JudgedLight, ProjectModel
from excelkasse.schema.profile import PLAIN, ChecklistItem, OwnField, OwnKind, Profile
from excelkasse.schema.tool import Record, Use
from excelkasse.schema.values import Declared, Held, Values
from excelkasse.tailoring import PROFILE
from excelkasse.tools import SHELF
from excelkasse.tools.risk_register import Risk, RiskStatus

_RECORDS = {
    f"{part.record.__module__}.{part.record.__name__}": part.record
    for tool in (*SHELF, PORTFOLIO, PROFILE)
    for part in tool.parts.values()
}
_TOLD: tuple[object, ...] = (
    *(None, True, False, 0, 1, 3, 5, 6, -1, 2_000, 10**9, 0.5, 3.0, -0.01, 1e12, 2**70),
    *(float("inf"), float("nan"), "", "ja", "green", "3", "3,5", "a" * 13, "b" * 6_000),
    *("P-2026-01", "F-2026-123", "p-2026-1", "anna@kommune.dk", "anna@", "2026-10-30", "true"),
    *(date(2026, 10, 30), datetime(2026, 10, 30), datetime(2026, 10, 30, 12), b"ja"),  # noqa: DTZ001
    *(JudgedLight.GREEN, RiskStatus.OPEN, ProjectModel.FULL, [], {}, ("a",), object),
)


def _of_pydantic(record: type[Record]) -> type[BaseModel]:
    """Return pydantic's own model of the same fields."""
    fields: Mapping[str, Any] = {
        key: (field.annotation, Field(default=None, **field.declared.limits))
        for key, field in record.model_fields.items()
    }
    return create_model(
        record.__name__, __config__=ConfigDict(frozen=True, extra="forbid"), **fields
    )


def _taken(model: type[BaseModel | Values], told: object) -> object:
    """Return the values, or where each mistake is and of what kind."""
    try:
        return repr(dict(model.model_validate(told)))
    except ValidationError as error:
        return [(one["loc"], one["type"], one["msg"]) for one in error.errors()]


@pytest.mark.parametrize("record", _RECORDS.values(), ids=_RECORDS)
def test_a_record_takes_and_refuses_what_a_model_of_pydantics_would(record: type[Record]) -> None:
    """Any value in any field, with the same mistakes in the same places."""
    model = _of_pydantic(record)
    for told in _TOLD:
        for key in record.model_fields:
            assert _taken(model, {key: told}) == _taken(record, {key: told})
    for whole in ({}, {"nonsense": 1}, None, dict.fromkeys(record.model_fields, object)):
        assert _taken(model, whole) == _taken(record, whole)


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    text: Annotated[str, Field(max_length=5)]
    sort: OwnKind = OwnKind.LINE


class _Whole(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    language: Literal["da", "en"] = "da"
    items: Annotated[tuple[_Item, ...], Field(max_length=2)] = ()
    uses: Mapping[ProjectModel, Mapping[str, float]] = {}
    hidden: frozenset[Annotated[str, Field(max_length=5)]] = frozenset()


class _OwnItem(Values):
    takes_any_number = False

    text: Annotated[str, {"max_length": 5}]
    sort: OwnKind = OwnKind.LINE


class _OwnWhole(Values):
    takes_any_number = False

    language: Literal["da", "en"] = "da"
    items: Annotated[tuple[_OwnItem, ...], {"max_length": 2}] = ()
    uses: Mapping[ProjectModel, Mapping[str, float]] = {}
    hidden: frozenset[Annotated[str, {"max_length": 5}]] = frozenset()


_WHOLES = (
    "{}",
    '{"language": "en", "items": [{"text": "a"}, {"text": "b", "sort": "day"}]}',
    '{"language": "se", "items": [{"text": "a"}, {"sort": "day"}, {"text": "c"}]}',
    '{"items": [{"text": "for langt", "sort": "x", "more": 1}]}',
    '{"items": {"text": "a"}, "uses": {"full": {"a": 1}, "none": {}}}',
    '{"uses": {"full": {"a": NaN, "b": "c"}}, "hidden": ["a", "a", "for langt"]}',
    '{"uses": {"light": {"a": 1}}, "hidden": ["a", "b"]}',
    "[]",
    "{",
)


@pytest.mark.parametrize("told", _WHOLES)
def test_values_within_values_are_read_as_pydantic_reads_them(told: str) -> None:
    """From JSON, with lists, mappings and values of another class in them."""

    def taken(model: type[BaseModel | Values]) -> object:
        try:
            return repr(model.model_validate_json(told)).replace("_Own", "_")
        except ValidationError as error:
            return [(one["loc"], one["type"], one["msg"]) for one in error.errors()]

    assert taken(_Whole) == taken(_OwnWhole)


def _profile() -> Profile:
    own = OwnField(part="risk_register.risks", key="own_a", label="A", kind=OwnKind.LINE)
    return Profile(
        municipality="Nordbæk",
        models={"mandate": {ProjectModel.LIGHT: Use.REQUIRED}},
        limits={"risk_green_exposure": 3},
        checklists={"a.items": (ChecklistItem(text="Er alt klar?"),)},
        own_fields=(own,),
        hidden=frozenset({"b.c", "a.b"}),
    )


def test_a_profile_tells_what_is_chosen_in_the_same_order() -> None:
    """What is as usual is left out, in what stands within it too."""
    assert {
        "checklists": {"a.items": [{"text": "Er alt klar?"}]},
        "hidden": ["a.b", "b.c"],
        "limits": {"risk_green_exposure": 3.0},
        "models": {"mandate": {"light": "required"}},
        "municipality": "Nordbæk",
        "own_fields": [
            {"key": "own_a", "kind": "line", "label": "A", "part": "risk_register.risks"}
        ],
    } == json.loads(_profile().as_text)
    assert "{}" == PLAIN.as_text
    assert _profile() == Profile.from_text(_profile().as_text)


_MANY = 40

_MADE = {
    "told": Risk(number="R1", impact=3),
    "constructed": Risk.model_construct(None, number="R1"),
    # Of two in a set nobody knows which is told first.
    "profile": _profile().model_copy(update={"hidden": frozenset({"a.b"})}),
    "plain": PLAIN,
}


@pytest.mark.parametrize("values", _MADE.values(), ids=_MADE)
def test_values_are_equal_where_each_of_them_is(values: Values) -> None:
    """Copied, or sent to another process and back; whatever has been asked of them."""
    for same in (copy.copy(values), pickle.loads(pickle.dumps(values)), values.model_copy()):  # noqa: S301
        assert (values, repr(values)) == (same, repr(same))


def test_records_are_told_apart_by_class_and_values() -> None:
    """And can stand in a set."""
    risk = Risk(number="R1", impact=3)

    assert 1 == len({risk, Risk(impact=3, number="R1")})
    assert risk != Risk(number="R1")
    assert risk != Risk.with_fields({"own_a": (str | None, Declared(None))})(number="R1", impact=3)


def test_values_never_change() -> None:
    """A copy does."""
    risk = Risk(number="R1", impact=3)
    other = risk.model_copy(update={"impact": 4, "nonsense": 1})

    with pytest.raises(AttributeError, match="impact"):
        risk.impact = 5  # type: ignore[misc]
    with pytest.raises(AttributeError, match="impact"):
        del risk.impact
    with pytest.raises(AttributeError):
        Risk.impact  # noqa: B018  (a field is of a record)
    assert (3, 4) == (risk.impact, other.impact)
    assert {"number": "R1", "impact": 4} == other.model_dump(exclude_unset=True)
    assert list(Risk.model_fields) == list(other.model_dump())


def test_what_is_known_to_fit_is_not_looked_at() -> None:
    """What is not told is blank, and what is no field is left out."""
    risk = Risk.model_construct(None, number=5, nonsense=1)

    assert {**dict.fromkeys(Risk.model_fields), "number": 5} == dict(risk)


def test_what_is_told_in_order_is_a_record_as_any_other() -> None:
    """It is equal to the first, and can be copied as it can."""
    risk = Risk.model_construct(number="R01", status=RiskStatus.OPEN)
    made, other = Risk.made_in_order([value for _ in range(2) for _, value in risk])
    moved = made.model_copy(update={"number": "R02"})

    assert risk == made == other
    assert ("R01", "R02") == (made.number, moved.number)
    assert risk.model_dump() == made.model_dump()


@pytest.mark.parametrize("kept", [slice(1, None), slice(None, -1)])
def test_as_many_values_as_fields_are_told_in_order(kept: slice) -> None:
    """Others are of another edition."""
    risk = Risk.model_construct(number="R01")

    with pytest.raises(ValueError, match="values for Risk"):
        Risk.made_in_order([value for _, value in risk][kept])


def test_all_records_of_a_kind_share_the_set_of_what_was_told() -> None:
    """Where all of it was; a record that was told less keeps what it was."""
    one, other = Risk.made_in_order([None] * 2 * len(Risk.model_fields))
    less = Risk.model_construct(number="R01")

    assert one.__pydantic_fields_set__ is other.model_copy().__pydantic_fields_set__
    assert {"number": "R01"} == less.model_copy().model_dump(exclude_unset=True)


def _in_order(kind: type[Risk]) -> Sequence[Risk]:
    return kind.made_in_order([None] * _MANY * len(kind.model_fields))


def _one_by_one(kind: type[Risk]) -> Sequence[Risk]:
    return [kind.model_construct(None, **dict.fromkeys(kind.model_fields)) for _ in range(_MANY)]


def test_many_told_in_order_take_no_more_room_than_one_by_one() -> None:
    """Also the first of their kind, of which Python does not know yet how much they hold."""
    taken = []
    for make in (_in_order, _one_by_one):
        kind = Risk.with_fields({"own": (int, Declared(0))})
        tracemalloc.start()
        kept = make(kind)
        taken.append(tracemalloc.get_traced_memory()[0] / len(kept))
        tracemalloc.stop()

    assert taken[0] <= 1.1 * taken[1]


def test_a_changed_field_keeps_its_place_and_a_new_one_stands_last() -> None:
    """As a workplace changes records."""
    made = Risk.with_fields(
        {"own_a": (str | None, Declared(None)), "risk": (int | None, Declared(None))}
    )

    assert [*Risk.model_fields, "own_a"] == list(made.model_fields)
    assert Held(int | None, Declared(None)) == made.model_fields["risk"]
    assert issubclass(made, Risk)
