"""Cues that are set phrases: "according to", "as X put it", "citing", "reportedly"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import Cue, Force, Range, child, owner_of, span_of, subtree_range
from bot.analysis.attribution.mentions import mention_of
from bot.analysis.hearsay import hearsay_in

_VIEWS = frozenset("view opinion eyes words account telling estimation reading".split())
# "according to plan": how something is done, not who says so.
_MEASURES = frozenset(
    "plan schedule size age weight type height need needs law rules custom tradition taste colour"
    " color rank order income index season weather ability".split()
)
_PER_UNIT = re.compile(
    r"(cent|capita|se|day|week|month|year|hour|minute|second|night|person|head|square|cubic|unit|"
    r"household|pound|litre|liter|kilo\w*|mile|ton\w*|gallon|share|game|vote|student|pupil|week)",
    re.IGNORECASE,
)


def phrase_cues(doc: Doc, text: str) -> Iterator[Cue]:
    """Yield the cues of a sentence that are neither verbs nor nouns of saying."""
    for token in doc:
        word = token.lower_
        if word == "to" and token.i and doc[token.i - 1].lower_ == "according":
            yield from _from_object(doc[token.i - 1], token, text)
        elif (
            word == "per" and token.i + 1 < len(doc) and not _PER_UNIT.match(doc[token.i + 1].text)
        ):
            yield from _from_object(token, token, text)
        elif word in ("citing", "quoting") and not child(token, "aux", "nsubj"):
            for cue in _from_object(token, token, text):
                yield cue._replace(force=Force.CITED)
        elif word in _VIEWS and token.dep_ == "pobj" and token.head.lower_ == "in":
            yield from _in_the_view_of(token, text)
        elif word == "put" and child(token, "mark", "advmod") is not None:
            yield from _as_put(token, text)
        elif word in lexicon.ADVERBS:
            yield Cue(None, span_of(token, token), _rest(token), Force.IMPERSONAL, anchor=token.i)
    yield from _hearsay(doc, text)


def _hearsay(doc: Doc, text: str) -> Iterator[Cue]:
    for start, end in hearsay_in(text):
        # Past the length that the parser reads there is no token: the last one stands in.
        anchor = next((t.i for t in doc if t.idx + len(t) >= end), len(doc) - 1)
        rest = text[end:].rstrip(' .”"’')
        begin = end + len(rest) - len(rest.lstrip(" ,:"))
        content = (begin, end + len(rest)) if rest.strip(" ,:") else None
        yield Cue(None, (start, end), content, Force.IMPERSONAL, anchor=anchor)


def _from_object(first: Token, last: Token, text: str) -> Iterator[Cue]:
    target = child(last, "pobj", "dobj") or _next_noun(last)
    target = owner_of(target)
    if target is None or target.lower_ in lexicon.FIRST_PERSON:
        return
    mention = mention_of(target, text)
    if mention.head in _MEASURES:
        return
    if first.lower_ == "per" and not any(c.isupper() for c in mention.name):
        return
    edge = target.right_edge
    end = max(mention.end, edge.idx + len(edge)) if first.i == 0 else mention.end
    yield Cue(mention, span_of(first, last), _around(first, end, text), anchor=first.i)


def _next_noun(token: Token) -> Token | None:
    """Find the noun after a preposition whose object the model has attached elsewhere."""
    for later in token.doc[token.i + 1 : token.i + 8]:
        if later.pos_ in ("NOUN", "PROPN", "PRON") and later.dep_ != "compound":
            return later
    return None


def _around(cue: Token, end: int, text: str) -> Range | None:
    """Return what the phrase qualifies: what stands before it, or after it at the start."""
    before = text[: cue.idx].rstrip(" ,;—–-(")
    after = text[end:].lstrip("'’s")
    if (
        before
        and text[: cue.idx].rstrip().endswith(",")
        and after.startswith(",")
        and len(after) > 8
    ):
        return 0, len(text.rstrip(" ."))
    if len(before) > 3 and before.lower() not in ("but", "and", "meanwhile", "yet", "still"):
        return 0, len(before)
    start = end
    while start < len(text) and text[start] in " ,;:—–-'’s":
        start += 1
    return (start, len(text)) if start < len(text) else None


def _in_the_view_of(noun: Token, text: str) -> Iterator[Cue]:
    owner = child(noun, "poss")
    of = child(noun, "prep")
    if owner is None and of is not None and of.lower_ == "of":
        owner = child(of, "pobj")
    if owner is None or owner.lower_ in lexicon.FIRST_PERSON | {"your", "other"}:
        return
    mention = mention_of(owner, text)
    words = span_of(noun.head, noun)
    yield Cue(mention, words, _around(noun.head, max(mention.end, words[1]), text), anchor=noun.i)


def _as_put(verb: Token, text: str) -> Iterator[Cue]:
    marker, subject = child(verb, "mark", "advmod"), child(verb, "nsubj")
    if marker is None or subject is None or marker.lower_ != "as" or not child(verb, "dobj"):
        return
    content = subtree_range(verb.head, frozenset({verb.i})) if verb.head != verb else None
    yield Cue(mention_of(subject, text), span_of(verb, verb), content, anchor=verb.i)


def _rest(adverb: Token) -> Range | None:
    return subtree_range(adverb.head, frozenset({adverb.i}))
