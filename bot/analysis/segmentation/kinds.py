"""What a block is: headline, heading, caption or prose. By form, since outlets are unknown."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.analysis.segmentation.blocks import is_list_item, names_a_speaker
from bot.analysis.segmentation.words import SAY_VERBS
from bot.domain.document import SentenceKind

_LONGEST_HEADLINE = 200
_LONGEST_HEADING = 90
_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 6
"""In words: what a credit adds to a caption printed twice ("Ann Lee/Harbor Wire via Pool")."""
_CREDIT_JOINTS = frozenset("via for of the by and for | / – — - ©".split())
_FEWEST_REPEATED_WORDS = 4
_FEWEST_LIST_ITEMS = 3

_QUOTE_STARTS = ('"', "“", "‘", "«")
_STOPPED = re.compile(r"[.!…。][\"'”’)\]]*$")
_STOPPED_OR_ASKED = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_LABEL = re.compile(
    r"[(\[]?(?:file (?:photo|picture|image)|(?:photo|image|picture|caption|photograph|illustration"
    r"|graphic|map|video)s?(?: (?:by|credit|courtesy))?\s*[:/|—–-]|photo illustration\b"
    r"|pictured\b[^.:]{0,20}:)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:(?:\s|\s?/\s?){_NAME}){{0,5}}"
_CREDIT_IN_BRACKETS = re.compile(
    rf"[(\[](?:(?:file )?(?:photo|image|picture|credit|file|courtesy|source|screenshot|handout)s?\b"
    rf"[^()\[\]]*|{_NAME}(?: {_NAME}){{0,4}}\s?/\s?{_NAME}[^()\[\]]*)[)\]]\.?$",
    re.IGNORECASE,
)
_SLASHED_CREDIT = re.compile(rf"(?:^|\s){_NAME}\s?/\s?{_NAME}(?: {_NAME}){{0,3}}$")
_WORDED_CREDIT = re.compile(
    r"(?:\b(?i:(?:file )?(?:photo|picture|image)s?(?: credit)?)(?: by| courtesy of|:) ?"
    rf"{_NAMES}|\bCourtesy of .{{1,60}}|(?:\b(?i:credit:)|©|\(c\)) ?{_NAMES}|© ?\d{{4}}.*)$"
)
_CREDIT_SENTENCE = re.compile(
    r"[.!?)\]”\"’] (?:(?:File )?(?:Photo|Picture|Image)s?(?: credit)?(?: by| courtesy of|:) ?"
    rf"{_NAMES}|Courtesy of [^.]{{1,60}})\.$"
)
_AGENCY = (
    r"(?:Twitter|Facebook|Instagram|YouTube|Getty(?: Images)?|AFP|AP|AP Photo|Reuters|REUTERS|EPA"
    rf"|Xinhua|Shutterstock|Wikimedia(?: Commons)?|Handout|Screengrab|Screenshot|{_NAME} Images"
    rf"|{_NAME} Photos?|File [Pp]hoto|{_NAME} Pictures)"
)
_AGENCY_AT_END = re.compile(
    rf"(?<!\bon)(?<!\bby)(?<!\bto)(?<!\bof)(?<!\bin)(?<!\btold)(?<!\bthe)(?<!\bfrom)"
    rf"\s(?:{_AGENCY}|\({_AGENCY}\))$"
)
_FURNITURE = re.compile(
    r"(?:\(?(?:reporting|editing|additional reporting|written) by|by [A-Z]|published|posted|updated"
    r"|advertisement$|share (?:on|this)|read more|related:|follow us|sign up|subscribe)\b",
    re.IGNORECASE,
)
"""What a page prints around an article: never an item of the article's lists."""
_LEAD_IN = re.compile(r"\b(?:" + "|".join(sorted(SAY_VERBS)) + r")\b[^:]*:$")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’]|[a-z]{3}[.!]\s|[。！]")


def kinds_of(blocks: Sequence[str], lines: Sequence[int], title: str) -> tuple[SentenceKind, ...]:
    """Name the kind of each block, in order; `lines[i]` says on how many lines it stands."""
    captions = _repeated(blocks) - {0}  # a headline may stand again above its article
    kinds = [
        _kind_alone(block, count, repeated=index in captions)
        for index, (block, count) in enumerate(zip(blocks, lines, strict=True))
    ]
    if blocks and _is_headline(blocks[0], lines[0], kinds[0], title):
        kinds[0] = SentenceKind.HEADLINE
    _unmake_lists(blocks, kinds)
    _unmake_lead_ins(blocks, kinds)
    return tuple(kinds)


