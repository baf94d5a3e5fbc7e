"""Whether the words around a date speak of the past or of what is to come."""

import re
from enum import IntEnum

_FUTURE = re.compile(
    r"\b(?:(?:will|won['’]t|shall|would|could|may|might|should|must|['’]ll)(?![ ](?:not[ ])?have\b)"
    r"(?:[ ](?:not|also|now|then|be|have|been)){0,3}[ ]\w{1,20}|going to|to be(?:[ ]\w{1,20}ed)?|"
    r"plans?|planned|planning|(?:re)?scheduled|(?:expect|intend|aim|hope|propose)(?:s|ed|ing)?|"
    r"due|set to|(?:is|are|was|were) to|"
    r"upcoming|forthcoming|hoping|starting|begins|opens|resumes|closes|expires|takes? place|"
    r"debuts|premieres|put off|postponed|adjourned|kicks off|deadline)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|took|came|went|began|became|made|left|held|died|won|lost|met|"
    r"saw|gave|found|fell|rose|sent|led|shot|hit|broke|wrote|spoke|built|brought|killed|"
    r"ran|sank|grew|drew|flew|drove|struck|bought|sold|fled|kept|stood|paid|sat|lay|felt|heard|knew|"
    r"thought|taught|caught|fought|sought|chose|threw|rode|spent|ate|drank|stole|swore|"
    r"[a-z]{3,15}ed|has been|have been|ago)\b"
)
_SHORTENED = (
    "Mr Ms Dr St Lt No Mrs Gov Sen Rep Rev Gen Col Sgt Hon "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
).split()
_SENTENCE_END = re.compile(
    r"[.!?]"
    + "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
    + r"(?<!\b[A-Z]\.)['\"”’)]{0,2}[ \n]|\n"
)
_SINCE = re.compile(r"\b[Ss]ince[ ](?:(?:at[ ]least|about|around|early|late|the|mid)[ -]){0,3}$")


class Tense(IntEnum):
    """The direction from publication in which a date without a year is looked for."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def tense_at(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around `text[start:end]`; the nearest verb decides."""
    left = text[max(0, start - 160) : start]
    if _SINCE.search(left):
        return Tense.PAST
    left = _after_last_boundary(left)
    right = text[end : end + 120]
    boundary_right = _SENTENCE_END.search(right)
    right = right[: boundary_right.start()] if boundary_right else right
    nearest: list[tuple[int, Tense]] = []
    for pattern, tense in ((_FUTURE, Tense.FUTURE), (_PAST, Tense.PAST)):
        before = [match.end() for match in pattern.finditer(left)]
        if before:
            nearest.append((len(left) - before[-1], tense))
        following = pattern.search(right)
        if following:
            # A verb after the date counts less: "on Friday, and later said".
            nearest.append((following.start() + 40, tense))
    return min(nearest, key=_closest)[1] if nearest else Tense.UNKNOWN


def _closest(each: tuple[int, Tense]) -> tuple[int, int]:
    """Order by distance; "scheduled" looks like a past form and speaks of the future."""
    return each[0], -each[1]


def _after_last_boundary(left: str) -> str:
    position = 0
    for boundary in _SENTENCE_END.finditer(left):
        position = boundary.end()
    return left[position:]
