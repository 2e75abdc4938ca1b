"""The fault table: what can stand in a cell. Most of it is on Stamdata, in the name or the date."""

from collections.abc import Mapping
from datetime import time

from tests.hostile.making import MAIN, STYLES, Fault, also, cell, typed

_NEW = '<c r="C10" t="inlineStr"><is><t>Ny plan</t></is></c>'
_SIGNS = '"s"' * 1_000_000
"""What says that a cell holds a shared text, over and over."""
_NAME, _DATE, _POINTS = "C10", "C28", "C38"
_KEPT = 'xml:space="preserve"'
"""How Excel stores a text that begins or ends with a blank."""
_EXTENSION = '<ext uri="{1}"><x:y xmlns:x="urn:x" a="&gt;"><x:v>3</x:v> 4 </x:y></ext>'
"""What a newer program says of a cell, in its own words."""


def _in_name(kind: str, inside: str) -> Fault:
    """Write the cell of the project's name."""
    said = f' t="{kind}"' if kind else ""
    return Fault(cell(_NAME, f'<c r="{_NAME}"{said}>{inside}</c>'))


def _refused(kind: str, inside: str, code: str = "damaged") -> Fault:
    return Fault(_in_name(kind, inside).make, code)


def _shown(kind: str, inside: str, shown: object) -> Fault:
    reads = {_NAME: shown}
    return Fault(_in_name(kind, inside).make, reads=reads)  # type: ignore[arg-type]


def _told(kind: str, inside: str, code: str) -> Fault:
    return Fault(_in_name(kind, inside).make, findings=(f"{code} Stamdata!{_NAME}",))


def _text(words: str) -> Fault:
    """Type a text as the name; it is read as it is."""
    return Fault(typed(_NAME, words), reads={_NAME: words})


def _day(written: str, *findings: str, kind: str = "") -> Fault:
    """Write the cell of the day the sheet was updated, with the style of a date."""
    said = f' t="{kind}"' if kind else ""
    told = tuple(f"{code} Stamdata!{_DATE}" for code in findings)
    return Fault(cell(_DATE, f'<c r="{_DATE}" s="20"{said}>{written}</c>'), findings=told)


def _lasting(number: str) -> Fault:
    """Write a number where the day is, with a style that shows how many hours something lasts."""
    hours = b'<xf numFmtId="46" applyNumberFormat="1"/></cellXfs>'
    written = cell(_DATE, f'<c r="{_DATE}" s="29"><v>{number}</v></c>')
    make = also(written, STYLES, lambda body: body.replace(b"</cellXfs>", hours))
    return Fault(
        make, findings=(f"date_unreadable Stamdata!{_DATE}",), reads={_DATE: float(number)}
    )


def _day_typed(words: str, *findings: str) -> Fault:
    told = tuple(f"{code} Stamdata!{_DATE}" for code in findings)
    return Fault(typed(_DATE, words), findings=told)


def _anywhere(written: str, code: str = "", **options: object) -> Fault:
    """Write a cell in place of the name's, wherever it says it is."""
    return Fault(cell(_NAME, written), code, **options)  # type: ignore[arg-type]


