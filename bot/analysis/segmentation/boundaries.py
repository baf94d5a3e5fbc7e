"""Where sentences end inside a block: nupunkt's vote, overruled where news text is plainer."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import nupunkt

from bot.analysis.segmentation import words as known

LONGEST_SENTENCE = 1500
"""In code points: a quote must fit a message (4,000) beside its source line and others."""

# Where a sentence may end: stops, then what closes with them, then white space. East Asian stops
# need no white space.
_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…؟۔।]+)(?P<closed>(?:[\"'”’»)\]]|[ \u00a0\u202f]»)*(?:\[\d{1,3}\])*)(?=\s)"
    r"|(?P<east>[。！？]+[」』”’）]*)"
    r"|(?<=[a-z]{2})(?P<glued>[.!?])(?P<glued_closed>[\"”’)]*)(?=[\"“‘(]?[A-Z][a-z]+[\s,])"
)
_OPENERS = "\"'“‘«„([ \t\n\xa0"
_QUOTE_STARTS = ('"', "“", "‘", "«", "'")
_DOUBLE_QUOTES = ('"', "“", "”")
_QUOTE_ENDS = ('"', "'", "”", "’", "»")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’()\[\]—–-]*$")
_NEXT_WORD = re.compile(r"[^\s\"“”‘’()\[\],;:.!?…]+(?:['’][a-z]+)?")
_WINDOW = 100
"""Characters looked at on either side: keeps the work linear."""
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXLCivxlc]{1,6})[.)]*")
_SAY_CLAUSE = re.compile(
    r"(?P<first>[A-Z][\w'’-]*)\.?(?:\s+[A-Z][\w'’-]*\.?){0,3}(?:,\s[^,.;!?\"“”]{1,60},)?\s+"
    r"(?:[a-z'’-]+\s+){0,2}?(?:" + "|".join(sorted(known.SAY_VERBS)) + r")\b"
)
_NO_STARTER = re.compile(r"Nos?\.\s\d|[A-Z]\.")
"""What looks like a word that begins sentences: "No. 5", and the initial "A."."""
_FORMULA = re.compile(r"[+=×÷]|\.(?!\.)")
"""What goes on after a stop: a factorial, a spaced ellipsis."""
_ORDINAL_DAY = re.compile(r"[12]?\d|3[01]")
_ONE_LETTER = re.compile(r"[^\W\d_]\.")
_LONG_WORD = 4
_LONGEST_ASIDE = 200
_ADDRESS = re.compile(r"[/@:.]")
_LAST_SPACE = re.compile(r"\s\S*\Z")
_FOR_NUPUNKT = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'"), "\xa0": " ", "\n": " "}
)


class _Following(NamedTuple):
    """What stands after a candidate, without the marks that open it."""

    words: str
    opened: bool
    small: bool

    @classmethod
    def after(cls, block: str, end: int) -> "_Following":
        """Look at what follows `block[:end]`; "iPhone" and "eBay" do not count as small."""
        nearby = block[end : end + _WINDOW].lstrip()
        words = nearby.lstrip(_OPENERS)
        small = words[:1].islower() and not words[1:2].isupper()
        return cls(words, nearby[:1] in _QUOTE_STARTS, small)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text[start:end]` as spans of `text`, in order, edges trimmed.

    No sentence is longer than `LONGEST_SENTENCE`: a longer one is cut at its white space, or,
    where it has none, anywhere.
    """
    block = text[start:end]
    first = 0
    for cut in (*_cuts(block), len(block)):
        for piece_start, piece_end in _pieces(block, first, cut):
            yield start + piece_start, start + piece_end
        first = cut


