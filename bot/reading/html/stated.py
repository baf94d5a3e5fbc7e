"""Where a page states its details for machines: JSON-LD, meta tags, microdata."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(
    r"(?:.*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report"
    r"|PressRelease|SpecialAnnouncement)"
)
_PAGE_TYPES = re.compile(r"(?:WebPage|ItemPage|AboutPage|QAPage|VideoObject|CreativeWork)")
_LARGEST_SCRIPT = 2_000_000
_MOST_NODES = 20_000
_WRAPPING = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$")


class Candidate(NamedTuple):
    """A detail's value, and where the page says so, in words for a person."""

    where: str
    value: str


class LinkedData:
    """The JSON-LD of a page: its article, with references within the page followed."""

    def __init__(self, root: HtmlElement) -> None:
        self._nodes = [node for script in _scripts(root) for node in _nodes(script)]

    @cached_property
    def article(self) -> Mapping[str, object]:
        """The node of the article; of the page, where no node is an article; or nothing."""
        for types in (_ARTICLE_TYPES, _PAGE_TYPES):
            for node in self._nodes:
                if any(types.fullmatch(name) for name in _strings(node.get("@type"))):
                    return node
        return {}

    def names(self, key: str) -> list[str]:
        """Return the names of the people or organisations under a key of the article."""
        return [name for each in _listed(self.article.get(key)) if (name := self._name(each))]

    def words(self, key: str) -> str:
        """Return a plain value of the article, or an empty string."""
        return next(iter(_strings(self.article.get(key))), "")

    def address(self) -> str:
        """Return the article's address."""
        page = self.article.get("mainEntityOfPage")
        inside = page.get("@id") or page.get("url") if isinstance(page, Mapping) else page
        return next((each for each in _strings([self.article.get("url"), inside])), "")

    def _name(self, value: object) -> str:
        if isinstance(value, str):
            return value
        if not isinstance(value, Mapping):
            return ""
        if name := next(iter(_strings(value.get("name"))), ""):
            return name
        same = (node for node in self._nodes if node.get("@id") == value.get("@id") is not None)
        return next((name for node in same for name in _strings(node.get("name"))), "")


class MetaTags:
    """The meta tags of a page by name: property, name and http-equiv alike, in lower case."""

    def __init__(self, root: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for tag in root.iter("meta"):
            content = " ".join((tag.get("content") or "").split())
            for attribute in ("property", "name", "http-equiv", "itemprop"):
                for name in (tag.get(attribute) or "").lower().split():
                    if content:
                        self._values.setdefault(name, []).append(content)

    def all(self, name: str) -> list[str]:
        """Return every value under a name."""
        return self._values.get(name, [])

    def candidates(self, where: str, names: str) -> Iterator[Candidate]:
        """Yield the first value under each of some names, parted by blanks."""
        for name in names.split():
            for value in self.all(name)[:1]:
                yield Candidate(where.format(name), value)


def microdata(root: HtmlElement, name: str) -> Iterator[str]:
    """Yield the values of an `itemprop`: the machine's form where there is one."""
    for element in root.iter("*"):
        if name in (element.get("itemprop") or "").split():
            inner = [e for e in element.iterdescendants("*") if e.get("itemprop") == "name"]
            chosen = inner[0] if inner else element
            value = chosen.get("content") or chosen.get("datetime") or chosen.text_content()
            if words := " ".join(value.split()):
                yield words


def _scripts(root: HtmlElement) -> Iterator[object]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        words = _WRAPPING.sub("", script.text or "")
        if len(words) <= _LARGEST_SCRIPT:
            try:
                yield json.loads(words, strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(found: object) -> list[Mapping[str, object]]:
    """List the objects in a script, outer ones first, each level in the order of the page."""
    nodes: list[Mapping[str, object]] = []
    waiting = [found]
    for value in waiting:
        if len(waiting) > _MOST_NODES:
            break
        if isinstance(value, Mapping):
            nodes.append(value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return nodes


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _strings(value: object) -> Iterator[str]:
    for each in _listed(value):
        if isinstance(each, str) and each.strip():
            yield " ".join(each.split())
