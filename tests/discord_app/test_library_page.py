"""The library's lists, log and steps are drawn within Discord's limits; pages hold everything."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app import document_ids, library_ids
from bot.discord_app.intake_page import Arrival, render_arrivals, render_ready
from bot.discord_app.interaction.long_work import Stage
from bot.discord_app.library_page import (
    LOG_PER_PAGE,
    PER_PAGE,
    render_document,
    render_drafts,
    render_library,
    render_log,
)
from bot.discord_app.published_page import render_ask_remove, render_published
from bot.discord_app.rendering.limits import CUSTOM_ID_CHARACTERS
from bot.discord_app.source_pages import SOURCE_LIST
from bot.domain.answer import DocumentSummary
from bot.domain.document import DocumentId, VersionKey
from bot.domain.draft import DraftId
from bot.domain.ingest import IngestOutcome, IngestReport
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


def test_each_arrival_says_what_became_of_it() -> None:
    stage = Stage(lambda: None)
    stage("analysing the document", 1, 3)
    arrivals = [
        Arrival("a.md", stage, draft=draft()),
        Arrival("b.exe", stage, problem="files of this kind do not go in"),
        Arrival("c_d.md", stage),
    ]
    drawn = samples.drawn(render_arrivals(arrivals, left_out=2))

    assert texts(drawn) == [
        "### 2 of 3 read · nothing is live yet\n2 more were left out: 10 go in at once.",
        "📥 **a.md**\n-# Harbour master: nobody left by ship",
        "⛔ **b.exe**\n-# files of this kind do not go in",
        "⏳ **c\\_d.md**\n-# Analysing the document · 1 of 3",
    ]
    assert labels(drawn) == ["Preview"]


def test_the_same_file_twice_is_one_draft_with_one_button() -> None:
    arrivals = [Arrival(name, Stage(lambda: None), draft=draft()) for name in ("a.md", "b.md")]

    assert labels(samples.drawn(render_arrivals(arrivals))) == ["Preview"]


def test_what_everybody_reads_of_a_late_preview_names_nothing_of_it() -> None:
    late = shown(render_ready("77", [draft(), draft()]))

    assert "The preview that <@77> asked for" in late
    assert "Harbour" not in late
    assert "harbour.pdf" not in late


@settings(max_examples=40, deadline=None)
@given(HOSTILE.filter(lambda words: bool(words.strip())), st.integers(1, 30))
def test_hostile_documents_stay_within_the_limits(words: str, times: int) -> None:
    long = words * times
    summary = samples.summary(long)
    hostile = draft(file_name=long, details=draft().details.model_copy(update={"title": long}))
    steps = [step(number, title=long, before=long, after=long) for number in range(LOG_PER_PAGE)]
    many = [hostile.model_copy(update={"id": DraftId(f"DRAFT{number}")}) for number in range(30)]
    arrivals = [Arrival(long, Stage(lambda: None), draft=each) for each in many[:5]]
    arrivals += [Arrival(long, Stage(lambda: None), problem=long) for _ in range(5)]
    for view in (
        render_library([_named(summary, long)] * 9, "", 0),
        render_document(_named(summary, long), [version(1, by=long)] * 20),
        render_drafts(many),
        render_log(steps, 3, more=True),
        render_arrivals(arrivals, 3),
    ):
        drawn = samples.drawn(view)
        assert rules.problems({**drawn, "allowed_mentions": {}}) == []


@pytest.mark.parametrize("deed", document_ids.DOCUMENT_DEEDS)
def test_a_documents_button_names_deed_and_version_again(deed: str) -> None:
    key = VersionKey(DocumentId("k3x9a2mf"), 999_999)
    match = document_ids.DOCUMENT.fullmatch(document_ids.document_id(deed, key))

    assert match is not None
    assert match["deed"] == deed
    assert document_ids.seen_version(match) == key


@given(st.integers(0, 99_999), st.text(max_size=200))
def test_a_page_of_the_list_remembers_its_filter(page: int, words: str) -> None:
    custom_id = library_ids.library_id(page, words)
    match = library_ids.LIBRARY.fullmatch(custom_id)

    assert match is not None
    assert len(custom_id) <= CUSTOM_ID_CHARACTERS
    assert (int(match["page"]), match["words"]) == (page, words[: library_ids.MOST_FILTER])
    assert SOURCE_LIST.fullmatch(custom_id) is None


def _named(summary: DocumentSummary, words: str) -> DocumentSummary:
    details = summary.details.model_copy(
        update={"author": words, "publisher": words, "url": words, "published_note": words}
    )
    document = summary.document.model_copy(update={"publisher": words, "file_name": words})
    return summary.model_copy(update={"details": details, "document": document, "shared": False})
