"""`doctor`: is everything in order, and what to do if not."""

import json

import typer
from rich.console import Console

from bot.cli.options import DataOption, JsonOption, opened, settings_of
from bot.services.diagnosis import examine_before_start


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(_doctor)


def _doctor(context: typer.Context, as_json: JsonOption = False, data: DataOption = None) -> None:
    """Check settings, token format, model, store and index; 0 only if all is well."""
    settings = settings_of(context, data)
    if settings.data.exists():
        with opened(context, data) as hearsay:
            findings = hearsay.doctor.examine()
    else:
        # A mistyped folder must not come into being by being looked at.
        findings = examine_before_start(settings)
    if as_json:
        rows = [finding.model_dump(mode="json") for finding in findings]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        console = Console(highlight=False, soft_wrap=True)
        for finding in findings:
            mark = "ok     " if finding.fine else "PROBLEM"
            console.print(f"{mark}  {finding.what}: {finding.found}", markup=False)
            if finding.advice:
                console.print(f"         {finding.advice}", markup=False)
    if not all(finding.fine for finding in findings):
        raise typer.Exit(1)
