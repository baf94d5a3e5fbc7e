"""Lines below an article in which a paper says that it does not answer for its authors."""

import re

_LONGEST = 300
_OURSELVES = (
    r"we|(?:the |this )?(?:publishers?|editors?|editorial board|newspaper|paper|magazine|journal)|"
    r"die redaktion|der verlag|(?:la|esta) (?:redacci[óo]n|direcci[óo]n|revista|editorial)|"
    r"(?:el|este) (?:peri[óo]dico|diario)|la r[ée]daction|la redazione"
)
_DENIALS = (
    r"(?:is|are|accepts?|takes?|assumes?|bears?|do|does|can|cannot)\b[^.]{0,40}"
    r"\b(?:responsib|liab)[^.]{0,80}\b(?:opinions?|views?|contents?|contributors?|authors?)\b[^.]*",
    r"no (?:se (?:hace(?:n)? responsable|responsabiliza)|comparte)[^.]{0,60}\bopiniones\b[^.]*",
    r"(?:übernimmt|haftet|ist nicht)[^.]{0,80}\b(?:meinung|inhalt|beiträge)[^.]*",
    r"n[’']est pas responsable[^.]{0,60}\bopinions\b[^.]*",
    r"non (?:è responsabile|si assume)[^.]{0,60}\bopinioni\b[^.]*",
)
_OF_AUTHORS = (
    r"(?:the |all )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|given|stated)\b"
    r"[^.]{0,80}\b(?:do not|are (?:those|solely|not))\b[^.]{0,120}",
    r"namentlich gekennzeichnete\b[^.]{0,80}\bmeinung\b[^.]{0,80}",
    r"las opiniones\b[^.]{0,80}\bno (?:reflejan|representan|coinciden)\b[^.]{0,120}",
    r"les (?:opinions|articles|textes)\b[^.]{0,80}\bn[’']engagent que\b[^.]{0,80}",
)


def is_disclaimer(block: str, publisher: str | None) -> bool:
    """Say whether a block is one sentence in which the paper itself, by name or not, disclaims."""
    words = " ".join(block.split())
    if len(words) > _LONGEST:
        return False
    who = rf"(?:{_OURSELVES}{'|' + re.escape(publisher) if publisher else ''})"
    forms = (*(rf"{who} {denial}" for denial in _DENIALS), *_OF_AUTHORS)
    return any(re.fullmatch(rf"{form}\.?", words, re.IGNORECASE) for form in forms)
