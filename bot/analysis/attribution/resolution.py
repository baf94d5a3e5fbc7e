"""Resolve "he", "the website", a surname alone, where the text leaves one reading."""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.mentions import Kind, Mention, mention_of, names_in
from bot.analysis.attribution.names import Names, gender_of

_THEIR_DOCUMENT = ("article", "report", "story", "editorial", "website", "dispatch", "broadcast")
_DOCUMENT_WORDS = frozenset("report article story piece column post editorial".split())
_COMPANY_WORDS = frozenset("company firm group organisation organization charity".split())
_REFERRING = ("the", "this", "that")
_GOES_ON = frozenset("add continue conclude".split())
_FRESH = 2  # "it" and "the company" look back over so many sentences

_MOST_RIVALS = 100  # a text without any source must not make every pronoun slower


class _Speaker(NamedTuple):
    name: str
    mention: Mention
    sentence: int


class Resolver:
    """Walk a document sentence by sentence and name its sources.

    A pronoun means the last source unless another candidate has been named since; otherwise the
    only person of the document so far; otherwise it stays as printed.
    """

    def __init__(self) -> None:
        self._names = Names()
        self._last: _Speaker | None = None
        self._rivals: list[Mention] = []  # candidates since the last source, earlier sentences
        self._here: list[Mention] = []  # candidates of this sentence, in order
        self._sentence = 0

    def begin(self, doc: Doc, text: str, *, headline: bool) -> None:
        """Take in the names of the next sentence; a headline's capitals name nothing for sure."""
        self._sentence += 1
        self._rivals = (self._rivals + self._here)[-_MOST_RIVALS:]
        self._here = []
        if headline:
            return
        for name in names_in(doc, text):
            token = doc[name.position]
            mention = name._replace(kind=_shown_kind(name, token))
            self._names.introduce(mention, _beside(token))
            self._here.append(mention._replace(name=self._names.full_name(mention)))
        self._here += [mention_of(t, text) for t in doc if _unnamed_person(t)]

    def name(self, mention: Mention, doc: Doc) -> str:
        """Return the resolved name of a source, or its words as printed."""
        if mention.kind is Kind.PRONOUN:
            return self._pronoun(mention, doc[mention.position].head.lemma_)
        if mention.kind in (Kind.PERSON, Kind.NAME, Kind.ORGANISATION):
            return self._names.full_name(mention)
        if mention.kind is Kind.OUTLET:
            return self._names.full_outlet(mention.name)
        if mention.kind in (Kind.ROLE, Kind.OTHER) and _refers_back(doc[mention.position]):
            return self._role(mention)
        if mention.name.istitle() and " " not in mention.name:
            return self._names.full_name(mention)  # the tagger takes rare surnames for nouns
        return mention.name

    def spoke(self, name: str, mention: Mention) -> None:
        """Remember who was named last as a source; whoever stands before it is no rival."""
        self._last = _Speaker(name, mention, self._sentence)
        self._rivals = []
        self._here = [m for m in self._here if m.position > mention.position and m.name != name]

    def labelled(self, words: str, *, asks: bool) -> str:
        """Return who speaks under an interview's label."""
        if asks:
            return "interviewer" if words in ("Q", "QUESTION") else words
        if words == "A":
            return self._names.sole_person() or "interviewee"
        printed = Mention(0, len(words), words.title(), words.lower(), Kind.NAME)
        full = self._names.full_name(printed)
        return full if full != printed.name else words

    def is_outlet(self, name: str) -> bool:
        """Say whether the document has shown this name to be an outlet."""
        return self._names.is_outlet(name)

    def known_heads(self) -> frozenset[str]:
        """Return the lower-case last words of all names introduced so far."""
        return self._names.heads()

    def _pronoun(self, mention: Mention, verb: str) -> str:
        if gender_of((mention.head,)) is None:
            return self._thing(mention)
        last = self._last
        rivals = self._between(mention, persons=True)
        if last is not None and self._may_be(mention.head, last):
            others = [r for r in rivals if self._names.fits(mention.head, r.name)]
            if not others or verb in _GOES_ON:
                self._names.settle(mention.head, last.name)
                return last.name
        only = self._names.only_person(mention.head)
        others = [r for r in rivals if r.name != only]
        newer = any(r.name == only for r in rivals)
        if only is None or others or (last is not None and not newer and _could_be(last, only)):
            return mention.name
        return only

    def _may_be(self, pronoun: str, last: _Speaker) -> bool:
        if last.mention.plural:
            return False
        if self._names.is_person(last.name):
            return self._names.fits(pronoun, last.name)
        shown = gender_of((last.mention.head,))
        if last.mention.kind in (Kind.PERSON, Kind.PRONOUN, Kind.NAME):
            return shown in (None, gender_of((pronoun,)))
        role = last.mention.head in lexicon.PERSON_ROLES | {"source", "witness", "insider"}
        return role and shown in (None, gender_of((pronoun,)))

    def _thing(self, mention: Mention) -> str:
        """Resolve "it" to the last source if that is no person, "they" if it is a plural."""
        last = self._fresh()
        if last is None or self._between(mention, persons=False):
            return mention.name
        if mention.head in ("they", "them", "their"):
            return last.name if last.mention.plural else mention.name
        person = self._names.is_person(last.name) or last.mention.kind is Kind.PERSON
        return mention.name if person or last.mention.plural else last.name

    def _fresh(self) -> _Speaker | None:
        last = self._last
        return last if last is not None and self._sentence - last.sentence <= _FRESH else None

    def _between(self, mention: Mention, *, persons: bool) -> list[Mention]:
        """Return the candidates since the last source that stand before `mention`."""
        before = [m for m in self._here if m.position < mention.position]
        return [m for m in self._rivals + before if _personal(m) == persons]

    def _role(self, mention: Mention) -> str:
        head = mention.head
        if " " in mention.name:
            return mention.name
        if head in _DOCUMENT_WORDS or head in _COMPANY_WORDS:
            return self._last_thing(mention)
        if head in lexicon.OUTLET_ROLES:
            fitting = self._names.outlets()
        elif head in lexicon.PERSON_ROLES:
            fitting = self._names.people_called(head)
        else:
            fitting = self._names.organisations_called(head)
        if len(fitting) == 1:
            return fitting[0]
        last = self._last
        near = last is not None and last.name in fitting and not self._rival_of(fitting, mention)
        return last.name if last is not None and near else mention.name

    def _rival_of(self, fitting: list[str], mention: Mention) -> bool:
        between = self._between(mention, persons=False) + self._between(mention, persons=True)
        return any(m.name in fitting for m in between)

    def _last_thing(self, mention: Mention) -> str:
        """Resolve "the report", "the company" to a last source that fits and stands alone."""
        last = self._fresh()
        if last is None or self._between(mention, persons=False):
            return mention.name
        if mention.head in _DOCUMENT_WORDS:
            return last.name if self._names.is_outlet(last.name) else mention.name
        named = last.mention.kind in (Kind.ORGANISATION, Kind.NAME)
        other = set(last.name.lower().split()) & (lexicon.ORGANISATION_ROLES - _COMPANY_WORDS)
        person = self._names.is_person(last.name)
        return last.name if named and not other and not person else mention.name


