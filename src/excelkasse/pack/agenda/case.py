"""A decision as the draft of a case, under the headings that municipal agendas have.

Resumé, Sagsfremstilling, Lovgrundlag, Økonomi, Indstilling, Beslutning, Bilag: the order of most
municipalities' templates (Albertslund Kommune, *Vejledning om sager til politiske udvalg*; Odense
puts the decision right after the recommendation, as here). What nobody has typed is marked
`[udfyld: ...]`; no law and no financing is guessed. Beslutning is blank for the secretary.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from excelkasse.pack.agenda.matter import MONEY, Before, Matter, Year
from excelkasse.pack.document import Block, Document, Facts, Paragraph, Section, Shown
from excelkasse.texts import Texts

_THOUSAND = 1000
_HEAD = ("case_number", "forum", "day", "agenda_due", "number", "department", "owner")
_ROUNDING = 0.5
_LETTER = re.compile(r"\s*([AB])(?![\w])[\s.,:;)–-]*", re.IGNORECASE)


def case(matter: Matter, as_of: date, words: Texts) -> Document:
    """Return the draft of a case at a date."""
    draft = _Draft(matter, as_of, words)
    name = matter.told.get("name")
    parts: Mapping[str, Iterator[Block]] = {
        "summary": draft.summary(),
        "presentation": draft.presentation(),
        "law": draft.law(),
        "money": draft.money(),
        "recommendation": draft.recommendation(),
        "decision": iter(()),
        "attachments": draft.attachments(),
    }
    sections = [Section("head", "", [draft.head()])]
    sections += [Section(key, words[f"agenda.{key}"], [*made]) for key, made in parts.items()]
    return Document(
        words.say("agenda.title", name=name.text if name else matter.number),
        f"{matter.number} {matter.item}".strip(),
        words.language,
        as_of,
        sections,
        matter.number,
    )


class _Draft:
    """The parts of one draft."""

    def __init__(self, matter: Matter, as_of: date, words: Texts) -> None:
        self._matter = matter
        self._told = matter.told
        self._as_of = as_of
        self._words = words

    def _open(self, key: str) -> Paragraph:
        """Return a mark that something is to be filled in."""
        return Paragraph(
            Shown(self._words.say("agenda.open", what=self._words[f"agenda.fill.{key}"]))
        )

    def _typed(self, key: str, *, fill: bool = True) -> Iterator[Block]:
        """Give what somebody typed, or else the mark that somebody must."""
        if key in self._told:
            yield Paragraph(self._told[key])
        elif fill:
            yield self._open(key)

    def _say(self, key: str, **said: Shown) -> Paragraph:
        """Return a sentence of ours around values; it knows the cell of the first."""
        first = next(iter(said.values()))
        text = self._words.say(f"agenda.{key}", **{name: one.text for name, one in said.items()})
        return Paragraph(Shown(text, text, file=first.file, place=first.place))

    def _said(self, key: str, *, fill: bool = True) -> Iterator[Block]:
        """Give a sentence around what somebody typed, or else the mark that somebody must."""
        if key in self._told:
            yield self._say(f"said.{key}", what=self._told[key])
        elif fill:
            yield self._open(key)

    def head(self) -> Facts:
        """Return the case number, who decides and when, and whose the project is."""
        return Facts([(self._words[f"agenda.head.{key}"], self._fact(key)) for key in _HEAD])

    def _fact(self, key: str) -> Shown:
        return self._told.get(key) or Shown(self._words["agenda.open_short"])

    def summary(self) -> Iterator[Block]:
        """Give the question and what is recommended."""
        yield from self._said("question")
        letter = self._letter()
        if letter:
            at = self._told["recommendation"]
            text = self._words.say("agenda.summary_recommends", letter=letter)
            yield Paragraph(Shown(text, text, file=at.file, place=at.place))

    def presentation(self) -> Iterator[Block]:
        """Give the background, where the project stands, the ways out, and what was decided."""
        if "background" in self._told:
            yield from self._typed("background")
            yield from self._typed("purpose", fill=False)
        elif "summary" in self._told:
            yield from self._typed("summary")
        else:
            yield self._open("background")
        yield from self._typed("problem", fill=False)
        yield from self._dates()
        if not self._matter.gate:
            yield from self._said("option_a")
            yield from self._said("option_b")
        yield from self._said("hearing", fill=False)
        yield from self._before()

    def _dates(self) -> Iterator[Block]:
        baseline, forecast = self._told.get("end_baseline"), self._told.get("end_forecast")
        if baseline and forecast and baseline.value == forecast.value:
            yield self._say("on_time", forecast=forecast)
        elif baseline and forecast:
            yield self._say("moved", forecast=forecast, baseline=baseline)

    def _before(self) -> Iterator[Block]:
        rows = [one for one in self._matter.before if one.day <= self._as_of]
        if rows:
            yield Paragraph(Shown(self._words["agenda.before"]))
            yield Facts([(self._day(one.day), self._decided(one)) for one in rows])

    def _day(self, day: date) -> str:
        return f"{day:%d-%m-%Y}"

    def _decided(self, one: Before) -> Shown:
        text = f"{one.by.text}: {one.what.text}" if one.by else one.what.text
        if one.amount:
            text = f"{text}, {self._amount(one.amount)}"
        if one.case_number:
            text = f"{text}. {self._words.say('agenda.case', number=one.case_number.text)}"
        return Shown(text, text, file=one.what.file, place=one.what.place)

    def law(self) -> Iterator[Block]:
        """Give the law as it was typed in the mandate; none is guessed."""
        yield from self._typed("legal")

    def money(self) -> Iterator[Block]:
        """Give the amounts in t.kr. and kr., what is missing, and the years."""
        money = self._matter.money
        if not money:
            yield self._open("money")
            return
        label = {key: self._words[f"agenda.amount.{key}"] for key in MONEY}
        yield Facts([(label[key], self._with_unit(money[key])) for key in MONEY if key in money])
        yield from self._typed("explanation", fill=False)
        yield from self._uncovered()
        if self._matter.years:
            yield Paragraph(Shown(self._words["agenda.years"]))
            yield Facts([self._year(one) for one in self._matter.years])

    def _uncovered(self) -> Iterator[Block]:
        uncovered = self._missing()
        if uncovered:
            yield self._say("uncovered", amount=self._with_unit(uncovered))
            yield self._open("financing")

    def _missing(self) -> Shown | None:
        """Return what no grant covers; half a thousand is rounding."""
        found = self._matter.money.get("uncovered")
        value = found.value if found else None
        return found if isinstance(value, int | float) and value > _ROUNDING else None

    def _with_unit(self, one: Shown) -> Shown:
        return Shown(self._amount(one), one.value, file=one.file, place=one.place)

    def _amount(self, one: Shown) -> str:
        """Say an amount in t.kr. and in kr., as a case must have it."""
        value = one.value
        if not isinstance(value, int | float):
            return one.text
        thousands, whole = (self._words.number(value), self._words.number(value * _THOUSAND))
        return self._words.say("agenda.amount_of", thousands=thousands, whole=whole)

    def _year(self, one: Year) -> tuple[str, Shown]:
        told = ((key, getattr(one, key)) for key in ("forecast", "budget"))
        parts = [
            self._words.say(f"agenda.year_{key}", amount=self._amount(value))
            for key, value in told
            if value
        ]
        text = "; ".join(parts) or self._words["agenda.open_short"]
        at = one.forecast or one.budget
        label = f"{one.year}, {one.nature.text.casefold()}" if one.nature else str(one.year)
        return label, Shown(text, text, file=at.file if at else "", place=at.place if at else None)

    def _letter(self) -> str:
        """Return the letter of the way out that the recommendation begins with."""
        told = self._told.get("recommendation")
        found = _LETTER.match(told.text) if told else None
        return found[1].upper() if found else ""

    def recommendation(self) -> Iterator[Block]:
        """Give what the administration recommends, and why."""
        letter = self._letter()
        option = self._told.get(f"option_{letter.casefold()}") if letter else None
        if option:
            text = self._words.say("agenda.recommends", letter=letter, option=option.text)
            yield Paragraph(Shown(text, text, file=option.file, place=option.place))
        else:
            yield self._open("recommendation")
        if self._missing():
            yield self._open("grant")
        if "recommendation" in self._told:
            yield self._reason()

    def _reason(self) -> Paragraph:
        """Return why, without the letter that is said already."""
        told = self._told["recommendation"]
        text = _LETTER.sub("", told.text, count=1) if self._letter() else told.text
        text = text[:1].upper() + text[1:]
        said = self._words.say("agenda.because", why=text)
        return Paragraph(Shown(said, said, file=told.file, place=told.place))

    def attachments(self) -> Iterator[Block]:
        """Give the report that there is, and leave room for others."""
        if "status_date" in self._told:
            yield self._say("report", day=self._told["status_date"])
        yield self._open("attachments")


def marks(document: Document, words: Texts) -> Sequence[str]:
    """Return what is still to be filled in of a draft."""
    opening = words["agenda.open"].partition("{")[0]
    return tuple(one.text for one in document.shown() if one.text.startswith(opening))
