"""Cues that are verbs: "said that", "denied", "is believed to", "…, X said"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import (
    Cue,
    Force,
    Range,
    child,
    owner_of,
    span_of,
    subject_of,
    subtree_range,
)
from bot.analysis.attribution.mentions import Mention, mention_of

_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")
_INFINITIVE = lexicon.WANT | frozenset(
    "claim vow pledge promise swear threaten expect hope profess purport propose demand"
    " urge ask remember guarantee warn tell advise remind instruct".split()
)

_KNOWN = (
    lexicon.SAY | lexicon.MANNER | lexicon.SHOW | lexicon.JUDGE | lexicon.THINK | lexicon.WANT
).union(lexicon.TALK, lexicon.PREPOSITIONAL)
_NOBODY = lexicon.FIRST_PERSON | frozenset("you there what this that which who whom".split())


def verb_cues(doc: Doc, text: str, quoted: bool) -> Iterator[Cue]:
    """Yield the verbal cues of a sentence; `quoted`: a quotation overlaps it."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX", "ADJ") and not _verb_like(token):
            continue
        if token.lower_ in ("citing", "quoting"):  # a phrase of its own
            continue
        if token.lemma_ in ("quote", "cite") and (saying := _quoted_saying(token)) is not None:
            yield from _quoted(token, saying, text)
            continue
        if token.tag_ == "VBG" and token.head.lower_ == "as":
            continue
        cue = _impersonal(token, text) or _personal(token, text, quoted)
        if cue is not None:
            yield cue


def _quoted_saying(verb: Token) -> Token | None:
    """Find "saying" in "quoted the Gazette as saying that …"."""
    marker = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    return child(marker, "pcomp") if marker is not None else None


def _quoted(verb: Token, saying: Token, text: str) -> Iterator[Cue]:
    quoted, content = child(verb, "dobj", "nsubjpass"), subtree_range(saying)
    if quoted is None or content is None:
        return
    inner = mention_of(quoted, text)
    clause = child(saying, "ccomp")
    said = subtree_range(clause) if clause is not None else content
    outer = subject_of(verb)
    if outer is not None and outer.lower_ not in _NOBODY:
        yield Cue(mention_of(outer, text), _words(verb), (inner.start, content[1]), anchor=verb.i)
    yield Cue(inner, span_of(saying, saying), said, anchor=saying.i)


