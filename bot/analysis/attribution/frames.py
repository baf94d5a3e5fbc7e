"""What a verb of saying takes: whether it ascribes here, and which words are what was said."""

from spacy.tokens import Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import Force, Range, child, subtree_range

_INFINITIVE = lexicon.WANT | frozenset(
    "claim vow pledge promise swear threaten expect hope profess purport propose demand"
    " urge ask remember guarantee warn tell advise remind instruct".split()
)

_HAS_LISTENER = ("tell", "ask", "inform", "assure", "remind", "warn", "advise")


def frame_of(verb: Token, lemma: str, quoted: bool) -> tuple[Force, Range | None] | None:
    """Decide whether the verb ascribes here, and what: the tests run from sure to vague."""
    if lemma == "put":
        return _estimate_frame(verb)
    if lemma in lexicon.MANNER:
        return _manner_frame(verb, quoted)
    frame = _plain_frame(verb, lemma, quoted)
    silent = lemma in lexicon.SAY and lemma not in ("deny", "dispute")
    if frame is not None and silent and child(verb, "neg") is not None:
        return Force.TALK, None  # "did not say when": nothing was said
    return frame


def _plain_frame(verb: Token, lemma: str, quoted: bool) -> tuple[Force, Range | None] | None:
    said = lemma in lexicon.SAY
    clause = _clause(verb, lemma)
    if clause is not None:
        return Force.CONTENT, subtree_range(clause)
    parenthetic = said or lemma in lexicon.SHOW | lexicon.THINK or lemma == "point"
    if parenthetic and child(verb, "dobj") is None:
        host = _host(verb)
        if host is not None:
            return Force.CONTENT, subtree_range(host, frozenset({verb.i}))
    if said and quoted:
        return Force.CONTENT, None
    return _object_frame(verb, lemma)


def _estimate_frame(verb: Token) -> tuple[Force, Range | None] | None:
    """Read "put the number at 180", not "put the cup at the edge"."""
    what = child(verb, "dobj")
    at = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "at"), None)
    figure = child(at, "pobj") if at is not None else None
    if what is None or figure is None or not any(t.like_num for t in figure.subtree):
        return None
    return Force.CONTENT, (what.left_edge.idx, figure.right_edge.idx + len(figure.right_edge))


def _manner_frame(verb: Token, quoted: bool) -> tuple[Force, Range | None] | None:
    clause = child(verb, "ccomp")
    if clause is not None and child(clause, "mark") is not None:
        return Force.CONTENT, subtree_range(clause)
    return (Force.CONTENT, None) if quoted and _introduces(verb) else None


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
    judged = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if judged is not None and lemma in ("dismiss", "reject", "describe", "denounce", "condemn"):
        return Force.CONTENT, subtree_range(judged)  # "dismissed as a fairy tale the idea that …"
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
        if part.i < verb.i and child(verb, "dobj") is not None and lemma not in _HAS_LISTENER:
            continue  # "he smiled, he wrote a book": a chain of clauses
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
