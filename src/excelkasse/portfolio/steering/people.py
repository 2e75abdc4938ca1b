"""Who stands on Ressourcer: everybody projects ask hours of, and whoever there are facts of."""

from collections.abc import Iterable, Mapping
from typing import Any

from excelkasse.portfolio.records.capacity import AllocationLine, PersonLine

_FROM_PROJECTS = ("unit", "role")
_TYPED = tuple(key for key in PersonLine.model_fields if key not in {"initials", *_FROM_PROJECTS})


def staff_of(
    allocations: Iterable[AllocationLine], before: Iterable[PersonLine]
) -> tuple[PersonLine, ...]:
    """Return a line for each person, by unit and initials.

    Unit and role are as the projects say now, and stay as they were where no project says them.
    """
    found: dict[str, PersonLine] = {}
    for person in before:
        if person.initials:
            found.setdefault(person.initials.casefold(), person)
    told = _told(allocations)
    for key, facts in told.items():
        known = {field: value for field, value in facts.items() if value is not None}
        found[key] = found.get(key, PersonLine.model_construct(None)).model_copy(update=known)
    kept = [person for key, person in found.items() if key in told or _is_typed(person)]
    return tuple(sorted(kept, key=_order))


def _told(allocations: Iterable[AllocationLine]) -> Mapping[str, dict[str, Any]]:
    """Return what projects say of each person, the first that says it."""
    told: dict[str, dict[str, Any]] = {}
    for one in allocations:
        if one.initials:
            facts = told.setdefault(one.initials.casefold(), {"initials": one.initials})
            for field in _FROM_PROJECTS:
                facts[field] = facts.get(field) or getattr(one, field)
    return told


def _is_typed(person: PersonLine) -> bool:
    return any(getattr(person, key) is not None for key in _TYPED)


def _order(person: PersonLine) -> tuple[bool, str, str]:
    return person.unit is None, (person.unit or "").casefold(), (person.initials or "").casefold()
