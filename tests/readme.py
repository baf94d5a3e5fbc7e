"""Write the README's generated parts: `python -m tests.readme`. A test checks them."""

import contextlib
import io
import re
import sys
import tempfile
from pathlib import Path

import typer
from pydantic_core import PydanticUndefined
from typer.core import TyperGroup

from bot.cli.app import app, main
from bot.config import Settings
from bot.services.evaluation.floors import load_floors

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
QUESTION = "Did Dong Jingwei defect to the US?"


def part(name: str) -> str:
    """Return what the README says between the marks of a part."""
    found = re.search(_between(name), README.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"the README has no part {name}"
    return found.group(1)


def commands() -> str:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    rows = [
        f"| `{name}` | {(command.help or '').splitlines()[0]} |"
        for name, command in sorted(group.commands.items())
    ]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


def settings() -> str:
    rows = [
        f"| `{field.alias}` | {_default(field.default)} | {field.description} |"
        for field in Settings.model_fields.values()
    ]
    return "\n".join(["| environment variable | default | |", "|---|---|---|", *rows])


def figures() -> str:
    rows = [
        f"| {name} | {floor.cases} | {_measures(floor.values)} |"
        for name, floor in load_floors(ROOT / "tests" / "quality" / "floors.json").items()
    ]
    return "\n".join(["| data set | cases | at least |", "|---|---|---|", *rows])


def exchange() -> str:
    """Ask the real story on a fresh data folder, as a newcomer would."""
    with tempfile.TemporaryDirectory() as data:
        before, sys.argv = sys.argv, ["hearsay", "--data", data, "ask", QUESTION]
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                main()
        finally:
            sys.argv = before
    return f'```console\n$ python -m bot ask "{QUESTION}"\n{out.getvalue().rstrip()}\n```'


GENERATED = {
    "commands": commands,
    "settings": settings,
    "figures": figures,
    "exchange": exchange,
}


def _between(name: str) -> str:
    return rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->"


def _default(value: object) -> str:
    if value is PydanticUndefined:
        return "the user's data directory"
    return f"`{value}`" if value not in (None, "") else ""


def _measures(values: object) -> str:
    assert isinstance(values, dict)
    return ", ".join(
        f"{measure.replace('_', ' ')} {value:.2f}" for measure, value in values.items()
    )


def write() -> None:
    text = README.read_text(encoding="utf-8")
    for name, made in GENERATED.items():
        before, rest = text.split(f"<!-- {name} -->\n")
        _, after = rest.split(f"<!-- /{name} -->")
        text = f"{before}<!-- {name} -->\n{made()}\n<!-- /{name} -->{after}"
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
