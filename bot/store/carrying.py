"""Carry moderators' verdicts from one version of a document to another one."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, and_, insert, select, update

from bot.domain.document import Document
from bot.store.audit import AuditAction, AuditEntry, State, append
from bot.store.schema import sentences, verdicts
from bot.store.steps import Stamp

_SHOWN = ("status", "moderator_name", "evidence", "reason")
_FINDING = (*_SHOWN, "moderator_id", "recorded_at")


def carry_verdicts(connection: Connection, old: Document, new: Document, stamp: Stamp) -> None:
    """Move each verdict on a sentence of `old` to the sentence of `new` with the same words.

    A sentence that is gone keeps its verdict: it counts again when the older version is put back.
    Servers' verdicts on a document of the base library go along, each logged in the server's own
    library.
    """
    places = _places_by_words(connection, new)
    met: Counter[tuple[str, str]] = Counter()
    for row in verdicts_on(connection, old):
        # Words that stand there twice keep their order, in each library by itself.
        found = places[row["words"]][met[row["library_id"], row["words"]] :]
        met[row["library_id"], row["words"]] += 1
        if not found:
            continue
        place = {"version": new.version, "position": found[0]}
        take_down(connection, row, stamp)
        put_down(connection, row, place, stamp)


def take_down(connection: Connection, row: RowMapping, stamp: Stamp) -> None:
    """Take a verdict out of force where it stands."""
    connection.execute(
        update(verdicts)
        .where(verdicts.c.library_id == row["library_id"], verdicts.c.id == row["id"])
        .values(cleared_at=stamp.at, cleared_by=stamp.actor)
    )


def put_down(connection: Connection, row: RowMapping, place: dict[str, int], stamp: Stamp) -> None:
    """Put a verdict in force on the sentence at `place`, and log it in the verdict's library."""
    kept = {name: row[name] for name in ("library_id", "document_id", *_FINDING)}
    connection.execute(insert(verdicts).values(**kept, **place))
    _log(connection, row, place, stamp)


def verdicts_on(connection: Connection, old: Document) -> Sequence[RowMapping]:
    """Return every library's verdicts in force on a version with their words, in their order."""
    query = (
        select(*verdicts.c, sentences.c.text.label("words"))
        .join(
            sentences,
            and_(
                sentences.c.document_id == verdicts.c.document_id,
                sentences.c.version == verdicts.c.version,
                sentences.c.position == verdicts.c.position,
            ),
        )
        .where(
            sentences.c.library_id == old.library,
            sentences.c.document_id == old.id,
            sentences.c.version == old.version,
            verdicts.c.cleared_at.is_(None),
        )
        .order_by(verdicts.c.position, verdicts.c.library_id)
    )
    return connection.execute(query).mappings().all()


def _places_by_words(connection: Connection, new: Document) -> dict[str, list[int]]:
    query = (
        select(sentences.c.text, sentences.c.position)
        .where(
            sentences.c.library_id == new.library,
            sentences.c.document_id == new.id,
            sentences.c.version == new.version,
        )
        .order_by(sentences.c.position)
    )
    places: dict[str, list[int]] = defaultdict(list)
    for words, position in connection.execute(query):
        places[words].append(position)
    return places


def _log(connection: Connection, row: RowMapping, place: dict[str, int], stamp: Stamp) -> None:
    said: State = {name: row[name] for name in (*_SHOWN, "words")}
    append(
        connection,
        AuditEntry(
            library=row["library_id"],
            at=stamp.at,
            actor=stamp.actor,
            action=AuditAction.CARRY_VERDICT,
            document=row["document_id"],
            before={"version": row["version"], "position": row["position"], **said},
            after={**place, **said},
        ),
    )
