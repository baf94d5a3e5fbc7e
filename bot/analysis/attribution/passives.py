"""Cues without a speaking subject: "is believed to", "quoted the Gazette as saying"."""

from collections.abc import Iterator

from spacy.tokens import Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import (
    Cue,
    Force,
    child,
    span_of,
    subject_of,
    subtree_range,
    words_of,
)
from bot.analysis.attribution.mentions import mention_of

_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass")


def quoted_saying(verb: Token) -> Token | None:
    """Find "saying" in "quoted the Gazette as saying that …"."""
    marker = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = child(marker, "pcomp") if marker is not None else None
    return saying if saying is not None and saying.lemma_ in lexicon.SAY else None


def quoted_cues(verb: Token, saying: Token, text: str) -> Iterator[Cue]:
    """Yield the quoting cue and, inside it, the quoted one."""
    quoted, content = child(verb, "dobj", "nsubjpass"), subtree_range(saying)
    if quoted is None or content is None:
        return
    inner = mention_of(quoted, text)
    clause = child(saying, "ccomp")
    said = subtree_range(clause) if clause is not None else content
    outer = subject_of(verb)
    if outer is not None and outer.lower_ not in lexicon.NOBODY:
        yield Cue(mention_of(outer, text), words_of(verb), (inner.start, content[1]), anchor=verb.i)
    yield Cue(inner, span_of(saying, saying), said, anchor=saying.i)


def impersonal_cue(verb: Token, text: str) -> Cue | None:
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
        return _trailing(verb, auxiliary)
    subject = child(verb, "nsubjpass", "nsubj")
    expletive = subject is None or (subject.lower_ == "it" and clause.dep_ == "ccomp")
    content = subtree_range(clause) if expletive else subtree_range(verb)
    last = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if last.lower_ not in ("to", "that"):
        last = verb
    return Cue(None, span_of(auxiliary, last), content, Force.IMPERSONAL, anchor=verb.i)


def _trailing(verb: Token, auxiliary: Token) -> Cue | None:
    """Read "…, it was claimed last night": all that stands before it is claimed."""
    doc, it = verb.doc, auxiliary.i - 1
    if it < 2 or doc[it].lower_ != "it" or doc[it - 1].text not in (",", "-", "–", "—"):
        return None
    return Cue(
        None,
        span_of(auxiliary, verb),
        span_of(doc[0], doc[it - 2]),
        Force.IMPERSONAL,
        anchor=verb.i,
    )


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
