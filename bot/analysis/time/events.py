"""From dated expressions to events: which ones, what they date, and who says so."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bot.analysis.time.furniture import in_dateline, is_furniture
from bot.analysis.time.intervals import join_ranges
from bot.analysis.time.roles import Setting, covering, role_of
from bot.analysis.time.subjects import head_of, names_in
from bot.domain.claim import SentenceAnalysis
from bot.domain.document import Sentence, SentenceKey, SentenceKind, VersionKey
from bot.domain.event import Event, TimeExpression

_TELLING = (SentenceKind.PROSE, SentenceKind.HEADLINE)
_COMPARES = re.compile(
    r"\b(?:[a-z]{3,12}est|most|least|worst|best|first(?: \w+)?)\b[^.;]{0,60}\bsince (?:the )?$"
)
_REACH = 400
"""Code points looked at on each side of a date: a clause, and linear in any text."""

_CITES = re.compile(r"\([A-Z][\w&.,’' -]{0,60}$")


class DatedDocument(NamedTuple):
    """A document version as the timeline sees it; `analyses[i]` belongs to `sentences[i]`."""

    key: VersionKey
    text: str
    published: str | None
    sentences: Sequence[Sentence]
    analyses: Sequence[SentenceAnalysis]
    expressions: Sequence[TimeExpression]


def find_events(document: DatedDocument) -> tuple[Event, ...]:
    """Return one event for each dated expression that tells of something, in text order.

    Durations, repeated times, page furniture, questions and comparisons ("the worst since 2001")
    tell of none.
    """
    expressions = join_ranges(document.text, document.expressions)
    starts = [each.start for each in expressions]
    events = []
    for sentence, analysis in zip(document.sentences, document.analyses, strict=True):
        # Looked up, not searched for: a book has thousands of sentences and of dates.
        within = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        inside = [each for each in expressions[within] if each.end <= sentence.end]
        if sentence.kind not in _TELLING or not inside or _tells_nothing(sentence, inside):
            continue
        setting = Setting(document.text, sentence, analysis.attributions, document.published)
        key = SentenceKey(*document.key, sentence.position)
        events += [_event(key, each, setting) for each in inside if _is_told(each, sentence)]
    return tuple(events)


def _tells_nothing(sentence: Sentence, expressions: Sequence[TimeExpression]) -> bool:
    if sentence.text.rstrip("\"'”’)").endswith("?"):
        return True
    return is_furniture(sentence, " ".join(each.expression for each in expressions))


def _is_told(expression: TimeExpression, sentence: Sentence) -> bool:
    if not expression.dated or expression.expression.endswith("-century"):
        return False
    start = expression.start - sentence.start
    end = expression.end - sentence.start
    before = sentence.text[max(0, start - _REACH) : start]
    if in_dateline(sentence.text, start) or _COMPARES.search(before):
        return False
    cited = _CITES.search(before) and sentence.text[end : end + 1] == ")"
    return not (cited and expression.expression.isdigit())


def _event(key: SentenceKey, expression: TimeExpression, setting: Setting) -> Event:
    attribution = covering(expression.span, setting.attributions)
    sentence = setting.sentence
    content = attribution.content if attribution else None
    start = max(content.start if content else 0, sentence.start, expression.start - _REACH)
    end = min(content.end if content else sentence.end, sentence.end, expression.end + _REACH)
    return Event(
        sentence=key,
        start=expression.start,
        end=expression.end,
        expression=expression.expression,
        role=role_of(expression, setting),
        said_by=attribution.said_by if attribution else (),
        head=head_of(setting.text[start : expression.start], setting.text[expression.end : end]),
        participants=names_in(setting.text[start:end], opens=start == sentence.start),
        edtf=expression.edtf,
        earliest=expression.earliest,
        latest=expression.latest,
        granularity=expression.granularity,
        year_inferred=expression.year_inferred,
        year_reason=expression.year_reason,
    )
