"""What mailing programs put around a letter: links to a browser, buttons, how to leave the list."""

import re
from typing import NamedTuple

_ABOVE = re.compile(
    r"(?:(?:click here to )?(?:view|read|open|see) (?:this|it)(?: (?:e-?mail|message|newsletter))? "
    r"(?:in|on) (?:your|a|the) (?:web )?browser|view (?:in|on) (?:your |the )?browser|"
    r"(?:having )?(?:trouble|problems) (?:viewing|reading) this (?:e-?mail|message)\?|"
    r"(?:diese (?:e-?mail|nachricht) )?im browser (?:ansehen|anzeigen|[öo]ffnen)|"
    r"(?:voir|lire|ouvrir)(?: (?:ce|cet) (?:e-?mail|message|courriel))? dans (?:un|le|votre) "
    r"navigateur|ver(?: este (?:correo|mensaje))? en (?:el|su|tu) navegador)\W*",
    re.IGNORECASE,
)
_LEAVING = (
    r"(?:click here to )?unsubscribe(?: (?:here|now|in one click|at any time|instantly"
    r"|from (?:this|these|our|all|the) [\w -]{2,40}))?|"
    r"to (?:unsubscribe|stop receiving|leave (?:this|the) list)\b.{0,120}|"
    r"(?:newsletter )?(?:abbestellen|abmelden)|se d[ée](?:sabonner|sinscrire)|darse de baja|"
    r"cancelar (?:la )?suscripci[óo]n|disiscriviti|uitschrijven"
)
_BELOW = re.compile(
    rf"(?:{_LEAVING}|"
    r"(?:you(?:[’']re| are)|you(?:[’']ve| have)?) (?:receiv(?:ing|ed)|getting) "
    r"(?:this|these|our)\b.{0,40}\b(?:because|as|since)\b.{0,160}|"
    r"this (?:e-?mail|message|newsletter) (?:was|is) sent (?:to|by|because)\b.{0,120}|"
    r"if you (?:no longer|do not|don[’']t) (?:wish|want) to receive\b.{0,160}|"
    r"(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscription)|"
    r"forward (?:this )?(?:e-?mail )?to a friend|"
    r"sie erhalten (?:diese[ns]?|unseren)\b.{0,40}\bweil\b.{0,160}|"
    r"vous recevez (?:ce|cet|cette)\b.{0,40}\b(?:car|parce)\b.{0,160}|"
    r"recibes? (?:usted )?est[ea]\b.{0,40}\bporque\b.{0,160})\W*",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:read|learn|find out|see|view|watch|hear|listen|book|buy|shop|order|donate|register|sign up"
    r"|join|subscribe|get tickets|download|reserve|rsvp|jetzt (?:lesen|buchen|kaufen)|weiterlesen"
    r"|lire la suite|leer m[áa]s)"
    r"(?: (?:now|here|more|online|today|tickets?|on|us|(?:the )?(?:full|whole) (?:story|article)"
    r"|your (?:place|seats?|tickets?|copy)))?[^\w.?]*",
    re.IGNORECASE,
)
_NAMES_THE_WAY_OUT = re.compile(
    r"\bunsubscribe\b|\babbestellen\b|\bd[ée]sabonner\b|\bdarse de baja\b|\bdisiscriviti\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[:(<\[ ]{0,4}\bhttps?://[^\s<>]+>?", re.IGNORECASE)
_PIECES = re.compile(r"(?<=[.!?])\s+|\s+[|·•]\s+")
_LONGEST = 400


class Letter(NamedTuple):
    """The words of a letter itself, and how many pieces around it were left out."""

    text: str
    dropped: int


def letter_of(text: str, *, listed: bool) -> Letter:
    """Leave out what a mailing program has put above, among and below a letter's paragraphs.

    `listed` says that the message names a way out of a list in its headers. Other messages keep
    everything, unless they name one in their words.
    """
    if not (listed or _NAMES_THE_WAY_OUT.search(text)):
        return Letter(text, 0)
    paragraphs = text.split("\n\n")
    kept = [each for each in paragraphs if not _is_all(each, _BUTTON)]
    while kept and _is_all(kept[0], _ABOVE):
        kept.pop(0)
    while kept and _is_all(kept[-1], _BELOW):
        kept.pop()
    if not kept:
        return Letter(text, 0)
    last = kept[-1].split("\n")
    while len(last) > 1 and _is_all(last[-1], _BELOW):
        last.pop()
    shortened = "\n".join(last) != kept[-1]
    text = "\n\n".join([*kept[:-1], "\n".join(last)])
    return Letter(text, len(paragraphs) - len(kept) + shortened)


def _is_all(paragraph: str, known: re.Pattern[str]) -> bool:
    """Say whether every sentence of a paragraph, or every line of it, is of a known kind."""
    if len(paragraph) > _LONGEST:
        return False
    lines = [_bare(line) for line in paragraph.split("\n")]
    for sentences in (_PIECES.split(" ".join(lines)), [p for x in lines for p in _PIECES.split(x)]):
        said = [each for each in sentences if each.strip()]
        if said and all(map(known.fullmatch, said)):
            return True
    return False


def _bare(words: str) -> str:
    return _ADDRESS.sub("", " ".join(words.split())).strip()
