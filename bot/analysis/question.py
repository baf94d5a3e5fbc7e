"""Read a question: whether it can be answered at all, and what a follow-up refers to."""

import re
import unicodedata

from bot.analysis.language import foreign_language
from bot.domain.errors import QuestionRejectedError

MAX_QUESTION = 500
"""Longest question in characters: about 100 words, well within the model's 256 word pieces."""

_PINGS = re.compile(r"<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|@(?:everyone|here)\b|https?://\S+")
"""Mentions, emoji and addresses, as Discord writes them: no words of the question."""

_PRONOUN = re.compile(r"\b(?:he|she|they|it|him|them|this|that|there|these|those)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:his|her|hers|their|its)\b", re.IGNORECASE)
_OPENER = re.compile(
    r"^(?:and|but|so|also|what about|how about|why|why not|since when|when|where|who|how|"
    r"according to whom|says who|who says so|really)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:of|the|de|van|von|al|bin|[A-Z][\w'’-]*))*")
_NOT_NAMES = frozenset(
    "a an and are but can could did do does had has have how in is it may on the these they this "
    "was were what when where which who whom whose why will would".split()
)
_QUESTION_WORDS = re.compile(
    r"^(?:(?:and|but|so|who|what|where|when|why|how|which|did|does|do|is|are|was|were|has|have|"
    r"had|can|could|will|would)\b\s*)+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|an?)\b(?=\s+\w)", re.IGNORECASE)
_ENDS_PHRASE = re.compile(
    r"(?:and|or|but|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|may|"
    r"in|on|at|to|for|from|by|with|about|after|before|into|over|that|which|who|when|where|"
    r"\w+ed)\b",
    re.IGNORECASE,
)
_OPENED = 6
"""The same for one that opens as follow-ups do ("And when is the next round?")."""

_SHORT_FOLLOW_UP = 4
"""A follow-up of at most this many words without a name leans on the earlier question."""


def checked_question(question: str) -> str:
    """Return the question with its white space tidied.

    Raises:
        QuestionRejectedError: if it is empty, too long, holds no letter or digit, or is surely
            not in English (the model that retrieves knows no other language).
    """
    tidy = " ".join(_PINGS.sub(" ", _visible(question)).split())
    if not tidy:
        raise QuestionRejectedError(
            "The question is empty. Ask in a sentence, for example: Who said so first?"
        )
    if len(tidy) > MAX_QUESTION:
        raise QuestionRejectedError(
            f"The question has {len(tidy):,} characters; at most {MAX_QUESTION} can be read. "
            "Please ask one thing at a time."
        )
    if not any(character.isalnum() for character in tidy):
        raise QuestionRejectedError(
            "The question has no words in it. Ask in a sentence, for example: Who said so first?"
        )
    if language := foreign_language(tidy):
        raise QuestionRejectedError(
            f"The question seems to be in {language}; questions can be read in English only. "
            "Quotes are always in the source's own language."
        )
    return tidy


def with_context(question: str, earlier: str | None) -> str:
    """Return the question as it is meant after `earlier`: its names stand in for pronouns.

    A question that names its own subject is left as it is.
    """
    if not earlier or not _leans_on_earlier(question):
        return question
    topic = next(iter(_names(earlier)), "") or _noun_phrase(earlier)
    if not topic:
        return f"{question.rstrip('?!. ')} {_QUESTION_WORDS.sub('', earlier)}"
    for pattern, words in ((_PRONOUN, topic), (_POSSESSIVE, f"{topic}'s")):
        resolved, count = pattern.subn(lambda _: words, question, count=1)  # noqa: B023 - used at once
        if count:
            return resolved
    return f"{question.rstrip('?!. ')} {topic}?"


def _visible(text: str) -> str:
    """Drop what nobody typed to be read: zero-width and direction marks, control characters."""
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cc":
            kept.append(" ")
        elif category[0] != "C":
            kept.append(character)
    return "".join(kept)


def _leans_on_earlier(question: str) -> bool:
    names = _names(question)
    pronoun = _PRONOUN.search(question) or _POSSESSIVE.search(question)
    if pronoun:
        # "Did Osterby say he left?" explains its own "he"; "When did he reach Osterby?" does not.
        return not any(question.index(name) < pronoun.start() for name in names)
    if names:
        return False
    words = len(question.split())
    return words <= _SHORT_FOLLOW_UP or (words <= _OPENED and bool(_OPENER.match(question)))


def _noun_phrase(question: str) -> str:
    """Return the last phrase that begins with an article: "the dam" of "How high is the dam?"."""
    phrases = []
    for match in _ARTICLE.finditer(question):
        words = question[match.start() :].split()
        end = next(
            (at for at, word in enumerate(words[1:], start=1) if _ENDS_PHRASE.match(word)),
            len(words),
        )
        phrases.append(" ".join(words[:end]).rstrip("?!.,;: "))
    return phrases[-1] if phrases else ""


def _names(question: str) -> list[str]:
    found = []
    for match in _NAME.finditer(question):
        words = match.group().split()
        while words and words[0].lower() in _NOT_NAMES:
            words.pop(0)
        if words and words[-1].lower() not in _NOT_NAMES:
            found.append(" ".join(words))
    return list(dict.fromkeys(found))
