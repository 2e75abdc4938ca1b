"""One project over the reporting dates: its lights, and its money."""

from collections.abc import Iterator, Sequence
from typing import Any

from excelkasse.pack.document import Chart, Series, Shown, Table
from excelkasse.pack.page.charts import Picture, strip
from excelkasse.pack.page.portfolio.said import label
from excelkasse.portfolio.tables import HISTORY
from excelkasse.schema.choices import Dimension, Light
from excelkasse.texts import Texts

_MOST = 12
"""So many reporting dates have room on a phone; the workbook keeps all."""

_JUDGED = ("overall", *(one.value for one in Dimension))
_AMOUNTS = ("grant", "forecast", "spent")


def history(rows: Sequence[Any], words: Texts) -> Iterator[Picture | Chart]:
    """Give the pictures of a project's history; the first report of a project gives none."""
    lines = sorted((one for one in rows if one.as_of), key=lambda one: one.as_of)[-_MOST:]
    if len(lines) < 2:  # noqa: PLR2004  (one day is no course)
        return
    days = tuple(f"{one.as_of:%d-%m-%y}" for one in lines)
    yield _lights(lines, days, words)
    money = tuple(_series(lines, key, words) for key in _AMOUNTS)
    if any(number is not None for one in money for number in one.numbers):
        title = words["page.portfolio.money_course"]
        yield Chart(title, _told(money, days, words), "line", days, money)


def _lights(lines: Sequence[Any], days: Sequence[str], words: Texts) -> Picture:
    names = tuple(label(HISTORY, key, words) for key in _JUDGED)
    lights = tuple(tuple(_light(one, key) for one in lines) for key in _JUDGED)
    rows = tuple(
        (Shown(name), *(_word(light, words) for light in given))
        for name, given in zip(names, lights, strict=True)
    )
    title = words["page.portfolio.light_course"]
    table = Table(title, (words["page.portfolio.judged"], *days), rows)
    overall = [_word(light, words).text for light in lights[0]]
    said = words.say(
        "page.portfolio.light_course_said",
        first=days[0],
        last=days[-1],
        before=overall[0],
        now=overall[-1],
    )
    return Picture(title, said, strip(names, days, lights), (), table)


def _light(line: Any, key: str) -> Light | None:  # noqa: ANN401  (a row of Historik)
    given = getattr(line, key)
    return None if given is None else Light(given.value)


def _word(light: Light | None, words: Texts) -> Shown:
    """Return the word of a light without its chip: a table of many is calmer so."""
    return Shown(words["page.none"] if light is None else words[light.word_key])


def _series(lines: Sequence[Any], key: str, words: Texts) -> Series:
    return Series(label(HISTORY, key, words), tuple(getattr(one, key) for one in lines))


def _told(money: Sequence[Series], days: Sequence[str], words: Texts) -> str:
    said = [
        words.say("page.portfolio.from_to", name=one.name, first=_first(one), last=_last(one))
        for one in money
        if any(number is not None for number in one.numbers)
    ]
    return words.say(
        "page.portfolio.course_said", first=days[0], last=days[-1], counts=", ".join(said)
    )


def _first(series: Series) -> float:
    return float(next(number for number in series.numbers if number is not None))


def _last(series: Series) -> float:
    return float(next(number for number in reversed(series.numbers) if number is not None))
