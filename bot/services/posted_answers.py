"""What became of answers that members have already read."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.answer import Quote, QuoteRef
from bot.domain.claim import Status, most_cautious
from bot.domain.document import DocumentId, LibraryId, SentenceKey, VersionKey
from bot.domain.posted import GONE, Change, ChangeKind, PostedAnswer, ShownQuote
from bot.services.quoting import QuoteBuilder
from bot.store.audit import Clock, utc_now
from bot.store.posted_answers import PostedAnswerStore
from bot.store.quote_standing import QuoteStandings, Standing
from bot.store.statuses import StatusReader

DAYS_KEPT = 90
"""Days for which an answer can still be marked."""

DueAnswer = tuple[PostedAnswer, tuple[Change, ...]]
"""An answer, and all that its message should tell of now."""


def shown_quote(quote: Quote) -> ShownQuote:
    """Return where a quote stands and the status that it is shown with."""
    place = QuoteRef(quote.document.id, quote.document.version, quote.start, quote.end)
    return ShownQuote(place, quote.status)


class PostedAnswers:
    """Remembers public answers for a while and tells which of them need another mark."""

    def __init__(
        self,
        *,
        store: PostedAnswerStore,
        standings: QuoteStandings,
        statuses: StatusReader,
        quotes: QuoteBuilder,
        now: Clock = utc_now,
    ) -> None:
        self._store = store
        self._standings = standings
        self._statuses = statuses
        self._quotes = quotes
        self._now = now

    def record(
        self, library: LibraryId, channel: str, message: str, quotes: Sequence[Quote]
    ) -> None:
        """Note a public answer; one that quotes nothing cannot become wrong."""
        if quotes:
            self._store.record(
                PostedAnswer(
                    library=library,
                    channel=channel,
                    message=message,
                    posted_at=self._now(),
                    quotes=tuple(map(shown_quote, quotes)),
                )
            )

    def record_page(
        self,
        library: LibraryId,
        channel: str,
        message: str,
        shown: Sequence[QuoteRef],
        before: PostedAnswer | None = None,
    ) -> None:
        """Note a public page of quotes, in the place of what its message showed before.

        With `before` the page was drawn anew because of what had become of that: what has gone
        is kept in mind, so that the page is due again when it comes back.
        """
        gone = self._gone(before) if before else ()
        documents = {each.document for each in gone}
        earlier = before.quotes if before else ()
        kept = [each for each in earlier if each.ref.document in documents]
        quotes = (*kept, *self._as_they_stand(library, shown))
        if not quotes:
            self._store.forget(library, message)
            return
        self._store.record(
            PostedAnswer(
                library=library,
                channel=channel,
                message=message,
                posted_at=before.posted_at if before else self._now(),
                quotes=quotes,
                marked=gone,
            )
        )

    def due(self, library: LibraryId) -> tuple[DueAnswer, ...]:
        """Return the answers whose messages do not tell what they should, the newest first."""
        answers = self._store.list(library)
        found = self._changes(library, [answer.quotes for answer in answers])
        return tuple(
            (answer, changes)
            for answer, changes in zip(answers, found, strict=True)
            if changes != answer.marked
        )

    def changes(self, library: LibraryId, shown: Sequence[ShownQuote]) -> tuple[Change, ...]:
        """Return what became of the quotes of one message, each document once."""
        return self._changes(library, [shown])[0]

    def titles(self, library: LibraryId, documents: Sequence[DocumentId]) -> dict[DocumentId, str]:
        """Return the titles of documents in reach, also of those that were withdrawn."""
        found = self._standings.documents(library, documents)
        return {document: standing.title for document, standing in found.items()}

    def quotes_again(self, library: LibraryId, refs: Sequence[QuoteRef]) -> dict[QuoteRef, Quote]:
        """Read quotes again that a message does not show any more; what is gone is left out."""
        runs = self._standings.sentences(library, refs)
        built = self._quotes.build(library, [run for run in runs.values() if run])
        return {ref: built[run] for ref, run in runs.items() if run in built}

    def marked(self, answer: PostedAnswer, changes: Sequence[Change]) -> None:
        """Note that the message tells of these changes now, or that it cannot be edited."""
        self._store.mark(answer.library, answer.message, changes)

    def forget(self, answer: PostedAnswer) -> None:
        """Drop an answer whose message was deleted."""
        self._store.forget(answer.library, answer.message)

    def forget_old(self) -> int:
        """Drop what was posted too long ago; return how many answers that were."""
        return self._store.forget_before(self._now() - timedelta(days=DAYS_KEPT))

    def _gone(self, answer: PostedAnswer) -> tuple[Change, ...]:
        changes = self.changes(answer.library, answer.quotes)
        return tuple(each for each in changes if each.kind in GONE)

    def _as_they_stand(self, library: LibraryId, refs: Sequence[QuoteRef]) -> list[ShownQuote]:
        """Give each quote the status that it has now: a page "as of" a day shows that day's."""
        runs = self._standings.sentences(library, refs)
        statuses = self._statuses.statuses(library, [key for run in runs.values() for key in run])
        return [ShownQuote(ref, _status_of(runs.get(ref, ()), statuses)) for ref in refs]

    def _changes(
        self, library: LibraryId, messages: Sequence[Sequence[ShownQuote]]
    ) -> list[tuple[Change, ...]]:
        shown = {each for message in messages for each in message}
        standings = self._standings.documents(library, [each.ref.document for each in shown])
        current = [each.ref for each in shown if _is_current(each.ref, standings)]
        runs = self._standings.sentences(library, current)
        statuses = self._statuses.statuses(library, [key for run in runs.values() for key in run])
        became = {
            each: _became(each, standings, runs.get(each.ref, ()), statuses) for each in shown
        }
        return [_each_once([became[each] for each in message]) for message in messages]


def _is_current(ref: QuoteRef, standings: dict[DocumentId, Standing]) -> bool:
    standing = standings.get(ref.document)
    if standing is None or standing.removed:
        return False
    return VersionKey(ref.document, standing.version) == VersionKey(ref.document, ref.version)


def _became(
    shown: ShownQuote,
    standings: dict[DocumentId, Standing],
    run: tuple[SentenceKey, ...],
    statuses: dict[SentenceKey, Status],
) -> Change | None:
    document = shown.ref.document
    standing = standings.get(document)
    if standing is None:
        return Change(document, ChangeKind.OUT_OF_REACH)
    if standing.removed:
        return Change(document, ChangeKind.WITHDRAWN)
    if standing.version != shown.ref.version:
        return Change(document, ChangeKind.OTHER_VERSION)
    if not run:
        return None
    now = _status_of(run, statuses)
    return Change(document, ChangeKind.RE_RATED, now) if now is not shown.status else None


def _status_of(run: Sequence[SentenceKey], statuses: dict[SentenceKey, Status]) -> Status:
    found = [statuses.get(key, Status.UNVERIFIED) for key in run]
    return most_cautious(found) if found else Status.UNVERIFIED


def _each_once(changes: Sequence[Change | None]) -> tuple[Change, ...]:
    """Keep the changes in their order; two quotes of one document may be re-rated differently."""
    return tuple(dict.fromkeys(each for each in changes if each is not None))
