"""Documents for the tests: every kind of block, and texts that would be markup if they could."""

from datetime import date

from excelkasse.pack.document import (
    Chart,
    Document,
    Facts,
    Paragraph,
    Section,
    Series,
    Shown,
    Table,
)
from excelkasse.schema.choices import Light
from excelkasse.texts import Texts
from tests.typed.payloads import PAYLOADS

AS_OF = date(2026, 10, 30)
HOSTILE = tuple(
    PAYLOADS[name]
    for name in ("script", "attribute", "javascript", "bidi", "style", "template", "formula")
)


def light(words: Texts, which: Light) -> Shown:
    """Give a light as a document shows it."""
    return Shown(words[which.word_key], which, light=which)


def status(words: Texts) -> Document:
    """Give a status report with every kind of block."""
    return Document(
        "Cykelsti langs Skovvej",
        "P-2026-01 · Statusrapport til styregruppen",
        words.language,
        AS_OF,
        (
            Section("summary", "Kort fortalt", (_facts(words), _text())),
            Section("lights", "Status på de syv områder", (_lights(words), _bars())),
            Section("money", "Økonomi", (_money(), _columns())),
            Section("course", "Udvikling", (_lines(), _counts(words))),
        ),
        "P-2026-01",
    )


def hostile(words: Texts) -> Document:
    """Give a document whose every text tries to be more than text."""
    first = HOSTILE[0]
    table = Table(first, HOSTILE, (tuple(Shown(text) for text in HOSTILE),))
    facts = Facts(tuple((text, Shown(text)) for text in HOSTILE))
    chart = Chart(first, first, "bar", HOSTILE, (Series(HOSTILE[1], (1.0,) * len(HOSTILE)),))
    blocks = (Paragraph(Shown(first)), facts, table, chart)
    sections = tuple(Section(text, text, blocks) for text in HOSTILE[:2])
    return Document(first, first, words.language, AS_OF, sections)


def _facts(words: Texts) -> Facts:
    return Facts(
        (
            ("Samlet status", light(words, Light.YELLOW)),
            ("Fase", Shown("Gennemførelse")),
            ("Slut (forventet)", Shown("30-06-2027", date(2027, 6, 30))),
            ("Forventet", Shown("4.250,5 t.kr.", 4250.5)),
        )
    )


def _text() -> Paragraph:
    return Paragraph(
        Shown(
            "Anlægsarbejdet på første etape er i gang. Ledningsejerne har fundet et kabel, som "
            "ingen tegning viste, og det koster tre uger.\n"
            "Styregruppen bedes tage stilling til, om krydset ved Egevej flyttes til næste sommer."
        )
    )


def _lights(words: Texts) -> Table:
    rows = (
        ("Tid", Light.YELLOW, "Kablet ved Egevej forsinker anden etape med tre uger."),
        ("Økonomi", Light.RED, "Merudgift til omlægning; forventet 8,4 % over bevillingen."),
        ("Kvalitet/omfang", Light.GREEN, ""),
        ("Interessenter", Light.MISSING, "Ikke vurderet endnu."),
    )
    cells = tuple((Shown(name), light(words, one), Shown(why)) for name, one, why in rows)
    return Table("Status pr. område", ("Område", "Farve", "Forklaring"), cells)


def _money() -> Table:
    headings = ("År", "Budget (t.kr.)", "Bevilget (t.kr.)", "Frigivet (t.kr.)", "Forbrug (t.kr.)")
    rows = tuple(
        tuple(Shown(f"{number:g}", number) for number in (2026 + place, 1500, 1500, 900, 640.5))
        for place in range(3)
    )
    return Table("Penge pr. år", headings, rows)


def _bars() -> Chart:
    names = ("Projektleder", "Vej og Park, anlæg og drift af cykelstier", "IT", "Kommunikation")
    series = (Series("Budget", (420, 900, 80.5, 40)), Series("Forventet", (510, 860, None, 66)))
    said = "Projektlederen bruger 90 timer mere end budgetteret."
    return Chart("Timer efter rolle", said, "bar", names, series, "timer")


def _columns() -> Chart:
    series = (Series("Bevilling", (1500, 1500, 920)), Series("Forventet", (1420, 1610.5, -120)))
    said = "Det forventede forbrug er størst i 2027."
    return Chart("Bevilling og forventet forbrug", said, "column", ("2026", "2027", "2028"), series)


def _lines() -> Chart:
    days = tuple(f"{day:02}-{month:02}-2026" for month in range(1, 11) for day in (15, 28))
    series = tuple(
        Series(name, tuple(start + 7 * place if place % 6 else None for place in range(20)))
        for name, start in (("Trafikforlig", 10), ("Licitation", 60), ("Aflevering", 130))
    )
    return Chart("Milepælenes drift", "Afleveringen er flyttet.", "line", days, series, "dage")


def _counts(words: Texts) -> Chart:
    series = tuple(
        Series(words[one.word_key], (3 + place, 4, 5 - place), one)
        for place, one in enumerate((Light.GREEN, Light.YELLOW, Light.RED))
    )
    days = ("August 2026", "September 2026", "Oktober 2026")
    return Chart("Projekter efter status", "Flere er gule.", "column", days, series, "antal")
