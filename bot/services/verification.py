"""Moderators' verdicts: with evidence, reversible, logged, and never set by the machine."""

from collections.abc import Sequence
from typing import NamedTuple

import structlog

from bot.domain.answer import Quote, QuoteRef
from bot.domain.claim import Status, Verdict
from bot.domain.document import DocumentRef, LibraryId, SentenceKey, VersionKey, same_words
from bot.domain.errors import HearsayError, NotFoundError, WithdrawnError
from bot.domain.value import Value
from bot.services.evidence import EvidenceReader
from bot.services.ingestion import Ingester
from bot.services.quoting import QuoteBuilder
from bot.store.audit import Clock, utc_now
from bot.store.documents import DocumentStore, StoredSentence
from bot.store.verdicts import VerdictStore

MAX_REASON = 300
_WITHDRAWN = "The document behind this sentence was withdrawn or has a newer version."

_log = structlog.get_logger(__name__)


class Moderator(NamedTuple):
    """Who records a verdict: the id for the log, the name for those who read it."""

    id: str
    name: str


class RecordedVerdict(Value):
    """A verdict in force and the sentence it is about; None: its document was withdrawn."""

    verdict: Verdict
    text: str | None
    document: DocumentRef | None


class Verification:
    """Record and clear verdicts; every one counts in its own library only."""

    def __init__(  # noqa: PLR0913 - injected parts, by keyword only
        self,
        *,
        verdicts: VerdictStore,
        documents: DocumentStore,
        evidence: EvidenceReader,
        quotes: QuoteBuilder,
        ingester: Ingester,
        now: Clock = utc_now,
    ) -> None:
        self._verdicts = verdicts
        self._documents = documents
        self._evidence = evidence
        self._quotes = quotes
        self._ingester = ingester
        self._now = now

    def verify(
        self,
        library: LibraryId,
        ref: QuoteRef | SentenceKey,
        moderator: Moderator,
        *,
        evidence: str,
        reason: str = "",
    ) -> Quote:
        """Record that the words are right, and return them as they are quoted from now on.

        Raises:
            HearsayError: if there is no evidence, or no such sentence in reach; nothing changes.
        """
        keys = self._run(library, ref)
        self._record(library, keys, Status.VERIFIED, moderator, evidence, reason)
        return self._quoted(library, keys)

    def refute(
        self,
        library: LibraryId,
        ref: QuoteRef | SentenceKey,
        moderator: Moderator,
        *,
        evidence: str,
        reason: str = "",
    ) -> Quote:
        """Record that the words are wrong; otherwise as `verify`."""
        keys = self._run(library, ref)
        self._record(library, keys, Status.REFUTED, moderator, evidence, reason)
        return self._quoted(library, keys)

    def clear(
        self, library: LibraryId, ref: QuoteRef | SentenceKey, moderator: Moderator
    ) -> Quote | None:
        """Take back the verdict on the words, or on the sentence that they are a copy of.

        Returns the words as they are quoted from now on; None if their document was withdrawn.

        Raises:
            NotFoundError: if the library has no verdict on them.
        """
        keys = (ref,) if isinstance(ref, SentenceKey) else self._run(library, ref)
        recorded = self._recorded(library, keys)
        if not recorded:
            raise NotFoundError(self._why_nothing_to_clear(library, keys))
        for key in recorded:
            self._verdicts.clear(library, key, moderator.id, self._now())
        self._ingester.refresh(library)
        _log.info("verdict cleared", library=library, sentences=len(recorded))
        return self._quotes.build(library, [keys]).get(keys)

    def list(self, library: LibraryId) -> tuple[RecordedVerdict, ...]:
        """Return the library's own verdicts in force, the newest first."""
        recorded = self._verdicts.list(library)
        stored = self._load(library, [each.sentence for each in recorded])
        reach = self._documents.reach(library)
        versions = {key.version_key for key in stored}
        documents = {key: self._documents.get_version(reach, key).ref for key in versions}
        return tuple(
            RecordedVerdict(
                verdict=each,
                text=stored[each.sentence].sentence.text if each.sentence in stored else None,
                document=documents.get(each.sentence.version_key),
            )
            for each in recorded
        )

    def _record(  # noqa: PLR0913, PLR0917 - a verdict has this many parts
        self,
        library: LibraryId,
        keys: Sequence[SentenceKey],
        status: Status,
        moderator: Moderator,
        evidence: str,
        reason: str,
    ) -> None:
        about = self._documents.get_version(self._documents.reach(library), keys[0].version_key).ref
        cited = self._evidence.cite(library, evidence, about)
        tidy = " ".join(reason.split())
        if len(tidy) > MAX_REASON:
            raise HearsayError(f"The reason has {len(tidy)} characters; {MAX_REASON} are shown.")
        at = self._now()
        # A verdict spreads to copies: two on copies of one another would contradict themselves.
        for copy in set(self._recorded(library, keys)) - set(keys):
            self._verdicts.clear(library, copy, moderator.id, at)
        for key in keys:
            verdict = Verdict(
                sentence=key,
                status=status,
                moderator_id=moderator.id,
                moderator_name=" ".join(moderator.name.split()),
                recorded_at=at,
                evidence=cited,
                reason=tidy,
            )
            self._verdicts.record(library, verdict)
        self._ingester.refresh(library)
        _log.info("verdict recorded", library=library, status=status, sentences=len(keys))

    def _run(self, library: LibraryId, ref: QuoteRef | SentenceKey) -> tuple[SentenceKey, ...]:
        """Return the sentences that are meant; all of them stand in a current version."""
        if isinstance(ref, SentenceKey):
            keys: tuple[SentenceKey, ...] = (ref,)
        else:
            version = VersionKey(ref.document, ref.version)
            sentences = self._documents.sentences(self._documents.reach(library), version)
            keys = tuple(
                SentenceKey(*version, each.position)
                for each in sentences
                if ref.start <= each.start and each.end <= ref.end
            )
        stored = self._load(library, keys)
        if not keys or any(key not in stored for key in keys):
            raise WithdrawnError(_WITHDRAWN)
        return keys

    def _recorded(self, library: LibraryId, keys: Sequence[SentenceKey]) -> tuple[SentenceKey, ...]:
        """Return the sentences with a verdict of the library that are these, or copies of them."""
        recorded = [each.sentence for each in self._verdicts.list(library)]
        stored = self._load(library, [*recorded, *keys])
        words = {same_words(stored[key].sentence.text) for key in keys if key in stored}
        return tuple(
            key
            for key in recorded
            if key in keys or (key in stored and same_words(stored[key].sentence.text) in words)
        )

    def _why_nothing_to_clear(self, library: LibraryId, keys: Sequence[SentenceKey]) -> str:
        if self._verdicts.current(library, keys):
            return "This verdict belongs to the shared documents: the operator can clear it."
        return "No moderator of this library has recorded a verdict on this sentence."

    def _load(
        self, library: LibraryId, keys: Sequence[SentenceKey]
    ) -> dict[SentenceKey, StoredSentence]:
        return self._documents.load_sentences(self._documents.reach(library), keys)

    def _quoted(self, library: LibraryId, keys: tuple[SentenceKey, ...]) -> Quote:
        quote = self._quotes.build(library, [keys]).get(keys)
        if quote is None:
            raise WithdrawnError(_WITHDRAWN)
        return quote
