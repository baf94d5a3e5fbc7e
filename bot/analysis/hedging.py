"""Find the words by which a sentence marks its own content as uncertain.

A narrow newsroom lexicon: each cue must qualify the claim itself. "May" the month, "might" the
noun, "could not" and past ability ("she could see the harbour") are not hedges.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from bot.analysis.hearsay import hearsay_in, opinions_in
from bot.domain.document import Sentence, SentenceKind

_ADVERBS = frozenset(
    "reportedly allegedly purportedly supposedly possibly perhaps maybe probably apparently"
    " seemingly presumably conceivably ostensibly rumoredly".split()
)
_ADJECTIVES = frozenset(
    "unconfirmed unverified alleged suspected rumored rumoured purported supposed presumed"
    " possible apparent unsubstantiated uncorroborated unproven likely unlikely".split()
)
_PREDICATES = frozenset(
    "unclear uncertain unknown unconfirmed unverified disputed possible likely unlikely".split()
)
_NOUNS = frozenset("rumor rumour speculation mystery".split())
# "refuted the rumours" speaks of somebody else's rumours.
_QUASH = frozenset("deny refute reject dismiss quash quell scotch dispel counter debunk".split())
_HELD = frozenset(
    "believe think suspect rumor rumour allege presume suppose assume repute purport say understand"
    " fear speculate".split()
)
_HELD_FORMS = frozenset("rumored rumoured alleged reputed purported believed thought".split())
_ABILITY = frozenset("see hear afford feel smell walk speak read tell swim find get".split())
_PEOPLE = frozenset("voter voters buyer buyers customer customers".split())
_SCARE = re.compile(
    r"(?<![\w])(?:'[^'’\"]{2,40}'|‘[^’\"]{2,40}’|\"[^\"]{2,40}\"|“[^”]{2,40}”)(?!\w)"
)
_UNPROVEN = re.compile(
    r"\b(?:could not|cannot|can't|couldn't|has not|have not|had not|hasn't|haven't|is not|"
    r"was not|not yet|yet to|without)\s+(?:be |been |being )?(?:independently |immediately |yet )*"
    r"(?:be |been )?(?:verif\w+|confirm\w+|substantiat\w+|corroborat\w+)"
    r"|\b(?:not|never) (?:been )?independently (?:verified|confirmed)"
    r"|\b(?:it (?:is|was|remains) )?not (?:yet )?(?:clear|known|certain) (?:whether|if|how|why|who|"
    r"where|when)",
    re.IGNORECASE,
)


def hedge_words(doc: Doc, sentence: Sentence) -> tuple[str, ...]:
    """Return the hedging words of a sentence as printed, each once, in the order of the text."""
    text = sentence.text
    ranges = [r for token in doc if (r := _cue(token)) is not None]
    ranges += [found.span() for found in _UNPROVEN.finditer(text)]
    ranges += [*hearsay_in(text), *opinions_in(text)]
    if sentence.kind is SentenceKind.HEADLINE:
        ranges += _headline(text)
    words = dict.fromkeys(" ".join(text[a:b].split()) for a, b in _outermost(ranges))
    return tuple(word for word in words if word)


def _outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _cue(token: Token) -> tuple[int, int] | None:
    word = token.lower_
    if word in ("may", "might", "could"):
        return _one(token) if _possibility(token) else None
    if token.pos_ == "ADV" and (word in _ADVERBS or word == "likely"):
        return _one(token)
    if token.pos_ == "NOUN" and token.lemma_.lower() in _NOUNS:
        return _one(token) if _rumoured(token) else None
    if token.lemma_ in ("appear", "seem") and token.pos_ == "VERB":
        return _one(token) if _copular(token) else None
    rumoured = _one(token) if word in ("rumored", "rumoured") else None
    return _held(token) or rumoured or _adjective(token)


def _rumoured(noun: Token) -> bool:
    """Tell "rumours that he fled" from somebody who pays no attention to rumours."""
    if noun.head.lemma_ in _QUASH:
        return False
    told = any(c.dep_ in ("acl", "ccomp", "relcl", "prep") for c in noun.children)
    return told or noun.dep_ in ("nsubj", "nsubjpass", "ROOT", "attr")


def _one(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _possibility(modal: Token) -> bool:
    """Tell a possibility from the month, the noun and past ability."""
    if modal.tag_ != "MD" or modal.head == modal:
        return False
    if modal.lower_ != "could":
        return modal.text != "May" or modal.i == 0 or modal.head.pos_ in ("VERB", "AUX")
    verb = modal.head
    against = ("only", "barely", "never", "neither")
    if any(c.dep_ == "neg" or c.lower_ in against for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.lower_ in ("i", "we", "you", "who"):
        return False
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
    return perfect or verb.lemma_ not in _ABILITY


def _adjective(token: Token) -> tuple[int, int] | None:
    if token.lower_ not in _ADJECTIVES | _PREDICATES:
        return None
    if token.dep_ in ("acomp", "attr", "oprd", "ccomp", "ROOT", "conj", "xcomp"):
        return _one(token)
    attributive = token.dep_ in ("amod", "compound", "nmod") and token.lower_ in _ADJECTIVES
    if attributive and token.head.lower_ not in _PEOPLE and not _as_possible(token):
        return _one(token)
    return None


def _as_possible(token: Token) -> bool:
    """Tell "as soon as possible" and "the best possible way" from a hedge."""
    before = token.nbor(-1) if token.i else token
    return token.lower_ == "possible" and (before.lower_ == "as" or before.tag_ in ("JJS", "RBS"))


def _copular(verb: Token) -> bool:
    """Tell "appears to be closed" from "appeared on television"."""
    return any(c.dep_ in ("xcomp", "oprd", "acomp", "ccomp", "advcl") for c in verb.children)


def _held(token: Token) -> tuple[int, int] | None:
    """Return the whole cue of "is rumored to", "is also believed that"."""
    held = (token.tag_ == "VBN" and token.lemma_.lower() in _HELD) or token.lower_ in _HELD_FORMS
    if not held or token.dep_ == "amod":
        return None
    be = next((c for c in token.children if c.dep_ == "auxpass"), None)
    if be is None and token.dep_ in ("acomp", "attr") and token.head.lemma_ == "be":
        be = token.head
    if be is None or be.i > token.i or any(c.dep_ in ("agent", "neg") for c in token.children):
        return None
    last = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if last.lower_ not in ("to", "that"):
        clause = any(c.dep_ in ("ccomp", "xcomp") for c in token.children)
        last = token
        if not clause:
            return None
    return be.idx, last.idx + len(last)


def _headline(text: str) -> Iterator[tuple[int, int]]:
    """Yield scare quotes and the question mark at the end."""
    for found in _SCARE.finditer(text):
        if len(found[0].split()) <= 3:
            yield found.span()
    for mark in re.finditer(r"\?(?=\s|$)", text):
        yield mark.span()
    for word in re.finditer(r"\bmystery\b", text, re.IGNORECASE):
        yield word.span()
