"""Noun phrases as sources: where they stand, how they are named, what kind of thing they are."""

import itertools
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.given_names import HE, SHE

_LEFT_OUT = {"relcl", "appos", "acl", "advcl", "parataxis", "punct", "cc", "conj", "ccomp", "dep"}
_ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}
_HE = {"he", "him", "his", "himself"}
_SHE = {"she", "her", "hers", "herself"}
_THEY = {"they", "them", "their", "theirs", "themselves"}
_IT = {"it", "its", "itself"}
PRONOUNS = _HE | _SHE | _THEY | _IT
_EDGES = " ,;:.!?\"'()[]-–—"


class Kind(StrEnum):
    """What a source is, as far as its own words show."""

    PERSON = "person"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    GROUP = "group"  # officials, witnesses, two people
    ROLE = "role"  # the spokesman, the website, the ministry
    PRONOUN = "pronoun"
    NAME = "name"  # a proper name, of a person or of anything else
    OTHER = "other"


class Mention(NamedTuple):
    """One source as printed. `start` and `end` count code points of the sentence.

    `name` goes without leading article, relative clauses and appositions; `head` is the lower-case
    head word.
    """

    start: int
    end: int
    name: str
    head: str
    kind: Kind
    plural: bool = False
    position: int = 0  # the head token's index in the sentence
    named: bool = True  # a proper name stands in it: "Norland officials"
    indefinite: bool = False  # "a spokesman", "engineers", not "the mayor"
    article: str = ""  # "the", "a", "an" in front of a common noun, which reads oddly without

    @property
    def printed(self) -> str:
        """The name as it reads in a sentence: names bare, common nouns with their article."""
        return f"{self.article} {self.name}".strip()

    @property
    def anonymous(self) -> bool:
        """Whether nobody is named: "officials", "a person familiar with the matter"."""
        if self.named or self.kind is Kind.PRONOUN:
            return False
        return self.head in lexicon.ANONYMOUS_HEADS or (
            self.indefinite and self.head in lexicon.PERSON_ROLES
        )

    @property
    def is_outlet(self) -> bool:
        """Whether its own words make it an outlet: a name, or "state media"."""
        return self.kind is Kind.OUTLET or self.head in ("media", "television", "radio")


def mention_of(head: Token, text: str, *, alone: bool = False) -> Mention:
    """Read the noun phrase around `head`; `text` is the sentence as printed.

    `alone` leaves out what is joined to it: of "Ada Lund and Jonas Lund" only the first.
    """
    first, last = _edges(head, alone=alone)
    doc = head.doc
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    end = start + len(text[start:end].rstrip(_EDGES))
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGES))
    kind = kind_of(head)
    return Mention(
        start=start,
        end=max(end, start + 1),
        name=_name(head, first, last, text, kind),
        head=head.lower_,
        kind=kind,
        plural=head.tag_ in ("NNS", "NNPS") or head.lower_ in _THEY or _coordinated(head),
        position=head.i,
        named=_named_beside(head) is not None or any(is_proper(t) for t in doc[first : last + 1]),
        indefinite=doc[first].lower_ in lexicon.INDEFINITE,
        article=_article(head, first),
    )


def _article(head: Token, first: int) -> str:
    """Return the article that a common noun is printed with; a name goes without."""
    if is_proper(head) or not head.text[:1].islower() or _named_beside(head) is not None:
        return ""
    before = [t.lower_ for t in itertools.takewhile(_is_left_out, head.doc[first : head.i])]
    return next((word for word in before if word in ("the", "a", "an")), "")


def _is_left_out(token: Token) -> bool:
    return token.lower_ in _ARTICLES or token.pos_ in ("PUNCT", "SPACE")


def _edges(head: Token, *, alone: bool = False) -> tuple[int, int]:
    first = last = head.i
    for child in head.children:
        if child.i < head.i and child.dep_ not in ("punct", "relcl", "advcl"):
            first = min(first, child.left_edge.i)
        if child.i > head.i and child.dep_ not in _LEFT_OUT:
            last = max(last, _right_edge(child))
    while first == head.i and _runs_on(head, first):
        first -= 1
    if _coordinated(head) and not alone:
        last = max(last, *(_right_edge(c) for c in head.children if c.dep_ == "conj"))
    return first, last


def _runs_on(head: Token, first: int) -> bool:
    """Say whether the word before belongs to a name that the parser has torn apart."""
    if not first or not is_proper(head):
        return False
    before = head.doc[first - 1]
    return is_proper(before) and before.lower_ in SHE | HE


def _right_edge(token: Token) -> int:
    last = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ not in (
            "relcl",
            "appos",
            "punct",
            "parataxis",
            "advcl",
        ):
            last = max(last, _right_edge(child))
    return last


