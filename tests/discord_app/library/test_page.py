"""The library's lists, log and steps are drawn within Discord's limits; pages hold everything."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.library.page import (
    LOG_PER_PAGE,
    PER_PAGE,
    render_document,
    render_drafts,
    render_library,
    render_log,
)
from bot.domain.answer import DocumentSummary
from bot.domain.document import DocumentId
from bot.domain.draft import DraftId
from bot.services.library_log import LogEntry
from bot.store.audit import AuditAction
from bot.store.version_list import VersionSummary
from tests.discord_app import samples
from tests.discord_app.draft_samples import draft
from tests.discord_app.samples import HOSTILE
from tests.loopback import rules
from tests.loopback.reading import everything, labels, texts

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)


def step(number: int = 12, **fields: object) -> LogEntry:
    usual = LogEntry(
        number=number,
        at=NOON,
        actor="77",
        action=AuditAction.EDIT_DETAILS,
        what="details changed",
        document=DocumentId("abcd1234"),
        title="The harbour letters",
        before="author: not stated",
        after="author: Ilka Tamm",
        undoes=None,
        why_not=None,
    )
    return usual.model_copy(update=fields)


def version(number: int, *, current: bool = False, by: str = "77") -> VersionSummary:
    return VersionSummary(
        document=samples.document().model_copy(update={"version": number}),
        current=current,
        words=900,
        sentences=41,
        added_at=NOON,
        added_by=by,
    )


def shown(view: object) -> str:
    return everything(samples.drawn(view))  # type: ignore[arg-type]  # each test hands a layout


def test_the_list_shows_own_documents_first_and_is_filtered() -> None:
    documents = [
        samples.summary("The base report"),
        samples.summary("The mill diary", shared=False),
        samples.summary("The harbour report", shared=False),
    ]

    assert texts(samples.drawn(render_library(documents, "", 0)))[0].startswith(
        "### Library\n3 documents · page 1 of 1\n\n**The mill diary · "
    )
    found = shown(render_library(documents, "REPORT", 0))
    assert "2 documents with “REPORT”" in found
    assert found.index("The harbour report") < found.index("The base report")
    assert "The mill diary" not in found


def test_every_document_stands_on_one_page_of_the_list() -> None:
    documents = [samples.summary(f"Report <{number}>") for number in range(3 * PER_PAGE + 1)]
    pages = [shown(render_library(documents, "report", page)) for page in range(6)]

    assert pages[4] == pages[3]
    for number in range(len(documents)):
        assert sum(f"Report <{number}>" in page for page in pages[:4]) == 1


def test_a_document_shows_its_versions_and_what_can_be_done() -> None:
    drawn = samples.drawn(
        render_document(
            samples.summary(shared=False), [version(2, current=True), version(1, by="operator")]
        )
    )

    assert texts(drawn)[1] == (
        "**Versions**\n"
        f"2 · <t:{int(NOON.timestamp())}:d> · <@77> · 900 words · **quoted now**\n"
        f"1 · <t:{int(NOON.timestamp())}:d> · operator · 900 words"
    )
    assert labels(drawn) == ["Edit details", "Remove…"]


def test_a_document_of_the_base_library_cannot_be_changed_here() -> None:
    drawn = samples.drawn(render_document(samples.summary(), [version(1)]))

    assert "which every server shares" in everything(drawn)
    assert labels(drawn) == []


def test_a_step_of_the_log_is_drawn_like_this() -> None:
    drawn = samples.drawn(render_log([step(), step(11, why_not="it was undone")], 0, more=False))

    assert texts(drawn)[1] == (
        "**12 · details changed** “The harbour letters”\n"
        f"-# <@77> · <t:{int(NOON.timestamp())}:f>\n"
        "-# author: not stated → author: Ilka Tamm"
    )
    assert labels(drawn) == ["Undo"]


@settings(max_examples=40, deadline=None)
@given(HOSTILE.filter(lambda words: bool(words.strip())), st.integers(1, 30))
def test_hostile_documents_stay_within_the_limits(words: str, times: int) -> None:
    long = words * times
    summary = samples.summary(long)
    hostile = draft(file_name=long, details=draft().details.model_copy(update={"title": long}))
    steps = [step(number, title=long, before=long, after=long) for number in range(LOG_PER_PAGE)]
    many = [hostile.model_copy(update={"id": DraftId(f"DRAFT{number}")}) for number in range(30)]
    for view in (
        render_library([_named(summary, long)] * 9, "", 0),
        render_document(_named(summary, long), [version(1, by=long)] * 20),
        render_drafts(many),
        render_log(steps, 3, more=True),
    ):
        drawn = samples.drawn(view)
        assert rules.problems({**drawn, "allowed_mentions": {}}) == []


def _named(summary: DocumentSummary, words: str) -> DocumentSummary:
    details = summary.details.model_copy(
        update={"author": words, "publisher": words, "url": words, "published_note": words}
    )
    document = summary.document.model_copy(update={"publisher": words, "file_name": words})
    return summary.model_copy(update={"details": details, "document": document, "shared": False})


def test_the_list_writes_the_day_of_adding_like_the_day_of_publishing() -> None:
    own = samples.summary().model_copy(update={"shared": False})

    assert "added 1 May 2031" in shown(render_library([own], "", 0))
