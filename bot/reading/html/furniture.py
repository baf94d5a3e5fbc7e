"""What stands around an article on a page, by elements and by the names that pages give them."""

from lxml.html import HtmlElement

from bot.reading.html.elements import HEADINGS
from bot.reading.html.names import is_named_as_furniture

_FURNITURE_TAGS = frozenset(
    "nav footer aside button figcaption dialog menu amp-ad amp-sidebar amp-consent amp-carousel "
    "amp-social-share amp-embed amp-user-notification amp-sticky-ad address fieldset".split()
)
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar tablist "
    "toolbar".split()
)
_NEVER = frozenset({"html", "body", "main", "article", "p"}) | HEADINGS
"""Elements whose class describes the page or the article, not themselves."""


def is_furniture_element(element: HtmlElement) -> bool:
    """Say whether an element's tag, role or names make it something beside the article."""
    tag = element.tag
    if tag in _FURNITURE_TAGS:
        return tag != "footer" or not _inside(element, "blockquote")
    if (element.get("role") or "").strip().lower() in _FURNITURE_ROLES:
        return tag not in _NEVER
    if tag == "form":
        return next(element.iterdescendants("article", "h1"), None) is None
    if tag == "header":
        return not (_inside(element, "article") or _inside(element, "main")) and not any(
            element.iterdescendants("h1", "h2")
        )
    if tag in _NEVER and tag != "p":
        return False
    return is_named_as_furniture(element)


def _inside(element: HtmlElement, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
