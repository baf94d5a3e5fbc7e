"""A quote's line begins with its status, which can be read back from it."""

import pytest

from bot.discord_app.rendering.quotes import facts_with_room
from bot.discord_app.rendering.wording import status_read_back
from bot.domain.claim import Status
from bot.domain.status import Evidence, judge
from tests.discord_app import samples


def _line(status: Status, *reasons: str) -> str:
    (facts,) = facts_with_room([samples.quote(status=status, reasons=reasons)], 4000)
    return facts.who


def test_a_correction_is_told_from_what_it_corrects() -> None:
    correction = judge(Evidence(via="“Corrections”", corrects=True))
    old = judge(Evidence(via="“Old news”", corrected_by=("“Corrections”",)))

    assert _line(*correction[:1], *correction.reasons).startswith("**✏️ A correction** · ")
    assert _line(*old[:1], *old.reasons).startswith("**✏️ Corrected later** · ")


@pytest.mark.parametrize("status", Status)
def test_every_status_is_read_back(status: Status) -> None:
    assert status_read_back(_line(status)) is status


def test_the_status_of_a_correction_is_read_back() -> None:
    reasons = judge(Evidence(via="“Corrections”", corrects=True)).reasons

    assert status_read_back(_line(Status.CORRECTED, *reasons)) is Status.CORRECTED


def test_a_line_without_a_status_has_none() -> None:
    assert status_read_back("🗑️ **Withdrawn**") is None
