"""What happened and to whom, by simple rules: enough to tell whether two reports agree."""

import hashlib
import re

from bot.analysis.time import lexicon

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_IRREGULAR = {
    "went": "go",
    "came": "come",
    "took": "take",
    "began": "begin",
    "became": "become",
    "left": "leave",
    "held": "hold",
    "died": "die",
    "won": "win",
    "lost": "lose",
    "met": "meet",
    "saw": "see",
    "seen": "see",
    "gave": "give",
    "found": "find",
    "fell": "fall",
    "rose": "rise",
    "sent": "send",
    "led": "lead",
    "shot": "shoot",
    "broke": "break",
    "wrote": "write",
    "spoke": "speak",
    "built": "build",
    "brought": "bring",
    "ran": "run",
    "sank": "sink",
    "fled": "flee",
    "struck": "strike",
    "burst": "burst",
    "sold": "sell",
    "bought": "buy",
    "crossed": "cross",
    "flew": "fly",
    "drove": "drive",
    "swam": "swim",
    "hit": "hit",
    "killed": "kill",
}
_SAYING_STEMS = frozenset(
    "said told claim report announc stat reveal add insist den confirm accord call describ nam "
    "believ rumor rumour alleg expect schedul".split()
)
_NO_VERBS = frozenset(
    "during including following regarding concerning according anything something nothing "
    "everything morning evening building being having".split()
)
_STOP = frozenset(
    "the a an and or but of in on at by for from to with as that this these those it its his her "
    "their our he she they we who which was were is are be been being has have had do did does not "
    "no will would could should may might can after before when while since until during into over "
    "also than then there where what how all any more most other some such only own same so too "
    "very just about up down out off again further once said told according".split()
)
_DATE_WORDS = frozenset(
    word.lower() for word in (*lexicon.MONTHS, *lexicon.WEEKDAYS, "early", "late", "mid")
)
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "tions", "tion", "sions", "sion", "ances", "ance", "ings",
    "ing", "ies", "ied", "ors", "or", "ers", "er", "ed", "es", "s", "e", "ure", "al",
)  # fmt: skip


def stem(word: str) -> str:
    """Return a stem that a verb and the noun made from it mostly share: defect, defection."""
    plain = re.sub(r"['’]s?$", "", word.lower())
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    for suffix in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 4:
            plain = plain.removesuffix(suffix)
            break
    # "Defection" loses -ion after the t that belongs to the verb.
    return plain.rstrip("e") if len(plain) > 4 else plain


def head_of(before: str, after: str) -> str:
    """Return the stem of the verb nearest to a date, looking left in its clause first.

    A clause without a verb that tells of a deed is known by all its words.
    """
    left = [word for word in _WORD.findall(before) if _is_verb(word)]
    if left:
        return stem(left[-1])
    right = [word for word in _WORD.findall(after) if _is_verb(word)]
    return stem(right[0]) if right else _fingerprint(before, after)


def _fingerprint(before: str, after: str) -> str:
    """Return what only the same words have: "Tarn has been head since May", told twice."""
    words = [word.lower() for word in _WORD.findall(f"{before} {after}")]
    return "=" + hashlib.sha256(" ".join(words).encode()).hexdigest()[:16] if words else ""


def _is_verb(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    if word in _NO_VERBS or "-" in word:
        return False
    if not (word.islower() and word.endswith(("ed", "ing")) and len(word) > 4):
        return False
    return stem(word) not in _SAYING_STEMS


def names_in(words: str, *, opens: bool) -> frozenset[str]:
    """Return the words of the names; when `words` open a sentence, the first is none."""
    names = set()
    for match in _WORD.finditer(words):
        word = re.sub(r"['’]s?$", "", match[0])
        if (opens and match.start() == 0) or not word[:1].isupper() or len(word) < 2:
            continue
        if word.lower() not in _STOP and word.lower() not in _DATE_WORDS:
            names.add(word.lower())
    return frozenset(names)