def _kind_alone(block: str, lines: int, *, repeated: bool) -> SentenceKind:
    if not any(map(str.isalnum, block[:_LONGEST_CAPTION])):
        return SentenceKind.HEADING
    if repeated or _is_caption(block, lines):
        return SentenceKind.CAPTION
    return SentenceKind.HEADING if _is_heading(block, lines) else SentenceKind.PROSE


def _is_headline(block: str, lines: int, kind: SentenceKind, title: str) -> bool:
    if _squeezed(block) == _squeezed(title):
        return len(block) <= _LONGEST_CAPTION
    short = lines == 1 and len(block) < _LONGEST_HEADLINE
    if _STOPPED.search(block) or _SENTENCE_INSIDE.search(block) or block.endswith((",", ";")):
        return False
    return short and kind is not SentenceKind.CAPTION and not names_a_speaker(block)


def _is_heading(block: str, lines: int) -> bool:
    if lines > 1 or len(block) >= _LONGEST_HEADING or _STOPPED.search(block):
        return False
    if is_list_item(block) or names_a_speaker(block) or _SENTENCE_INSIDE.search(block):
        return False
    return not block.endswith((",", ";", '"', "”")) and not _LEAD_IN.search(block)


def _is_caption(block: str, lines: int) -> bool:
    if len(block) > _LONGEST_CAPTION:
        return False
    if _LABEL.match(block) or _CREDIT_IN_BRACKETS.search(block) or _CREDIT_SENTENCE.search(block):
        return True
    if lines > 1 or _STOPPED_OR_ASKED.search(block):
        return False
    return any(form.search(block) for form in (_SLASHED_CREDIT, _WORDED_CREDIT, _AGENCY_AT_END))


def _repeated(blocks: Sequence[str]) -> frozenset[int]:
    """Find blocks that a neighbour repeats, bare or with a credit, or that stand twice anywhere."""
    joined = [" ".join(block.split()) if len(block) <= _LONGEST_CAPTION else "" for block in blocks]
    found: set[int] = set()
    for index, (one, other) in enumerate(pairwise(joined)):
        if _is_copy(one, other):
            found |= {index, index + 1}
    counts = Counter(joined)
    for index, words in enumerate(joined):
        long_enough = len(words.split()) >= _FEWEST_REPEATED_WORDS
        if counts[words] > 1 and long_enough and not _STOPPED_OR_ASKED.search(words):
            found.add(index)
    return frozenset(found)


def _is_copy(one: str, other: str) -> bool:
    """Say whether one is the other with nothing, or only names of people and outlets, added."""
    shorter, longer = sorted((one, other), key=len)
    fewest = _FEWEST_REPEATED_WORDS if _STOPPED_OR_ASKED.search(shorter) else 2
    if not longer.startswith(shorter) or len(shorter.split()) < fewest:
        return False
    added = longer[len(shorter) :].replace("/", " ").split()
    if len(added) > _LONGEST_CREDIT or (_STOPPED_OR_ASKED.search(longer) and added):
        return False
    return all(word in _CREDIT_JOINTS or word.strip("(,|–—-)")[:1].isupper() for word in added)


def _unmake_lists(blocks: Sequence[str], kinds: list[SentenceKind]) -> None:
    """Make prose of what only looks like headings: three or more in a row, or after a colon."""
    first = 0
    for index in range(len(blocks) + 1):
        if index < len(blocks) and _may_be_item(blocks[index], kinds[index]):
            continue
        introduced = first > 0 and blocks[first - 1].endswith(":")
        if index - first >= _FEWEST_LIST_ITEMS or introduced:
            kinds[first:index] = [SentenceKind.PROSE] * (index - first)
        first = index + 1


def _may_be_item(block: str, kind: SentenceKind) -> bool:
    named = any(map(str.isalnum, block[:_LONGEST_HEADING]))
    return kind is SentenceKind.HEADING and named and not _FURNITURE.match(block)


def _unmake_lead_ins(blocks: Sequence[str], kinds: list[SentenceKind]) -> None:
    """Make prose of "The paper reports:" and the like in front of a quotation."""
    for index, (block, following) in enumerate(pairwise(blocks)):
        quotes = block.endswith(":") and following.startswith(_QUOTE_STARTS)
        if quotes and kinds[index] is SentenceKind.HEADING:
            kinds[index] = SentenceKind.PROSE


def _squeezed(words: str) -> str:
    return " ".join(words.casefold().split())
