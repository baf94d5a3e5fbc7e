"""Link corrections and retractions to the old sentences that they concern."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.analysis.agreement import Weights, compare
from bot.analysis.claims import ADMISSION, OLD_WORDS, OWN_FIGURE, WROTE_BUT, Claim, related
from bot.analysis.correction import EARLIER, PRINTED, WE_SAID, WRONGLY, puts_right
from bot.analysis.denied import Link
from bot.analysis.nearness import Embedded, Matrix
from bot.analysis.quantities import days_in, quantities_in
from bot.analysis.wording import Wording, stems_of, wording_of
from bot.domain.claim import RelationKind

NEAR = 0.3
"""Least cosine at which a sentence is looked at; every threshold below needs more."""

CORRECTED = 0.45
"""Least closeness to the old words where the old figure stands in both."""

COUNTED = 0.25
"""The same where the old figure counts the same thing in both."""

WITHDRAWN = 0.58
DOUBTFUL_WITHDRAWN = 0.5
"""Thresholds where no figure but the words alone tell what is corrected."""

OWN = 0.1
"""How much less close own words may be: a notice corrects what its publisher printed."""

_NUMBER = r"(?:\d[\d,.]*\d|\d|[a-z]+(?:-[a-z]+)?)"
_OLD_NEW = (
    re.compile(rf"\bnot\s+(?P<old>{_NUMBER})", re.IGNORECASE),
    re.compile(rf"\b(?:instead of|rather than)\s+(?P<old>{_NUMBER})", re.IGNORECASE),
    re.compile(rf"\bfrom\s+(?P<old>{_NUMBER})\s+to\s+(?P<new>{_NUMBER})", re.IGNORECASE),
    re.compile(OWN_FIGURE),
)
_DAY_LENGTH = len("20th of September")
_RIGHT = re.compile(
    r"\b(?:should (?:have|read|say)|(?:the )?(?:correct|actual|right|true)\s+\w+|in fact|"
    r"the (?:figure|number|date|total|year) (?:is|was)|is now|it was|it is|they were)\b",
    re.IGNORECASE,
)
_WROTE_BUT = re.compile(WROTE_BUT)
_NOTICE = re.compile(
    rf"\b(?:{EARLIER}|{WRONGLY}|in error|misstated|(?:same|our|this) {PRINTED}|{WE_SAID})\b",
    re.IGNORECASE,
)

_DESCRIBED = re.compile(
    r"\b(?:described|identified|named|called|listed|introduced|referred to|captioned) "
    r"(?P<whole>[^,;]{3,60}? as (?P<what>[^.;]+))",
    re.IGNORECASE,
)
_TAKING_BACK = r"withdr[ae]w\w*|retract\w*|t[ao]ke\w* back"
_WITHDRAWS = re.compile(
    rf"\b(?:{_TAKING_BACK}|correct(?:s|ed|ing|ion)?|revis\w+|"
    r"no longer stands?|stands? corrected|(?:was|were) wrong)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(rf"\b(?:{_TAKING_BACK})\b", re.IGNORECASE)
_PRINTED_BEFORE = (OLD_WORDS, ADMISSION)


class Item(NamedTuple):
    """One item of a notice: the old words and the right ones, the figures and days in them."""

    old_words: Wording
    right_words: Wording
    wrong: frozenset[str]
    right: frozenset[str]


def link_corrections(library: Embedded, weights: Weights) -> list[Link]:
    """Return a link for each correcting sentence and each old sentence that it corrects."""
    claims = library.claims
    links: list[Link] = []
    for number, correction in enumerate(claims):
        if not correction.corrects or not names_old_words(correction):
            continue
        following = claims[number + 1] if number + 1 < len(claims) else None
        item = item_of(correction, _same_item(correction, following))
        cosines = library.vectors @ library.contents[number]
        found = list(_targets(claims, correction, item, cosines, weights))
        links.extend(found or _only_place(claims, correction, item, cosines))
    return links


def names_old_words(correction: Claim) -> bool:
    """Say whether the sentence names what was wrong; "It is 12." in a notice names the right."""
    text = correction.sentence.text
    told = () if puts_right(text) else (_NOTICE, _WITHDRAWS, *_PRINTED_BEFORE)
    return any(pattern.search(text) for pattern in (*_OLD_NEW, *told))


def _same_item(correction: Claim, following: Claim | None) -> str:
    """Return the sentence after, where it still belongs to the same item of the notice."""
    if following is None or following.document.key != correction.document.key:
        return ""
    if following.sentence.paragraph != correction.sentence.paragraph:
        return ""
    return "" if _NOTICE.search(following.sentence.text) else following.sentence.text


def item_of(correction: Claim, following: str) -> Item:
    """Read which figures a correction calls wrong and which right.

    "12, not 14", "from 14 to 12", "an earlier version said 14. The figure is 12." Where nothing
    is put right no figure is wrong: "we withdraw the claim that it was warned in 2019".
    """
    text = correction.sentence.text
    wrong: set[str] = set()
    right: set[str] = set()
    for pattern in _OLD_NEW:
        for match in pattern.finditer(text):
            wrong |= _figure_at(text, match.start("old")) or figures_of(match["old"])
            right |= figures_of(match.groupdict().get("new") or "")
    if not wrong:
        told = _WROTE_BUT.search(text)
        right_from = _RIGHT.search(text)
        turn = told.end() if told else right_from.start() if right_from else len(text)
        before, after = text[:turn], text[turn:]
        right |= figures_of(after) | figures_of(following)
        if right:
            wrong = set((figures_of(correction.content) & figures_of(before)) or figures_of(before))
            wrong -= right
            wrong = {each for each in wrong if any(_is_day(each) == _is_day(new) for new in right)}
    right |= (figures_of(text) | figures_of(following)) - wrong
    if _TAKES_BACK.search(text):  # nothing takes the place of what is withdrawn
        following = ""
    return Item(_old_words(correction), wording_of(following), frozenset(wrong), frozenset(right))


def _old_words(correction: Claim) -> Wording:
    """Return what was printed; "described A as B" says B too, which is no claim of somebody's."""
    described = _DESCRIBED.search(correction.sentence.text)
    if described is None or described["what"] in correction.content:
        return correction.wording
    return wording_of(described["whole"], wording_of(correction.sentence.text).names)


