"""Cues of headlines, which a parser of prose misses: "Ministry: …", "Minister Claim's …"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from bot.analysis.attribution import lexicon
from bot.analysis.attribution.cues import Cue, Range
from bot.analysis.attribution.mentions import mention_of

_FRONT = re.compile(r"(?P<source>[^:\"“‘?!]{2,50})(?P<cue>:)\s+(?P<content>\S.*)")
_BACK = re.compile(r"(?P<content>.{10,})(?P<cue>[:–—-])\s(?P<source>[^:,\"“”?!]{2,40}?)[.]?$")
# The stray apostrophe of "Minister Claim's" is a common typing error.
_SAYS = (
    r"(?:(?:say|claim|insist|warn|admit|report|confirm|allege|argue|reveal|announce|vow|believe|"
    r"predict|suspect|fear|hint|maintain|acknowledge|concede|pledge|promise|show|suggest)(?:s|'s|’s)?|"
    r"den(?:ies|y|y's|ie's|ys)|said|claimed|denied|showed|warned|admitted|confirmed)"
)
_VERB = re.compile(
    rf"(?P<source>[^,:;\"“‘?!]{{2,45}}?) (?P<cue>{_SAYS}) (?P<content>\S.+)", re.IGNORECASE
)
_TAIL = re.compile(
    rf"(?P<content>.{{8,}}), (?:(?P<cue>{_SAYS}) (?P<source>[^,:;?!]{{2,45}}?)|"
    rf"(?P<source_first>[^,:;?!]{{2,45}}?) (?P<cue_last>{_SAYS}))[.]?$",
    re.IGNORECASE,
)
_NO_SOURCE = frozenset(
    "update correction breaking live watch video photos opinion editorial exclusive analysis"
    " explainer factbox timeline interview profile obituary review recap transcript note news"
    " politics sports weather business world local revealed report".split()
)
_SOURCES = (
    lexicon.GROUPS
    | lexicon.PERSON_ROLES
    | lexicon.ORGANISATION_ROLES
    | lexicon.OUTLET_WORDS
    | frozenset("report reports study poll survey audit inquiry un eu mps".split())
) - frozenset("today post daily press".split())
_SINGLE_SOURCES = frozenset("poll study survey".split())


def tail_cue(doc: Doc, text: str) -> Iterator[Cue]:
    """Yield the cue of "…, a leaked letter shows." where the parser sees none."""
    tail = _TAIL.match(text)
    if tail is not None and tail["source_first"] and _is_short(tail["source_first"]):
        yield from _cue(
            doc, text, tail.span("source_first"), tail.span("cue_last"), tail.span("content")
        )


def headline_cues(doc: Doc, text: str, known: frozenset[str]) -> Iterator[Cue]:
    """Yield the label of a headline, or else its verb of saying.

    `known` holds the lower-case last words of the names that the document has introduced.
    """
    for pattern in (_FRONT, _BACK):
        found = pattern.match(text)
        if found is not None and _names_a_source(found["source"], known):
            yield from _cue(
                doc, text, found.span("source"), found.span("cue"), found.span("content")
            )
            return
    tail = _TAIL.match(text)
    if tail is not None and _is_short(tail["source"] or tail["source_first"]):
        order = ("source", "cue") if tail["source"] else ("source_first", "cue_last")
        yield from _cue(doc, text, tail.span(order[0]), tail.span(order[1]), tail.span("content"))
        return
    verb = _VERB.match(text)
    if verb is not None and _is_subject(verb["source"]):
        yield from _cue(doc, text, verb.span("source"), verb.span("cue"), verb.span("content"))


def _names_a_source(words: str, known: frozenset[str]) -> bool:
    parts = words.lower().split()
    if not parts or len(parts) > 5 or (parts[0] in _NO_SOURCE and len(parts) == 1):
        return False
    return parts[-1] in _SOURCES or parts[-1] in known or words.lower() in _SINGLE_SOURCES


def _is_short(words: str) -> bool:
    """A clause after "said" is no source: "…, Bell, said the firm was sorry"."""
    parts = set(words.lower().split())
    return len(words.split()) <= 4 and not parts & {
        "is",
        "was",
        "are",
        "were",
        "has",
        "had",
        "will",
    }


def _is_subject(words: str) -> bool:
    """Leave out "The mayor's" and "Why the": no subject ends or starts so."""
    parts = words.lower().split()
    ends = parts[-1].endswith(("'s", "’s")) or parts[-1] in (
        "the",
        "a",
        "an",
        "of",
        "to",
        "no",
        "and",
    )
    ends = ends or parts[-1] in ("is", "was", "are", "were", "be", "been", "has", "have", "not")
    return not ends and len(parts) <= 6 and parts[0] not in ("why", "how", "what", "who", "when")


def _cue(doc: Doc, text: str, source: Range, words: Range, content: Range) -> Iterator[Cue]:
    heads = [t for t in doc if source[0] <= t.idx < source[1] and t.is_alpha]
    if heads:
        named = mention_of(heads[-1], text)
        name = " ".join(text[source[0] : source[1]].split())
        lead, article = name.split()[0], ""
        if lead.lower() in ("the", "a", "an") and " " in name:
            name = name[len(lead) + 1 :]
            article = lead.lower() if name[0].islower() else ""
        mention = named._replace(start=source[0], end=source[1], name=name, article=article)
        yield Cue(mention, words, content, anchor=heads[-1].i)
