"""Cues that are verbs: "said that", "denied", "is believed to", "…, X said"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import (
    Cue,
    Force,
    Range,
    child,
    span_of,
    subject_of,
    subtree_range,
)
from bot.analysis.attribution.mentions import Mention, mention_of

_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
_QUOTE_MARKS = "\"'"
# Their subject may be a thing only when it is made of words: a poll, a report, papers.
_INFINITIVE = lexicon.WANT | frozenset(
    "claim vow pledge promise swear threaten expect hope profess purport propose demand"
    " urge ask beg call remember guarantee".split()
)


def verb_cues(doc: Doc, text: str, quoted: bool) -> Iterator[Cue]:
    """Yield the verbal cues of a sentence; `quoted`: a quotation overlaps it."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX", "ADJ"):
            continue
        cue = _impersonal(token, text) or _personal(token, text, quoted)
        if cue is not None:
            yield cue


def _impersonal(verb: Token, text: str) -> Cue | None:
    """Read "X is believed to have …", "it was reported that …": a passive without an agent."""
    if verb.lemma_.lower() not in lexicon.IMPERSONAL and verb.lower_ not in (
        lexicon.IMPERSONAL_FORMS
    ):
        return None
    auxiliary = child(verb, "auxpass") or _be_before(verb)
    if auxiliary is None or child(verb, "agent") is not None:
        return None
    clause = child(verb, *_CLAUSES) or _prepositional_gerund(verb)
    if clause is None:
        return None
    subject = child(verb, "nsubjpass", "nsubj")
    expletive = subject is None or subject.lower_ == "it" and clause.dep_ == "ccomp"
    content = subtree_range(clause) if expletive else subtree_range(verb)
    last = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if last.lower_ not in ("to", "that"):
        last = verb
    return Cue(None, span_of(auxiliary, last), content, Force.IMPERSONAL, anchor=verb.i)


def _be_before(verb: Token) -> Token | None:
    """Find the "is" of "is rumored to" where the model reads an adjective."""
    if verb.lower_ not in lexicon.IMPERSONAL_FORMS:
        return None
    if verb.head.lemma_ == "be" and verb.dep_ in ("acomp", "attr"):
        return verb.head
    return None


def _prepositional_gerund(verb: Token) -> Token | None:
    if verb.lemma_ not in ("accuse", "suspect", "blame", "hear"):
        return None
    preposition = child(verb, "prep")
    return preposition if preposition is not None else None


def _personal(verb: Token, text: str, quoted: bool) -> Cue | None:
    lemma = verb.lemma_.lower()
    if not _knows(lemma) or verb.pos_ == "ADJ":
        return None
    source = subject_of(verb)
    if source is None or source.lower_ in lexicon.FIRST_PERSON or _is_clause(source):
        return None
    if source.lower_ in ("you", "there", "what", "this", "that", "which", "who", "it"):
        return None
    frame = _frame(verb, lemma, quoted)
    if frame is None:
        return None
    force, content = frame
    mention = mention_of(source, text)
    words = _words(verb)
    return Cue(mention, words, content, force, _told(verb, text), verb.i)


def _knows(lemma: str) -> bool:
    return (
        lemma in lexicon.SAY
        or lemma in lexicon.MANNER
        or lemma in lexicon.SHOW
        or lemma in lexicon.JUDGE
        or lemma in lexicon.THINK
        or lemma in lexicon.WANT
        or lemma in lexicon.TALK
        or lemma in lexicon.PREPOSITIONAL
        or lemma in ("call", "ask")
    )


def _is_clause(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _frame(verb: Token, lemma: str, quoted: bool) -> tuple[Force, Range | None] | None:
    """Decide whether the verb ascribes here, and what: the tests run from sure to vague."""
    if lemma in lexicon.MANNER:
        return (Force.CONTENT, None) if quoted else None
    said = lemma in lexicon.SAY or lemma in ("ask", "call")
    clause = _clause(verb, lemma)
    if clause is not None:
        return Force.CONTENT, subtree_range(clause)
    if said or lemma in lexicon.SHOW or lemma in lexicon.THINK:
        host = _host(verb)
        if host is not None:
            return Force.CONTENT, subtree_range(host, frozenset({verb.i}))
    if said and quoted:
        return Force.CONTENT, None
    return _object_frame(verb, lemma, said=said)


def _object_frame(verb: Token, lemma: str, *, said: bool) -> tuple[Force, Range | None] | None:
    target = child(verb, "dobj", "oprd")
    if target is not None and (said or lemma in lexicon.JUDGE or lemma == "call"):
        return Force.CONTENT, subtree_range(target)
    preposition = _preposition(verb, lemma)
    if preposition is not None:
        force = Force.TALK if lemma in lexicon.TALK else Force.CONTENT
        return force, None if force is Force.TALK else subtree_range(preposition)
    if lemma in lexicon.TALK or lemma in ("say", "tell"):
        return Force.TALK, None
    return None


def _clause(verb: Token, lemma: str) -> Token | None:
    """Return the clause that is said: "that …", or "to …" where the verb takes one."""
    for part in verb.children:
        if part.dep_ == "ccomp" or (part.dep_ == "csubj" and part.i > verb.i):
            return part
        if part.dep_ == "xcomp" and part.pos_ in ("VERB", "AUX"):
            if lemma in _INFINITIVE or (lemma in lexicon.JUDGE and part.tag_ != "VB"):
                return part
        if part.dep_ in ("dep", "parataxis") and part.i > verb.i and lemma in lexicon.SAY:
            return part
    return None


def _host(verb: Token) -> Token | None:
    """Return the clause around a parenthesis: "the bridge, X says, is safe"; "as X said"."""
    if verb.dep_ in ("parataxis", "dep") and verb.head is not verb:
        return verb.head
    if verb.dep_ == "advcl" and (child(verb, "mark") is not None):
        marker = child(verb, "mark")
        if marker is not None and marker.lower_ == "as":
            return verb.head
    return None


def _preposition(verb: Token, lemma: str) -> Token | None:
    allowed = lexicon.PREPOSITIONAL.get(lemma)
    if allowed is None:
        return None
    for part in verb.children:
        if part.dep_ in ("prep", "prt", "advmod", "agent") and part.lower_ in allowed:
            return part
    return None


def _words(verb: Token) -> Range:
    first = verb
    for part in verb.children:
        if part.dep_ in ("aux", "auxpass", "neg") and part.i < first.i and verb.i - part.i <= 3:
            first = part
    return span_of(first, verb)


def _told(verb: Token, text: str) -> Mention | None:
    """Return the outlet that was told, if it is one: "Lund told the Harbour Gazette that …"."""
    if verb.lemma_ not in ("tell", "inform", "brief"):
        return None
    listener = child(verb, "dobj", "dative", "iobj")
    return mention_of(listener, text) if listener is not None else None
