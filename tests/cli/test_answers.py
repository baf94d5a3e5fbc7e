"""An answer on the terminal: the status in words, and nothing twice."""

import pytest

from bot.cli.answers import print_answer
from bot.domain.answer import Quote
from bot.domain.claim import Status
from bot.domain.status import Evidence, judge
from tests.discord_app import samples


def _printed(quote: Quote, capsys: pytest.CaptureFixture[str]) -> list[str]:
    print_answer(samples.answer(quote), as_json=False)
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_what_a_document_states_is_called_stated_once(capsys: pytest.CaptureFixture[str]) -> None:
    via = "“The harbour letters” (publisher not stated, 2031-04)"
    status, reasons = judge(Evidence(via=via, own_voice=True))
    quote = samples.quote(said_by=(), status=status, reasons=reasons, hedge_words=())

    assert _printed(quote, capsys)[-1] == "○ Stated, not verified"


def test_a_correction_is_told_from_what_it_corrects(capsys: pytest.CaptureFixture[str]) -> None:
    _, reasons = judge(Evidence(via="“Corrections”", corrects=True))
    quote = samples.quote(status=Status.CORRECTED, reasons=reasons, hedge_words=())

    assert _printed(quote, capsys)[-1].startswith("↻ A correction: The words themselves correct")
