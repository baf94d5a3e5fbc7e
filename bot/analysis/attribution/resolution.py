"""Resolve "he", "the website", a surname alone, where the text leaves one reading."""

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.mentions import Kind, Mention, names_in
from bot.analysis.attribution.names import Names

_THEIR_DOCUMENT = ("article", "report", "story", "editorial", "website", "dispatch", "broadcast")
_RESOLVED_ROLES = lexicon.OUTLET_ROLES | {"report", "article", "story"}
_REFERRING = ("the", "this", "that")


class Resolver:
    """Walk a document sentence by sentence and name its sources.

    `last` is the last named source; it is forgotten as soon as another candidate appears.
    """

    def __init__(self) -> None:
        self._names = Names()
        self._last: str | None = None
        self._last_plural = False
        self._rivals: set[str] = set()

    def begin(self, doc: Doc, text: str) -> None:
        """Take in the names of the next sentence. A name in it may be referred to within it."""
        for mention in names_in(doc, text):
            named = self._printed_name(mention)
            self._names.introduce(mention, _role_words(doc[mention.position]))
            if _has_own_document(doc[mention.position]):
                self._names.make_outlet(named)
            if mention.kind is Kind.PERSON and named != self._last:
                self._rivals.add(named)

    def name(self, mention: Mention, doc: Doc) -> str:
        """Return the resolved name of a source, or its words as printed."""
        if mention.kind is Kind.PRONOUN:
            return self._pronoun(mention)
        if mention.kind in (Kind.PERSON, Kind.NAME):
            return self._names.full_name(mention)
        if mention.kind in (Kind.ROLE, Kind.OTHER) and _refers_back(doc[mention.position]):
            return self._role(mention)
        return mention.name

    def spoke(self, name: str, mention: Mention) -> None:
        """Remember who was named last as a source."""
        self._last, self._last_plural = name, mention.plural
        self._rivals.clear()

    def is_outlet(self, name: str) -> bool:
        """Say whether the document has shown this name to be an outlet."""
        return self._names.is_outlet(name)

    def known_heads(self) -> frozenset[str]:
        """Return the lower-case last words of all names introduced so far."""
        return self._names.heads()

    def _printed_name(self, mention: Mention) -> str:
        return self._names.full_name(mention)

    def _pronoun(self, mention: Mention) -> str:
        word = mention.head
        if word in ("it", "its", "itself"):
            return mention.name
        only = self._names.person_for(word)
        last = self._last
        if last is not None and not self._rivals and self._fits(word, last):
            self._names.settle(word, last)
            return last
        return only if only is not None else mention.name

    def _fits(self, word: str, name: str) -> bool:
        if word in ("they", "them", "their"):
            return self._last_plural
        return self._names.fits(word, name)

    def _role(self, mention: Mention) -> str:
        head = mention.head
        if " " in mention.name and head not in _RESOLVED_ROLES:
            return mention.name
        fitting = self._names.for_role(head)
        if len(fitting) == 1:
            return fitting[0]
        if self._last in fitting and self._last is not None:
            return self._last
        return mention.name


def _refers_back(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _REFERRING for c in head.children)


def _has_own_document(name: Token) -> bool:
    """Tell an outlet by what it has: "Undertow claimed … in its article"."""
    for token in name.doc[name.i :]:
        if token.lower_ == "its" and token.dep_ == "poss" and token.head.lower_ in _THEIR_DOCUMENT:
            return name.head == token.head.head or name.dep_ in ("nsubj", "appos")
    beside = [c for c in name.children if c.dep_ in ("appos", "compound", "amod")]
    return any(c.lower_ in lexicon.OUTLET_ROLES for c in beside)


def _role_words(name: Token) -> tuple[str, ...]:
    beside = [c for c in name.children if c.dep_ in ("appos", "compound", "nmod", "amod")]
    if name.dep_ == "appos":
        beside.append(name.head)
    return tuple(c.lower_.strip(".") for c in beside)