def _coordinated(head: Token) -> bool:
    return any(c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN", "PRON") for c in head.children)


def _name(head: Token, first: int, last: int, text: str, kind: Kind) -> str:
    doc = head.doc
    named = _named_beside(head)
    if named is not None:  # "a spokesman for the port, Tomas Bell," is Tomas Bell
        return _name(named, *_edges(named, alone=True), text, Kind.PERSON)
    if kind is Kind.PERSON and (last == head.i or not _coordinated(head)):
        first, last = _person_core(head, first)
    while first < last and _is_left_out(doc[first]):
        first += 1
    while first < last and (doc[last].tag_ == "POS" or doc[last].is_space or doc[last].text == "'"):
        last -= 1
    printed = text[doc[first].idx : doc[last].idx + len(doc[last])]
    return " ".join(printed.split()).strip(_EDGES) or " ".join(printed.split())


def _named_beside(head: Token) -> Token | None:
    role = head.pos_ == "NOUN" and head.lower_ in lexicon.PERSON_ROLES
    if not role and head.lower_ not in ("one", "another"):
        return None
    near = [*head.children]
    near += [g for c in head.children if c.dep_ == "prep" for p in c.children for g in p.children]
    named = (c for c in near if c.dep_ == "appos" and c.tag_ == "NNP")
    return next((c for c in named if kind_of(c) is Kind.PERSON), None)


def _person_core(head: Token, first: int) -> tuple[int, int]:
    """Cut titles and roles in front of a personal name: "spokesman Li Wei" is Li Wei."""
    doc = head.doc
    start = head.i
    while start > first and (_in_name(doc[start - 1], head) or doc[start - 1].text == "-"):
        start -= 1
    if start == head.i and head.i > first and head.ent_type_ == "PERSON":
        # A surname alone keeps what stands before it: "Minister Halvorsen", "Mr Tan".
        before = doc[head.i - 1]
        if before.dep_ == "compound":
            start = head.i - 1
    return start, head.i


def _in_name(token: Token, head: Token) -> bool:
    if token.text.istitle() and token.lower_ in SHE | HE:
        return True
    if token.tag_ not in ("NNP", "NNPS") and not (token.is_title and token.dep_ == "compound"):
        return token.ent_type_ == "PERSON" and token.tag_ != "POS" and token.is_alpha
    if token.lower_.strip(".") in lexicon.TITLES or token.lower_ in lexicon.PERSON_ROLES:
        return False
    if head.ent_type_ == "PERSON" and token.ent_type_ != "PERSON":
        return False
    return token.dep_ in ("compound", "flat", "nmod", "amod", "det") or token.ent_type_ == "PERSON"


def kind_of(head: Token) -> Kind:
    """Tell what a head word is, by its form, its modifiers and the named entities."""
    word = head.lower_
    if word in PRONOUNS:
        return Kind.PRONOUN
    proper = is_proper(head)
    if word in lexicon.OUTLET_WORDS and (proper or _has_proper_modifier(head)):
        return Kind.OUTLET
    if proper:
        return _kind_of_name(head)
    if head.tag_ == "NNS" or word in lexicon.GROUPS:
        return Kind.GROUP
    roles = lexicon.PERSON_ROLES | lexicon.ORGANISATION_ROLES | lexicon.OUTLET_ROLES
    return Kind.ROLE if word in roles else Kind.OTHER


def is_proper(token: Token) -> bool:
    """Say whether a word is a name; the tagger takes rare surnames for common nouns."""
    named = token.ent_type_ in ("PERSON", "ORG", "GPE") and token.text[:1].isupper()
    return token.tag_ in ("NNP", "NNPS") or (named and token.pos_ in ("NOUN", "PROPN"))


def _given_name_before(head: Token) -> bool:
    if not head.i or head.lower_ in lexicon.ORGANISATION_ROLES:
        return False
    before = head.doc[head.i - 1]
    return before.text.istitle() and before.lower_ in SHE | HE


def _kind_of_name(head: Token) -> Kind:
    if head.ent_type_ == "PERSON" or _given_name_before(head):
        return Kind.PERSON
    named = head.ent_type_ in ("ORG", "GPE", "NORP")
    return Kind.ORGANISATION if named or head.lower_ in lexicon.ORGANISATION_ROLES else Kind.NAME


def _has_proper_modifier(head: Token) -> bool:
    return any(c.dep_ in ("compound", "poss") and c.pos_ == "PROPN" for c in head.children)


def names_in(doc: Doc, text: str) -> Iterator[Mention]:
    """Yield every proper name of the sentence once, in order: candidates for later references."""
    for token in doc:
        if token.ent_type_ in ("DATE", "TIME"):
            continue
        if is_proper(token) and not (
            token.dep_ in ("compound", "flat") and token.head.tag_ in ("NNP", "NNPS")
        ):
            yield mention_of(token, text, alone=True)
