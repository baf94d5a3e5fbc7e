"""What a date is the date of: the event, the report of it, a plan, or long ago."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.analysis.time.context import publication_moment
from bot.analysis.time.moments import bounds_of
from bot.analysis.time.tense import Tense, tense_at
from bot.domain.claim import Attribution
from bot.domain.document import Sentence
from bot.domain.event import EventRole, TimeExpression
from bot.domain.value import Span

_REPORTING = (
    r"(?:said|says|say|told|tells|reported|reports|announced|announces|claimed|claims|wrote|writes|"
    r"tweeted|published|stated|states|insisted|acknowledged|admitted|disclosed|declared|warned|"
    r"argued|replied|testified|suggested|alleged|apologi[sz]ed|retracted|broadcast|aired)"
)
_ALSO_DEEDS = (
    r"(?:posted|confirmed|denied|denies|rejected|dismissed|revealed|responded|described|discussed|"
    r"corrected|added|noted|quoted|unveiled)"
)
"""Verbs that report in the active voice; "was dismissed on Friday" is an event."""

_SAYING = rf"(?:{_REPORTING}|(?<!was )(?<!were )(?<!been )(?<!be ){_ALSO_DEEDS})"
_NAME = r"[A-Z][\w’'-]{1,20}(?:[ ][A-Z][\w’'-]{1,20}){0,2}"
_NOUN = r"[\w’'-]{1,20}(?:[ ][\w’'-]{1,20})?"
_MEDIUM = (
    r"(?:article|report|story|statement|tweet|editorial|column|dispatch|bulletin|edition|"
    r"(?:a|the|this|that|blog|online) post|issue(?= of)|(?:press|news) release|"
    r"(?:press|news) conference|briefing|broadcast|announcement|correction|retraction|magazine|"
    r"newspaper|programme|communique|thread|podcast|interview|memo|notice|version)"
)
_ON = (
    r"(?:,?[ ](?:on|in|at|late|early|by|dated|of|from|this|back|as early as|as late as|"
    r"as recently as|over|during))?"
)
_CUE_BEFORE = re.compile(
    rf"\b{_SAYING}(?:[ ](?:here|earlier))?"
    rf"(?:[ ](?:us|me|him|her|them|reporters|journalists|(?:the|a|an)[ ]{_NOUN}|{_NAME}|"
    rf"(?:in|on|at|during)[ ](?:a|an|its|his|her|their|the)[ ]{_NOUN}))?"
    rf"(?!,?[ ]of[ ]){_ON}(?:[ ]the)?[ ]$"
)
_MEDIUM_BEFORE = re.compile(
    rf"(?<!to )\b{_MEDIUM}s?(?:[ ](?:published|released|filed|posted|issued|aired|dated|printed|"
    rf"carried|made|broadcast|run))?{_ON}(?:[ ]the)?[ ]$"
)
_MEDIUM_AFTER = re.compile(rf"(?:['’]s?)?[ ](?:[\w’'-]{{1,20}}[ ]){{0,2}}?(?:{_MEDIUM}|post)s?\b")
_CUE_AFTER = re.compile(
    rf"(?:[ ]?,?[ ](?:we|I|it|they|he|she|the[ ][\w-]{{1,20}}|{_NAME}))?"
    rf"[ ](?:(?:had|has|also)[ ]){{0,2}}{_SAYING}\b"
)
_RELATIVE = re.compile(r"\b(?:who|which|whose|where|that had|after|before|when|since|following)\b")
_CLAUSE_END = re.compile(r",|;|\b(?:said|told|says)\b")
_DECIDES = re.compile(
    r"(?:agree|decide|vote|resolve|approve|order|rule|refuse|decline|pledge)[sd]?\b|"
    r"(?:voted|ordered)\b"
)
"""Cues that are deeds themselves: a council that agreed in May did so in May."""

_OPENS_SOURCE = re.compile(r",?[ ](?:(?:the|its|his|her|their)(?:[ ][\w’'-]{1,20}){1,3}[ ])?")
_SAYS_NEXT = re.compile(r"(?:,[^,]{1,60},)?[ ](?:\w{1,15}ly[ ])?")
_ADVERBIAL = 3
"""Words between a source and a date that is its cue's: "the ministry late on Thursday denied"."""

_BESIDE = 12
"""Code points between a cue and its date: a preposition and a comma."""

_LONG_AGO = timedelta(days=5 * 365)
_YEARS_AGO = timedelta(days=2 * 365)


