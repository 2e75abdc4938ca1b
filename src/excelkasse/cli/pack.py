"""`excelkasse pack FILE|FOLDER --to styregruppe -o DIR`: what people get who decide."""

from pathlib import Path
from typing import Annotated

import typer

from excelkasse.cli.options import as_of_option, json_option, lang_option
from excelkasse.texts import Texts


def add(app: typer.Typer, words: Texts) -> None:
    """Add the command to the application."""

    @app.command(help=words["help.pack"])
    def pack(  # noqa: PLR0913, PLR0917  (a command has as many options as people need)
        source: Annotated[
            Path, typer.Argument(metavar="FILE|FOLDER", help=words["help.pack_source"])
        ],
        to: Annotated[str, typer.Option("--to", metavar="WHO", help=words["help.pack_to"])],
        output: Annotated[
            Path, typer.Option("-o", "--output", metavar="DIR", help=words["help.pack_output"])
        ] = Path(words["cli.pack_folder"]),
        as_of: Annotated[str, as_of_option(words)] = "",
        sections: Annotated[
            str, typer.Option("--with", metavar="LIST", help=words["help.pack_with"])
        ] = "",
        mail_to: Annotated[
            list[str] | None,
            typer.Option("--mail-to", metavar="ADDRESS", help=words["help.pack_mail_to"]),
        ] = None,
        waive: Annotated[
            list[str] | None,
            typer.Option("--waive", metavar="CELL", help=words["help.pack_waive"]),
        ] = None,
        html: Annotated[bool, typer.Option("--html", help=words["help.pack_html"])] = False,  # noqa: FBT002
        smtp: Annotated[
            str, typer.Option("--smtp", metavar="HOST:PORT", help=words["help.pack_smtp"])
        ] = "",
        sender: Annotated[
            str, typer.Option("--from", metavar="ADDRESS", help=words["help.pack_from"])
        ] = "",
        user: Annotated[
            str, typer.Option("--user", metavar="NAME", help=words["help.pack_user"])
        ] = "",
        dry_run: Annotated[  # noqa: FBT002
            bool, typer.Option("--dry-run", help=words["help.pack_dry_run"])
        ] = False,
        yes: Annotated[bool, typer.Option("--yes", help=words["help.pack_yes"])] = False,  # noqa: FBT002
        json: Annotated[bool, json_option(words)] = False,  # noqa: FBT002
        lang: Annotated[str, lang_option(words)] = words.language,
    ) -> None:
        del lang  # found before parsing, because help is spoken in it too
        from excelkasse.cli.packing import Packing, Wishes

        wishes = Wishes(
            source, to, output, as_of, sections, tuple(mail_to or ()), tuple(waive or ()), html
        )
        packing = Packing(words, wishes, json=json)
        if smtp:
            packing.post(smtp, sender, user, dry_run=dry_run, yes=yes)
        else:
            packing.write(dry_run=dry_run)
