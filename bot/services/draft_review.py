"""Hold a draft against the library: what it repeats, and what it denies or corrects."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bot.analysis.claims import AnalysedDocument, Claim, claims_of
from bot.analysis.copying import Sketch, share_found, telling
from bot.analysis.deniable import worth_searching
from bot.analysis.duplicates import shingles_of
from bot.analysis.linking import FLOOR, link
from bot.analysis.nearness import Embedded, Late, Matrix
from bot.domain.claim import Relation, RelationKind
from bot.domain.document import Document, LibraryId, Sentence, SentenceKey, VersionKey
from bot.domain.draft import DraftObjection, NearDuplicate, Objection
from bot.domain.ingest import DocumentAnalysis, Progress
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.services.indexing import IndexKeeper, silent
from bot.store.documents import DocumentStore
from bot.store.overlaps import OverlapReader

Reach = tuple[LibraryId, ...]

NEAR_DUPLICATE = 0.3
"""Share of a draft's sentences in one document from which moderators are told: a press release
printed at the end of a report, or a third of a page copied."""

MOST_COMPARED = 1500
"""Sentences of the library that a draft's denials are held against, the nearest documents first:
linking more takes over a second."""

MOST_SHOWN = 25
_CHUNK = 256
"""Sentences encoded between two reports of progress."""

_OBJECTIONS = {
    RelationKind.DENIES: Objection.DENIES,
    RelationKind.CORRECTS: Objection.CORRECTS,
}


class Review(NamedTuple):
    """What a draft means for the library, under the names that a draft has for it."""

    near_duplicates: tuple[NearDuplicate, ...]
    objections: tuple[DraftObjection, ...]


class DraftReviewer:
    """Compare drafts with the current documents within their library's reach."""

    def __init__(
        self,
        documents: DocumentStore,
        overlaps: OverlapReader,
        retriever: Retriever,
        keeper: IndexKeeper,
        encoder: Encoder,
    ) -> None:
        self._documents = documents
        self._overlaps = overlaps
        self._retriever = retriever
        self._keeper = keeper
        self._encoder = encoder
        self._sketches: dict[VersionKey, Sketch] = {}
        self._latest: tuple[tuple[str, ...], Matrix] = (
            (),
            np.zeros((0, encoder.dimension), np.float32),
        )

    def review(
        self,
        draft: Document,
        analysis: DocumentAnalysis,
        replaces: VersionKey | None,
        progress: Progress = silent,
    ) -> Review:
        """Find what the draft repeats, denies and corrects; not in what it is to replace."""
        reach = self._keeper.ensure(draft.library)
        left_out = replaces.document if replaces else None
        current = [
            key
            for each in reach
            for key in self._documents.version_keys(each)
            if key.document != left_out
        ]
        analysed = AnalysedDocument(draft, analysis.sentences, analysis.analyses)
        return Review(
            near_duplicates=self._near_duplicates(reach, analysed, current),
            objections=self._objections(reach, analysed, current, progress),
        )

    def _near_duplicates(
        self, reach: Reach, draft: AnalysedDocument, current: Sequence[VersionKey]
    ) -> tuple[NearDuplicate, ...]:
        texts = telling(draft.sentences)
        if not texts:
            return ()
        exact = self._overlaps.shared(reach, texts)
        sketch = Sketch(shingles_of(draft.document.text))
        found = []
        for key in current:
            share = exact.get(key, 0) / len(texts)
            if sketch.may_copy(self._sketch(reach, key)):
                text = self._documents.get_version(reach, key).text
                share = max(share, share_found(texts, shingles_of(text)))
            if share >= NEAR_DUPLICATE:
                ref = self._documents.get_version(reach, key).ref
                found.append(NearDuplicate(document=ref, shared=round(share, 2)))
        return tuple(sorted(found, key=lambda each: (-each.shared, each.document.id)))

    def _sketch(self, reach: Reach, key: VersionKey) -> Sketch:
        if key not in self._sketches:
            text = self._documents.get_version(reach, key).text
            self._sketches[key] = Sketch(shingles_of(text))
        return self._sketches[key]

    def _vectors(self, sentences: Sequence[Sentence], progress: Progress) -> Matrix:
        """Encode a draft's sentences; those of the latest one are at hand, since it is edited."""
        texts = tuple(each.text for each in sentences)
        known, vectors = self._latest
        if texts != known:
            chunks = []
            for start in range(0, len(texts), _CHUNK):
                progress("comparing sentences with the library", start, len(texts))
                chunks.append(self._encoder.encode(texts[start : start + _CHUNK]))
            vectors = np.concatenate(chunks)
            self._latest = texts, vectors
        return vectors

    def _objections(
        self,
        reach: Reach,
        draft: AnalysedDocument,
        current: Sequence[VersionKey],
        progress: Progress,
    ) -> tuple[DraftObjection, ...]:
        vectors = self._vectors(draft.sentences, progress)
        compared = [draft, *self._nearest(reach, vectors, current)]
        claims = claims_of(compared)
        embedded = self._embedded(reach, claims, vectors)
        by_key = {claim.key: claim for claim in claims}
        strongest: dict[tuple[object, ...], Relation] = {}
        for relation in sorted(link(embedded).relations, key=lambda each: -each.similarity):
            leads_out = (
                relation.subject.version_key == draft.document.key
                and relation.target.version_key != draft.document.key
            )
            if leads_out and relation.kind in _OBJECTIONS:
                strongest.setdefault((relation.subject, relation.kind), relation)
        ordered = sorted(strongest.values(), key=lambda each: each.subject)
        return tuple(_objection(each, by_key) for each in ordered[:MOST_SHOWN])

    def _nearest(
        self, reach: Reach, vectors: Matrix, current: Sequence[VersionKey]
    ) -> list[AnalysedDocument]:
        """Load the documents that speak of the same, the nearest first, up to what is compared."""
        keys, matrix = self._retriever.vectors(reach)
        nearness: dict[VersionKey, float] = {}
        for key, closest in zip(keys, _closest(matrix, vectors), strict=True):
            at = key.version_key
            nearness[at] = max(nearness.get(at, 0.0), closest)
        known = set(current)
        loaded: list[AnalysedDocument] = []
        sentences = 0
        for at, closest in sorted(nearness.items(), key=lambda each: -each[1]):
            if closest < FLOOR / 2 or sentences >= MOST_COMPARED:
                break
            if at in known:
                loaded.append(self._load(reach, at))
                sentences += len(loaded[-1].sentences)
        return loaded

    def _load(self, reach: Reach, key: VersionKey) -> AnalysedDocument:
        return AnalysedDocument(
            self._documents.get_version(reach, key),
            self._documents.sentences(reach, key),
            self._documents.analyses(reach, key),
        )

    def _embedded(self, reach: Reach, claims: Sequence[Claim], draft: Matrix) -> Embedded:
        """Give each claim its vectors: the draft's, which come first, and the library's."""
        keys, matrix = self._retriever.vectors(reach)
        rows = {key: row for row, key in enumerate(keys)}
        vectors = np.zeros((len(claims), matrix.shape[1]), dtype=np.float32)
        vectors[: len(draft)] = draft
        known = [
            (place, rows[claim.key]) for place, claim in enumerate(claims) if claim.key in rows
        ]
        if known:
            places, found = zip(*known, strict=True)
            vectors[list(places)] = matrix[list(found)]
        contents = vectors.copy()
        own = claims[: len(draft)]
        wanted = [
            place
            for place, claim in enumerate(own)
            if claim.content != claim.sentence.text and (claim.analysis.denial or claim.corrects)
        ]
        if wanted:
            contents[wanted] = self._encoder.encode([own[place].content for place in wanted])
        embedded = Embedded(claims, vectors, contents, {})
        return embedded._replace(late=self._late(reach, embedded, own))

    def _late(self, reach: Reach, embedded: Embedded, own: Sequence[Claim]) -> Late:
        """Search for what the draft's denials deny; those of the library have found theirs."""
        keys = {claim.key for claim in own}
        denials = [claim for claim in worth_searching(embedded) if claim.key in keys]
        found = self._retriever.find(reach, [claim.content for claim in denials])
        return {
            denial.key: {each.sentence: each.late for each in retrieval.candidates}
            for denial, retrieval in zip(denials, found, strict=True)
        }


def _closest(matrix: Matrix, vectors: Matrix) -> list[float]:
    if not len(matrix):
        return []
    return [float(each) for each in (matrix @ vectors.T).max(axis=1)]


def _objection(relation: Relation, by_key: Mapping[SentenceKey, Claim]) -> DraftObjection:
    target = by_key[relation.target]
    return DraftObjection(
        kind=_OBJECTIONS[relation.kind],
        text=by_key[relation.subject].sentence.text,
        document=target.document.ref,
        objected=target.sentence.text,
    )