ERRORS: Mapping[str, Fault] = {
    **{
        f"typed_{value}": _told("e", f"<v>{value}</v>", "error_value")
        for value in ("#REF!", "#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!")
    },
    **{
        f"new_{value}": _told("e", f"<v>{value}</v>", "error_value")
        for value in ("#SPILL!", "#CALC!", "#FIELD!", "#ERROR!", "#BUSY!", "#REFERENCE!")
    },
    "of_a_formula": _told("e", "<f>1/0</f><v>#DIV/0!</v>", "error_value"),
    "new_of_a_formula": _told("e", "<f>A1#</f><v>#SPILL!</v>", "error_value"),
    "of_a_formula_by_a_reference": _told("&#x65;", "<f>1/0</f><v>#DIV/0!</v>", "error_value"),
    "that_is_none": _refused("e", "<v>x</v>"),
    "spoken": _shown("inlineStr", "<is><t>#REF!</t></is>", "#REF!"),
    "without_value": _told("e", "", "missing"),
    "uncached": _told("", "<f>1+1</f>", "formula_uncached"),
    "uncached_short": _told("", "<f>1+1</f><v/>", "formula_uncached"),
    "uncached_text": _told("str", "<f>A1</f>", "formula_uncached"),
    **{
        f"uncached_white_{number}": _told(kind, f"<f>1+1</f><v>{white}</v>", "formula_uncached")
        for number, (kind, white) in enumerate(
            (("", " "), ("", "\n\t"), ("", "&#32;"), ("", "\u00a0"), ("b", " "), ("n", "&#32;"))
        )
    },
    "uncached_white_beside_blanks": _told(
        "", '<f>1</f><v> </v></c><c r="K10" t="str"><f>" "</f><v> </v>', "formula_uncached"
    ),
    "white_number": _told("", "<v> </v>", "missing"),
    "cached": _shown("str", "<f>A1</f><v>Ny plan</v>", "Ny plan"),
    "cached_empty": _told("str", '<f>""</f><v></v>', "missing"),
    "cached_empty_kept": _told("str", f'<f>""</f><v {_KEPT}></v>', "missing"),
    "cached_blank": _told("str", f'<f>" "</f><v {_KEPT}> </v>', "missing"),
    "cached_with_a_blank": _shown("str", f"<f>A1</f><v {_KEPT}>Ny plan </v>", "Ny plan "),
    "cached_on_the_next_line": _shown("str", "<f>A1</f>\n <v>Ny plan</v>", "Ny plan"),
    "uncached_kept": _told("", f"<f>1+1</f><v {_KEPT}></v>", "formula_uncached"),
    "cached_in_an_odd_place": _told("inlineStr", "<f>A1</f><v>Ny plan</v>", "formula_uncached"),
    "array": _shown("str", '<f t="array" ref="C10">A1</f><v>Ny plan</v>', "Ny plan"),
    "array_over_everything": _shown(
        "str", '<f t="array" ref="A1:XFD1048576">A1</f><v>Ny plan</v>', "Ny plan"
    ),
    "array_over_nothing": _refused("", '<f t="array" ref="A0">1</f><v>1</v>'),
}

