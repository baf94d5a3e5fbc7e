"""How somebody met a question: not reached, gave no answer, or gave one; and how it is told."""

import re
from enum import IntEnum

_ABOUT = (
    r"(?:comment\w*|confirm\w*|den(?:y|ied|ies|ying)|say|discuss\w*|answer\w*|elaborate|"
    r"disclose|talk|speak)"
)
_UNREACHED = re.compile(
    r"\b(?:(?:could|can) ?not (?:immediately )?be (?:reached|contacted|located|found)|"
    r"(?:couldn|can)['’]t (?:immediately )?be (?:reached|contacted|located|found)|"
    r"(?:(?:did|had|has|have|do|does) not|(?:didn|hadn|hasn|haven|don|doesn)['’]t) "
    r"(?:\w+ly |yet )*(?:respond\w*|repl\w+|return\w*|answer\w*|got back|get back)|"
    r"(?:was|were|is|are) (?:not (?:\w+ly )?available|unavailable|out of reach|unreachable)|"
    r"(?:calls?|messages?|e-?mails?|letters?|requests?)\b[^.]{0,60}\b(?:went|were|was|remained) "
    r"(?:unanswered|unreturned)|no (?:reply|response|answer) (?:came|was|had|has))\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    rf"\b(?:neither confirm\w* nor den\w+|(?:declin\w+|refus\w+) to (?:either )?{_ABOUT}|"
    rf"(?:would|could|will|can|did|does|do) (?:not|neither) {_ABOUT}|"
    rf"(?:wouldn|couldn|won|didn|doesn|don)['’]t {_ABOUT}|cannot {_ABOUT}|no comment|"
    r"nothing (?:to say|for you)|(?:had|has|have) not (?:commented|said whether)|"
    r"(?:declined|refused) (?:any |all )?(?:comment|requests?|interviews?))\b",
    re.IGNORECASE,
)
_NOT_DENIED = re.compile(
    r"\b(?:(?:did|has|have|had|does|do|would|could) not|never|"
    r"(?:did|has|have|had|does|would)n['’]t) (?:\w+ly )?den(?:y|ied|ies)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(rf"\b(?:refus\w+|declin\w+|would not|wouldn['’]t) (?:to )?{_ABOUT}\b", re.I)
_ANSWERED = re.compile(
    r"\b(?:confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|acknowledg(?:es|ed|ing)|conced(?:es|ed|ing)|"
    r"confess(?:es|ed|ing)?|den(?:ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es|ed|ing))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|neither|without|yet to|cannot|nobody|no one|none)|n['’]t)\W+"
    r"(?:\w+ly )?$",
    re.IGNORECASE,
)


class Met(IntEnum):
    """How far a text has somebody answer; more is sharper."""

    UNREACHED = 1
    SILENT = 2
    NOT_DENIED = 3
    ANSWERED = 4


def how_met(text: str) -> Met | None:
    """Return how somebody met a question, None if the text tells nothing of it.

    "Did not deny" and "did not confirm" are told apart: to say the first of somebody who did
    neither makes half an answer of it.
    """
    if _SILENT.search(_NOT_DENIED.sub(" ", text)):
        return Met.SILENT
    if _UNREACHED.search(text):
        return Met.UNREACHED
    if _NOT_DENIED.search(text):
        return Met.NOT_DENIED
    answered = any(not _NEGATED.search(text[: found.start()]) for found in _ANSWERED.finditer(text))
    return Met.ANSWERED if answered else None


def without(text: str) -> str:
    """Return a text without the words that tell how a question was met."""
    for pattern in (_UNREACHED, _SILENT, _NOT_DENIED, _ANSWERED):
        text = pattern.sub(" ", text)
    return text