def _could_be(last: _Speaker, only: str) -> bool:
    """Say whether "he" could also mean the last source, who is somebody else."""
    things = (Kind.OUTLET, Kind.ORGANISATION, Kind.GROUP)
    if last.name == only or last.mention.kind in things or last.mention.plural:
        return False
    thing = lexicon.ORGANISATION_ROLES | lexicon.OUTLET_ROLES | lexicon.DOCUMENT_NOUNS
    return last.mention.head not in thing


def _personal(mention: Mention) -> bool:
    return mention.kind is Kind.PERSON or (
        mention.kind is Kind.ROLE and mention.head in lexicon.PERSON_ROLES
    )


def _refers_back(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _REFERRING for c in head.children)


def _shown_kind(name: Mention, token: Token) -> Kind:
    """Trust what the sentence shows over what the model guesses from the name."""
    if name.kind is Kind.OUTLET or _has_own_document(token):
        return Kind.OUTLET
    return Kind.PERSON if _shown_person(token) else name.kind


def _shown_person(name: Token) -> bool:
    """Tell a person by "…, a former official", "Mayor …" or "who", where the model does not."""
    beside = set(_beside(name))
    if beside & (lexicon.PERSON_ROLES | lexicon.TITLES):
        return True
    return any(
        c.dep_ == "relcl" and any(g.lower_ == "who" for g in c.children) for c in name.children
    )


def _unnamed_person(token: Token) -> bool:
    subject = token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "NOUN"
    return subject and token.lower_ in lexicon.PERSON_ROLES


def _has_own_document(name: Token) -> bool:
    """Tell an outlet by what it has: "Undertow claimed … in its article"."""
    if set(_beside(name)) & lexicon.OUTLET_ROLES:
        return True
    if name.dep_ not in ("nsubj", "appos", "ROOT"):
        return False
    for token in name.doc[name.i + 1 :]:
        if token.lower_ == "its" and token.dep_ == "poss" and token.head.lower_ in _THEIR_DOCUMENT:
            return True
        if token.dep_ in ("nsubj", "nsubjpass") and token.head != name.head:
            return False
    return False


def _beside(name: Token) -> tuple[str, ...]:
    """Return the lower-case words that stand as a title or an apposition to a name."""
    beside = [c for c in name.children if c.dep_ in ("appos", "compound", "nmod", "amod")]
    if name.dep_ == "appos":
        beside.append(name.head)
    return tuple(c.lower_.strip(".") for c in beside)