TEXTS: Mapping[str, Fault] = {
    **{
        f"payload_{number}": _text(words)
        for number, words in enumerate(
            (
                *(
                    '=HYPERLINK("http://x")',
                    "+1+1",
                    "-2+3",
                    "@SUM(A1)",
                    "{=1+1}",
                    "=cmd|' /C x'!A0",
                ),
                *("http://x.dk", "mailto:x@x.dk", "external:\\\\srv\\x", "internal:A1", "'=1"),
                *(
                    "<script>x</script>",
                    "{x}",
                    "%s",
                    "[bold]x[/bold]",
                    "../../x",
                    "CON",
                    "\\x1b[2J",
                ),
            )
        )
    },
    "return": _shown("inlineStr", "<is><t>a_x000D__x000A_b</t></is>", "a\r\nb"),
    "escaped_escape": _shown("inlineStr", "<is><t>_x005F_x000D_</t></is>", "_x000D_"),
    "half_a_character": _shown("inlineStr", "<is><t>a_xD800_b</t></is>", "a_xD800_b"),
    "half_a_character_in_xml": _refused("str", "<v>a&#xD800;b</v>"),
    "nul": _refused("str", "<v>a&#0;b</v>"),
    "raw_nul": _refused("inlineStr", "<is><t>a\0b</t></is>"),
    "backspace": _shown("str", "<v>a_x0008_b</v>", "a\bb"),
    "from_right": _text("\u202eabc\u202c"),
    "no_width": _text("a\u200bb"),
    "no_break": _text("a\u00a0b"),
    "beyond_the_plane": _text("Sti 🚲"),
    "two_ways_to_write": _text("Ra\u030adhus"),
    "blank": _told("inlineStr", '<is><t xml:space="preserve"> \u00a0 </t></is>', "missing"),
    "rich": _shown(
        "inlineStr",
        '<is><r><rPr><b/></rPr><t xml:space="preserve">Ny </t></r><r><t>plan</t></r></is>',
        "Ny plan",
    ),
    "pronounced": _shown("inlineStr", '<is><t>Ny</t><rPh sb="0" eb="1"><t>x</t></rPh></is>', "Ny"),
    "32768": Fault(typed(_NAME, "x" * 32_768), findings=(f"text_too_long Stamdata!{_NAME}",)),
    "a_million": Fault(
        typed(_NAME, "x" * 1_000_000), findings=(f"text_too_long Stamdata!{_NAME}",)
    ),
    "number_as_text": _text("12"),
    "number_for_text": _shown("", "<v>12.5</v>", 12.5),
    "truth_for_text": _shown("b", "<v>1</v>", shown=True),
    "shared_but_gone": _refused("s", "<v>99999</v>"),
    "shared_by_name": _refused("s", "<v>x</v>"),
    "shared_below_zero": _refused("s", "<v>-1</v>"),
    **{
        f"shared_by_no_number_{number}": _anywhere(f"<c {said}{inside}</c>", "damaged")
        for number, (said, inside) in enumerate(
            (
                ('r="C10" t="s" s="1">', "<v>x</v>"),
                ('r="C10" t="s" s="1">', "<v> 1</v>"),
                ("r=\"C10\" t='s'>", "<v>-1</v>"),
                ('r="C10" t = "s">', "<v>-1</v>"),
                ('r="C10" t="s">', "<f>A1</f><v>x</v>"),
                ('r="C10" t="s">', "\n<v>x</v>"),
                ('r="C10" t="s">', f"<v {_KEPT}>x</v>"),
            )
        )
    },
    "shared_says_a_tag_a_million_times": _anywhere(
        _NEW.replace(' t="', f" x='{_SIGNS}' t=\""), reads={"C10": "Ny plan"}
    ),
    "shared_says_a_text_a_million_times": Fault(
        typed(_NAME, _SIGNS), findings=(f"text_too_long Stamdata!{_NAME}",)
    ),
    "shared_far_off": _refused("s", "<v>99999999999999999999</v>"),
    "two_values": _refused("", "<v>1</v><v>2</v>"),
    **{
        f"text_beside_{number}": _shown("inlineStr", f"{value}<is><t>Ny plan</t></is>", "Ny plan")
        for number, value in enumerate(("<v>1.0</v>", "<v></v>", "<v/>", "\n<v>0</v>\n"))
    },
    "text_before_a_value": _refused("inlineStr", "<is><t>Ny plan</t></is><v>1</v>"),
    "text_beside_a_value_that_counts": _refused("n", "<v>1</v><is><t>Ny plan</t></is>"),
    "value_in_an_odd_place": _refused("inlineStr", "<v>x</v>"),
    "value_with_a_comment": _refused("", "<v>1<!-- x -->2</v>"),
    "value_with_a_tag": _refused("", "<v>1<x/>2</v>"),
    "value_without_end": _refused("str", "<v>Ny plan"),
    "value_in_cdata": _refused("", "<v><![CDATA[12]]></v>"),
    "value_with_a_reference": _shown("", "<v>&#49;</v>", 1.0),
    "value_that_ends_with_one": _shown("", "<v>1&#50;.&#x35;</v>", 12.5),
    **{
        f"extended_{number}": _shown(kind, inside, shown)
        for number, (kind, inside, shown) in enumerate(
            (
                ("", f"<v>12.5</v><extLst>{_EXTENSION}</extLst>", 12.5),
                ("", f"<f>1</f><v>12.5</v><extLst>{_EXTENSION * 9}</extLst>", 12.5),
                ("str", "<f>A1</f><v>Ny plan</v>\n<extLst/>", "Ny plan"),
                ("inlineStr", f"<is><t>Ny</t></is>\n<extLst>{_EXTENSION}</extLst>\n", "Ny"),
            )
        )
    },
    "extended_and_empty": _told("", f"<extLst>{_EXTENSION}</extLst>", "missing"),
    "extended_formula": _told("", f"<f>1</f><extLst>{_EXTENSION}</extLst>", "formula_uncached"),
    "extended_with_a_value": _refused("", "<v>1</v><extLst><ext><v>2</v></ext></extLst>"),
    "extended_with_a_comment": _refused("", "<v>1</v><extLst><!-- x --></extLst>"),
    "extended_before_its_value": _refused("", f"<extLst>{_EXTENSION}</extLst><v>1</v>"),
    "extended_around_a_comment": _refused("", "<extLst><a><!-- </v><extLst><a>--></a></extLst>"),
    "extended_without_end": _refused("", "<v>1</v>" + "<extLst><ext>" * 50_000),
    "unknown_kind": _refused("q", "<v>1</v>"),
    "no_truth": _refused("b", "<v>2</v>"),
    **{
        f"number_with_white_{number}": _shown(kind, inside, 12.5)
        for number, (kind, inside) in enumerate(
            (
                *(("", f"<v>{white}12.5</v>") for white in (" ", "\n", "\t ")),
                *((kind, f"<v>12.5{white}</v>") for kind in ("", "n") for white in (" ", "\n")),
                *(("n", f"<v>{white}12.5{white}</v>") for white in (" ", "\n  ")),
                *((kind, "<f>25/2</f><v>12.5 </v>") for kind in ("", "n")),
                ("", '<f t="shared" ref="C10:C11" si="9">25/2</f>\n<v>12.5\n</v>'),
            )
        )
    },
    "text_with_white": _shown("str", "<f>A1</f><v>12.5 </v>", "12.5 "),
    "no_number": _shown("", "<v>1.234,50</v>", "1.234,50"),
}

