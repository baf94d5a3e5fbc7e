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
_CORRECTS = re.compile(
    r"\b(?:an? |the |our )?(?:earlier|previous|original|first) (?:\w+ ){0,3}?"
    r"(?:version|report|article|story|edition|post|headline|caption|count|figure)s?\b"
    r"[^.]{0,80}?\b(?:said|stated|gave|misstated|misidentified|misspelled|reported|wrongly|"
    r"incorrectly|mistakenly|contained|named|put|was wrong|were wrong|was incorrect)\b"
    r"|\b(?:retracts?|retracted|retracting|retraction)\b"
    r"|\bregrets? the (?:error|mistake|confusion)\b|\bwe (?:regret|apologi[sz]e for)\b"
    r"|\b(?:has|have) been (?:corrected|amended)\b|\bwas (?:corrected|amended) (?:on|to)\b"
    r"|\b(?:incorrectly|mistakenly|erroneously|wrongly) (?:said|stated|reported|gave|identified|"
    r"named|described|attributed|put|claimed|listed)\b"
    r"|\bmis(?:stated|identified|spelled|reported)\b"
    r"|\bshould have (?:read|said|been given as|stated)\b"
    r"|\b(?:withdr[ae]w|withdraws|withdrawn|withdrew|takes? back|took back) (?:the|its|his|her|"
    r"their|that|this) (?:\w+ )?(?:report|story|article|claim|statement|allegation|figure)s?\b"
    r"|\b(?:correct|corrects|corrected|correcting) (?:the|its|his|her|their|an|that|this) "
    r"(?:\w+ ){0,2}?(?:report|story|article|claim|statement|figure|number|error|record|date|toll|"
    r"name|estimate|count)s?\b"
    rf"|\b(?:is|was|were|are) (?:\w+ ){{0,4}}?{_NUMBER}\b[^.;]{{0,30}}, (?:and )?not {_NUMBER}\b"
    r"|\brevis(?:ed|es|ing) (?:the|its|their|that) (?:\w+ ){0,2}?(?:figure|toll|count|estimate|"
    r"number|total)s?\b",
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
    "Correction:" its own paragraph.
    """
    flags: list[bool] = []
    under_heading = False
    labelled: int | None = None
    for sentence in sentences:
        notice = _NOTICE.match(sentence.text)
        alone = notice is not None and notice.end() == len(sentence.text)
        if alone or sentence.kind is not SentenceKind.PROSE:
            under_heading = alone
        elif notice is not None:
            labelled = sentence.paragraph
        inside = under_heading or labelled == sentence.paragraph
        kept = UPHOLDS.sub(" ", sentence.text)
        said = _CORRECTS.search(kept) is not None
        inside = inside and kept == sentence.text
        flags.append(sentence.kind is not SentenceKind.CAPTION and (inside or said))
    return flags
