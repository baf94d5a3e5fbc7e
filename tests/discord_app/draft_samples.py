"""A fictional draft to draw. No real person, place or outlet is meant."""

from datetime import UTC, datetime

from bot.domain.document import DocumentDetails, LibraryId
from bot.domain.draft import Draft, DraftId, DraftObjection, NearDuplicate, Objection
from tests.discord_app import samples

DETAILS = DocumentDetails(
    title="Harbour master: nobody left by ship",
    publisher="The Veldhaven Gazette",
    author="Ilka Tamm",
    published="2031-05-12",
    url="https://gazette.example/harbour",
)


def draft(**fields: object) -> Draft:
    """Make a draft; `fields` replace those of the usual one."""
    usual = Draft(
        id=DraftId("k3x9a2mf"),
        library=LibraryId("4001"),
        file_name="harbour.pdf",
        details=DETAILS,
        revision=3,
        prepared_by="77",
        prepared_at=datetime(2031, 6, 1, tzinfo=UTC),
        words=412,
        sentences=21,
        attributed=9,
        hedged=2,
        denials=1,
        events=5,
        pages=3,
        pages_read=3,
        dropped=4,
        opening="The harbour master of Veldhaven said that nobody left by ship.",
    )
    return usual.model_copy(update=fields)


def near(shared: float = 0.62, title: str = "The harbour letters") -> NearDuplicate:
    return NearDuplicate(document=samples.document(title=title), shared=shared)


def objection(
    kind: Objection = Objection.DENIES,
    text: str = "The harbour master said that nobody left by ship.",
    objected: str = samples.RUMOUR,
) -> DraftObjection:
    return DraftObjection(kind=kind, text=text, document=samples.document(), objected=objected)
