"""`evaluate`: the quality figures on named data."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.options import JsonOption
from bot.config import Settings
from bot.reading.reader import DocumentReader
from bot.services.evaluation.bench import Bench
from bot.services.evaluation.figures import Figures
from bot.services.evaluation.floors import Floors, check, load_floors
from bot.services.evaluation.suites import CIRCULAR, DATED, FORMATS, NAMES, STORIES, evaluate
from bot.wiring import build, load_analyser

_TESTS = Path("tests")
_STORIES = _TESTS / "stories"
_TUNING = Path("../shared/eval")
_FLOORS = Path("tests/quality/floors.json")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate")(_evaluate)


def _evaluate(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(NAMES)}.", metavar="NAME")],
    data_folder: Annotated[
        Path | None,
        typer.Option(
            help="Where the data set lies. Default: as in a checkout.", show_default=False
        ),
    ] = None,
    floors: Annotated[Path, typer.Option(help="File with the floors to compare with.")] = _FLOORS,
    as_json: JsonOption = False,
) -> None:
    """Measure quality on named data; 0 only if no figure lies below its floor."""
    known = load_floors(floors)
    with tempfile.TemporaryDirectory() as data, bench_on(Path(data)) as bench:
        figures = evaluate(name, data_folder or folder_of(name), bench)
    _print(figures, known, as_json=as_json)
    problems = check(figures, known) if figures.name in known else []
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for problem in problems:
        console.print(problem, markup=False)
    if problems:
        raise typer.Exit(1)


@contextmanager
def bench_on(data: Path) -> Iterator[Bench]:
    """Build every service that a data set is measured with, on a folder of its own."""
    hearsay = build(Settings(data=data, graphs=Settings().graph_folder))
    try:
        yield Bench(
            ingester=hearsay.ingester,
            answerer=hearsay.answerer,
            catalogue=hearsay.catalogue,
            checker=hearsay.checker,
            documents=hearsay.documents,
            assessments=hearsay.assessments,
            analyser=load_analyser(),
            encoder=hearsay.encoder,
            reader=DocumentReader(),
        )
    finally:
        hearsay.close()


def folder_of(name: str, root: Path = Path()) -> Path:
    """Return where a data set lies beside or in a checkout at `root`."""
    if name in (*STORIES, CIRCULAR, DATED):
        return root / _STORIES / name
    if name == FORMATS:
        return root / _TESTS / name
    tuning = Path(os.environ.get("HEARSAY_EVAL") or root / _TUNING)
    return tuning.parent / "story" if name.startswith("real-story") else tuning


def _print(figures: Figures, floors: Floors, *, as_json: bool) -> None:
    if as_json:
        print(figures.model_dump_json())
        return
    floor = floors.get(figures.name)
    print(f"{figures.name} ({figures.cases} cases)")
    for measure, value in sorted(figures.values.items()):
        least = floor.values.get(measure) if floor else None
        print(f"   {measure:24} {value:.3f}" + (f"   floor {least:.3f}" if least else ""))
