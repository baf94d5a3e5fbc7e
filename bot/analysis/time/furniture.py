"""Lines that carry a date and tell nothing: print dates, copyright lines, forum stamps."""

import re

from bot.domain.document import Sentence, SentenceKind

_OPENS = re.compile(
    r"\W*(?:(?:first |last |originally )?(?:published|updated|posted|modified|edited|printed|"
    r"retrieved|accessed|archived|created|revised|reviewed|syndicated)"
    r"(?: (?:on|at|by|from|in)\b|:|\s+[\d A-Z])|"
    r"copyright|©|\(c\)\s|all rights reserved|joined:?|member since|registered|date:|dated?:|"
    r"posts:|reply #|re:|issue (?:no|date)|vol(?:ume|\.)|page \d|isbn|issn|last seen:|timestamp|"
    r"for immediate release|(?:under )?embargo(?:ed)?\b|notes? (?:to|for) editors|subscribe\b|"
    r"sign up (?:for|by|to)\b|print(?:ed)? (?:edition|date|version)|quote from|sent:|"
    r"on .{0,60} wrote:$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|\(c\) \d{4}", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|may|might|"
    r"[a-z]{3,20}(?:ed|ing)|said|says|told|took|came|went|began|became|made|left|held|died|won|lost|"
    r"met|saw|gave|found|fell|rose|sent|led|shot|hit|broke|wrote|spoke|built|brought|ran|sank|fled|"
    r"struck|burst|swam|sold|bought|kept|put|set|cut)\b",
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATELINE = re.compile(
    r"[A-Z][\w.'’ /-]{1,40}(?:,[ ][A-Z][A-Za-z. ]{1,20}?)?,?[ ][^—–]{3,30}?"
    r"(?:[ ]\([A-Z][\w .]{1,30}\))?[ ]?(?:—|–|--|-)[ ]"
)
_STOPS = (".", "!", "?", ".”", '."', ".’", ".'")
_STAMP = 1
_BESIDES = 8
"""Words besides its dates that furniture may have: any line, and one without verb and stop."""


def is_furniture(sentence: Sentence, dates: str) -> bool:
    """Say whether the sentence only stamps its page. `dates` are its time expressions, joined."""
    text = sentence.text
    if _OPENS.match(text) or _RIGHTS.search(text):
        return True
    besides = len(_WORD.findall(text)) - len(_WORD.findall(dates))
    if besides <= _STAMP:
        return True
    # A headline has no full stop either, and its verbs look like nouns.
    whole = sentence.kind is SentenceKind.HEADLINE or text.endswith(_STOPS)
    return not whole and besides <= _BESIDES and not _VERB.search(text)


def in_dateline(sentence: str, start: int) -> bool:
    """Say whether offset `start` lies in a dateline: "LANNOCK, June 17 (Northline) — "."""
    match = _DATELINE.match(sentence)
    return match is not None and start < match.end()
