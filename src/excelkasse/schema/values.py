"""Named values that are told once, each within its limits: what a record and a profile are made of.

Declared and used as a pydantic model is, and looked after by the same core. The rest of pydantic is
left out: loading it and making models of it would take half of the time that a command needs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, cast, dataclass_transform

from excelkasse.overriding import override
from excelkasse.schema.lasting import Lasting
from excelkasse.schema.limited import limited

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

_MUST = object()
"""Stands for the default of a value that must be told."""

_put: Callable[[object, str, object], None] = object.__setattr__


class Declared(NamedTuple):
    """What stands behind a field's name: its default, its limits, and what else is said of it."""

    default: Any = _MUST
    limits: Mapping[str, Any] = {}
    said: Any = None


class Held(NamedTuple):
    """A field: the type of its value, and how it is declared."""

    annotation: Any
    declared: Declared


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Values(Lasting):
    """Named values that never change. Two of one class are equal where all their values are."""

    # The last three are written by pydantic's core, which asks for these names.
    __slots__ = (
        "__dict__",
        "__pydantic_extra__",
        "__pydantic_fields_set__",
        "__pydantic_private__",
    )

    __pydantic_fields_set__: set[str]
    model_fields: ClassVar[Mapping[str, Held]] = {}
    takes_any_number: ClassVar[bool] = True
    """Whether a number may be infinite or none at all."""
    _validator: ClassVar["SchemaValidator"]
    _usual: ClassVar[Mapping[str, Any]] = {}
    _every: ClassVar[set[str]] = set()

    @override
    def __init_subclass__(cls) -> None:
        """Collect the fields, those of the class below first."""
        own = {
            key: Held(annotation, _declared(cls.__dict__.get(key, _MUST)))
            for key, annotation in cls.__annotations__.items()
        }
        cls.model_fields = {**cls.model_fields, **own}
        cls._every = set(cls.model_fields)
        told = {key: held.declared.default for key, held in cls.model_fields.items()}
        cls._usual = {key: default for key, default in told.items() if default is not _MUST}
        for key in own.keys() & cls.__dict__.keys():
            delattr(cls, key)

    def __init__(self, **values: object) -> None:
        """Take the values.

        Raises:
            pydantic_core.ValidationError: one is outside its limits, missing or not known.
        """
        self._core().validate_python(values, self_instance=self)

    @classmethod
    def _core(cls) -> "SchemaValidator":
        """Return what looks after the limits, made when it is first needed."""
        if "_validator" not in cls.__dict__:
            from pydantic_core import SchemaValidator  # noqa: PLC0415  (slow to load)

            cls._validator = SchemaValidator(cast("Any", _schema(cls)))
        return cls._validator

    @classmethod
    def model_validate(cls, told: object) -> Self:
        """Return the values of a mapping.

        Raises:
            pydantic_core.ValidationError: one is outside its limits, missing or not known.
        """
        return cast("Self", cls._core().validate_python(told))

    @classmethod
    def model_validate_json(cls, told: str | bytes) -> Self:
        """Return the values of an object in JSON.

        Raises:
            pydantic_core.ValidationError: it is none, or they do not fit.
        """
        return cast("Self", cls._core().validate_json(told))

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: object) -> Self:
        """Return values that are known to fit; those that are not told are the default."""
        made = cls.__new__(cls)
        held, told = {**cls._usual, **values}, _fields_set or set(values)
        if not held.keys() <= cls._every:
            held = {key: value for key, value in held.items() if key in cls._every}
            told &= cls._every
        _spare(made, held, told)
        return made

    @classmethod
    def made_in_order(cls, values: Sequence[Any]) -> list[Self]:
        """Return one after the other, of what is told for every field of each; all known to fit.

        Raises:
            ValueError: there are more values than fields, or fewer.
        """
        names, new, every = tuple(cls.model_fields), cls.__new__, cls._every
        if len(values) % len(names):
            message = f"{len(values)} values for {cls.__name__}"
            raise ValueError(message)
        rows = zip(*[iter(values)] * len(names), strict=True)
        made = []
        for row in rows:
            # Filled before the next is made: Python learns from the first how much room they need.
            one = new(cls)
            any(map(_put, repeat(one), names, row))  # each of them gives None
            _put(one, "__pydantic_fields_set__", every)
            made.append(one)
        return made

    @classmethod
    def made_of(cls, held: Mapping[str, Any]) -> Self:
        """Return what a dictionary has for every field, all known to fit; it is not copied."""
        made = cls.__new__(cls)
        _hold(made, held, cls._every)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return the same values but for some, which are known to fit."""
        changed = {key: one for key, one in (update or {}).items() if key in self.model_fields}
        made = type(self).__new__(type(self))
        _spare(made, {**dict(self), **changed}, self.__pydantic_fields_set__ | changed.keys())
        return made

    def model_dump(self, *, exclude_unset: bool = False) -> dict[str, Any]:
        """Return the values by name, all of them or those that were told."""
        told = self.__pydantic_fields_set__
        return {key: value for key, value in self if not exclude_unset or key in told}

    @classmethod
    def with_fields(cls, fields: Mapping[str, tuple[Any, Declared]]) -> type[Self]:
        """Return a class with other fields: some changed in their place, some behind the rest."""
        annotations = {key: annotation for key, (annotation, _) in fields.items()}
        defaults = {key: declared for key, (_, declared) in fields.items()}
        made = type(cls.__name__, (cls,), {"__annotations__": annotations, **defaults})
        return cast("type[Self]", made)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Give every name with its value."""
        held = self.__dict__
        return ((key, held[key]) for key in self.model_fields if key in held)

    @override
    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__ or dict(self) == dict(cast("Self", other))

    @override
    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self)))

    @override
    def __repr__(self) -> str:
        told = ", ".join(f"{key}={value!r}" for key, value in self)
        return f"{type(self).__name__}({told})"

    @override
    def __getstate__(self) -> dict[str, Any]:
        """Return the values; which of them were told is not kept."""
        return dict(self)

    def __setstate__(self, held: dict[str, Any]) -> None:
        """Take the values."""
        _hold(self, held, self._every)