def capped_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield `text[start:end]` as one sentence, or cut as `sentence_spans` cuts a long one."""
    yield from _pieces(text, start, end)


def _cuts(block: str) -> Iterator[int]:
    votes = {end for _, end in _nupunkt_spans(block)}
    small = block.islower()
    first = 0
    for match in _CANDIDATE.finditer(block):
        if _ends_sentence(block, first, match, voted=match.end() in votes, small=small):
            first = match.end()
            yield first


def _nupunkt_spans(block: str) -> Iterator[tuple[int, int]]:
    plain = block.translate(_FOR_NUPUNKT)
    for start, end in nupunkt.sent_spans(plain):
        yield start, start + len(plain[start:end].rstrip())


def _ends_sentence(
    block: str, first: int, match: re.Match[str], *, voted: bool, small: bool
) -> bool:
    """Decide one candidate of the sentence that begins at `first`. The first rule that fits wins.

    `small`: the whole block has no capital, so that a small letter says nothing.
    """
    word = _last_word(block, match.start())
    if match["east"] or match["glued"]:
        return bool(match["east"]) or not (word.lower() in known.TITLES or _ADDRESS.search(word))
    following = _Following.after(block, match.end())
    if not following.words:
        return True
    sentence = block[max(first, match.end() - LONGEST_SENTENCE) : match.end()].lstrip()
    if _is_inside_brackets(sentence, block, match.end()):
        return False
    if _ENUMERATOR.fullmatch(sentence[:_WINDOW].strip()) or _FORMULA.match(following.words):
        return False
    if following.small and not following.opened and not (small and voted):
        return False
    return _stop_ends(match, sentence, following, voted=voted)


def _stop_ends(match: re.Match[str], sentence: str, following: _Following, *, voted: bool) -> bool:
    """Decide by the kind of stop, before words that begin with no small letter."""
    stop = match["stop"]
    if match["closed"][:1] in _QUOTE_ENDS:
        return stop[-1] not in "!?" or not _asks_on(sentence, following.words)
    body = sentence[: match.start() - match.end()]
    if stop in ("…", "..."):
        return voted and bool(body) and not body[-1].isspace()
    word = _last_word(body, len(body))
    return stop != "." or _full_stop_ends(word, following, voted=voted)


def _full_stop_ends(word: str, following: _Following, *, voted: bool) -> bool:
    """Decide a plain full stop after `word`, before words that begin with no small letter.

    nupunkt hesitates at names that it does not know; long words are hardly ever abbreviations.
    """
    lower = word.lower()
    match = _NEXT_WORD.match(following.words)
    next_word = match.group().lower() if match else ""
    starts = next_word in known.SENTENCE_STARTERS and not _NO_STARTER.match(following.words)
    if lower in known.TITLES:
        return lower in known.ALSO_STREETS and starts
    if _goes_on(word, next_word, following.words):
        return False
    if lower in known.TIMES_OF_DAY:
        return next_word not in known.AFTER_TIMES
    if (len(word) == 1 and word.isupper()) or _ACRONYM.fullmatch(word):
        return starts or following.opened
    if lower in known.ABBREVIATIONS or word in known.STATES:
        return starts or following.opened
    return voted or following.opened or starts or _is_ordinary(word, next_word)


def _goes_on(word: str, next_word: str, following: str) -> bool:
    """Say whether a word goes on behind its stop: "No. 5", "Jan. 3", "9. März", "z. B."."""
    if next_word[:1].isdigit():
        return word.lower() in known.BEFORE_NUMBERS or word.lower() in known.MONTHS
    if _ORDINAL_DAY.fullmatch(word):
        return next_word in known.MONTHS_AFTER_ORDINALS
    return len(word) == 1 and word.islower() and bool(_ONE_LETTER.match(following))


def _is_ordinary(word: str, next_word: str) -> bool:
    """Say whether `word` is no abbreviation by its looks: long, an acronym, or a lone variable."""
    if not word or len(word) >= _LONG_WORD or (len(word) > 1 and word.isupper()):
        return True
    if not word.islower():
        return False
    if len(word) == 1:
        return next_word[:1].isalpha()
    return len(word) == _LONG_WORD - 1 and word not in known.SHORT


def _is_inside_brackets(sentence: str, block: str, end: int) -> bool:
    """Say whether a bracket that the sentence opened on its way is closed soon after `end`."""
    opened = sentence.rfind("(")
    if opened <= 0 or sentence.find(")", opened) >= 0:
        return False
    rest = block[end : end + _LONGEST_ASIDE]
    closing = rest.find(")")
    return closing >= 0 and not 0 <= rest.find("(") < closing


def _last_word(block: str, end: int) -> str:
    match = _LAST_WORD.search(block[max(0, end - _WINDOW) : end])
    return match.group() if match else ""


def _asks_on(sentence: str, following: str) -> bool:
    """Say whether a say clause (`Smith asked`, `I said`) goes on after a question or exclamation.

    Only after a quotation to its end: in `He shouted "No!" Smith asked why.` a new one begins.
    """
    clause = _SAY_CLAUSE.match(following)
    if clause is None:
        return False
    if clause["first"] != "I" and clause["first"].lower() in known.SENTENCE_STARTERS:
        return False
    inside = sum(map(sentence.count, _DOUBLE_QUOTES)) % 2 == 1
    return inside or sentence.lstrip()[:1] in _QUOTE_STARTS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = _trimmed(text, start, end)
    while end - start > LONGEST_SENTENCE:
        space = _LAST_SPACE.search(text, start, start + LONGEST_SENTENCE + 1)
        cut = space.start() if space else start + LONGEST_SENTENCE
        yield _trimmed(text, start, cut)
        start, _ = _trimmed(text, cut, end)
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