NUMBERS: Mapping[str, Fault] = {
    "day": _day("<v>46024</v>"),
    "moment": _day("<v>46024.75</v>"),
    "before_the_first_day": _day("<v>-1</v>", "date_unreadable"),
    **{
        f"below_zero_{number}": Fault(
            cell(_DATE, written),
            findings=(f"date_unreadable Stamdata!{_DATE}",),
            reads={_DATE: -1.5},
        )
        for number, written in enumerate(
            (
                f'<c r="{_DATE}" s="20"><v>-1.5</v></c>',
                f"<c s='20' r='{_DATE}'><v>-1.5</v></c>",
                f'<x:c xmlns:x="{MAIN}" r="{_DATE}" s="20"><x:v>-1.5</x:v></x:c>',
            )
        )
    },
    **{
        f"far_below_zero_{written}": Fault(
            _day(f"<v>{written}</v>").make,
            findings=(f"date_unreadable Stamdata!{_DATE}",),
            reads={_DATE: float(written)},
        )
        for written in ("-1e300", "-1E+300", "-1e15", "-99999999999.5", "-INF", f"-{'9' * 400}")
    },
    "far_below_zero_oddly": Fault(
        cell(_DATE, f"<c s = '20' t='n'\n r='{_DATE}'>\n<f>1</f>\n<v>-1e300</v></c>"),
        findings=(f"date_unreadable Stamdata!{_DATE}",),
        reads={_DATE: -1e300},
    ),
    "far_beside_below_zero": _anywhere(
        '<c r="C10" s="20"><v>-1.5</v></c><c r="K10" s="20"><v>1e300</v></c>',
        findings=("not_read Stamdata!K10",),
        reads={"C10": -1.5, "K10": 1e300},
    ),
    **{f"lasts_{number}": _lasting(number) for number in ("1e300", "-1e300", "1000000000", "INF")},
    "below_zero_beside_a_time": _anywhere(
        '<c r="C10" s="20"><v>-1.5</v></c><c r="K10" s="20"><v>0.5</v></c>',
        findings=("not_read Stamdata!K10",),
        reads={"C10": -1.5, "K10": time(12)},
    ),
    "only_a_time": _day("<v>0.5</v>", "date_unreadable"),
    "year_alone": _day("<v>2026</v>", "date_out_of_range"),
    "9999999": _day("<v>9999999</v>", "date_unreadable"),
    "1e300": _day("<v>1e300</v>", "date_unreadable"),
    "1e999": _day("<v>1e999</v>", "date_unreadable"),
    "nan": _day("<v>NaN</v>", "date_out_of_range"),
    "5000_digits": _day(f"<v>{'1' * 5000}</v>", "date_unreadable"),
    "iso": _day("<v>2026-10-30</v>", kind="d"),
    "iso_with_zone": _day("<v>2026-10-30T10:00:00Z</v>", "date_unreadable", kind="d"),
    "iso_impossible": _day("<v>2026-13-45</v>", "date_impossible", kind="d"),
    **{f"typed_{words}": _day_typed(words) for words in ("31-12-2025", "31.12.25", "2025-12-31")},
    "typed_in_words": _day_typed("1. maj 2026"),
    "typed_without_year": _day_typed("1. maj", "date_without_year"),
    "typed_as_american": _day_typed("12/31/2025", "date_impossible"),
    "typed_as_american_too": _day_typed("1-13-2025", "date_impossible"),
    "typed_as_no_day": _day_typed("31-02-2026", "date_impossible"),
    "typed_as_words": _day_typed("snart", "date_unreadable"),
    "points_typed_over": Fault(
        cell(_POINTS, f'<c r="{_POINTS}"><v>3</v></c>'),
        findings=(f"formula_overwritten Stamdata!{_POINTS}",),
    ),
}