def _hold(made: Values, held: Mapping[str, Any], told: set[str]) -> None:
    _put(made, "__dict__", held)
    _put(made, "__pydantic_fields_set__", told)


def _spare(made: Values, held: Mapping[str, Any], told: set[str]) -> None:
    """Let values be held in a third of the room: with no dictionary, and one set for all of a kind.

    It takes a little longer, and a portfolio has many thousands of them.
    """
    for key, value in held.items():
        _put(made, key, value)
    every = made._every  # noqa: SLF001
    _put(made, "__pydantic_fields_set__", every if len(told) == len(every) else told)


def _declared(default: Any) -> Declared:  # noqa: ANN401  (a default of any type)
    return default if isinstance(default, Declared) else Declared(default)


def _schema(made: type[Values]) -> dict[str, Any]:
    """Return how pydantic's core is to look after the values of a class."""
    fields = {
        key: {"type": "model-field", "schema": _with_default(field)}
        for key, field in made.model_fields.items()
    }
    return {
        "type": "model",
        "cls": made,
        "schema": {"type": "model-fields", "fields": fields, "model_name": made.__name__},
        "config": {
            "title": made.__name__,
            "extra_fields_behavior": "forbid",
            "allow_inf_nan": made.takes_any_number,
        },
    }


def _with_default(field: Held) -> dict[str, Any]:
    default, limits, _ = field.declared
    schema = limited(field.annotation, limits, _of_values)
    return schema if default is _MUST else {"type": "default", "schema": schema, "default": default}


def _of_values(annotation: type) -> dict[str, Any] | None:
    return _schema(annotation) if issubclass(annotation, Values) else None
