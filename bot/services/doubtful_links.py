"""The moderators' queue: links that the machine is unsure of, and copies that say more.

A link is shown as its two sentences, read again from the store; a moderator says whether it holds.
"""

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.domain.answer import Quote
from bot.domain.claim import RelationKind
from bot.domain.document import LibraryId, SentenceKey, same_words
from bot.domain.doubtful_link import LinkDecision, LinkName, LinkPlace, LinkState, name_of
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.value import Value
from bot.services.ingestion import Ingester
from bot.services.link_references import reference_of
from bot.services.quoting import QuoteBuilder
from bot.services.verification import Moderator
from bot.store.audit import Clock, utc_now
from bot.store.documents import DocumentStore
from bot.store.doubtful_links import DoubtfulLinkStore

_FIRST = (RelationKind.DENIES, RelationKind.CORRECTS, RelationKind.REPEATS)
"""What weighs most is asked first: a denial disputes an answer, a repetition only counts."""

_GONE = (
    "This link does not wait for a decision any more: its documents were changed or withdrawn, or "
    "a later look has settled it."
)

_log = structlog.get_logger(__name__)


class DoubtfulLink(Value):
    """A link with both sentences as they are quoted; who decided on it, unless it is open."""

    reference: str
    kind: RelationKind
    state: LinkState
    subject: Quote
    target: Quote
    decided_by: str | None = None
    decided_at: datetime | None = None


class SharpenedPair(Value):
    """A copy that says more than its original, both as they are quoted."""

    copied: Quote
    original: Quote
    what: str


