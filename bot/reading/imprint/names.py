"""Names as newspapers and offices print them."""

import re

_OUTLETS = (
    "Evening Morning Sunday Advertiser Agency Argus Authority Beacon Board Broadcasting "
    "Bulletin Bureau Chronicle Commission Committee Council Courier Daily Department Digest "
    "Dispatch Echo Examiner Express Foundation Gazette Globe Herald Independent Inquirer "
    "Inspectorate Institute Journal Ledger Magazine Mail Media Mercury Messenger Ministry "
    "Mirror Monitor News Newspaper Observatory Observer Office Online Outlook Post Press Radio "
    "Record Register Report Reporter Review Sentinel Service Signal Standard Star Sun Telegraph "
    "Television Times Today Tribune Trust Union University Voice Weekly Wire World"
).split()
_OUTLET = re.compile(rf"\b(?:{'|'.join(_OUTLETS)})\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    "of the for and & on in de la du des del della di der und am van y e".split()
)


def is_outlet(part: str) -> bool:
    """Say whether the words are a name with a word in it that newspapers and offices carry."""
    words = part.split()
    if not 1 < len(words) <= 6 or not _OUTLET.search(part) or part[-1:] in "?!:,;":
        return False
    return all(w[:1].isupper() or w in _SMALL_WORDS for w in words)


def is_name(part: str) -> bool:
    """Say whether the words look like a name: a few, capitalised, without figures."""
    words = part.split()
    if not 1 <= len(words) <= 5 or any(map(str.isdigit, part)) or part[-1:] in "?!:,;":
        return False
    return all(w[:1].isupper() or w in _SMALL_WORDS for w in words) and len(part) > 3
