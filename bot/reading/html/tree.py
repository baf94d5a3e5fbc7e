"""A web page's text to a tree, and the tree without what nobody sees."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.domain.errors import DocumentRejectedError
from bot.reading.html.elements import INLINE

_MAX_MARKUP = 12_000_000
"""In characters, without the pictures. The longest live pages have 3 to 4 million."""
_MAX_ELEMENTS = 200_000
_ROOM_FOR_SPACES = 8
_DEEPEST = 600
"""Levels of nesting. Chrome and Safari cut a page's tree at 512; libxml2 stops at 2,048."""

_PICTURE = re.compile(r"data:[\w.+-]+/[\w.+-]+[\w;=.+-]{0,80},[A-Za-z0-9+/=%]{200,}")
_UNDISPLAYABLE = re.compile("[\x00\ud800-\udfff]")
_DEPTH_MESSAGE = "Excessive depth"

_UNSEEN = frozenset(
    "applet area audio base canvas colgroup datalist dialog embed frame frameset head iframe input "
    "link map math meta meter noscript object option param picture progress rp rt script select "
    "source style svg textarea title track video".split()
)
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|screenreader-only|u-hidden"
    r"|assistive-text|a11y-hidden|offscreen)(?:\s|$)",
    re.IGNORECASE,
)
_BRACE = re.compile(r"[{}]")
_ONE_NAME = re.compile(r"[.#][\w-]+")
_MOST_HIDDEN = 0.5
"""A style that hides more of the text than this is one that a script would have lifted."""


def parse_page(file_name: str, markup: str) -> HtmlElement:
    """Return the page's root element.

    libxml2's HTML parser knows no entities but HTML's own and loads nothing: XML bombs and
    external entities are inert.

    Raises:
        DocumentRejectedError: there is no page in it, or one that no browser wrote.
    """
    markup = _UNDISPLAYABLE.sub("", _PICTURE.sub("", markup))
    if len(markup) > _MAX_MARKUP:
        raise DocumentRejectedError(
            f"{file_name} is too large: {len(markup) / 1e6:.0f} million characters without its "
            f"pictures; at most {_MAX_MARKUP // 10**6} million go in. Copy the article's text "
            "into a .txt file and add that."
        )
    if not markup.strip():
        raise DocumentRejectedError(f"{file_name} is empty: there is no page in it.")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = document_fromstring(markup.encode(), parser=parser, ensure_head_body=True)
    except etree.ParserError as error:  # only comments and the like
        raise DocumentRejectedError(f"{file_name} is empty: there is no page in it.") from error
    cut = any(_DEPTH_MESSAGE in error.message for error in parser.error_log)
    elements, levels = size_of(root)
    if cut or elements > _MAX_ELEMENTS or levels > _DEEPEST:
        raise DocumentRejectedError(
            f"{file_name} is no article: it has more than {_MAX_ELEMENTS:,} elements or "
            f"{_DEEPEST:,} levels of nesting. Copy the article's text into a .txt file and add "
            "that."
        )
    return root


def size_of(root: HtmlElement) -> tuple[int, int]:
    """Count the elements of a tree, and the levels of its nesting."""
    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        elements += event == "start"
    return elements, deepest


def brief_words(element: HtmlElement, longest: int) -> str | None:
    """Return what stands in an element on one line, or None if it is longer than that."""
    pieces: list[str] = []
    size = 0
    for event, each in etree.iterwalk(element, events=("start", "end", "comment")):
        if each is element and event == "end":
            break
        words = (each.text if event == "start" else each.tail) or ""
        size += len(words)
        if size > _ROOM_FOR_SPACES * longest:
            return None
        pieces += ("" if event == "comment" or each.tag in INLINE else " ", words)
    words = " ".join("".join(pieces).split())
    return words if len(words) <= longest else None


def remove_unseen(root: HtmlElement) -> None:
    """Take out, in place, what a browser does not show: scripts, styles, hidden elements."""
    names = frozenset(_hidden_names(root))
    for comment in list(root.iter(etree.Comment)):
        comment.drop_tree()
    for element in list(root.iter("*")):
        if element.tag in ("html", "body") or element.getparent() is None:
            continue
        if element.tag in _UNSEEN or _hides_itself(element):
            element.drop_tree()
    _remove_named(root, names)


def _hides_itself(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or _HIDING_STYLE.search(element.get("style", "")):
        return True
    if element.tag == "template" and not element.get("shadowrootmode"):
        return True
    return bool(_HIDING_CLASS.search(element.get("class", "")))


def _remove_named(root: HtmlElement, names: frozenset[str]) -> None:
    """Take out what the page's own styles hide, unless that is most of the page."""
    if not names:
        return
    hidden = [
        element
        for element in root.iter("*")
        if element.tag not in ("html", "body") and names & set(_names_of(element))
    ]
    lengths = _lengths(root)
    for element in hidden:
        if lengths[element] < _MOST_HIDDEN * lengths[root]:
            element.drop_tree()


def _lengths(root: HtmlElement) -> dict[HtmlElement, int]:
    """Count the characters in each element, in one pass: nested elements share theirs."""
    lengths: dict[HtmlElement, int] = {}
    for element in reversed(list(root.iter("*"))):
        inside = (lengths[child] + len(child.tail or "") for child in element)
        lengths[element] = len(element.text or "") + sum(inside)
    return lengths


def _names_of(element: HtmlElement) -> Iterator[str]:
    yield "#" + element.get("id", "")
    for name in element.get("class", "").split():
        yield "." + name


def _hidden_names(root: HtmlElement) -> Iterator[str]:
    """Yield the classes and ids that a style sheet in the page hides, on every medium."""
    for style in root.iter("style"):
        for selectors, rule in _outer_rules(style.text or ""):
            if _HIDING_STYLE.search(rule):
                names = (selector.strip() for selector in selectors.split(","))
                yield from (name for name in names if _ONE_NAME.fullmatch(name))


def _outer_rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the body of each rule that stands in no @media or the like."""
    selectors, start, depth = "", 0, 0
    for brace in _BRACE.finditer(css):
        if brace.group() == "{":
            if depth == 0:
                selectors, start = css[start : brace.start()], brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if "@" not in selectors:
                    yield selectors, css[start : brace.start()]
                start = brace.end()
