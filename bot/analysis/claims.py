"""What one sentence claims: its content without the words that say who says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.analysis.correction import PRINTED, UPHOLDS, WE_SAID, WRONGLY
from bot.analysis.unclaimed import LEAST_STEMS, is_asked, is_notice_line, why_no_claim
from bot.analysis.wording import Wording, names_in, stored_wording_of, wording_of
from bot.domain.claim import UNSPECIFIED, Relation, RelationKind, SentenceAnalysis
from bot.domain.document import ANALYSED_LANGUAGE, Document, Sentence, SentenceKey, SentenceKind
from bot.domain.value import Span

REFUSED = re.compile(
    r"\b(?:neither confirm\w* nor den\w+|(?:declined|refused|refuses|declines) to "
    r"(?:comment|confirm|say|deny|discuss)|"
    r"(?:would|could|did|does|do) not (?:comment|confirm|deny)|"
    r"(?:didn|wouldn|couldn)['’]t (?:comment|confirm|deny)|no comment|nothing for you|"
    r"ask(?:ed|ing)\b[^.]*\b(?:whether|if)\b)",
    re.IGNORECASE,
)
"""Words with which a question is put or left open: nothing is asserted by them."""

_ANSWER = re.compile(r"^[\"“‘']?(?:no|yes)[.!,]\s+(?=[^\d\s])", re.IGNORECASE)
"""A short answer to the question before; "No. 4" is a number."""

_WHAT_STANDS = re.compile(
    r"\s+(?:(?:our|my|its|his|her|their|the|that|any|a)\s+)?(?:\w+\s+){0,3}?that\s+",
    re.IGNORECASE,
)
"""What is held on to: "… our earlier report that"."""

_SCARE_QUOTES = re.compile(r"(?<!\w)['‘\"“][^'’\"”]{3,30}['’\"”](?!\w)")
_NOTICE = re.compile(r"^\W*(?:corrections?|clarifications?|retractions?|errat\w+)\b", re.IGNORECASE)
"""The heading of a notice whose items correct what was printed before."""

OLD_WORDS = re.compile(
    rf"\b(?:{PRINTED}\b.*\b(?:said|stated|gave|wrote|described|named|called|put)|{WE_SAID}|"
    rf"{WRONGLY}|in error|misstated|misspel\w+|as (?:stated|printed|reported))\b",
    re.IGNORECASE,
)
"""How an item of a notice names the old words."""

OWN_FIGURE = (
    r"\b(?:[Mm]y|[Oo]ur)(?: own| first| old| earlier)?(?: (?:figure|number|count) of)? "
    r"(?P<old>\d[\d,.]*) (?:was|were)\b"
)
WROTE_BUT = r"\b(?:I|[Ww]e) (?:wrote|reported|printed|said) [^.;]*\d[^.;]*; (?=[^.;]*\d)"
ADMISSION = re.compile(
    r"\bnot\b[^.]{1,60}\bas (?:I|we|it|this \w+|the \w+) (?:had |have |has |first |earlier )*"
    r"(?:wrote|written|said|reported|stated|claimed|printed)\b"
    rf"|{WROTE_BUT}"
    rf"|{OWN_FIGURE} (?:\w+ ){{0,2}}?(?:too (?:high|low|many|few)|wrong|mistaken|a mistake|"
    r"an? (?:over|under)\w+|(?:an? |\w+['’]s )?(?:\w+ )?guess)\b"
)
"""A writer takes own words back outside of a notice: "0.6 metres, not two as I wrote",
"I wrote that it was 40; the bill was for 4", "my own 40 was a guess"."""


NOT_READ = "Not in English: the words are quoted, who says so and how surely was not analysed"
"""Why a sentence in another language counts as no claim: it is neither compared nor counted."""


class AnalysedDocument(NamedTuple):
    """A document with its sentences; `analyses[i]` belongs to `sentences[i]`."""

    document: Document
    sentences: tuple[Sentence, ...]
    analyses: tuple[SentenceAnalysis, ...]


class Claim(NamedTuple):
    """One sentence's claim.

    `content` is what is claimed (for a denial: what is denied), `wording` its parts. `no_claim`
    says in plain words why the sentence claims nothing, None if it does. `doubting` marks a
    headline that only asks or quotes, `corrects` an item of a correction or a retraction,
    `leaves_open` words that only ask or refuse an answer ("neither confirmed nor denied").
    """

    key: SentenceKey
    document: Document
    sentence: Sentence
    analysis: SentenceAnalysis
    content: str
    wording: Wording
    no_claim: str | None
    doubting: bool
    corrects: bool
    leaves_open: bool

    @property
    def asserts(self) -> bool:
        """Whether the words put something as true, hedged or not, whoever says it."""
        if self.no_claim or self.analysis.denial or self.corrects or self.leaves_open:
            return False
        return len(self.wording.stems) >= LEAST_STEMS

    @property
    def published(self) -> str:
        """When the document was published, as far as known; sorts before all else if unknown."""
        return self.document.details.published or ""


def claims_of(documents: Sequence[AnalysedDocument]) -> list[Claim]:
    """Return the claim of every sentence, in the order of the documents and their sentences."""
    known = names_in(
        sentence.text
        for each in documents
        for sentence in each.sentences
        if sentence.kind is SentenceKind.PROSE
    )
    return [claim for each in documents for claim in _claims_in(each, known)]


def _claims_in(analysed: AnalysedDocument, known: frozenset[str]) -> Iterator[Claim]:
    notice = bool(_NOTICE.search(analysed.document.details.title))
    for sentence, analysis in zip(analysed.sentences, analysed.analyses, strict=True):
        if sentence.kind is not SentenceKind.PROSE:
            notice = bool(_NOTICE.search(sentence.text))
        yield claim_of(analysed.document, sentence, analysis, known, notice=notice)


def claim_of(
    document: Document,
    sentence: Sentence,
    analysis: SentenceAnalysis,
    known: frozenset[str],
    *,
    notice: bool = False,
) -> Claim:
    """Return one sentence's claim; `known` are the library's names, see `wording_of`.

    In a `notice` every sentence that names old words corrects them.
    """
    content = content_of(sentence, analysis)
    wording = stored_wording_of(content, known)
    read = document.details.language == ANALYSED_LANGUAGE
    return Claim(
        key=SentenceKey(document.id, document.version, sentence.position),
        document=document,
        sentence=sentence,
        analysis=analysis,
        content=content,
        wording=wording,
        no_claim=why_no_claim(sentence, analysis, wording) if read else NOT_READ,
        doubting=read and _doubting(sentence),
        corrects=read and _corrects(sentence, analysis, notice),
        leaves_open=read and bool(REFUSED.search(sentence.text)),
    )


def related(subject: Claim, target: Claim, kind: RelationKind, cosine: float) -> Relation:
    """Relate two claims; the cosine is cut to what does not depend on the order of sums."""
    similarity = round(min(1.0, cosine), 4)
    return Relation(subject=subject.key, target=target.key, kind=kind, similarity=similarity)


def content_of(sentence: Sentence, analysis: SentenceAnalysis) -> str:
    """Return what the sentence claims, without the sources and cues that tell who says so.

    The text as printed remains where no attribution stands or where too little would be left.
    """
    contents = _inside(sentence, (each.content for each in analysis.attributions))
    told = _inside(
        sentence, (span for each in analysis.attributions for span in (each.source, each.cue))
    )
    kept = bytearray(len(sentence.text))
    for start, end in contents or [(0, len(sentence.text))]:
        kept[start:end] = b"\x01" * (end - start)
    for start, end in told:
        kept[start:end] = bytes(end - start)
    # A cut stays a break: a "not" on one side of it says nothing about the other side.
    pieces = [
        sentence.text[part[0] : part[-1] + 1].strip(" ,;:\n")
        for part in _runs([place for place, keep in enumerate(kept) if keep])
    ]
    words = _without_frame("; ".join(piece for piece in pieces if piece))
    if len(wording_of(words).stems) >= LEAST_STEMS:
        return words
    return _without_denier(sentence, analysis) if analysis.denial else sentence.text


def _without_denier(sentence: Sentence, analysis: SentenceAnalysis) -> str:
    """Return the sentence without who denies: what stands beside a name is not what is denied.

    "Its owner, Ada Lund, rejected the figure" says nothing against her being the owner.
    """
    parts = (
        Span(start=each.source.start, end=each.cue.end)
        for each in analysis.attributions
        if each.source and each.cue and each.source.start < each.cue.start
    )
    kept = sentence.text
    for start, end in sorted(_inside(sentence, parts), reverse=True):
        kept = f"{kept[:start]} {kept[end:]}"
    return kept.strip() or sentence.text


def _without_frame(words: str) -> str:
    """Drop what says neither yes nor no to the claim itself.

    The "No." in front of an answer belongs to the question; the "not" of "we do not withdraw our
    report that …" to the withdrawing.
    """
    words = _ANSWER.sub("", words)
    upheld = UPHOLDS.search(words)
    stood_by = _WHAT_STANDS.match(words, upheld.end()) if upheld else None
    return words[stood_by.end() :] if stood_by else words


def _runs(places: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _inside(sentence: Sentence, spans: Iterable[Span | None]) -> list[tuple[int, int]]:
    """Return the spans' parts within the sentence, counted from its start."""
    cut = ((max(span.start, sentence.start), min(span.end, sentence.end)) for span in spans if span)
    return [(start - sentence.start, end - sentence.start) for start, end in cut if start < end]


def _corrects(sentence: Sentence, analysis: SentenceAnalysis, notice: bool) -> bool:
    if sentence.kind is SentenceKind.CAPTION or is_asked(analysis) or is_notice_line(sentence.text):
        return False
    if analysis.corrects or ADMISSION.search(sentence.text):
        return True
    return notice and bool(OLD_WORDS.search(sentence.text))


def _doubting(sentence: Sentence) -> bool:
    if sentence.kind not in (SentenceKind.HEADLINE, SentenceKind.HEADING):
        return False
    return "?" in sentence.text or bool(_SCARE_QUOTES.search(sentence.text))


def leaf_of(analysis: SentenceAnalysis) -> str | None:
    """Return the innermost named teller of the sentence's main attribution, None: own voice."""
    named = [name for name in analysis.said_by if name != UNSPECIFIED]
    return named[-1] if named else None
