"""What a question asks for: the words of one speaker ("What does the mayor say?")."""

import re

_SAYING = (
    r"say|says|said|saying|claim|claimed|claiming|report|reported|reporting|deny|denied|denying|"
    r"think|thinks|believe|believed|tell|told|state|stated|announce|announced|allege|alleged|"
    r"argue|argued|write|wrote|tweet|tweeted|respond|responded|react|reacted|admit|admitted|"
    r"confirm|confirmed|reply|replied|insist|insisted|suggest|suggested|comment|commented|"
    r"retract|retracted|withdraw|withdrawn|withdrew|correct|corrected|apologise|apologised|"
    r"promise|promised|demand|demanded|warn|warned|reveal|revealed|explain|explained"
)
_NAMED = r"(?:the\s+|an?\s+)?(?P<speaker>[\w'’.&-]+(?:\s+[\w'’.&-]+){0,5}?)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^(?:and\s+|but\s+)?(?:what|how)\s+(?:else\s+)?(?:does|did|do|has|have|had|is|was|are|"
        rf"were)\s+{_NAMED}\s+(?:{_SAYING})\b",
        rf"\b(?:what|which)\s+(?:is|was|are|were)\s+{_NAMED}(?:['’]s?)\s+(?:\w+\s+)?(?:position|"
        r"version|response|reply|statement|view|claims?|account|explanation|reaction|denial)\b",
        rf"\baccording\s+to\s+{_NAMED}\s*(?:[,?]|$)",
    )
)
_WHETHER = re.compile(
    r"\s*(?:and |but |so )?(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)"
    r"(?:n['’]t)?\b",
    re.IGNORECASE,
)
_NOBODY = frozenset({"he", "she", "they", "it", "this", "that", "anyone", "anybody", "there"})
_WORD = re.compile(r"\w+")


def asked_speaker(question: str) -> str | None:
    """Return whose words the question asks for, as printed, or None if it asks for no one's."""
    for form in _FORMS:
        found = form.search(question.strip())
        if found and found["speaker"].lower() not in _NOBODY:
            return found["speaker"]
    return None


def asks_whether(question: str) -> bool:
    """Say whether the question wants a yes or a no."""
    return bool(_WHETHER.match(question))


def is_speaker(name: str, asked: str) -> bool:
    """Say whether a name from an attribution is the one asked for: one's words hold the other's.

    "China" fits "China" and "Chinese authorities" does not: a place is not its government unless
    the text says so.
    """
    mine, theirs = _words(name), _words(asked)
    return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name)) - {"the", "s"}
