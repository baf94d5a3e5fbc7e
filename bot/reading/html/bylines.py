"""The authors that a page shows to people."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from bot.reading.html.tree import brief_words

LONGEST = 200
"""In characters: a line about who wrote or publishes a page is no longer."""

_BYLINE_NAME = re.compile(r"byline|author(?!it)|submitted", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
_PRINTED_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or) {_NAME}(?:(?:,| and| und| et| y) {_NAME}){{0,3}}"
)
_NEAR_HEADLINE = 2_000
"""In elements: bylines stand close after the headline, or right below the text."""


def bylines(root: HtmlElement) -> Iterator[str]:
    """Yield the first printed byline: what links to an author, is called one, or reads like one."""
    elements = list(root.iter("*"))
    start = next((at for at, each in enumerate(elements) if each.tag == "h1"), 0)
    forms: tuple[Callable[[HtmlElement, str], bool], ...] = (
        lambda element, _: element.get("rel") == "author",
        lambda element, _: bool(_BYLINE_NAME.search(element.get("class") or "")),
        lambda _, words: bool(_PRINTED_BYLINE.fullmatch(words)),
    )
    near = elements[start : start + _NEAR_HEADLINE]
    brief = [(element, brief_words(element, LONGEST)) for element in near]
    for is_byline in forms:
        for element, words in brief:
            if words and len(words) > 2 and is_byline(element, words):
                yield words
                return
