"""Keep what members report as wrong, for the moderators."""

from bot.domain.answer import QuoteRef
from bot.domain.document import LibraryId
from bot.domain.errors import HearsayError
from bot.store.feedback import FeedbackStore

MAX_WORDS = 2000
"""Characters of one report: what the form in Discord lets through."""


class FeedbackRecorder:
    """Store a member's report about an answer."""

    def __init__(self, store: FeedbackStore) -> None:
        self._store = store

    def forget(self, member_id: str) -> int:
        """Delete what a member reported, in every server; return how many reports that were."""
        return self._store.forget_member(member_id)

    def record(
        self,
        library: LibraryId,
        *,
        refs: tuple[QuoteRef, ...],
        words: str,
        member_id: str,
        message_link: str,
    ) -> None:
        """Keep the report.

        Raises:
            HearsayError: if the report is empty.
        """
        if not words.strip():
            raise HearsayError("Please say in a few words what is wrong; nothing was sent.")
        self._store.record(
            library,
            refs=refs,
            words=words.strip()[:MAX_WORDS],
            member_id=member_id,
            message_link=message_link,
        )