def _figure_at(text: str, start: int) -> frozenset[str]:
    """Return the day that begins at a number: "20 January", not 20."""
    return frozenset(day for day in days_in(text[start : start + _DAY_LENGTH]) if _is_day(day))


def _is_day(figure: str) -> bool:
    """Say whether a figure is a day of a month: a day takes the place of a day."""
    return figure[:1].isalpha()


def says_what_is_right(wording: Wording, item: Item) -> bool:
    """Say whether words are those that the correction puts in the place of the old ones.

    Names tell whom both are about: "Mr Lund is the clerk; the mayor is Mr Osk".
    """
    names = stems_of(item.old_words.names | item.right_words.names)
    only_right = item.right_words.stems - item.old_words.stems - names
    only_old = item.old_words.stems - item.right_words.stems - names
    return _share(only_right, wording.stems) > _share(only_old, wording.stems)


def _share(stems: frozenset[str], text: frozenset[str]) -> float:
    return len(stems & text) / len(stems) if stems else 0.0


def figures_of(text: str) -> frozenset[str]:
    """Return the numbers, days and years of a text in a form that can be compared."""
    return frozenset(f"{each.value:g}" for each in quantities_in(text)) | days_in(text)


def _targets(
    claims: Sequence[Claim], correction: Claim, item: Item, cosines: Matrix, weights: Weights
) -> Iterator[Link]:
    for place in np.flatnonzero(cosines >= NEAR).tolist():
        claim = claims[place]
        if not _may_be_old(correction, claim):
            continue
        agreement = compare(item.old_words, claim.wording, weights)
        cosine = float(cosines[place])
        covered = agreement.covered
        own = same_publisher(correction, claim)
        if own:  # one item may take back several things that were said in several sentences
            covered = max(covered, agreement.covered_back)
        closeness = 0.5 * cosine + 0.5 * covered + OWN * own
        figures = figures_of(claim.sentence.text)
        if item.wrong:
            least = COUNTED if _counts_the_same(correction, claim, item) else CORRECTED
            if closeness >= least and figures & item.wrong and not figures & item.right:
                yield related(correction, claim, RelationKind.CORRECTS, cosine), True
        elif (
            closeness >= DOUBTFUL_WITHDRAWN
            and agreement.names >= 0.5
            and not agreement.opposed  # who said that it was not so is not put right
            and not says_what_is_right(claim.wording, item)
        ):
            yield related(correction, claim, RelationKind.CORRECTS, cosine), closeness >= WITHDRAWN


def _only_place(
    claims: Sequence[Claim], correction: Claim, item: Item, cosines: Matrix
) -> Iterator[Link]:
    """Link with the one sentence in which the publisher gave the wrong figure or day before.

    "Its date was 20 February, not 20 January" has no word of "she was told on 20 January".
    """
    telling = frozenset(each for each in item.wrong if _is_day(each) or len(each) > 1)
    places = [
        place
        for place, claim in enumerate(claims)
        if same_publisher(correction, claim)
        and claim.document.id != correction.document.id
        and figures_of(claim.sentence.text) & telling
    ]
    if len(places) == 1 and _may_be_old(correction, claims[places[0]]):
        cosine = float(cosines[places[0]])
        yield related(correction, claims[places[0]], RelationKind.CORRECTS, cosine), True


def same_publisher(correction: Claim, claim: Claim) -> bool:
    """Say whether one publisher, who is stated, printed both."""
    publisher = correction.document.details.publisher
    return publisher is not None and publisher == claim.document.details.publisher


def _counts_the_same(correction: Claim, claim: Claim, item: Item) -> bool:
    """Say whether the old figure counts in the claim what the correction speaks of too."""
    return any(
        f"{each.value:g}" in item.wrong
        and bool(stems_of(each.counted[:2]) & correction.wording.stems)
        for each in claim.wording.quantities
    )


def _may_be_old(correction: Claim, claim: Claim) -> bool:
    """Say whether `claim` stands in another document that is not newer than the correction."""
    if claim.document.id == correction.document.id:
        return False
    if not (claim.asserts or claim.doubting):
        return False
    return not is_later(claim.published, correction.published)


def is_later(first: str, second: str) -> bool:
    """Say whether the first date is surely later: a bare month is not later than its days."""
    length = min(len(first), len(second))
    return bool(length) and first[:length] > second[:length]
