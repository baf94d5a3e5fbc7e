"""Little fictional libraries for the tests of linking: texts, who says them, and word vectors."""

import hashlib
from collections.abc import Sequence

import numpy as np

from bot.analysis.appraisal import Appraisal, appraise
from bot.analysis.claims import AnalysedDocument, Claim, claims_of
from bot.analysis.nearness import Embedded, Matrix
from bot.analysis.wording import wording_of
from bot.domain.claim import Assessment, Attribution, SentenceAnalysis
from bot.domain.document import (
    BASE_LIBRARY,
    Document,
    DocumentDetails,
    DocumentId,
    Sentence,
    SentenceKind,
)
from bot.domain.value import Span, Value

_DIMENSION = 384


class Said(Value):
    """A sentence with its analysis; `content` are the words of it that somebody else says."""

    text: str
    by: tuple[str, ...] = ()
    content: str = ""
    anonymous: bool = False
    hedges: tuple[str, ...] = ()
    denial: bool = False
    corrects: bool = False
    asks: bool = False
    kind: SentenceKind = SentenceKind.PROSE


def document(
    name: str,
    *sentences: Said | str,
    publisher: str | None = None,
    published: str | None = "2024-02-01",
    title: str = "",
) -> AnalysedDocument:
    """Make a document of one paragraph; its publisher is its name unless another one is given."""
    said = [each if isinstance(each, Said) else Said(text=each) for each in sentences]
    text = " ".join(each.text for each in said)
    cut: list[Sentence] = []
    for each in said:
        start = cut[-1].end + 1 if cut else 0
        end = start + len(each.text)
        cut.append(
            Sentence(
                position=len(cut), start=start, end=end, text=each.text, paragraph=1, kind=each.kind
            )
        )
    return AnalysedDocument(
        Document(
            id=DocumentId(name),
            version=1,
            library=BASE_LIBRARY,
            file_name=f"{name}.txt",
            details=DocumentDetails(
                title=title or f"{name}, {published}",
                publisher=publisher or name,
                published=published,
            ),
            content_hash="",
            text=text,
        ),
        tuple(cut),
        tuple(_analysis(each, sentence) for each, sentence in zip(said, cut, strict=True)),
    )


def _analysis(said: Said, sentence: Sentence) -> SentenceAnalysis:
    start = said.text.find(said.content) if said.content else -1
    content = None
    if start >= 0:
        begin = sentence.start + start
        content = Span(start=begin, end=begin + len(said.content))
    attribution = Attribution(
        source=None,
        cue=None,
        content=content,
        said_by=said.by or ("x",),
        anonymous=said.anonymous,
        asks=said.asks,
    )
    return SentenceAnalysis(
        attributions=(attribution,) if said.by else (),
        hedge_words=said.hedges,
        denial=said.denial,
        corrects=said.corrects,
    )


def embed(texts: Sequence[str]) -> Matrix:
    """Return unit vectors of the texts' content words: texts with the same words meet."""
    rows = [
        sum(_direction(stem) for stem in sorted(wording_of(text).stems) or [text]) for text in texts
    ]
    matrix = np.asarray(rows, dtype=np.float32)
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), dtype=np.float32)


def _direction(word: str) -> Matrix:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
    return np.random.default_rng(seed).normal(size=_DIMENSION).astype(np.float32)


def embedded(documents: Sequence[AnalysedDocument]) -> Embedded:
    """Return the claims of the documents with their vectors."""
    claims = claims_of(documents)
    return Embedded(
        claims,
        embed([claim.sentence.text for claim in claims]),
        embed([claim.content for claim in claims]),
        {},
    )


def appraised(*documents: AnalysedDocument) -> Appraisal:
    """Appraise a library of these documents, without verdicts."""
    return appraise(documents, embedded(documents), {})


def claims(*documents: AnalysedDocument) -> list[Claim]:
    """Return the claims of the documents, in order."""
    return claims_of(documents)


def assessment(found: Appraisal, name: str, position: int = 0) -> Assessment:
    """Return one sentence's assessment."""
    return next(
        each
        for each in found.assessments
        if (each.sentence.document, each.sentence.position) == (name, position)
    )


def links(found: Appraisal) -> set[tuple[str, str, str]]:
    """Return (subject, kind, target) as "document:position" for the links that are used."""
    return {
        (
            f"{each.subject.document}:{each.subject.position}",
            each.kind.value,
            f"{each.target.document}:{each.target.position}",
        )
        for each in found.relations
    }
