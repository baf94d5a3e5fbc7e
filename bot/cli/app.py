"""The terminal's commands, put together; errors become one sentence and an exit code."""

import sys

import typer
from rich.console import Console

from bot.cli import (
    ask,
    check,
    claims,
    doctor,
    evaluate,
    library,
    library_steps,
    run,
    sentences,
    servers,
    timeline,
    timeline_edits,
)
from bot.cli.options import DataOption, State
from bot.domain.errors import ConfigurationError, HearsayError, QuestionRejectedError
from bot.logs import configure_logging

EXIT_FAILED = 1
EXIT_USAGE = 2

app = typer.Typer(
    name="hearsay",
    help="Answers about a contested story, only in its sources' own words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    ask,
    check,
    claims,
    library,
    library_steps,
    sentences,
    servers,
    timeline,
    timeline_edits,
    run,
    doctor,
    evaluate,
):
    module.register(app)


@app.callback()
def _common(context: typer.Context, data: DataOption = None) -> None:
    configure_logging("warning")
    context.obj = State(data=data)


def main() -> None:
    """Run the command line; `python -m bot` and the `hearsay` script come here."""
    try:
        app()
    except (QuestionRejectedError, ConfigurationError) as error:
        _fail(error, EXIT_USAGE)
    except HearsayError as error:
        _fail(error, EXIT_FAILED)
    except BrokenPipeError:
        # `… | head` closes the pipe early: that is no failure of ours.
        sys.stderr.close()


def _fail(error: HearsayError, code: int) -> None:
    Console(stderr=True, soft_wrap=True).print(str(error), markup=False, highlight=False)
    raise SystemExit(code)
