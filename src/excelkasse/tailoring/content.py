"""A profile as the rows of Tilpasning: what it says, and the standard where it says nothing."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.schema.calculate import Row
from excelkasse.schema.calendar import LOCAL_DAYS
from excelkasse.schema.choices import Choice, ProjectModel
from excelkasse.schema.profile import Profile
from excelkasse.schema.settings import MONTHS_A_YEAR, WEIGHTS, Settings, is_share
from excelkasse.schema.tailor import tailored
from excelkasse.schema.tool import Tool
from excelkasse.tailoring import tool as at
from excelkasse.tailoring.names import (
    checklist_names,
    checklists,
    limit_names,
    limit_word,
    part_names,
    unit_word,
)
from excelkasse.tailoring.records import Accent, DayOff, OwnList, ProfileLanguage
from excelkasse.tailoring.taste import ACCENTS, DAYS_OFF
from excelkasse.texts import Texts


def rows_of(profile: Profile, tools: Sequence[Tool], words: Texts) -> Mapping[str, Sequence[Row]]:
    """Give the rows of every part of Tilpasning but the ambassadors, who belong to no profile."""
    return {
        at.WORKPLACE: (_workplace(profile),),
        at.TOOLS: tuple(_tools(tailored(tools, profile), words)),
        at.LIMITS: tuple(_limits(profile.settings, words)),
        at.ENTRIES: tuple(_entries(profile, words)),
        at.OWN_FIELDS: tuple(_own_fields(profile, tools, words)),
        at.HIDDEN: tuple(_hidden(profile, tools, words)),
        f"{at.KEY}.weight_check": ({},),
        at.WEIGHTS: tuple(_weights(profile)),
        at.ITEMS: tuple(_items(profile, tools, words)),
    }


def _workplace(profile: Profile) -> Row:
    settings = profile.settings
    named = {code: accent for accent, code in ACCENTS.items()}
    accent = named.get(profile.accent)
    return {
        "municipality": profile.municipality or None,
        "mail_domains": ", ".join(profile.mail_domains) or None,
        "language": ProfileLanguage(profile.language),
        "accent": accent or (None if profile.accent else Accent.SLATE),
        "accent_code": profile.accent if profile.accent and accent is None else None,
        "risk_scale": profile.risk_scale,
        "hours_a_day": settings.limit("hours_a_day"),
        "hours_a_year": round(settings.limit("hours_a_month") * MONTHS_A_YEAR),
        "portfolio_hours": settings.limit("portfolio_hours") or None,
        **{day: _day_off(settings.limit(day)) for day in LOCAL_DAYS.values()},
    }


def _day_off(share: float) -> DayOff:
    return next(day for day, known in DAYS_OFF.items() if known == share)


def _tools(tools: Sequence[Tool], words: Texts) -> Iterator[Row]:
    for tool in tools:
        yield {
            "number": tool.number,
            "tool": words[f"{tool.key}.title"],
            **{str(model): tool.models.use(model) for model in ProjectModel},
            "order": tool.order,
        }


def _limits(settings: Settings, words: Texts) -> Iterator[Row]:
    for name in limit_names():
        scale = 100 if is_share(name) else 1
        values = {
            str(model): round(settings.limit(name, model) * scale, 6) for model in ProjectModel
        }
        yield {"limit": words[limit_word(name)], "unit": words[unit_word(name)], **values}


def _entries(profile: Profile, words: Texts) -> Iterator[Row]:
    for each in OwnList:
        told = profile.lists.get(each.value) or words.entries(f"lists.{each.value}")
        for entry in told:
            yield {"list": each, "entry": entry}


def _own_fields(profile: Profile, tools: Sequence[Tool], words: Texts) -> Iterator[Row]:
    names = part_names(tools, words)
    for own in profile.own_fields:
        yield {
            "part": names.get(own.part, own.part),
            "label": own.label,
            "kind": own.kind,
            "entries": " | ".join(own.entries) or None,
            "help": own.help or None,
            "obligatory": own.required,
            "in_portfolio": own.in_portfolio,
        }


def _hidden(profile: Profile, tools: Sequence[Tool], words: Texts) -> Iterator[Row]:
    names = part_names(tools, words)
    for path in sorted(profile.hidden):
        part = path.rpartition(".")[0]
        yield {"part": names.get(part, part), "field": words[f"{path}.label"]}


def _weights(profile: Profile) -> Iterator[Row]:
    for criterion, usual in WEIGHTS.items():
        yield {"criterion": criterion, "weight": int(profile.weights.get(criterion, usual))}


def _items(profile: Profile, tools: Sequence[Tool], words: Texts) -> Iterator[Row]:
    names = checklist_names(tools, words)
    for path, register in checklists(tailored(tools, profile)).items():
        for starter in register.starters:
            group = next((one for one in starter.values() if isinstance(one, Choice)), None)
            question = str(starter[register.editable])
            yield {
                "checklist": names[path],
                "group": words[group.word_key] if group else None,
                "question": words.get(question, question),
            }