ADDRESSES: Mapping[str, Fault] = {
    "end_of_the_sheet": _anywhere(
        _NEW + '<c r="XFD1048576"><v>1</v></c>',
        findings=("not_read Stamdata!XFD1048576",),
        reads={"C10": "Ny plan", "XFD1048576": 1.0},
    ),
    "end_of_the_sheet_oddly": _anywhere(_NEW + "<c r='XFD1048576'><v>1</v></c>", "too_large"),
    "formula_at_the_end": _anywhere(
        _NEW + '<c r="XFD1048576"><f>1</f></c>', findings=("not_read Stamdata!XFD1048576",)
    ),
    "empty_at_the_end": _anywhere(_NEW + '<c r="XFD1048576" s="1"/>', reads={"C10": "Ny plan"}),
    "last_column": _anywhere(
        _NEW + '<c r="XFD10"><v>1</v></c>',
        findings=("not_read Stamdata!XFD10",),
        reads={"XFD10": 1.0},
    ),
    "last_row": _anywhere(
        _NEW + '<c r="C1048576" t="inlineStr"><is><t>hov</t></is></c>',
        findings=("not_read Stamdata!C1048576",),
        reads={"C10": "Ny plan", "C1048576": "hov"},
    ),
    "far_rows": _anywhere(
        '<c r="C10" s="20"><v>-1.5</v></c><c r="K400000" s="20"><v>0.5</v></c>'
        '<c r="L900000" t="e"><v>#N/A</v></c><c r="M950000"/>',
        findings=("not_read Stamdata!K400000",),
        reads={"C10": -1.5, "K400000": time(12)},
    ),
    "far_and_wide": _anywhere(
        _NEW + "".join(f'<c r="XFD{row}"><v>1</v></c>' for row in range(2_000, 2_400)), "too_large"
    ),
    "beyond_the_last_column": _anywhere(_NEW + '<c r="XFE10"><v>1</v></c>', "damaged"),
    "beyond_the_last_row": _anywhere(_NEW + '<c r="C1048577"><v>1</v></c>', "damaged"),
    "four_letters": _anywhere(_NEW + '<c r="AAAA1"><v>1</v></c>', "damaged"),
    "row_0": _anywhere(_NEW + '<c r="D0"><v>1</v></c>', "damaged"),
    "number_only": _anywhere(_NEW + '<c r="10"><v>1</v></c>', "damaged"),
    "letters_only": _anywhere(_NEW + '<c r="D"><v>1</v></c>', "damaged"),
    "small_letters": _anywhere(_NEW.replace("C10", "c10"), reads={"C10": "Ny plan"}),
    "small_letters_twice": _anywhere(_NEW + _NEW.replace("C10", "c10"), "damaged"),
    "absolute": _anywhere(_NEW + '<c r="$H$10"><v>1</v></c>', "damaged"),
    "twice": _anywhere(_NEW * 2, "damaged"),
    "none": _anywhere(_NEW.replace(' r="C10"', ""), reads={"C10": "Ny plan"}),
    "out_of_order": _anywhere(
        '<c r="K10"><v>1</v></c>' + _NEW, findings=("not_read Stamdata!K10",)
    ),
    "in_another_row": _anywhere(
        _NEW + '<c r="K12"><v>1</v></c>', findings=("not_read Stamdata!K12",)
    ),
    "style_that_is_none": _anywhere(_NEW.replace("<c ", '<c s="9999" '), reads={"C10": "Ny plan"}),
}
"""Where a cell says it stands; column K is beside everything the sheet uses."""
