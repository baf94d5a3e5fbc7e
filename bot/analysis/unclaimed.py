"""Sentences that claim nothing: questions, captions, bare headings, notices and disclaimers."""

import re

from bot.analysis.wording import Wording, stems_of
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Sentence, SentenceKind

LEAST_STEMS = 2
"""A sentence with fewer content words cannot be compared with others."""

_MENTION = re.compile(
    r"\b(?:spoke|speaks|spoken|talked|commented|weighed in|was asked|were asked)\s+"
    r"(?:publicly\s+|again\s+|briefly\s+)?(?:about|of|on)\b(?!.*\b(?:that|said|saying)\b)",
    re.IGNORECASE,
)
_NOTICE_LINE = re.compile(
    r"^\W*(?:an? |the )?(?:corrections?|clarifications?|retractions?|errat(?:um|a)|"
    r"corrigend(?:um|a))(?: and (?:corrections?|clarifications?))?"
    r"(?:\s+(?:to|of|on|for|about|regarding|concerning)\b"
    # With a verb it tells something: "Corrections to the map were printed".
    r"(?!.*\b(?:is|are|was|were|has|have|had|will|would|should|said|says|gave|read|did|does)\b)"
    r"[^:;]*)?\W*$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:this|these|all|the following)\b[^.;:]{0,60}?\b(?:story|stories|text|tale|document|"
    r"article|report|novel|names?|characters?|people|persons|places|outlets|companies|events|piece)"
    r"\b[^.;:]{0,40}?\b(?:is|are) (?:\w+ly |all |a work of |works of |pure )?"
    r"(?:fiction|fictional|fictitious|imaginary|invented for)\b"
    r"|\b(?:this|it) is (?:\w+ )?(?:a |an entire )?work of fiction\b"
    r"|\bno real (?:\w+ )?(?:person|people|compan|organi[sz]|place|event|name|town)"
    r"|\bany (?:resemblance|similarity|likeness)\b.*\b(?:coinciden\w+|unintended|accidental)\b",
    re.IGNORECASE,
)
_BY_WORDS = (
    (re.compile(r"\?[\"”'’)]*$"), "A question: it makes no claim by itself"),
    (_NOTICE_LINE, "A notice's opening line: it makes no claim by itself"),
    (_MENTION, "A mere mention: it says that something was talked about, not what is true"),
)


def why_no_claim(sentence: Sentence, analysis: SentenceAnalysis, wording: Wording) -> str | None:
    """Say in plain words why a sentence claims nothing, None if it claims something."""
    if sentence.kind is not SentenceKind.PROSE and (reason := _of_line(sentence, wording)):
        return reason
    if is_asked(analysis):
        return "An interviewer's words: what is put to somebody is no claim"
    for pattern, reason in _BY_WORDS:
        if pattern.search(sentence.text):
            return reason
    if not analysis.attributed and _DISCLAIMER.search(sentence.text):
        return "A disclaimer: it speaks about the text itself"
    return None


def is_asked(analysis: SentenceAnalysis) -> bool:
    """Say whether an interviewer speaks."""
    return any(each.asks for each in analysis.attributions)


def is_notice_line(text: str) -> bool:
    """Say whether a line only announces a correction: "Correction to our report of 4 May"."""
    return _NOTICE_LINE.search(text) is not None


def _of_line(sentence: Sentence, wording: Wording) -> str | None:
    """Say why a headline, heading or caption claims nothing."""
    if sentence.kind is SentenceKind.CAPTION:
        return "A picture's caption: it makes no claim"
    if sentence.kind is SentenceKind.HEADING and len(wording.stems) < LEAST_STEMS:
        return "A heading: it makes no claim by itself"
    if wording.stems <= stems_of(wording.names):
        return "A heading that only names: it makes no claim"
    return None
