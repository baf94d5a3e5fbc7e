"""Find sentences that deny, reject or contradict a claim in so many words."""

import re

from spacy.tokens import Doc, Token

_DENY = frozenset("deny refute rebut disavow repudiate debunk".split())
_TURN_DOWN = frozenset("reject dismiss dispute contradict contest discount counter".split())
# What one is denied is no claim: "denied entry", "denied the appeal".
_WITHHELD = frozenset(
    "access entry visa visas bail permission request appeal service care coverage opportunity right"
    " rights motion application asylum parole admission benefit benefits loan license licence"
    " chance passage treatment vote seat permit".split()
)
_CLAIMS = frozenset(
    "claim report rumor rumour allegation accusation suggestion story notion idea assertion charge"
    " statement speculation article account theory version criticism figure number finding"
    " conclusion argument reports narrative characterization characterisation evidence testimony"
    " insinuation coverage comment remark estimate account toll".split()
)
_PRONOUNS = frozenset("it this that them these those all any everything".split())
_EVASIVE = frozenset("refuse decline cannot neither nor without fail avoid stop".split())
_FALSE = (
    r"(?:false|untrue|baseless|unfounded|groundless|fabricat\w+|fictitious|fake|bogus|nonsense|"
    r"incorrect|inaccurate|a lie|lies|a hoax|a fabrication|made up|without foundation|"
    r"without merit|not true|not correct|not accurate|simply wrong|pure invention|an invention|"
    r"fake news)"
)
_FALSEHOOD = re.compile(
    rf"\b(?:is|are|was|were|as|be|been|'s|’s)\s+(?:\w+ly |all |entirely |absolutely |just |"
    rf"a complete |complete |pure |utter )*{_FALSE}\b"
    rf"|[\"“‘']{_FALSE}[\"”’',.]"
    r"|\b(?:call(?:s|ed|ing)?|brand(?:s|ed|ing)?|label(?:s|led|ed|ling)?|describ(?:es|ed|ing)) "
    r"(?:it|that|this|them|these|those|the \w+(?: \w+)?)(?: as)? [\"“‘']?(?:a |an |pure |utter |"
    r"complete |total |sheer |simply |just )*(?:nonsense|rubbish|absurd|ridiculous|preposterous|"
    r"laughable|ludicrous|fiction|fantasy|fantasies|fairy tales?|garbage|drivel|hogwash|"
    rf"baloney|{_FALSE})"
    r"|\bno (?:truth|basis|foundation|substance|evidence|proof|record|sign|indication)\b"
    r"(?:\s+\w+){0,2}?\s+(?:to|for|in|that|of|behind)\b"
    r"|\bno (?:evidence|proof|record|sign)s? (?:\w+ ){0,3}?(?:found|emerged|exists?|surfaced)\b"
    r"|\b(?:did not|didn't|didn’t|never) (?:happen|occur|take place|exist)(?:ed)?\b"
    r"|\bnever (?:happened|occurred|took place|existed)\b"
    r"|\b(?:issued|published|released) (?:a|an|its|his|her|their) (?:\w+ )?(?:denial|rebuttal)\b"
    r"|\bnothing of the (?:kind|sort)\b",
    re.IGNORECASE,
)
# A headline's verbless contradiction: "Kestrel Claims Ferry Still at Sea".
_STILL = re.compile(
    r"[^,:;\"“]{2,45}? (?:claim|insist|maintain|say)(?:s|'s|’s) [^,:;]{2,60}? "
    r"still (?:in|at|on|alive|safe)\b",
    re.IGNORECASE,
)
_SPEAKING = frozenset("admit confirm acknowledge say comment deny reveal disclose answer".split())
_SAYING = frozenset("say state insist maintain stress claim tell assert declare add write".split())


def denies(doc: Doc, text: str) -> bool:
    """Say whether the sentence denies a claim, or says that something is false or never was."""
    if any(_denying(token) for token in doc):
        return True
    if any(_contrary(token) for token in doc):
        return True
    return _FALSEHOOD.search(text) is not None or _STILL.match(text) is not None


def _denying(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma in ("denial", "rebuttal") and token.pos_ == "NOUN":
        return _issued(token)
    if token.pos_ != "VERB" or lemma not in _DENY | _TURN_DOWN or _evaded(token):
        return False
    target = next((c for c in token.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if lemma in ("dismiss", "reject") and _judged_as(token):
        return True
    if lemma in _TURN_DOWN:
        return target is not None and _turned_down(lemma, target)
    if target is None:
        return any(c.dep_ in ("ccomp", "xcomp") for c in token.children) or token.dep_ != "ROOT"
    withheld = target.lemma_.lower() in _WITHHELD
    receives = any(c.dep_ in ("dative", "iobj") for c in token.children)
    passive_receiver = target.dep_ == "nsubjpass" and any(
        c.dep_ in ("dobj", "oprd") for c in token.children
    )
    return not (withheld or receives or passive_receiver)


def _turned_down(lemma: str, target: Token) -> bool:
    # One contradicts people as well: "a neighbour contradicted him".
    return lemma == "contradict" or _claim(target) or target.lower_ in _PRONOUNS


def _judged_as(verb: Token) -> bool:
    """Find "dismissed as a fairy tale the suggestion that …"."""
    judged = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"]
    return any(t.lemma_.lower() in _CLAIMS for c in judged for t in c.subtree)


def _issued(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.children) or (
        noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in ("issue", "publish", "release")
    )


def _claim(target: Token) -> bool:
    return target.lemma_.lower() in _CLAIMS


def _evaded(verb: Token) -> bool:
    """Catch "refused to confirm or deny", "did not deny", "neither confirmed nor denied"."""
    if verb.doc[verb.i - 1].lower_ in ("nor", "neither") and verb.i:
        return True
    current = verb
    for _ in range(4):
        if any(part.i < verb.i and _negates(part) for part in current.children):
            return True
        governing = current.head
        if governing == current:
            return False
        if governing.lemma_.lower() in _EVASIVE:
            return True
        if current.dep_ not in ("conj", "xcomp", "pcomp"):
            return False
        current = governing
    return False


def _negates(part: Token) -> bool:
    words = ("neither", "nor", "never", "not")
    return part.dep_ in ("neg", "preconj") or part.lower_ in words


def _contrary(token: Token) -> bool:
    """Find "insists that he is still in the country", "said that she never met him"."""
    if token.lower_ not in ("still", "never") or token.dep_ not in ("advmod", "neg"):
        return False
    verb = token.head
    if token.lower_ == "still" and verb.lemma_ not in ("be", "remain", "live", "work"):
        return False
    said = verb.head
    if verb.dep_ != "ccomp" or said.lemma_.lower() not in _SAYING:
        return False
    if said.dep_ in ("advcl", "relcl", "acl"):  # told on the side: "before they said he never met"
        return False
    if token.lower_ == "never":  # "has never admitted it" is silence, no denial
        return verb.lemma_.lower() not in _SPEAKING
    return said.lemma_.lower() in (
        "claim",
        "insist",
        "maintain",
        "stress",
    )
