"""Bring the statuses of a library up to its documents and its moderators' verdicts."""

from collections.abc import Collection
from datetime import date

import numpy as np
import structlog

from bot.analysis.appraisal import Appraisal, appraise
from bot.analysis.claims import AnalysedDocument, Claim, claims_of
from bot.analysis.deniable import worth_searching
from bot.analysis.nearness import Embedded, Late, Matrix
from bot.domain.claim import Status
from bot.domain.document import BASE_LIBRARY, LibraryId, SentenceKey, VersionKey
from bot.domain.doubtful_link import SharpenedCopy
from bot.index.encoder import Encoder
from bot.index.retriever import Retriever
from bot.store.assessments import AssessmentStore
from bot.store.documents import DocumentStore
from bot.store.doubtful_links import DoubtfulLinkStore
from bot.store.judged import JudgedSteps
from bot.store.verdicts import VerdictStore

_REMEMBERED = 20_000
"""Vectors of contents kept between assessments: 30 MB."""

_log = structlog.get_logger(__name__)


class Assessor:
    """Judge every sentence within a library's reach, from all its documents at once."""

    def __init__(  # noqa: PLR0913 - injected parts, by keyword only
        self,
        *,
        documents: DocumentStore,
        assessments: AssessmentStore,
        verdicts: VerdictStore,
        links: DoubtfulLinkStore,
        judged: JudgedSteps,
        retriever: Retriever,
        encoder: Encoder,
    ) -> None:
        self._documents = documents
        self._assessments = assessments
        self._verdicts = verdicts
        self._links = links
        self._judged = judged
        self._retriever = retriever
        self._encoder = encoder
        self._contents: dict[str, Matrix] = {}

    def assess(self, library: LibraryId) -> None:
        """Recompute and store the findings on a library; its index is up to date.

        A server without documents, verdicts and decisions of its own keeps none: the base's apply.
        """
        # Read before the documents: what comes in meanwhile shall count as not judged.
        step = self._judged.newest(library)
        if self._is_bare(library):
            self._assessments.replace(library, (), (), up_to=step)
            return
        claims, found = self._appraise(library, self._load(library), date.max)
        self._assessments.replace(
            library,
            found.assessments,
            found.relations,
            doubtful=found.doubtful,
            sharpened=[
                SharpenedCopy(sentence=each.claim.key, original=each.original.key, what=each.what)
                for each in found.sharpened
            ],
            up_to=step,
        )
        _log.info(
            "library assessed",
            sentences=len(claims),
            relations=len(found.relations),
            doubtful=len(found.doubtful),
            sharpened=len(found.sharpened),
        )

    def statuses_at(
        self, library: LibraryId, versions: Collection[VersionKey], day: date
    ) -> dict[SentenceKey, Status]:
        """Judge as if only these versions were there and nothing decided after `day`.

        Nothing later shows: neither a correction nor a second origin nor a verdict. Nothing is
        stored.
        """
        documents = [each for each in self._load(library) if each.document.key in versions]
        _, found = self._appraise(library, documents, day)
        return {each.sentence: each.status for each in found.assessments}

    def _is_bare(self, library: LibraryId) -> bool:
        if library == BASE_LIBRARY:
            return False
        return not (
            self._documents.version_keys(library)
            or self._verdicts.list(library)
            or self._links.has_own(library)
        )

    def _appraise(
        self, library: LibraryId, documents: list[AnalysedDocument], day: date
    ) -> tuple[list[Claim], Appraisal]:
        claims = claims_of(documents)
        vectors = self._vectors(library, claims)
        contents = self._content_vectors(claims, vectors)
        late = self._late(library, Embedded(claims, vectors, contents, {}))
        verdicts = self._verdicts.current(library, [claim.key for claim in claims])
        verdicts = {at: each for at, each in verdicts.items() if each.recorded_at.date() <= day}
        decisions = [
            each for each in self._links.in_force(library) if each.decided_at.date() <= day
        ]
        embedded = Embedded(claims, vectors, contents, late)
        return claims, appraise(documents, embedded, verdicts, decisions)

    def _load(self, library: LibraryId) -> list[AnalysedDocument]:
        reach = self._documents.reach(library)
        keys: list[VersionKey] = [
            key for each in reach for key in self._documents.version_keys(each)
        ]
        return [
            AnalysedDocument(
                self._documents.get_version(reach, key),
                self._documents.sentences(reach, key),
                self._documents.analyses(reach, key),
            )
            for key in sorted(keys)
        ]

    def _vectors(self, library: LibraryId, claims: list[Claim]) -> Matrix:
        """Take each sentence's vector from the index; what it does not hold is encoded here."""
        keys, matrix = self._retriever.vectors(self._documents.reach(library))
        rows = {key: row for row, key in enumerate(keys)}
        vectors = np.zeros((len(claims), self._encoder.dimension), dtype=np.float32)
        indexed = [place for place, claim in enumerate(claims) if claim.key in rows]
        if indexed:
            vectors[indexed] = matrix[[rows[claims[place].key] for place in indexed]]
        missing = [place for place, claim in enumerate(claims) if claim.key not in rows]
        if missing:
            vectors[missing] = self._encoder.encode(
                [claims[place].sentence.text for place in missing]
            )
        return vectors

    def _content_vectors(self, claims: list[Claim], vectors: Matrix) -> Matrix:
        """Encode what is denied or corrected without who says so; for the rest the sentence's."""
        contents = vectors.copy()
        wanted = [
            place
            for place, claim in enumerate(claims)
            if claim.content != claim.sentence.text and (claim.analysis.denial or claim.corrects)
        ]
        if wanted:
            contents[wanted] = self._encoded([claims[place].content for place in wanted])
        return contents

    def _encoded(self, texts: list[str]) -> Matrix:
        # A dictionary of this call's own: another thread may empty the remembered one meanwhile.
        known = {text: self._contents[text] for text in texts if text in self._contents}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, self._encoder.encode(new), strict=True))
        if len(self._contents) + len(new) > _REMEMBERED:
            self._contents = {}
        self._contents.update(known)
        return np.stack([known[text] for text in texts])

    def _late(self, library: LibraryId, embedded: Embedded) -> Late:
        """Search for what each denial denies: the word pieces tell more than one vector."""
        denials = worth_searching(embedded)
        found = self._retriever.find(
            self._documents.reach(library), [claim.content for claim in denials]
        )
        return {
            denial.key: {each.sentence: each.late for each in retrieval.candidates}
            for denial, retrieval in zip(denials, found, strict=True)
        }
