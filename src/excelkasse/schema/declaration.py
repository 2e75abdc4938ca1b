"""What tools are declared by: kinds, formulas, rules, parts, sheets.

As a frozen dataclass is, but that Python writes no code for each class: there are some forty, and
that would take longer than all of our tools do.
"""

from typing import Any, ClassVar, Self, dataclass_transform

from excelkasse.overriding import override
from excelkasse.schema.lasting import Lasting


@dataclass_transform(frozen_default=True)
class Declaration(Lasting):
    """Something declared once. Two of one class are equal where all that they are told is."""

    told: ClassVar[tuple[str, ...]] = ()
    """The names of what a class is told, those of the class below first."""
    _usual: ClassVar[dict[str, Any]] = {}
    _all: ClassVar[frozenset[str]] = frozenset()

    @override
    def __init_subclass__(cls) -> None:
        """Collect what is to be told, and what is usual."""
        own = cls.__annotations__
        cls.told = (*cls.told, *(name for name in own if name not in cls._all))
        cls._all = frozenset(cls.told)
        usual = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        cls._usual = {**cls._usual, **usual}
        for name in usual:
            delattr(cls, name)

    def __init__(self, *told: object, **named: object) -> None:
        """Take what is told, in its order or by name.

        Raises:
            TypeError: something is missing, told twice or not known.
        """
        held, names = self.__dict__, self.told
        if len(told) == len(names) and not named:
            held.update(zip(names, told, strict=True))
            return
        held.update(self._usual)
        held.update(zip(names, told, strict=False))
        held.update(named)
        twice = named and not named.keys().isdisjoint(names[: len(told)])
        if twice or len(told) > len(names) or held.keys() != self._all:
            message = f"{type(self).__name__} is told {', '.join(names)}"
            raise TypeError(message)

    def but(self, **changes: object) -> Self:
        """Return the same but for some changes."""
        return type(self)(**{**self._held(), **changes})

    def _held(self) -> dict[str, Any]:
        held = self.__dict__
        return {name: held[name] for name in self.told}

    @override
    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        mine, its = self.__dict__, other.__dict__
        return self is other or all(mine[name] == its[name] for name in self.told)

    @override
    def __hash__(self) -> int:
        return hash((type(self), *self._held().values()))

    @override
    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self._held().items())
        return f"{type(self).__name__}({told})"

    @override
    def __getstate__(self) -> dict[str, Any]:
        """Return what it was told, without what has been worked out from it."""
        return self._held()
