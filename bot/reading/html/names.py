"""Words by which pages call what stands around an article, in ids and classes."""

import re
from itertools import pairwise

from lxml.html import HtmlElement

# Whole words of an element's id and classes ("post__share-bar" is "post share bar").
_NAMES = frozenset(
    "ad ads advert adverts advertisement advertising adslot advertorial breadcrumb breadcrumbs "
    "byline bylines caption captions colophon comments commentlist consent cookie cookies "
    "copyright credit credits crumbs dateline disqus donate donation dropdown flyout footer "
    "gdpr login masthead megamenu menu menus modal nav navbar navi navigation newsletter "
    "newsletters noprint optanon outbrain overlay pager pagination paywall pinglist popular popup "
    "promo promos promoted promotion pullquote recirc recirculation recommend recommended "
    "recommendations related respond search share sharing shares sharebar sharebox sharedaddy "
    "sidebar signin signup skip skiplink social sociable sponsor sponsored sponsorship subscribe "
    "subscription sumo taboola tags taglist teaser teasers timestamp toast toc toolbar toolbox "
    "tooltip topbar trending "
    "tout upsell usernav author vcard signature sig profile postprofile userinfo avatar metadata "
    "kicker eyebrow infobox navbox reflist references sitesub hatnote catlinks".split()
)
_NAME_PAIRS = frozenset(
    "also like|author bio|author box|author card|author info|about author|article meta|"
    "article info|article tags|back top|bottom bar|cat links|comment form|comment list|"
    "comments area|editors picks|email form|entry footer|entry meta|"
    "entry tags|further reading|inline links|inline related|latest news|meta bar|"
    "more from|more news|more on|more stories|most read|most viewed|next post|next story|"
    "mw jump|mw editsection|on this|photo credit|image credit|"
    "post meta|post navigation|post tags|posted on|post info|posts links|prev next|previous post|"
    "print only|pub date|publish date|date published|date modified|pull quote|"
    "read also|read more|reading list|reading time|"
    "reader comments|rich link|see also|site footer|site header|site sub|site title|skip link|"
    "skip to|story meta|tag cloud|tag list|tags links|top bar|top stories|user actions|"
    "video player|view more|wp caption|you might|whats next".split("|")
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def is_named_as_furniture(element: HtmlElement) -> bool:
    """Say whether an element's id or classes call it something beside the article."""
    names = " ".join(element.get(each) or "" for each in ("id", "class", "itemprop"))
    if not names.strip():
        return False
    for name in names.split():
        words = [word.lower() for word in _WORDS.findall(name)]
        if not _NAMES.isdisjoint(words):
            return True
        pairs = (f"{one} {other}" for one, other in pairwise(words))
        if not _NAME_PAIRS.isdisjoint(pairs):
            return True
    return False
