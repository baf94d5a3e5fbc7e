"""What members report about answers, kept for the moderators of their server."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, delete, insert, select

from bot.domain.answer import QuoteRef
from bot.domain.document import LibraryId
from bot.domain.value import Value
from bot.store.audit import Clock, utc_now
from bot.store.database import Database
from bot.store.schema import feedback


class Feedback(Value):
    """A member's own words about an answer, and the quotes that it showed."""

    id: int
    library: LibraryId
    refs: tuple[QuoteRef, ...]
    message_link: str
    words: str
    member_id: str
    at: datetime


class FeedbackStore:
    """Keep feedback: the only words of members that are ever stored."""

    def __init__(self, database: Database, now: Clock = utc_now) -> None:
        self._database = database
        self._now = now

    def record(
        self,
        library: LibraryId,
        *,
        refs: Sequence[QuoteRef],
        message_link: str,
        words: str,
        member_id: str,
    ) -> int:
        """Store a member's words about the quotes `refs`; return the report's number."""
        statement = insert(feedback).values(
            library_id=library,
            quotes=json.dumps(list(refs)),
            message_link=message_link,
            words=words,
            member_id=member_id,
            at=self._now(),
        )
        with self._database.write() as connection:
            return int(connection.execute(statement.returning(feedback.c.id)).scalar_one())

    def list(self, library: LibraryId) -> tuple[Feedback, ...]:
        """Return the library's feedback, the newest first."""
        query = (
            select(feedback).where(feedback.c.library_id == library).order_by(feedback.c.id.desc())
        )
        with self._database.read() as connection:
            return tuple(_feedback_from(row) for row in connection.execute(query).mappings())

    def forget_member(self, member_id: str) -> int:
        """Delete a member's words in every library, and return how many reports that were.

        The one statement that names no library: a member leaves all of them at once.
        """
        with self._database.write() as connection:
            gone = connection.execute(delete(feedback).where(feedback.c.member_id == member_id))
            return gone.rowcount


def _feedback_from(row: RowMapping) -> Feedback:
    return Feedback(
        id=row["id"],
        library=row["library_id"],
        refs=tuple(QuoteRef(*each) for each in json.loads(row["quotes"])),
        message_link=row["message_link"],
        words=row["words"],
        member_id=row["member_id"],
        at=row["at"],
    )
