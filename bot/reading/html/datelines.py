"""The publication date that a page shows to people."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from bot.reading.html.elements import INLINE
from bot.reading.html.page_dates import find_day
from bot.reading.html.stated import Candidate
from bot.reading.html.tree import brief_words

_CHANGED = re.compile(r"updat|modif|edited|changed", re.IGNORECASE)
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|pub-?date|publish(?:ed)?(?:-?(?:date|on))?|posted(?:-on)?|timestamp"
    r"|entry-date|post-date|article-date|byline|meta|entry-meta|post-meta|article-meta|info)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_LABELS = frozenset({"span", "b", "strong", "em", "i", "small", "label", "dt"})
_LABELLED = re.compile(
    r"(?:first |date )?(?:published|posted|issued|released|date|for immediate release)\b",
    re.IGNORECASE,
)
_NOT_OF_THE_TEXT = re.compile(
    r"(?:it is (?:currently|now)|(?:the )?(?:current )?time (?:is )?now|today is"
    r"|(?:you )?last visit(?:ed)?|joined|registered|member since|last (?:seen|active|login))\b",
    re.IGNORECASE,
)
"""What forums print: the day on which the page was saved, and those of their members."""

_SITE_HEAD = re.compile(r"masthead|site-?header|top-?bar|navbar|utility|sidebar|today", re.I)
_LONGEST = 200
_NEAR_HEADLINE = 60
"""In elements: a bare date so close after the headline is the article's."""


def datelines(root: HtmlElement) -> Iterator[Candidate]:
    """Yield the dates printed at the article's head: marked as times, called dates, or bare."""
    elements = list(root.iter("*"))
    start = next((at for at, each in enumerate(elements) if each.tag == "h1"), 0)
    yield from islice(_times(elements[start:]), 1)
    below = islice(_printed(elements[start:]), 1)
    yield from islice(chain(below, _printed(elements[:start][::-1])), 1)


def _times(elements: list[HtmlElement]) -> Iterator[Candidate]:
    for element in elements:
        if element.tag != "time" or _is_elsewhere(element) or _is_of_change(element):
            continue
        if value := element.get("datetime") or find_day(brief_words(element, _LONGEST) or ""):
            yield Candidate("the page's time tag", value)


def _printed(elements: list[HtmlElement]) -> Iterator[Candidate]:
    """Yield printed dates by their distance from the headline, which is the first element."""
    for at, element in enumerate(elements):
        if element.tag in ("script", "style", "head", "html", "body", "time"):
            continue
        named = bool(_DATE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
        near = 0 < at <= _NEAR_HEADLINE
        if not (named or near) or _is_elsewhere(element):
            continue
        words = brief_words(element if named else _line_of(element), _LONGEST)
        if not words or _NOT_OF_THE_TEXT.match(words):
            continue
        if not (named or _LABELLED.match(words) or _is_bare(words)):
            continue
        if not _CHANGED.search(element.get("class") or "") and (day := find_day(words)):
            yield Candidate("the printed dateline", day)


def _line_of(element: HtmlElement) -> HtmlElement:
    """Return the paragraph that a date stands in, if it does: in a sentence it is no dateline."""
    line: HtmlElement | None = element
    while line is not None and line.tag in INLINE:
        line = line.getparent()
    return line if line is not None and line.tag in ("p", "li") else element


def _is_bare(words: str) -> bool:
    """Say whether a line is hardly more than its date: a byline with one, a date with a time."""
    return len(words) <= 80 and not re.search(r"[a-z]{3,}[.!?](?:\s|$)", words)


def _is_elsewhere(element: HtmlElement) -> bool:
    """Say whether it stands in a menu, a margin, or the site's own head with today's date."""
    for each in (element, *element.iterancestors()):
        name = f"{each.get('class') or ''} {each.get('id') or ''}"
        if each.tag in ("nav", "aside") or (each.tag != "body" and _SITE_HEAD.search(name)):
            return True
        if each.tag == "footer":
            return next(each.iterancestors("article"), None) is None
        if each.tag in ("article", "main"):
            return False
    return False


def _is_of_change(element: HtmlElement) -> bool:
    parent = element.getparent()
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if _CHANGED.search(named):
        return True
    before = (parent.text or "") if parent is not None and parent[0] is element else ""
    previous = element.getprevious()
    if previous is not None:
        label = (brief_words(previous, _LONGEST) or "") if previous.tag in _LABELS else ""
        before = label + (previous.tail or "")
    return bool(re.search(r"updated|modified|last edited", before[-60:], re.IGNORECASE))
