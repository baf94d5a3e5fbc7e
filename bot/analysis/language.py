"""Tell a question in another language from an English one, doubting in favour of English."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
"""The languages that a question is told apart from English in; short texts bear no longer list."""

_ENGLISH = frozenset(
    "about after all and any anyone are been before between by can claim claims could deny did "
    "does don't ever for from has have how if into it its many much my not or our out really "
    "said say says she should some tell than that the their them then there these they this "
    "those to told were what what's when where which who who's whom whose why with would "
    "you your".split()
)
"""Function words that are no words of the languages above ("in", "was" and "die" would be)."""

_SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def foreign_language(question: str) -> str | None:
    """Name the question's language if it is surely not English, else return None.

    One English function word settles it. Capitalised words after the first are taken for names
    and do not count: a name alone says nothing about the language of the question.
    """
    words = _WORD.findall(question)
    if any(word.lower() in _ENGLISH for word in words):
        return None
    if not any(letter.isascii() for letter in "".join(words)):
        return _best(question, sure=0.0)
    plain = " ".join(word for word in words[:1] + [w for w in words[1:] if not w[0].isupper()])
    if len(plain) < 4:
        return None
    return _best(plain.lower(), sure=_SURE)


def _best(text: str, *, sure: float) -> str | None:
    code, probability = _identifier().classify(text)
    return _NAMES.get(code) if probability >= sure else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", *_NAMES])
    return identifier