class DoubtfulLinks:
    """List doubtful links, confirm or reject them; every decision counts in its own library."""

    def __init__(
        self,
        *,
        links: DoubtfulLinkStore,
        documents: DocumentStore,
        quotes: QuoteBuilder,
        ingester: Ingester,
        now: Clock = utc_now,
    ) -> None:
        self._links = links
        self._documents = documents
        self._quotes = quotes
        self._ingester = ingester
        self._now = now

    def waiting(self, library: LibraryId) -> tuple[DoubtfulLink, ...]:
        """Return the open links: denials first, then corrections, the closest of each first."""
        found = sorted(self._links.doubtful(library), key=lambda each: _FIRST.index(each.kind))
        places = [LinkPlace(each.subject, each.target, each.kind) for each in found]
        decided = {each.name for each in self._links.in_force(library)}
        shown = self._shown(library, places)
        return tuple(each for place, each in shown if _name_of(place, each) not in decided)

    def decided(self, library: LibraryId) -> tuple[DoubtfulLink, ...]:
        """Return the links that were confirmed or rejected, the last decided first.

        Those whose sentences stand in no document now are left out.
        """
        decisions = [
            (place, each)
            for each in self._links.in_force(library)
            if (place := self._place_now(library, each))
        ]
        by_place = dict(decisions)
        shown = [
            _with_decision(each, by_place[place])
            for place, each in self._shown(library, list(by_place))
        ]
        return tuple(sorted(shown, key=lambda each: str(each.decided_at), reverse=True))

    def sharpened(self, library: LibraryId) -> tuple[SharpenedPair, ...]:
        """Return the copies that say more than their originals."""
        found = self._links.sharpened(library)
        keys = [key for each in found for key in (each.sentence, each.original)]
        quotes = self._quotes.build(library, [(key,) for key in keys])
        return tuple(
            SharpenedPair(
                copied=quotes[each.sentence,], original=quotes[each.original,], what=each.what
            )
            for each in found
            if (each.sentence,) in quotes and (each.original,) in quotes
        )

    def confirm(self, library: LibraryId, place: LinkPlace, moderator: Moderator) -> DoubtfulLink:
        """Record that an open link holds: from now on it counts like one that was found.

        Raises:
            NotFoundError: if the link is not open any more.
            ConflictError: if somebody has decided on it already.
        """
        return self._decide(library, place, moderator, confirmed=True)

    def reject(self, library: LibraryId, place: LinkPlace, moderator: Moderator) -> DoubtfulLink:
        """Record that an open link does not hold: it never comes back. Raises as `confirm`."""
        return self._decide(library, place, moderator, confirmed=False)

    def undo(self, library: LibraryId, place: LinkPlace, moderator: Moderator) -> DoubtfulLink:
        """Take the library's decision on a link back and return the link as it is now.

        Raises:
            NotFoundError: if its documents went, or the library has no decision on it.
        """
        link = self._one(library, place)
        self._links.undo(library, _name_of(place, link), moderator.id, self._now())
        self._ingester.refresh(library)
        _log.info("decision on a link undone", library=library)
        return self._one(library, place)

    def _decide(
        self, library: LibraryId, place: LinkPlace, moderator: Moderator, *, confirmed: bool
    ) -> DoubtfulLink:
        link = self._one(library, place)
        name = _name_of(place, link)
        for each in self._links.in_force(library):
            if each.name == name:
                raise ConflictError(
                    f"{each.moderator_name} has {each.state} this link already. "
                    "Undo that first to decide otherwise."
                )
        waiting = self._links.doubtful(library)
        if place not in [LinkPlace(each.subject, each.target, each.kind) for each in waiting]:
            raise NotFoundError(_GONE)
        decision = LinkDecision(
            subject=place.subject,
            target=place.target,
            kind=place.kind,
            subject_text=link.subject.text,
            target_text=link.target.text,
            confirmed=confirmed,
            moderator_id=moderator.id,
            moderator_name=" ".join(moderator.name.split()),
            decided_at=self._now(),
        )
        self._links.decide(library, decision)
        self._ingester.refresh(library)
        _log.info("decided on a link", library=library, state=decision.state)
        return _with_decision(self._one(library, place), decision)

    def _one(self, library: LibraryId, place: LinkPlace) -> DoubtfulLink:
        shown = self._shown(library, [place])
        if not shown:
            raise NotFoundError(_GONE)
        return shown[0][1]

    def _shown(
        self, library: LibraryId, places: Sequence[LinkPlace]
    ) -> list[tuple[LinkPlace, DoubtfulLink]]:
        """Quote both sentences of each link; one whose document has gone is left out."""
        keys = dict.fromkeys(key for each in places for key in (each.subject, each.target))
        quotes = self._quotes.build(library, [(key,) for key in keys])
        return [
            (
                each,
                DoubtfulLink(
                    reference=reference_of(each),
                    kind=each.kind,
                    state=LinkState.OPEN,
                    subject=quotes[each.subject,],
                    target=quotes[each.target,],
                ),
            )
            for each in places
            if (each.subject,) in quotes and (each.target,) in quotes
        ]

    def _place_now(self, library: LibraryId, decision: LinkDecision) -> LinkPlace | None:
        """Find the two sentences where their documents hold them now."""
        subject = self._key_now(library, decision.subject, decision.subject_text)
        target = self._key_now(library, decision.target, decision.target_text)
        return LinkPlace(subject, target, decision.kind) if subject and target else None

    def _key_now(self, library: LibraryId, key: SentenceKey, text: str) -> SentenceKey | None:
        reach = self._documents.reach(library)
        try:
            now = self._documents.get(reach, key.document).key
        except NotFoundError:
            return None
        words = same_words(text)
        return next(
            (
                SentenceKey(*now, each.position)
                for each in self._documents.sentences(reach, now)
                if same_words(each.text) == words
            ),
            None,
        )


def _name_of(place: LinkPlace, link: DoubtfulLink) -> LinkName:
    return name_of(
        place.kind,
        (place.subject.document, link.subject.text),
        (place.target.document, link.target.text),
    )


def _with_decision(link: DoubtfulLink, decision: LinkDecision) -> DoubtfulLink:
    return link.model_copy(
        update={
            "state": decision.state,
            "decided_by": decision.moderator_name,
            "decided_at": decision.decided_at,
        }
    )
