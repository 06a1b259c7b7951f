"""The app and its commands, gathered; each command's module imports the rest of the program when it runs."""

from __future__ import annotations

import typer

from hvs_cli.cli import build, translations

app = typer.Typer(
    name="hvs",
    help="Documents for good relations between population groups, in many languages.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(build.build)
app.add_typer(translations.app, name="translations")


@app.callback()
def main() -> None:
    """Documents for good relations between population groups, in many languages."""
