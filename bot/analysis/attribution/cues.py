"""What a cue is, and how clauses and noun phrases around it are measured."""

from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.mentions import Mention

Range = tuple[int, int]
"""Half-open, in code points of the sentence."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


class Force(StrEnum):
    """How much a cue says about its content."""

    CONTENT = "content"  # somebody says that …
    CITED = "cited"  # …, citing somebody: the inner link of the clause's own chain
    WISH = "wish"  # somebody wants or refuses to …: no link in a chain
    TALK = "talk"  # somebody speaks about something: no content
    IMPERSONAL = "impersonal"  # it is believed that …


class Cue(NamedTuple):
    """One ascription inside one sentence.

    `source` None: nobody is named. `content` None: what was said is not here, or it is a
    quotation that the document's level knows better. `relay`: an outlet through which it came.
    """

    source: Mention | None
    words: Range
    content: Range | None
    force: Force = Force.CONTENT
    relay: Mention | None = None
    merges: bool = True  # may be the next link of the chain of a cue around it
    anchor: int = 0  # index of the cue's main token
    clause: int = -1  # index of the main verb of what is said


def subtree_range(token: Token, without: frozenset[int] = frozenset()) -> Range | None:
    """Return the range of `token`'s subtree, leaving out the subtrees of `without`."""
    kept = [t for t in _walk(token, without) if not t.is_space]
    while kept and kept[0].is_punct and kept[0].text not in "\"'([":
        kept.pop(0)
    while kept and (kept[-1].is_punct and kept[-1].text in ",;:-–—."):
        kept.pop()
    if not kept:
        return None
    return kept[0].idx, kept[-1].idx + len(kept[-1])


def _walk(token: Token, without: frozenset[int]) -> list[Token]:
    """Collect in the order of the text, without recursion: hostile text nests deep."""
    todo, kept = [token], []
    while todo:
        current = todo.pop()
        if current.i in without:
            continue
        kept.append(current)
        todo.extend(current.children)
    return sorted(kept, key=lambda t: t.i)


def span_of(first: Token, last: Token) -> Range:
    """Return the range from one token to another, both included."""
    return first.idx, last.idx + len(last)


def words_of(verb: Token) -> Range:
    """Return the range of a verb with its auxiliaries and negation."""
    first = verb
    for part in verb.children:
        if part.dep_ in ("aux", "auxpass", "neg") and part.i < first.i and verb.i - part.i <= 3:
            first = part
    return span_of(first, verb)


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these dependencies."""
    return next((c for c in token.children if c.dep_ in deps), None)


def owner_of(source: Token | None) -> Token | None:
    """Return whose report, statement or letter speaks; otherwise the source itself."""
    if source is None or source.lemma_.lower() not in lexicon.DOCUMENT_NOUNS:
        return source
    owner = child(source, "poss")
    for part in source.children:
        by = part.dep_ in ("prep", "agent") and part.lower_ in ("by", "from", "in")
        target = child(part, "pobj") if by and owner is None else None
        if target is not None and (target.pos_ == "PROPN" or part.lower_ == "by"):
            owner = target
    if owner is None or owner.pos_ == "PRON":
        return source
    return owner


def subject_of(verb: Token, limit: int = 12) -> Token | None:
    """Find who does what `verb` says: its subject, its agent, or the governing verb's subject."""
    current = verb
    for _ in range(limit):
        found = _own_subject(current)
        if found is not None:
            return found
        if current.dep_ == "acl" and _after_comma(current):
            current = _clause_above(current)
            continue
        if current.dep_ in ("relcl", "acl"):
            named = current.head.pos_ in ("NOUN", "PROPN", "PRON")
            active = current.tag_ != "VBN" or _cut_off(current)
            return current.head if named and active else None
        if current.dep_ in ("conj", "xcomp", "advcl", "dep", "aux"):
            current = current.head
            if current.dep_ == "ccomp" and is_mute(_own_subject(current)):
                current = current.head
        elif current.dep_ in ("pcomp", "prep", "pobj") and current.head != current:
            current = current.head
            if current.pos_ in ("NOUN", "PROPN"):
                return None
        else:
            return None
    return None


def is_mute(subject: Token | None) -> bool:
    """Say whether a subject cannot speak: "said the ferry had sunk and refused to …"."""
    if subject is None or subject.pos_ != "NOUN":
        return False
    speaks = lexicon.PERSON_ROLES | lexicon.ORGANISATION_ROLES | lexicon.GROUPS
    speaks |= lexicon.ANONYMOUS_HEADS | lexicon.OUTLET_WORDS | lexicon.DOCUMENT_NOUNS
    return subject.lower_ not in speaks


def _cut_off(participle: Token) -> bool:
    """Catch "The Lantern, a blog, reported that …" taken for a noun with a participle."""
    passive = child(participle, "auxpass") is not None
    return child(participle, "ccomp") is not None and participle.head.dep_ == "ROOT" and not passive


def _after_comma(participle: Token) -> bool:
    """Tell ", saying …" of the whole clause from "an official saying …"."""
    before = participle.i - 1
    return participle.tag_ == "VBG" and before > 0 and participle.doc[before].text == ","


def _clause_above(participle: Token) -> Token:
    current = participle.head
    while current.pos_ not in ("VERB", "AUX") and current.head != current:
        current = current.head
    return current


def _own_subject(verb: Token) -> Token | None:
    subject = child(verb, "nsubj")
    passive = child(verb, "nsubjpass")
    if passive is not None or (verb.tag_ == "VBN" and child(verb, "agent") is not None):
        agent = child(verb, "agent")
        return child(agent, "pobj") if agent is not None else None
    relative = subject is not None and subject.lower_ in ("who", "which", "that", "whom")
    if relative and verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return verb.head
    return subject
