"""What stands around an article on a page, by its words: buttons, labels, bylines, dates."""

import re

from bot.reading.html.blocks import Block
from bot.reading.html.elements import HEADINGS
from bot.reading.html.page_dates import find_day

_LABELS = (
    r"advertisement|ad feature|sponsored(?: content)?|promoted",
    r"share|share (?:on|this|via|full)\b[^.]{0,80}|tweet|pin it|copy link|link copied.{0,20}",
    r"e-?mail|print",
    r"save|reply|report|quote|like|x|facebook|twitter|whatsapp|linkedin|reddit|telegram|bluesky",
    r"comments?(?: \(?\d+\)?)?|\d+ comments?|leave a (?:reply|comment)|(?:\d+ )?shares?",
    r"(?:follow|like) us\b[^.]{0,80}|sign up|subscribe(?: now)?|log ?in(?: or register)?|register",
    r"(?:sign up|subscribe)\b.{0,120}\b(?:newsletters?|inbox|alerts?|e-?mails?|updates)\b.{0,60}",
    r"(?:skip|jump) to\b[^.]{0,40}|back to top|loading.{0,10}",
    r"(?:read|see|watch|learn) more|read (?:next|also|more)\s*[:»].{0,160}|continue reading.{0,40}",
    r"(?:related|see also|more on this|also read)\b ?:.{0,160}|more on this story",
    r"related(?: (?:stories|articles|topics|news|content|links|posts|coverage))?",
    r"(?:story|article) continues (?:below|after)\b[^.]{0,60}",
    r"listen(?: to this article)?(?: ?[·|(].{0,30})?|\d+[- ]min(?:ute)?s?(?: read)?",
    r"a version of this (?:article|story) (?:appears|appeared|was published) in\b.{0,300}",
    r"most (?:read|popular|viewed)|trending(?: now)?|recommended(?: for you)?|top stories",
    r"you (?:may|might) also (?:like|be interested)\b.{0,40}|more from\b[^.]{0,60}",
    r"you(?:[’']re| are) receiving this\b.{0,160}|(?:click here to )?unsubscribe\b.{0,80}",
    r"(?:view|read|open) (?:this|it)(?: e-?mail| message)? (?:in|on) (?:your|a|the) browser",
    r"latest (?:news|stories)|(?:previous|next)(?: post| article)?\s*:.{0,120}",
    r"(?:all rights reserved|©|\(c\) \d{4}|copyright (?:\d{4}|©)).{0,200}",
    r"(?:filed under|tags|tagged|topics|categories|posted in)\b ?:.{0,160}|tags|topics",
    r"(?:photo(?:graph)?|image|picture|illustration|video)s?(?: credit)?"
    r"(?: by [^.]{0,80}|:.{0,120})",
    r"\(?(?:getty images|reuters|ap photo|afp)\)?|terms of (?:use|service)|privacy policy",
    r"(?:we|this (?:site|website)) uses? cookies\b.{0,300}|manage (?:preferences|cookies|settings)",
    r"accept(?: all)?(?: cookies)?|reject all",
    r"(?:was|is|did you find) this (?:page|article|information|content|answer)(?: page)? "
    r"(?:helpful|useful)\?[^.!]{0,100}",
    r"(?:is there anything|what(?:[’']s| is|[’']?s was)) wrong with this page\?[^.!]{0,100}",
    r"report (?:a|an) (?:problem|fault|error|issue)(?: (?:with|on|about) this (?:page|site))?",
    r"this (?:page|site) has been (?:visited|viewed|accessed) [\d,. ]{1,12} times\.?"
    r"|you are visitor (?:number |no\. ?)?\d[\d,. ]{0,12}",
)
_SHARE = (
    "teilen|drucken|weiterempfehlen|kommentieren|merken|versenden|vorlesen|partager|imprimer|"
    "recommander|compartir|imprimir|compartilhar|partilhar|condividi|stampa|deel|delen|afdrukken"
)
_SHARED = (
    r"(?:diesen |den )?(?:artikel|beitrag)|(?:diese |die )?seite|(?:cet |l[’'])article|cette page|"
    r"(?:este |el )?art[íi]culo|esta (?:noticia|p[áa]gina)|este artigo|"
    r"quest[oa] (?:articolo|pagina)|dit artikel"
)
_SHARING = (
    rf"(?:(?:{_SHARED}) )?(?:{_SHARE})"
    rf"(?:(?:,| und| oder| et| ou| y| o| e| en| of| &) (?:{_SHARE}))*"
    rf"(?: (?:{_SHARED}))?(?: (?:auf|bei|via|per|sur|par|en|por|su|op) [\w-]+)?"
)
_LABEL = re.compile(rf"(?:{'|'.join(_LABELS)}|{_SHARING})[^\w.]*", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"(?:[Ff]irst |[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Mm]odified)(?: on| at)?\W{0,3}"
    r"[^.]{4,80}"
)
_BYLINE = re.compile(
    r"(?:By|BY) [A-Z][\w.'’-]+(?: (?:(?:de|van|von|der|and) )?[A-Z][\w.'’-]*){1,7}"
    r"(?:,[^.]{0,60}| [|·•–—-].{0,80})?"
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?: ?[apAP]\.?[mM]\.?)?(?: [A-Z]{2,4})?|\d+ (?:minutes?|hours?|days?) ago"
)
_CORRECTION = re.compile(
    r"\W{0,3}(?:corrections?(?:\s*(?:and|&)\s*clarifications?)?|clarification"
    r"|editor[’']?s[’']? note|retraction|an earlier version|a previous version"
    r"|this (?:article|story|post|report|page|piece|headline) (?:was|has been|is being) "
    r"(?:amended|corrected|updated|edited|changed|retracted|withdrawn|revised))\b",
    re.IGNORECASE,
)
_LONGEST_LABEL = 320
_LONGEST_DATE_LINE = 110
_LONGEST_BARE_DATE = 60
_MOSTLY_LINKS = 0.75
_STOPPED = re.compile(r"[.!?…。！？؟۔।][\"'”’)\]]*$")

