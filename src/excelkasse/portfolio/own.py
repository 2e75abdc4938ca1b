"""Own fields in the portfolio: which travel there, their columns, and what profiles differ in.

A field of Stamdata or another form becomes a column of Projekter and of Historik; one of a register
whose rows the portfolio has becomes a column of their table.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from excelkasse.finding import Finding, Sayable, Severity
from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.tables import HISTORY, PORTFOLIO, PROJECTS, path_of
from excelkasse.schema.choices import ProjectModel
from excelkasse.schema.profile import PLAIN, OwnField, Profile
from excelkasse.schema.settings import LIMITS, OF_PORTFOLIO, is_share
from excelkasse.schema.tool import Form, Register
from excelkasse.texts import Word, every_language
from excelkasse.tools import SHELF

_STAMDATA = "master_data.project"
_NAMED = ("lists", "checklists", "models", "order", "hidden", "risk_scale", "weights")
"""The choices that are only said to differ; of limits and own fields it is said how."""


def travelling(profile: Profile) -> Iterator[tuple[str, str, OwnField]]:
    """Give the own fields that the portfolio shows, each with its table and its column there."""
    for own in profile.own_fields:
        table = _tables().get(own.part)
        if own.in_portfolio and table is not None:
            yield table, _column(own), own


@cache
def _tables() -> Mapping[str, str]:
    """Map each part to the table of the portfolio that shows its own fields."""
    parts = {path: part for tool in SHELF for path, part in tool.parts.items()}
    forms = {path: PROJECTS for path, part in parts.items() if isinstance(part, Form)}
    rows = {p: part.table for p, part in parts.items() if isinstance(part, Register) and part.table}
    return {**forms, **rows}


def _column(own: OwnField) -> str:
    """Return the key of a column: two forms may have fields of the same name."""
    if own.part == _STAMDATA or _tables()[own.part] != PROJECTS:
        return own.key
    return f"{own.key}_{own.part.replace('.', '_')}"


def profiles_of(deliveries: Iterable[Delivery]) -> Sequence[Profile]:
    """Return the profiles that some workbooks carry, each once."""
    texts = sorted({one.profile for one in deliveries})
    return [Profile.from_text(text) for text in texts]


def portfolio_profile(reference: Profile, profiles: Iterable[Profile], before: Profile) -> Profile:
    """Return the profile of the portfolio workbook: how it looks, and the columns it has.

    A column of the one `before` stays in Historik, so that what was reported once is kept.
    """
    columns: dict[tuple[str, str], OwnField] = {}
    for profile in (reference, *profiles):
        for table, key, own in travelling(profile):
            columns.setdefault((table, key), own.model_copy(update={"required": False}))
    fields = [_as_column(table, key, own) for (table, key), own in columns.items()]
    fields += [_as_column(HISTORY, key, own) for (t, key), own in columns.items() if t == PROJECTS]
    known = {(own.part, own.key) for own in fields}
    kept = [own for own in before.own_fields if own.part == path_of(HISTORY)]
    fields += [own for own in kept if (own.part, own.key) not in known]
    return Profile(
        municipality=reference.municipality,
        mail_domains=reference.mail_domains,
        language=reference.language,
        accent=reference.accent,
        risk_scale=reference.risk_scale,
        limits=reference.limits,
        by_model=reference.by_model,
        weights=reference.weights,
        own_fields=tuple(_told_apart(fields)),
    )


def _as_column(table: str, key: str, own: OwnField) -> OwnField:
    return own.model_copy(update={"part": path_of(table), "key": key, "in_portfolio": False})


def _told_apart(fields: Sequence[OwnField]) -> Iterator[OwnField]:
    """Give each column a label that no other column of its table has, in any language."""
    taken = {
        path: {
            words[f"{path}.{key}.label"].casefold()
            for key in PORTFOLIO.parts[path].fields
            for words in every_language()
        }
        for path in {own.part for own in fields}
    }
    for own in fields:
        label, number = own.label, 1
        while label.casefold() in taken[own.part]:
            number += 1
            label = f"{own.label} ({number})"
        taken[own.part].add(label.casefold())
        yield own.model_copy(update={"label": label})


def usual(deliveries: Iterable[Delivery]) -> Profile:
    """Return the profile that most workbooks carry; of two equally common, the first by text."""
    counts = Counter(one.profile for one in deliveries if one.refusal is None)
    if not counts:
        return PLAIN
    return Profile.from_text(min(counts, key=lambda text: (-counts[text], text)))


def differing(one: str, reference: str) -> Sequence[Finding]:
    """Say how the profile of a workbook differs from the one that the portfolio goes by."""
    return () if one == reference else _differing(one, reference)


@cache
def _differing(one: str, reference: str) -> Sequence[Finding]:
    return tuple(_differences(Profile.from_text(one), Profile.from_text(reference)))


def _differences(one: Profile, usual: Profile) -> Iterator[Finding]:
    yield from _own_fields(one, usual)
    yield from _limits(one, usual)
    choices = [choice for choice in _NAMED if getattr(one, choice) != getattr(usual, choice)]
    if choices:
        named = tuple(Word(f"profile.choice.{choice}") for choice in choices)
        said: Mapping[str, Sayable] = {"choices": named, "name": one.fingerprint}
        yield Finding("choices_differ", Severity.NOTE, values=said)


def _own_fields(one: Profile, usual: Profile) -> Iterator[Finding]:
    mine = {(own.part, own.key): own for own in one.own_fields}
    theirs = {(own.part, own.key): own for own in usual.own_fields}
    missing = tuple(own.label for key, own in theirs.items() if key not in mine)
    extra = tuple(own.label for key, own in mine.items() if key not in theirs)
    other = tuple(own.label for key, own in theirs.items() if mine.get(key, own) != own)
    if missing:
        yield Finding("own_fields_missing", Severity.NOTE, values={"labels": missing})
    if extra:
        yield Finding("own_fields_extra", Severity.NOTE, values={"labels": extra})
    if other:
        yield Finding("own_fields_differ", Severity.NOTE, values={"labels": other})


def _limits(one: Profile, usual: Profile) -> Iterator[Finding]:
    """Give each limit that differs, and for which models; what is the same for several once."""
    for name in (one for one in LIMITS if one not in OF_PORTFOLIO):
        found: dict[tuple[float, float], list[str]] = {}
        for model in ProjectModel:
            pair = one.settings.limit(name, model), usual.settings.limit(name, model)
            if pair[0] != pair[1]:
                found.setdefault(pair, []).append(Word(model.word_key))
        for (mine, theirs), models in found.items():
            said: Mapping[str, Sayable] = {
                "limit": Word(f"profile.limit.{name}"),
                "mine": mine * _scale(name),
                "usual": theirs * _scale(name),
                "models": tuple(models),
            }
            yield Finding("limit_differs", Severity.NOTE, values=said)


def _scale(name: str) -> float:
    return 100.0 if is_share(name) else 1.0
