"""`excelkasse tools`: the data dictionary, made from the declarations."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from excelkasse.actions.dictionary import dictionary
from excelkasse.cli.options import json_option, lang_option
from excelkasse.cli.terminal import Terminal
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.tools"])
    def tools(
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        if json:
            Terminal(words).json(dictionary(words))
        else:
            _show(words)


def _show(words: Texts) -> None:
    console = Console(highlight=False)
    for tool in dictionary(words)["tools"]:
        console.print(f"\n{tool['number']} {tool['title']}", style="bold", markup=False)
        console.print(tool["purpose"], markup=False)
        for part in tool["parts"]:
            table = Table(title=part["title"], title_justify="left", expand=True)
            for heading in ("field", "kind", "help"):
                table.add_column(words[f"dictionary.{heading}"], overflow="fold")
            for field in part["fields"]:
                star = " *" if field["required"] else ""
                kind = words[f"dictionary.kinds.{field['kind']}"]
                table.add_row(f"{field['label']}{star}", kind, field["help"])
            console.print(table)
