"""What one server decides counts there, at once and completely, and nowhere else."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import Settings
from bot.domain.answer import AskRequest, QuoteRef
from bot.domain.check import CheckRequest
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, LibraryId
from bot.domain.errors import NotFoundError
from bot.domain.server import ServerSettings
from bot.domain.timeline import TimelineRequest
from bot.services.verification import Moderator
from bot.wiring import Hearsay, build
from tests.services.conftest import DENIAL, HARBOUR, OTHER_SERVER, SERVER, submission

ANNA = Moderator("77", "Anna")
THIRD = LibraryId("4003")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hearsay]:
    """Make a Hearsay whose base denies what three servers' own documents say."""
    built = build(Settings(data=tmp_path_factory.mktemp("settings")))
    switch_base(built, THIRD, on=False)
    built.ingester.ingest_many(
        [
            submission("denial.md", DENIAL, BASE_LIBRARY, published="2021-05-06"),
            *(
                submission("harbour.md", HARBOUR, library, published="2021-05-05")
                for library in (SERVER, OTHER_SERVER, THIRD)
            ),
        ]
    )
    yield built
    built.close()


def switch_base(hearsay: Hearsay, library: LibraryId, *, on: bool) -> ServerSettings:
    return hearsay.server_settings.change(
        library, lambda before: before.model_copy(update={"use_base": on}), ANNA
    )


def statuses(hearsay: Hearsay, library: LibraryId) -> dict[str, Status]:
    found = hearsay.catalogue.sentences(library, "harbour.md")
    return {each.text: each.status for each in found}


def everything_told(hearsay: Hearsay, library: LibraryId) -> dict[str, str]:
    """Ask a library everything that a member can, about its own story and about the base's."""
    questions = ("What did Galt Shipping deny?", "Was the store insured?", "Who is Han Lianchao?")
    claims = ("A lamp fell over in the grain store.", "Dong Jingwei defected to the US.")
    told = {
        **{each: str(hearsay.answerer.answer(AskRequest(library, each))) for each in questions},
        **{each: str(hearsay.checker.check(CheckRequest(library, each))) for each in claims},
        "timeline": str(hearsay.chronology.timeline(TimelineRequest(library))),
        "about": str(hearsay.chronology.timeline(TimelineRequest(library, about="Jingwei"))),
        "as of": str(hearsay.chronology.timeline(TimelineRequest(library, as_of="2030"))),
        "list": str(hearsay.catalogue.list(library)),
        "sentences": str(hearsay.catalogue.sentences(library)),
        "finder": str(hearsay.sentence_finder.search(library, "Galt Shipping denied")),
        "events": str(hearsay.timeline_editor.offer(library, "")),
        **{
            f"typing {typed!r}": str(hearsay.suggestions.complete(library, typed))
            for typed in ("", "Who is Ga", "Han", "Dong")
        },
        "names": str(hearsay.suggestions.names(library, "")),
    }
    return {
        what: words.replace(what, "") if what in (*questions, *claims) else words
        for what, words in told.items()
    }


def test_without_the_base_not_a_word_of_it_is_told(shared: Hearsay) -> None:
    base = [each.document for each in shared.catalogue.list(BASE_LIBRARY)]
    traces = [
        *(each.id for each in base),
        *(each.title for each in base),
        *("insured twice", "rejects harbour master", "Lianchao", "Spy Talk", "counterintelligence"),
    ]
    with_base = everything_told(shared, SERVER)
    switch_base(shared, SERVER, on=False)

    told = everything_told(shared, SERVER)
    unknown = [_refused(shared, QuoteRef(each.id, each.version, 0, 40), SERVER) for each in base]
    switch_base(shared, SERVER, on=True)

    assert {what: trace for what, words in told.items() for trace in traces if trace in words} == {}
    assert unknown == [True] * len(base)
    assert any(trace in words for words in with_base.values() for trace in traces)
    assert everything_told(shared, SERVER) == with_base


def test_without_the_base_statuses_are_those_of_a_server_that_never_had_it(
    shared: Hearsay,
) -> None:
    before = statuses(shared, SERVER)
    switch_base(shared, SERVER, on=False)
    without = statuses(shared, SERVER)
    switch_base(shared, SERVER, on=True)

    assert without == statuses(shared, THIRD)
    assert without != before
    assert Status.DISPUTED in before.values()
    assert Status.DISPUTED not in without.values()
    assert statuses(shared, SERVER) == before


def test_switching_the_base_off_changes_nothing_in_another_server(shared: Hearsay) -> None:
    theirs = everything_told(shared, OTHER_SERVER)
    in_direct_messages = everything_told(shared, BASE_LIBRARY)
    switch_base(shared, SERVER, on=False)

    assert everything_told(shared, OTHER_SERVER) == theirs
    assert everything_told(shared, BASE_LIBRARY) == in_direct_messages
    assert shared.server_settings.of(OTHER_SERVER) == ServerSettings(library=OTHER_SERVER)
    switch_base(shared, SERVER, on=True)


def test_changes_from_several_threads_all_count(shared: Hearsay) -> None:
    library = LibraryId("4100")

    def add(channel: str) -> None:
        shared.server_settings.change(
            library,
            lambda before: before.model_copy(
                update={"answer_channels": (*before.answer_channels, channel)}
            ),
            ANNA,
        )

    threads = [threading.Thread(target=add, args=(str(number),)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(shared.server_settings.of(library).answer_channels) == set(map(str, range(20)))


def test_settings_are_known_again_after_a_restart(tmp_path: Path) -> None:
    first = build(Settings(data=tmp_path))
    decided = first.server_settings.change(
        SERVER, lambda before: before.model_copy(update={"moderator_roles": ("5",)}), ANNA
    )
    first.close()

    second = build(Settings(data=tmp_path))

    assert second.server_settings.of(SERVER) == decided
    assert second.server_settings.of(SERVER).moderator_roles == ("5",)
    second.close()


def _refused(hearsay: Hearsay, ref: QuoteRef, library: LibraryId) -> bool:
    try:
        hearsay.context.around(library, ref)
    except NotFoundError:
        return True
    return False
