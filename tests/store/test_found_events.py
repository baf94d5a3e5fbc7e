"""Found events are kept for their own basis only, in their own library, and purged with it."""

from bot.domain.document import BASE_LIBRARY, LibraryId, SentenceKey, VersionKey
from bot.domain.event import Event, EventRole
from bot.domain.timeline import FoundEvents, FoundReport, SentenceQuote
from bot.store.database import Database
from bot.store.document_ids import new_document_id
from bot.store.found_events import FoundEventStore
from bot.store.servers import ServerStore
from tests.store import samples

HERE, THERE = LibraryId("4001"), LibraryId("4002")
KEY = VersionKey(samples.document().id, 1)


def found(basis: str, words: str = "Mara Vell left in 2031.") -> FoundEvents:
    start = words.index("2031")
    event = Event(
        sentence=SentenceKey(*KEY, 0),
        start=start,
        end=start + 4,
        expression="2031",
        role=EventRole.HAPPENED,
        said_by=("Mara Vell",),
        edtf="2031",
    )
    quote = SentenceQuote(start=0, end=len(words), text=words)
    return FoundEvents(
        basis=basis, reports=(FoundReport(event=event, sentence=quote, stems=frozenset({"left"})),)
    )


def test_what_was_kept_is_found_on_its_basis_alone(database: Database) -> None:
    store = FoundEventStore(database)
    store.keep([(HERE, KEY, found("old"))])

    assert store.find((BASE_LIBRARY, HERE), {KEY: "old"}) == {KEY: found("old")}
    assert store.find((BASE_LIBRARY, HERE), {KEY: "new"}) == {}
    assert store.find((BASE_LIBRARY, HERE), {KEY._replace(version=2): "old"}) == {}


def test_the_newest_takes_the_place_of_what_was_kept(database: Database) -> None:
    store = FoundEventStore(database)
    store.keep([(HERE, KEY, found("old"))])
    store.keep([(HERE, KEY, found("new", "Mara Vell came in 2031."))])

    assert store.find((HERE,), {KEY: "new"}) == {KEY: found("new", "Mara Vell came in 2031.")}
    assert store.find((HERE,), {KEY: "old"}) == {}


def test_another_library_finds_nothing_of_it(database: Database) -> None:
    store = FoundEventStore(database)
    store.keep([(HERE, KEY, found("old"))])

    assert store.find((BASE_LIBRARY, THERE), {KEY: "old"}) == {}


def test_a_purge_takes_what_was_found_along(database: Database) -> None:
    store, servers = FoundEventStore(database), ServerStore(database)
    store.keep([(HERE, KEY, found("old"))])
    servers.join(HERE)
    servers.leave(HERE, samples.NOON)

    servers.purge(HERE)

    assert store.find((HERE,), {KEY: "old"}) == {}


def test_more_documents_than_one_query_names_are_found(database: Database) -> None:
    store = FoundEventStore(database)
    keys = [VersionKey(new_document_id(), 1) for _ in range(1_001)]
    store.keep([(HERE, key, FoundEvents(basis="one", reports=())) for key in keys])

    assert set(store.find((HERE,), dict.fromkeys(keys, "one"))) == set(keys)
