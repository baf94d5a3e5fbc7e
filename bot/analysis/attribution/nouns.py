"""Cues that are nouns: "the ministry's claim that …", "rumours of …", "a report by X"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import Cue, Force, child, span_of, subtree_range
from bot.analysis.attribution.mentions import mention_of

_ABOUT = ("of", "about", "on", "over", "for", "against")
# Who "reported rumours" passes them on; who "rejected the claim" says something else.
_PASS_ON = ("report", "publish", "carry", "repeat", "cite", "print", "relay", "quote", "spread")


def noun_cues(doc: Doc, text: str) -> Iterator[Cue]:
    """Yield the nouns of saying that carry a content or somebody who says it."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.NOUNS:
            continue
        cue = _noun_cue(token, text)
        if cue is not None:
            yield cue


def _noun_cue(noun: Token, text: str) -> Cue | None:
    clause = _that_clause(noun)
    source = _source(noun)
    about = None
    if source is None and noun.lower_ not in lexicon.RUMOURS:
        pass
    elif noun.lower_ not in lexicon.DOCUMENT_NOUNS or noun.tag_ == "NNS":
        about = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in _ABOUT), None)
    if source is not None and source.lower_ in lexicon.FIRST_PERSON | {"your", "whose"}:
        return None
    plural = noun.tag_ == "NNS" or noun.lower_ in ("speculation", "rumor", "rumour")
    if clause is None and (about is None or (source is None and not plural)):
        return None
    content = clause if clause is not None else about
    found = subtree_range(content) if content is not None else None
    named = mention_of(source, text) if source is not None else None
    force = Force.CONTENT if source is not None else Force.IMPERSONAL
    passed_on = noun.head.lemma_ in _PASS_ON
    return Cue(named, span_of(noun, noun), found, force, merges=passed_on, anchor=noun.i)


def _that_clause(noun: Token) -> Token | None:
    for part in noun.children:
        if part.i < noun.i:
            continue
        if part.dep_ in ("acl", "ccomp", "relcl") and _complete(part):
            return part
    return None


def _complete(clause: Token) -> bool:
    """Tell "the claim that the bridge fell" from the relative "the claim that he made"."""
    marker = child(clause, "mark")
    if marker is not None and marker.lower_ == "that":
        return True
    return clause.dep_ == "acl" and clause.tag_ == "VB" and clause.lemma_ != "be"


def _source(noun: Token) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for part in noun.children:
        if part.dep_ in ("prep", "agent") and part.lower_ in ("by", "from"):
            return child(part, "pobj")
    # "made by X", "X made the claim that": the verb's subject says it.
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in (
        "make",
        "issue",
        "have",
        "express",
        "voice",
        "raise",
    ):
        return child(verb, "nsubj")
    return None
