"""What every class of the engine shares: no foreign exception leaves it, and gaps are named.

xlwings asks an implementation for a member and calls it. Each call is watched (it may hang), and
what LibreOffice raises is told as plain Python. A member that is not here says so by its name.
"""

from collections.abc import Callable
from functools import wraps
from inspect import isfunction
from typing import Any, Never, Protocol

from excelkasse.errors import Unreachable
from excelkasse.overriding import override
from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, kind
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.link.living import told

_UNTOUCHED = {"__init__", "__init_subclass__", "__getattr__", "__setattr__", "__repr__"}


class OfficeError(RuntimeError):
    """LibreOffice would not do it, in LibreOffice's words."""


class Owner(Protocol):
    """Whatever knows which LibreOffice it lives in."""

    office: Office


class Impl:
    """One thing in LibreOffice, as xlwings wants to see it.

    A subclass says in `__slots__` what it keeps; only that, and properties, can be set.
    """

    __slots__ = ("office",)

    def __init__(self, owner: Owner) -> None:
        """Live in the same LibreOffice as the owner."""
        self.office: Office = owner.office

    @override
    def __init_subclass__(cls, **options: object) -> None:
        """Watch every member of the class."""
        super().__init_subclass__(**options)
        for name, member in tuple(vars(cls).items()):
            if isinstance(member, property):
                setattr(cls, name, _watched_property(member))
            elif isfunction(member) and name not in _UNTOUCHED:
                setattr(cls, name, _watched(member))

    def __getattr__(self, name: str) -> Never:
        """Say which member is missing."""
        if name.startswith("__"):
            raise AttributeError(name)
        raise self.not_done(name)

    @override
    def __setattr__(self, name: str, value: object) -> None:
        """Set what can be set; anything else would be lost without a word."""
        member = getattr(type(self), name, None)
        if member is None or (isinstance(member, property) and member.fset is None):
            raise self.not_done(name)
        super().__setattr__(name, value)

    def refuse(self, what: str) -> Never:
        """Say that we do not do a member, or not in this way."""
        raise self.not_done(what)

    def not_done(self, name: str) -> NotImplementedError:
        """Return the error that names a member we do not do."""
        return NotImplementedError(f"LibreOffice: {type(self).__name__}.{name} is not done")


def _watched_property(member: property) -> property:
    watched = [one and _watched(one) for one in (member.fget, member.fset)]
    return property(watched[0], watched[1], doc=member.__doc__)


def _watched(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def call(self: Owner, *values: object, **options: object) -> object:
        watch = self.office.watch
        outermost = watch.begin()
        try:
            return function(self, *values, **options)
        except (kind("uno.Exception"), AttributeError) as mistake:
            ours = _told(self, mistake)
        finally:
            if outermost:
                watch.finish()
        raise ours

    return call


def _told(thing: Owner, mistake: Exception) -> Exception:
    """Put an exception of LibreOffice's into our own."""
    office = thing.office
    if office.watch.bitten:
        return Unreachable("office_hung", {"seconds": f"{office.watch.limit:g}"})
    if office.gone:
        return Unreachable("office_gone")
    if _is_closed(_document(thing)):
        return Unreachable("book_closed")
    if isinstance(mistake, AttributeError):
        return OfficeError(f"LibreOffice: no member {mistake}")  # else __getattr__ would hide it
    return OfficeError(f"LibreOffice: {type(mistake).__name__.rpartition('.')[2]} {mistake}")


def _document(thing: object) -> Uno:
    """Return the document a thing belongs to, None when it belongs to none."""
    if hasattr(type(thing), "doc"):
        return getattr(thing, "doc", None)
    owners = [name for name in ("sheet", "book", "parent") if hasattr(type(thing), name)]
    return _document(getattr(thing, owners[0])) if owners else None


def _is_closed(doc: Uno) -> bool:
    return doc is not None and not told(lambda: doc.RuntimeUID)
