"""Outlets through which words came: "told the Gazette", "in a report carried by state media"."""

import re

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.mentions import Kind, Mention, mention_of

_THROUGH = frozenset("through via with to by on in from".split())
_SPEECH_THINGS = lexicon.DOCUMENT_NOUNS | frozenset(
    "remarks comments interviews statements".split()
)

# Participles in front of "media" tear the parse: "through the government sanctioned media".
_CARRIED = re.compile(
    r"\b(?:released|published|carried|broadcast|aired|issued|distributed|relayed|circulated) "
    r"(?:through|by|in|on|via) (?:the |a |an )?"
    r"(?P<outlet>(?:[\w-]+ ){1,4}?(?:media|television|radio|newspapers?|broadcaster|agency))\b"
)


def relay_of(doc: Doc, verb: Token, text: str) -> Mention | None:
    """Return the outlet that passed on what `verb` says, if the sentence names one."""
    for token in doc:
        if token.dep_ not in ("pobj", "dobj", "dative"):
            continue
        if token.head == verb and verb.lemma_ == "tell" and _printed_as_title(token):
            return mention_of(token, text)._replace(kind=Kind.OUTLET)
        if not _outlet(token):
            continue
        if token.dep_ == "pobj" and token.head.lower_ in _THROUGH and _carries(token.head, verb):
            return mention_of(token, text)
    return _carried_by(text) if verb.tag_ != "VBG" else None


def _carried_by(text: str) -> Mention | None:
    found = _CARRIED.search(text)
    if found is None:
        return None
    start, end = found.span("outlet")
    return Mention(start, end, found["outlet"], found["outlet"].split()[-1].lower(), Kind.OUTLET)


def _printed_as_title(token: Token) -> bool:
    """Tell an outlet by its capital article: "told The Lantern"."""
    articles = [c for c in token.children if c.dep_ == "det" and c.text == "The"]
    return _outlet(token) or (bool(articles) and token.tag_ == "NNP")


def _outlet(token: Token) -> bool:
    word = token.lower_
    if word in ("media", "television", "radio", "newspaper", "broadcaster", "agency", "tv"):
        return any(c.dep_ not in ("det", "poss") for c in token.lefts)
    named = token.tag_ in ("NNP", "NNPS")
    return named and (
        word in lexicon.OUTLET_WORDS
        or any(c.dep_ == "appos" and c.lower_ in lexicon.OUTLET_ROLES for c in token.children)
    )


def _carries(preposition: Token, verb: Token) -> bool:
    """Say whether the phrase hangs on a report, interview … that belongs to the saying."""
    current = preposition.head
    for _ in range(4):
        if current.lower_ in _SPEECH_THINGS:
            return True
        if current == verb:
            return preposition.lower_ in ("through", "via")
        if current.dep_ not in ("acl", "prep", "pobj", "agent", "relcl"):
            return False
        current = current.head
    return False
