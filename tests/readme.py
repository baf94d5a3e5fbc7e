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
FIGURES = (
    ("night-ferry", "first_quote", "the first quote answers (a story of 10 documents)"),
    ("night-ferry", "any_quote", "one of the quotes answers"),
    ("night-ferry", "both_sides", "both sides are shown where the sources contradict one another"),
    ("night-ferry", "unanswerable", "refused, of questions that no document answers"),
    ("night-ferry", "verbatim", "quotes equal to their document's text"),
    ("night-ferry", "sentence_status", "the status of a sentence is right"),
    ("night-ferry", "check_verdict", "the verdict of a check is right"),
    ("orrinmere-dam", "first_quote", "the first quote answers (another story, 11 documents)"),
    ("orrinmere-dam", "both_sides", "both sides are shown"),
    ("orrinmere-dam", "sentence_status", "the status of a sentence is right"),
    ("circular", "not_over_counted", "circular reports: origins never over-counted"),
    ("circular", "independent_found", "truly independent origins found"),
    ("formats", "sentences_verbatim", "web pages, PDF, Word, e-mail: sentences found verbatim"),
    ("formats", "furniture_kept_out", "their menus and captions kept out (on first sight: 0.91)"),
    ("squad", "top1", "the right sentence first, among 3,037 (SQuAD 2.0)"),
    ("squad", "refusal_auroc", "telling questions about other subjects (AUROC)"),
    ("polnear", "macro_f1", "attributed or not (PolNeAR dev)"),
    ("polnear", "source_head_right", "the source is right, where one was found"),
    ("wikiwars", "calendar_value_f1", "calendar dates understood (WikiWars train)"),
)
"""What the README shows of the gate: a choice for readers, the file of floors has all."""

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
    floors = load_floors(ROOT / "tests" / "quality" / "floors.json")
    rows = [
        f"| {words} | `{name}` | {floors[name].cases} | {floors[name].values[measure]:.2f} |"
        for name, measure, words in FIGURES
    ]
    return "\n".join(
        ["| what | data set | cases in the set | at least |", "|---|---|---|---|", *rows]
    )


def exchange() -> str:
    """Ask the real story on a fresh data folder, as a newcomer would."""
    with tempfile.TemporaryDirectory() as data:
        before, sys.argv = sys.argv, ["hearsay", "--data", data, "ask", QUESTION]
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
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


def write() -> None:
    text = README.read_text(encoding="utf-8")
    for name, made in GENERATED.items():
        before, rest = text.split(f"<!-- {name} -->\n")
        _, after = rest.split(f"<!-- /{name} -->")
        text = f"{before}<!-- {name} -->\n{made()}\n<!-- /{name} -->{after}"
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
