"""The judge of checks: the verdict, the sentences on either side, and that no side is swapped."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.domain.answer import Quote
from bot.domain.check import NOT_IN_SOURCES, Check, CheckRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY
from bot.services.evaluation.checks import check_marks
from tests.services.evaluation.samples import quote

SAYS = ("01-wire.txt", "14 people died.")
DENIES = ("02-update.txt", "The figure is 12.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "statements.jsonl").write_text(
        '{"id": "s1", "statement": "14 people died.", "verdict": ["corrected"],'
        f' "for": [{{"file": "{SAYS[0]}", "text": "{SAYS[1]}"}}],'
        f' "against": [{{"file": "{DENIES[0]}", "text": "{DENIES[1]}"}}]}}\n',
        encoding="utf-8",
    )
    return tmp_path


def _rights(
    folder: Path, verdict: str, supporting: Sequence[Quote], against: Sequence[Quote]
) -> dict[str, bool]:
    def check_many(requests: Sequence[CheckRequest]) -> list[Check]:
        return [
            Check(
                id=each.id,
                statement=each.statement,
                verdict=verdict,
                note="As the documents say.",
                supporting=tuple(supporting),
                against=tuple(against),
            )
            for each in requests
        ]

    return {mark.measure: mark.right for mark in check_marks(folder, check_many, BASE_LIBRARY)}


def test_the_right_verdict_with_both_sides_is_right(folder: Path) -> None:
    assert _rights(folder, Status.CORRECTED, [quote(*SAYS)], [quote(*DENIES)]) == {
        "check_verdict": True,
        "check_for": True,
        "check_against": True,
        "check_sides_kept": True,
    }


def test_swapped_sides_are_wrong_even_with_the_right_verdict(folder: Path) -> None:
    rights = _rights(folder, Status.CORRECTED, [quote(*DENIES)], [quote(*SAYS)])

    assert rights["check_verdict"]
    assert not rights["check_for"]
    assert not rights["check_against"]
    assert not rights["check_sides_kept"]


def test_a_verdict_that_overstates_is_wrong(folder: Path) -> None:
    assert not _rights(folder, Status.STATED, [quote(*SAYS)], [])["check_verdict"]


def test_a_missed_statement_counts_against_the_verdict_and_both_sides(folder: Path) -> None:
    rights = _rights(folder, NOT_IN_SOURCES, [], [])

    assert not any(rights[name] for name in ("check_verdict", "check_for", "check_against"))
