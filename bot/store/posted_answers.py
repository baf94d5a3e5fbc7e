"""Public answers, kept for a while so that they can be marked when their sources change."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, select, update

from bot.domain.answer import QuoteRef
from bot.domain.claim import Status
from bot.domain.document import LibraryId
from bot.domain.posted import Change, ChangeKind, PostedAnswer, ShownQuote
from bot.store.database import Database
from bot.store.schema import posted_answers


class PostedAnswerStore:
    """Keep where answers stand and what they quote: no question and no member."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, answer: PostedAnswer) -> None:
        """Note what was just posted, in the place of what the message showed before."""
        before = delete(posted_answers).where(
            posted_answers.c.library_id == answer.library,
            posted_answers.c.message_id == answer.message,
        )
        statement = insert(posted_answers).values(
            library_id=answer.library,
            message_id=answer.message,
            channel_id=answer.channel,
            posted_at=answer.posted_at,
            quotes=json.dumps([[*each.ref, each.status] for each in answer.quotes]),
            mark=_dumped(answer.marked),
        )
        with self._database.write() as connection:
            connection.execute(before)
            connection.execute(statement)

    def list(self, library: LibraryId) -> tuple[PostedAnswer, ...]:
        """Return the library's answers, the newest first: those are read most."""
        query = (
            select(posted_answers)
            .where(posted_answers.c.library_id == library)
            .order_by(posted_answers.c.posted_at.desc())
        )
        with self._database.read() as connection:
            return tuple(_answer_from(row) for row in connection.execute(query).mappings())

    def mark(self, library: LibraryId, message: str, changes: Sequence[Change]) -> None:
        """Note which changes a message tells of now."""
        statement = (
            update(posted_answers)
            .where(posted_answers.c.library_id == library, posted_answers.c.message_id == message)
            .values(mark=_dumped(changes))
        )
        with self._database.write() as connection:
            connection.execute(statement)

    def forget(self, library: LibraryId, message: str) -> None:
        """Drop an answer whose message has gone."""
        statement = delete(posted_answers).where(
            posted_answers.c.library_id == library, posted_answers.c.message_id == message
        )
        with self._database.write() as connection:
            connection.execute(statement)

    def forget_before(self, moment: datetime) -> int:
        """Drop every server's answers that were posted before; return how many."""
        statement = delete(posted_answers).where(posted_answers.c.posted_at < moment)
        with self._database.write() as connection:
            return connection.execute(statement).rowcount


def _dumped(changes: Sequence[Change]) -> str:
    return json.dumps(list(changes)) if changes else ""


def _answer_from(row: RowMapping) -> PostedAnswer:
    quotes = json.loads(row["quotes"])
    marked = json.loads(row["mark"]) if row["mark"] else []
    return PostedAnswer(
        library=row["library_id"],
        channel=row["channel_id"],
        message=row["message_id"],
        posted_at=row["posted_at"],
        quotes=tuple(ShownQuote(QuoteRef(*ref), Status(status)) for *ref, status in quotes),
        marked=tuple(
            Change(document, ChangeKind(kind), Status(status) if status else None)
            for document, kind, status in marked
        ),
    )
