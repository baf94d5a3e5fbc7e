"""Names as newspapers and offices print them."""

import re

_LAST_WORDS = (
    "Advertiser Agency Argus Authority Beacon Board Broadcasting Bulletin Bureau Chronicle "
    "Commission Committee Corporation Council Courier Department Digest Directorate Dispatch Echo "
    "Examiner Express Foundation Gazette Globe Group Herald Independent Inquirer Inspectorate "
    "Institute Journal Ledger Magazine Mail Media Mercury Messenger Ministry Mirror Monitor News "
    "Newspaper Observatory Observer Office Online Outlook Post Press Radio Record Reporter Review "
    "Sentinel Service Signal Standard Star Sun Telegraph Television Times Today Tribune Trust "
    "Union University Voice Weekly Wire"
).split()
_FIRST_WORDS = "Daily Evening Morning Sunday Weekly Radio".split()
_LAST = rf"\b(?:{'|'.join(_LAST_WORDS)})"
_OUTLET = re.compile(
    rf".*{_LAST}(?:\s+(?:of|for|on|in|and|&)\s.+)?|(?:the\s+)?(?:{'|'.join(_FIRST_WORDS)})\s.+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:for\s+the\s+|meet\s+the\s+)?(?:press|news|media)|.*\b(?:release|statement|contacts?)"
    r"|(?:breaking|latest|local|world|national|international|more|in\s+the|business|sports?)\s+news",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    "of the for and & on in de la du des del della di der und am van y e".split()
)


def is_outlet(part: str) -> bool:
    """Say whether the words are a name built like those of newspapers and offices.

    "Marda Gazette", "Harbour Authority of Gullmark", "Evening Klaxon"; a headline that only holds
    such a word ("Board Closes Bridge") is none.
    """
    words = part.split()
    if not 1 < len(words) <= 6 or ":" in part:
        return False
    if not _OUTLET.fullmatch(part) or _NO_NAME.fullmatch(part):
        return False
    return all(word[:1].isupper() or word in _SMALL_WORDS for word in words)


def is_name(part: str) -> bool:
    """Say whether the words look like a name: a few, capitalised, without figures."""
    words = part.split()
    if not 1 <= len(words) <= 5 or any(map(str.isdigit, part)) or part[-1:] in "?!:,;":
        return False
    return all(w[:1].isupper() or w in _SMALL_WORDS for w in words) and len(part) > 3
