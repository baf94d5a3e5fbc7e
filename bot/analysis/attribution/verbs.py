"""Cues that are verbs: "said that", "denied", "is believed to", "…, X said"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import (
    Cue,
    Force,
    child,
    is_mute,
    owner_of,
    span_of,
    subject_of,
    subtree_range,
    words_of,
)
from bot.analysis.attribution.frames import frame_of
from bot.analysis.attribution.mentions import Mention, mention_of
from bot.analysis.attribution.passives import impersonal_cue, quoted_cues, quoted_saying

_KNOWN = (
    lexicon.SAY | lexicon.MANNER | lexicon.SHOW | lexicon.JUDGE | lexicon.THINK | lexicon.WANT
).union(lexicon.TALK, lexicon.PREPOSITIONAL, {"put"})


def verb_cues(doc: Doc, text: str, quoted: bool) -> Iterator[Cue]:
    """Yield the verbal cues of a sentence; `quoted`: a quotation overlaps it."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX", "ADJ") and not _verb_like(token):
            continue
        if token.lower_ in ("citing", "quoting"):  # a phrase of its own
            continue
        if token.lemma_ in ("quote", "cite") and (saying := quoted_saying(token)) is not None:
            yield from quoted_cues(token, saying, text)
            continue
        if token.tag_ == "VBG" and token.head.lower_ == "as":
            continue
        cue = impersonal_cue(token, text) or _sure(token, text) or _personal(token, text, quoted)
        if cue is not None:
            yield cue


def _sure(adjective: Token, text: str) -> Cue | None:
    """Read "X is certain that …": somebody's belief, however sure."""
    verb, clause = adjective.head, child(adjective, "ccomp")
    if adjective.lower_ not in lexicon.SURE or adjective.dep_ != "acomp" or clause is None:
        return None
    source = owner_of(subject_of(verb))
    if source is None or source.lower_ in lexicon.NOBODY or source.lower_ == "it":
        return None
    said = subtree_range(clause)
    cue = span_of(verb, adjective)
    return Cue(mention_of(source, text), cue, said, anchor=verb.i, clause=clause.i)


def _verb_like(token: Token) -> bool:
    """Catch the headline's "minister admits", which the model takes for a noun."""
    return token.tag_ == "NNS" and child(token, "nsubj") is not None


def _personal(verb: Token, text: str, quoted: bool) -> Cue | None:
    lemma = lexicon.lemma_of(verb.lemma_)
    if lemma not in _KNOWN or verb.pos_ == "ADJ" or _mere_purpose(verb):
        return None
    source = owner_of(subject_of(verb) or _torn_off(verb, lemma))
    if source is None or source.lower_ in lexicon.NOBODY or source.pos_ in ("VERB", "AUX"):
        return None
    if source.lower_ == "it" and lemma not in lexicon.SAY:
        return None
    if (lemma in lexicon.WANT or lemma in ("call", "push", "press")) and is_mute(source):
        return None
    frame = frame_of(verb, lemma, quoted)
    if frame is None:
        return None
    force, content = frame
    if lemma in lexicon.WANT and lemma not in lexicon.SAY:
        force = Force.WISH
    said = child(verb, "ccomp") or child(verb, "dobj")
    return Cue(
        mention_of(source, text),
        words_of(verb),
        content,
        force,
        relay=_told(verb, text),
        anchor=verb.i,
        clause=said.i if said is not None else -1,
    )


def _mere_purpose(verb: Token) -> bool:
    """Skip "a chance to appeal", "as stated in": nobody here says anything."""
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl"):
        return child(verb, "aux", "ccomp", "agent") is None
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)
    return infinitive and verb.dep_ in ("acl", "advcl", "relcl", "dep", "ROOT")


def _torn_off(verb: Token, lemma: str) -> Token | None:
    """Find the subject that the model attached elsewhere: "In a letter, Osterby, …, said that"."""
    if lemma not in lexicon.SAY or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if child(verb, "ccomp") is None or verb.dep_ != "ROOT":
        return None
    for token in reversed(verb.doc[: verb.i]):
        if token.tag_ not in ("NNP", "NN", "NNS", "PRP"):
            continue
        if token.i == verb.i - 1 or (token.dep_ == "appos" and token.tag_ == "NNP"):
            return token
    return None


def _told(verb: Token, text: str) -> Mention | None:
    """Return the outlet that was told, if it is one: "Lund told the Harbour Gazette that …"."""
    if verb.lemma_ not in ("tell", "inform", "brief"):
        return None
    listener = child(verb, "dobj", "dative", "iobj")
    return mention_of(listener, text) if listener is not None else None
