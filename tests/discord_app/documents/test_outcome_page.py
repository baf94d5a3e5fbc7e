"""What became of a step is said, with what can be done next."""

from bot.discord_app.documents.outcome_page import render_ask_remove, render_published
from bot.domain.ingest import IngestOutcome, IngestReport
from tests.discord_app import samples
from tests.loopback.reading import everything, labels


def test_a_published_document_offers_to_undo_and_to_edit() -> None:
    report = IngestReport(
        outcome=IngestOutcome.ADDED,
        document=samples.document(),
        words=900,
        sentences=41,
        attributed=3,
        hedged=2,
        denials=1,
    )
    drawn = samples.drawn(render_published(report, 12))

    assert "Its 41 sentences can be quoted from now on." in everything(drawn)
    assert labels(drawn) == ["Undo", "Edit details"]
    assert labels(samples.drawn(render_published(report, None))) == ["Edit details"]


def test_removing_is_asked_with_the_version_that_is_seen() -> None:
    drawn = samples.drawn(render_ask_remove(samples.document()))

    assert labels(drawn) == ["Remove it", "Keep it"]
    assert "Remove this document?" in everything(drawn)
