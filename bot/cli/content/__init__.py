"""What does a trainer do with content on the command line?

What exchanges content loads more than what checks it, so it is loaded only when somebody asks for it.
"""

from importlib import import_module
from typing import Final, cast

import typer
from typer.core import TyperCommand, TyperGroup

from bot.cli.content.beginning import new_module
from bot.cli.content.checking import check_content, lock_content
from bot.cli.content.overview import content_stats
from bot.cli.content.previewing import preview_content

Command = TyperCommand | TyperGroup

LATER: Final = {
    "import": "bot.cli.exchange",
    "export": "bot.cli.exchange",
    "pack": "bot.cli.packs",
    "unpack": "bot.cli.packs",
    "pack-key": "bot.cli.packs",
    "pack-index": "bot.cli.packs",
    "pack-updates": "bot.cli.packs",
}
"""command -> the module whose `app` has it"""


class _Commands(TyperGroup):
    """Those that are there at once, and those that are fetched."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return [*super().list_commands(ctx), *LATER]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Command | None:  # type: ignore[override]
        if cmd_name not in LATER:
            return cast("Command | None", super().get_command(ctx, cmd_name))
        fetched = typer.main.get_group(import_module(LATER[cmd_name]).app)
        return cast("Command | None", fetched.get_command(ctx, cmd_name))


app = typer.Typer(
    cls=_Commands,
    help="Inhalte prüfen, ansehen, anlegen und austauschen.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
new = typer.Typer(help="Neue Inhalte anlegen.", no_args_is_help=True)
app.add_typer(new, name="new")

app.command("check")(check_content)
app.command("preview")(preview_content)
app.command("stats")(content_stats)
app.command("lock")(lock_content)
new.command("module")(new_module)