class Setting(NamedTuple):
    """Where an expression stands: its text, its sentence and who is quoted there."""

    text: str
    sentence: Sentence
    attributions: tuple[Attribution, ...]
    published: str | None


def role_of(expression: TimeExpression, setting: Setting) -> EventRole:
    """Return what the expression dates; a report's own date never passes for the event's."""
    if is_report_date(expression, setting):
        return EventRole.REPORTED
    if _is_planned(expression, setting):
        return EventRole.PLANNED
    if _is_background(expression, setting):
        return EventRole.BACKGROUND
    return EventRole.HAPPENED


def covering(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the innermost attribution whose content holds the span."""
    holding = [
        each
        for each in attributions
        if each.content and each.content.start <= span.start and span.end <= each.content.end
    ]
    return min(holding, key=lambda each: _length(each.content), default=None)


def _length(span: Span | None) -> int:
    return span.end - span.start if span else 0


def is_report_date(expression: TimeExpression, setting: Setting) -> bool:
    """Say whether a saying or publishing governs the date, outside what is said."""
    text, sentence = setting.text, setting.sentence
    before = text[max(sentence.start, expression.start - 80) : expression.start]
    after = text[expression.end : min(sentence.end, expression.end + 80)]
    if _CUE_BEFORE.search(before) or _MEDIUM_BEFORE.search(before):
        return True
    if _MEDIUM_AFTER.match(after):
        return True
    if covering(expression.span, setting.attributions):
        return False
    if _CUE_AFTER.match(after) and not _in_relative_clause(before):
        return True
    return _modifies_cue(expression, setting, before)


def _modifies_cue(expression: TimeExpression, setting: Setting, before: str) -> bool:
    """Say whether the date stands beside the words of an attribution rather than its content."""
    if _in_relative_clause(before):
        return False
    return any(_stands_beside(each, expression, setting.text) for each in setting.attributions)


def _stands_beside(attribution: Attribution, expression: TimeExpression, text: str) -> bool:
    """Say whether the date stands before, between or behind the source and its cue."""
    source, cue, content = attribution.source, attribution.cue, attribution.content
    if cue is None or content is None or _DECIDES.match(cue.of(text)):
        return False
    start = min(span.start for span in (source, cue) if span)
    end = max(span.end for span in (source, cue) if span)
    if start <= expression.start and expression.end <= end:
        # "The inquiry sat for weeks in June and blamed nobody": June is the sitting's.
        near = source is None or len(text[source.end : expression.start].split()) <= _ADVERBIAL
        return near and ", " not in text[start:end]
    if expression.start >= end:
        gap = text[end : expression.start]
        return len(gap) <= _BESIDE and " " not in gap.strip(" ,")
    if source is None or expression.end > start or start > content.start:
        return False
    # "On Tuesday its chairman said": the date opens what the source does, and that is saying.
    opens = _OPENS_SOURCE.fullmatch(text[expression.end : start])
    return opens is not None and _SAYS_NEXT.fullmatch(text[source.end : cue.start]) is not None


def _in_relative_clause(before: str) -> bool:
    opened = [match.end() for match in _RELATIVE.finditer(before)]
    return bool(opened) and not _CLAUSE_END.search(before[opened[-1] :])


def _is_planned(expression: TimeExpression, setting: Setting) -> bool:
    published = _published_bounds(setting.published)
    tense = tense_at(setting.text, expression.start, expression.end)
    if published is None:
        return expression.earliest is None and tense is Tense.FUTURE
    first, last = published
    if expression.earliest is not None and expression.earliest > last:
        return True
    if expression.latest is None or tense is not Tense.FUTURE:
        return False
    # "This year", "by Friday": under way when the document came out, and still to come.
    return expression.latest > first and (first < last or expression.latest > last)


def _is_background(expression: TimeExpression, setting: Setting) -> bool:
    published = _published_bounds(setting.published)
    if expression.latest is None or published is None:
        return False
    age = published[0] - expression.latest
    if age >= _LONG_AGO:
        return True
    if age < _YEARS_AGO:
        return False
    before = setting.text[setting.sentence.start : expression.start]
    return _in_relative_clause(before[-80:])


def _published_bounds(published: str | None) -> tuple[date, date] | None:
    moment = publication_moment(published)
    first, last = bounds_of(moment) if moment else (None, None)
    return (first, last) if first and last else None