def _impersonal(verb: Token, text: str) -> Cue | None:
    """Read "X is believed to have …", "it was reported that …": a passive without an agent."""
    if lexicon.lemma_of(verb.lemma_) not in lexicon.IMPERSONAL and verb.lower_ not in (
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
    expletive = subject is None or (subject.lower_ == "it" and clause.dep_ == "ccomp")
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


def _verb_like(token: Token) -> bool:
    """Catch the headline's "minister admits", which the model takes for a noun."""
    return token.tag_ == "NNS" and child(token, "nsubj") is not None


def _personal(verb: Token, text: str, quoted: bool) -> Cue | None:
    lemma = lexicon.lemma_of(verb.lemma_)
    if lemma not in _KNOWN or verb.pos_ == "ADJ" or _mere_purpose(verb):
        return None
    source = owner_of(subject_of(verb) or _torn_off(verb, lemma))
    if source is None or source.lower_ in _NOBODY or source.pos_ in ("VERB", "AUX"):
        return None
    if source.lower_ == "it" and lemma not in lexicon.SAY:
        return None
    frame = _frame(verb, lemma, quoted)
    if frame is None:
        return None
    force, content = frame
    if lemma in lexicon.WANT and lemma not in lexicon.SAY:
        force = Force.WISH
    return Cue(mention_of(source, text), _words(verb), content, force, _told(verb, text), verb.i)


def _mere_purpose(verb: Token) -> bool:
    """Skip "a chance to appeal", "came to discuss": nobody has said anything yet."""
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


def _frame(verb: Token, lemma: str, quoted: bool) -> tuple[Force, Range | None] | None:
    """Decide whether the verb ascribes here, and what: the tests run from sure to vague."""
    if lemma in lexicon.MANNER:
        clause = child(verb, "ccomp")
        if clause is not None and child(clause, "mark") is not None:
            return Force.CONTENT, subtree_range(clause)
        return (Force.CONTENT, None) if quoted and _introduces(verb) else None
    said = lemma in lexicon.SAY
    if said and lemma not in ("deny", "dispute") and child(verb, "neg") is not None:
        return Force.TALK, None
    clause = _clause(verb, lemma)
    if clause is not None:
        return Force.CONTENT, subtree_range(clause)
    if said or lemma in lexicon.SHOW or lemma in lexicon.THINK:
        host = _host(verb)
        if host is not None:
            return Force.CONTENT, subtree_range(host, frozenset({verb.i}))
    if said and quoted:
        return Force.CONTENT, None
    return _object_frame(verb, lemma)


def _introduces(verb: Token) -> bool:
    """Say whether a quotation's comma, colon or mark stands right beside "X joked"."""
    subject = child(verb, "nsubj")
    first = min(verb.i, subject.left_edge.i) if subject is not None else verb.i
    last = max(verb.i, subject.right_edge.i) if subject is not None else verb.i
    after = verb.doc[last + 1].text if last + 1 < len(verb.doc) else ""
    return after in (",", ":") or (first > 0 and verb.doc[first - 1].text in ('"', "'"))


def _object_frame(verb: Token, lemma: str) -> tuple[Force, Range | None] | None:
    target = child(verb, "dobj", "oprd")
    if target is not None and _sayable(target, verb, lemma):
        return Force.CONTENT, subtree_range(target)
    if _preposition(verb, lemma) is not None:
        talk = lemma in lexicon.TALK
        return (Force.TALK, None) if talk else (Force.CONTENT, subtree_range(verb))
    if lemma in ("say", "tell"):
        return Force.TALK, None
    return None


def _sayable(target: Token, verb: Token, lemma: str) -> bool:
    """Say whether an object can be what was said or judged."""
    if lemma == "call":  # "called the report a lie", not "called the police" or "the dog Rex"
        complement = [c for c in verb.children if c.dep_ in ("oprd", "acomp", "xcomp")]
        return any(c.pos_ != "PROPN" and c.i != target.i for c in complement)
    if lemma in lexicon.SAY_OBJECT:
        return target.lower_ not in lexicon.NOT_SAID
    if lemma in lexicon.JUDGE_WORDS:
        noun = target.lemma_.lower()
        words = lexicon.NOUNS | lexicon.DOCUMENT_NOUNS | lexicon.WORDY
        return noun in words or target.lower_ in ("it", "this", "that", "them")
    if lemma in lexicon.SHOW:
        subject = child(verb, "nsubj")
        return subject is not None and subject.lemma_.lower() in lexicon.STUDIES
    return lemma in lexicon.JUDGE


def _clause(verb: Token, lemma: str) -> Token | None:
    """Return the clause that is said: "that …", or "to …" where the verb takes one."""
    for part in verb.children:
        if part.dep_ == "advcl" and part.lower_ in ("citing", "quoting"):
            return child(part, "ccomp")
        if part.dep_ == "ccomp" or (part.dep_ == "csubj" and part.i > verb.i):
            return part
        if part.dep_ == "xcomp" and part.pos_ in ("VERB", "AUX"):
            gerund = part.tag_ == "VBG" and lemma in lexicon.SAY | lexicon.JUDGE
            if lemma in _INFINITIVE or gerund:
                return part
        said = lemma in lexicon.SAY and part.pos_ in ("VERB", "AUX")
        if said and part.dep_ in ("dep", "parataxis") and part.i > verb.i:
            return part
    return None


def _host(verb: Token) -> Token | None:
    """Return the clause around a parenthesis: "the bridge, X says, is safe"; "as X said"."""
    if verb.dep_ in ("parataxis", "dep") and verb.head != verb:
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
