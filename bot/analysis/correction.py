"""Find sentences that correct or retract something published before."""

import re
from collections.abc import Sequence

from bot.domain.document import Sentence, SentenceKind

_NOTICE = re.compile(
    r"(?:corrections?|clarifications?|retractions?|errat(?:um|a)|corrigend(?:um|a)|"
    r"editor['’]s note)\b(?P<rest>[^.:]{0,40}:|(?: and (?:corrections?|clarifications?))?\s*$|"
    r"\s*[-–—])",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:[\d.,]*\d|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|\w+ty)"
)
PRINTED = (
    r"(?:version|report|article|story|edition|post|headline|caption|bulletin|dispatch|statement|"
    r"item|piece|column|release|newsletter|broadcast|account|announcement|entry|leaflet|notice)"
)
"""What is put out and may need correcting; one list for all that read corrections."""

FIGURE = r"(?:count|figure|number|toll|total|estimate)"
EARLIER = rf"(?:earlier|previous|original|first|initial) (?:\w+ ){{0,3}}?(?:{PRINTED}|{FIGURE})s?"
WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously)"
WE_SAID = r"we (?:also |\w+ly )?(?:wrote|said|reported|stated|called|named|gave)"

_CORRECTS = re.compile(
    rf"\b{EARLIER}\b"
    rf"[^.]{{0,80}}?\b(?:said|stated|gave|misstated|misidentified|misspelled|reported|{WRONGLY}|"
    r"contained|named|put|was wrong|were wrong|was incorrect)\b"
    r"|\b(?:retracts?|retracted|retracting|retraction)\b"
    r"|\b(?:our|my|the) (?:sentence|paragraph|passage|line|words|remarks?)\b[^.]{0,60}?"
    r"\b(?:must|should|has to|have to) (?:go|be (?:ignored|disregarded|struck|removed|dropped))\b"
    r"|\b(?:our|my|the) (?:\w+ ){0,3}?(?:sentence|paragraph|passage|claim|statement|account|report|"
    r"story|figure)s?\b[^.]{0,60}?\bno longer stands?\b"
    r"|\bregrets? the (?:error|mistake|confusion)\b|\bwe (?:regret|apologi[sz]e for)\b"
    r"|\b(?:has|have) been (?:corrected|amended)\b|\bwas (?:corrected|amended) (?:on|to)\b"
    rf"|\b{WRONGLY} (?:said|stated|reported|gave|identified|"
    r"named|described|attributed|put|claimed|listed)\b"
    r"|\bmis(?:stated|identified|spelled|reported)\b"
    r"|\bshould have (?:read|said|been given as|stated)\b"
    r"|\b(?:withdr[ae]w|withdraws|withdrawn|withdrew|takes? back|took back) (?:the|its|his|her|"
    r"their|that|this|my|our) (?:\w+ )?(?:report|story|article|claim|statement|allegation|figure|"
    r"suggestion|assertion|accusation|remark|comment|account|estimate|post|sentence|passage)s?\b"
    r"|\b(?:correct|corrects|corrected|correcting) (?:the|its|his|her|their|an|that|this) "
    r"(?:\w+ ){0,2}?(?:report|story|article|claim|statement|figure|number|error|record|date|toll|"
    r"name|estimate|count)s?\b"
    rf"|\b(?:is|was|were|are) (?:\w+ ){{0,4}}?{_NUMBER}\b[^.;]{{0,30}}, (?:and )?not {_NUMBER}\b"
    r"|\brevis(?:ed|es|ing) (?:the|its|their|that) (?:\w+ ){0,2}?(?:figure|toll|count|estimate|"
    r"number|total)s?\b",
    re.IGNORECASE,
)
_RESTATES = re.compile(
    rf"\b(?:{EARLIER}|{WE_SAID}|(?:this|our) (?:{PRINTED}|paper|newspaper|site)s? "
    r"(?:\w+ly )?(?:wrote|said|reported|stated|gave))\b",
    re.IGNORECASE,
)
_PUTS_RIGHT = re.compile(
    r"(?:but )?(?:that|this|it|they|both|the \w+)(?: \w+)? (?:was|were|is|are) "
    r"(?:in fact|actually|really|wrong|incorrect|inaccurate|an error|a mistake|a slip|"
    r"not (?:so|correct|true|right)|in error)\b"
    r"|(?:in fact|in reality|actually)\b"
    r"|the (?:correct|right|actual|true) \w+ (?:is|was|are|were)\b",
    re.IGNORECASE,
)
_RIGHT_FIGURE = re.compile(
    r"(?:it|they|that|the \w+) (?:was|were|is|are) (?:on |in |at )?(?:the )?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)

_ITEM = re.compile(
    rf"(?:.{{0,30}}\b{WE_SAID}\b|(?:our|the same|an?|this)(?: \w+)? {PRINTED}\b.*?\b"
    r"(?:said|stated|gave|wrote|described|named|called|put|claimed|reported|spoke of|mentioned|"
    r"quoted|captioned)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a paragraph of a notice begins: "Our report of 11 June gave …", "On 13 June we said …"."""

_ITEMS = 2
"""Least paragraphs of that kind, and at least half of all, that make a text a notice; under a
heading that speaks of putting right, half are not needed."""

_PUTTING_RIGHT = re.compile(
    r"\b(?:put|set|get)\w* (?:\w+ ){0,2}?(?:right|straight)\b|\bfor the record\b|\bapolog\w+|"
    r"\b(?:we|our) (?:got (?:it )?wrong|mistakes?|errors?)\b|\bcorrect\w*\b|\bclarif\w+|"
    r"\bamend\w*\b|\bsorry\b",
    re.IGNORECASE,
)

UPHOLDS = re.compile(
    r"\b(?:(?:not|never|cannot)|\w+n['’]t|(?:refus\w+|declin\w+) to|no (?:\w+ )?to)\s+"
    r"(?:(?:be|been|have|plan|intend|wish|want|to|yet|now|simply|going)\s+){0,3}"
    r"(?:retract\w*|withdr[ae]w\w*|tak\w+ back)\b"
    r"|\b(?:without|no) (?:\w+ )?(?:retract\w+|withdrawal)\b",
    re.IGNORECASE,
)
"""Words by which somebody holds on to what was said: "we do not retract"."""


def correcting(sentences: Sequence[Sentence]) -> list[bool]:
    """Say for each sentence whether it corrects something.

    Under the heading "Corrections" every item does, up to the next heading; after the label
    "Correction:" its own paragraph. A text that takes up one thing after another that was printed
    is a notice whatever its heading says.
    """
    flags: list[bool] = []
    items = _items(sentences)
    under_heading = False
    labelled: int | None = None
    for sentence in sentences:
        notice = _NOTICE.match(sentence.text)
        alone = notice is not None and notice.end() == len(sentence.text)
        if alone or sentence.kind is not SentenceKind.PROSE:
            under_heading = alone
        elif notice is not None:
            labelled = sentence.paragraph
        inside = sentence.paragraph in {labelled, *items} or under_heading
        kept = UPHOLDS.sub(" ", sentence.text)
        said = _CORRECTS.search(kept) is not None
        inside = inside and kept == sentence.text
        flags.append(sentence.kind is not SentenceKind.CAPTION and (inside or said))
    for place in range(1, len(sentences)):
        before, after = sentences[place - 1], sentences[place]
        if before.paragraph == after.paragraph and _follows_up(before.text, after.text):
            flags[place - 1] = flags[place] = True
    return flags


def puts_right(text: str) -> bool:
    """Say whether a sentence takes up an error named before: "That was wrong: it is …"."""
    return _PUTS_RIGHT.match(text) is not None


def _items(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the paragraphs of a notice that say what was printed; none if it is no notice."""
    first: dict[int, Sentence] = {}
    counts: dict[int, int] = {}
    for sentence in sentences:
        if sentence.kind is SentenceKind.PROSE:
            first.setdefault(sentence.paragraph, sentence)
            counts[sentence.paragraph] = counts.get(sentence.paragraph, 0) + 1
    # What was wrong is followed by what is right.
    items = {at for at, each in first.items() if counts[at] > 1 and _ITEM.match(each.text)}
    headed = any(
        each.kind in (SentenceKind.HEADLINE, SentenceKind.HEADING)
        and _PUTTING_RIGHT.search(each.text)
        for each in sentences
    )
    enough = _ITEMS if headed else max(_ITEMS, len(first) / 2)
    return frozenset(items) if len(items) >= enough else frozenset()


def _follows_up(before: str, after: str) -> bool:
    """Say whether `after` puts right what `before` says was printed."""
    if _RESTATES.search(before) is None or UPHOLDS.search(before) is not None:
        return False
    figure = _CORRECTS.search(before) is not None and _RIGHT_FIGURE.match(after) is not None
    return figure or puts_right(after)