_SET_APART = frozenset({"blockquote", "aside", "figure"})
_QUOTING = re.compile(r"quote", re.IGNORECASE)


def is_furniture_block(block: Block, *, at_head: bool) -> bool:
    """Say whether a block's words are a page's own, not an article's.

    A date alone is a dateline `at_head`, above the text; within it, a chronicle's heading.
    """
    words = " ".join(block.text.split())
    if is_correction(words):
        return False
    if len(words) <= _LONGEST_LABEL and _LABEL.fullmatch(words):
        return True
    return _is_dateline(words, at_head=at_head) or _is_links(block, words)


def _is_dateline(words: str, *, at_head: bool) -> bool:
    if len(words) > _LONGEST_DATE_LINE:
        return False
    if _CLOCK.fullmatch(words):
        return True
    if _STOPPED.search(words):
        return False
    timed = find_day(words) is not None or _CLOCK.search(words)
    if _BYLINE.fullmatch(words) or (timed and _DATE_LABEL.fullmatch(words)):
        return True
    bare = len(words) <= _LONGEST_BARE_DATE
    return at_head and bare and find_day(words) is not None


def is_correction(words: str) -> bool:
    """Say whether a block corrects or retracts the article, wherever the page prints it."""
    return bool(_CORRECTION.match(words))


def _is_links(block: Block, words: str) -> bool:
    if block.linked < _MOSTLY_LINKS * len(words) or block.element.tag in HEADINGS | {"tr"}:
        return False
    return not _STOPPED.search(words)


def is_set_apart(block: Block) -> bool:
    """Say whether a block stands beside the text as pull quotes do."""
    around = (block.element, *block.element.iterancestors())[:4]
    return any(
        element.tag in _SET_APART or _QUOTING.search(element.get("class", "")) for element in around
    )
