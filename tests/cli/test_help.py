"""Every command and option explains itself."""

import subprocess
import sys

import pytest
import typer
from typer.core import TyperGroup

from bot.cli.app import app
from bot.config import Settings

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, TyperGroup)
COMMANDS = GROUP.commands


def test_the_commands_of_the_design_are_there() -> None:
    assert {
        "run", "doctor", "add", "documents", "remove", "undo", "ask", "check", "sentences",
        "evaluate",
    } <= set(COMMANDS)  # fmt: skip


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_has_a_description(name: str) -> None:
    command = COMMANDS[name]

    assert command.help
    for option in command.params:
        assert getattr(option, "help", None), f"{name} {option.name}"


def test_every_setting_has_a_description() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert "only in its sources' own words" in done.stdout


@pytest.mark.parametrize("name", ["ask", "run"])
def test_a_flag_shows_no_value_that_it_would_take(name: str) -> None:
    flags = [each for each in COMMANDS[name].params if getattr(each, "is_flag", False)]

    assert flags
    assert [flag.name for flag in flags if flag.metavar != ""] == []
