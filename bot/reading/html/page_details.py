"""What a page says about its article, from every place that says it, and where they disagree."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from bot.reading.details import Fields
from bot.reading.html.agreement import settle, settle_dates
from bot.reading.html.bylines import LONGEST as LONGEST_LINE
from bot.reading.html.bylines import bylines
from bot.reading.html.datelines import datelines
from bot.reading.html.page_dates import day_in_address
from bot.reading.html.stated import Candidate, LinkedData, MetaTags, microdata

_LINKED_DATA = "JSON-LD"
_OPEN_GRAPH = "the Open Graph tag {}"
_META = "the meta tag {}"
_MICRODATA = "the microdata"
_DATE_TAGS = (
    "parsely-pub-date sailthru.date citation_publication_date citation_date dc.date.issued "
    "dcterms.issued dc.date dcterms.date dc.date.created dcterms.created publication_date "
    "publish-date publish_date publishdate pubdate date.published originalpublicationdate "
    "datepublished displaydate date"
)
_AUTHOR_TAGS = (
    "author dc.creator dcterms.creator citation_author parsely-author sailthru.author byl"
)
_PUBLISHER_TAGS = "publisher dc.publisher dcterms.publisher citation_publisher"
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_WEB = re.compile(r"https?://[^\s<>\"@]+", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://|^@|^www\.|^\W*$|^(?:admin|administrator|unknown|guest)$", re.I)
_BY = re.compile(
    r"^\s*(?:(?:posted|submitted|written|published) by|by|von|par|por|door|av|di)\s*:?\s+",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/]|,? (?:updated|published|posted)\b|\s[–—-]\s|\bon\b.*\d|\d"
    r"|, (?:\w+ ){0,2}(?:reporter|correspondent|editor|writer|journalist|columnist)\b).*$",
    re.IGNORECASE,
)
_TITLE_JOINT = re.compile(r"\s+[|–—•·»-]\s+|\s*::\s*")
_JOINTS_WITH_SITE = re.compile(_TITLE_JOINT.pattern + r"|:\s+")
_VIEWED = re.compile(
    r"(?:\s+[|–—•·»-]\s+|\s*::\s*)(?:view (?:topic|thread|forum|post)"
    r"|thema anzeigen|voir le sujet|ver tema|leggi argomento)$",
    re.IGNORECASE,
)
"""What forums put between their name and the thread's in the window's title."""

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|\d\d))?)?,?"
    r"\s*(?:by\s+)?([A-Z][^.|©•·\n]{2,60}?)\s*(?:[.|©•·,]|all rights|(?:19|20)\d\d|$)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_LANG = ("lang", "xml:lang")


class PageDetails(NamedTuple):
    """A page's details by our own names, its contradictions in words, its language."""

    fields: Fields
    conflicts: tuple[str, ...]
    language: str | None


class DetailsFinder:
    """Gathers the details of one page; make it before the tree loses what nobody sees."""

    def __init__(self, root: HtmlElement) -> None:
        self._linked = LinkedData(root)
        self._meta = MetaTags(root)
        self._window_title = " ".join((root.findtext(".//title") or "").split())
        self._copyright = tuple(_copyright_holders(root))
        self._titles = tuple(self._all_titles(root))
        self._publishers = tuple(self._all_publishers(root))
        self._authors = tuple(self._all_authors(root))
        self._addresses = tuple(self._all_addresses(root))
        self._dates = tuple(self._all_dates(root))
        self._language = self._stated_language(root)

    @property
    def titles(self) -> list[str]:
        """The titles that the page states for machines, and the window's whole one."""
        return [*(each.value for each in self._titles if each.where), self._window_title]

    @property
    def authors(self) -> list[str]:
        """The names of those who wrote the article, wherever the page states them."""
        return [name for each in self._authors for name in each.value.split(", ")]

    def settle(self, headline: str | None) -> PageDetails:
        """Choose one value for each detail. `headline` is the article's own, if it shows one."""
        fields: dict[str, str] = {}
        conflicts: list[str] = []
        shown = [Candidate("the headline", headline)] if headline else []
        for name, words, candidates in (
            ("title", "title", (*shown, *self._titles)),
            ("publisher", "publisher", (*self._publishers, *self._site_names(headline))),
            ("author", "author", self._authors),
            ("url", "address", self._addresses),
        ):
            settled = settle(name, words, candidates)
            if settled.value:
                fields[name] = settled.value
                conflicts.extend(settled.conflicts)
        dates = settle_dates(self._dates, day_in_address(fields.get("url", "")))
        fields.update(dates.fields)
        return PageDetails(fields, (*conflicts, *dates.conflicts), self._language)

    def _all_titles(self, root: HtmlElement) -> Iterator[Candidate]:
        yield from _said(_LINKED_DATA, [self._linked.words("headline")])
        yield from self._meta.candidates(_OPEN_GRAPH, "og:title")
        yield from self._meta.candidates(_META, "twitter:title dc.title dcterms.title")
        yield from _said(_MICRODATA, microdata(root, "headline"))
        yield from _said("", [_without_site(self._window_title)])

    def _all_publishers(self, root: HtmlElement) -> Iterator[Candidate]:
        yield from _named(_LINKED_DATA, self._linked.names("publisher"))
        yield from _named(_OPEN_GRAPH.format("og:site_name"), self._meta.all("og:site_name"))
        for candidate in self._meta.candidates(_META, _PUBLISHER_TAGS):
            yield from _named(candidate.where, [candidate.value])
        yield from _named(_MICRODATA, microdata(root, "publisher"))

    def _site_names(self, headline: str | None) -> Iterator[Candidate]:
        """Yield what is taken for the publisher only where nothing states one."""
        known = {_folded(words) for words in (headline, *self.titles[:-1]) if words}
        names = [
            rest
            for joint in _JOINTS_WITH_SITE.finditer(self._window_title)
            for article, rest in _both_ways(self._window_title, joint)
            if _folded(article) in known
        ]
        names = [*self._meta.all("citation_journal_title"), *(_VIEWED.sub("", n) for n in names)]
        names += [*self._meta.all("application-name"), *self._copyright]
        yield from _named("", [*names, *self._meta.all("apple-mobile-web-app-title")])

    def _all_authors(self, root: HtmlElement) -> Iterator[Candidate]:
        yield from _joined(_LINKED_DATA, self._linked.names("author"))
        yield from _joined(_OPEN_GRAPH.format("article:author"), self._meta.all("article:author"))
        for name in _AUTHOR_TAGS.split():
            yield from _joined(_META.format(name), self._meta.all(name))
        yield from _joined(_MICRODATA, microdata(root, "author"))
        yield from _joined("the byline", bylines(root))

    def _all_addresses(self, root: HtmlElement) -> Iterator[Candidate]:
        links = [link for link in root.iter("link") if _rel(link) == "canonical"]
        found = [
            *_said("the canonical link", [link.get("href") or "" for link in links]),
            *self._meta.candidates(_OPEN_GRAPH, "og:url"),
            *_said(_LINKED_DATA, [self._linked.address()]),
            *_said("the browser that saved it", [_saved_from(root)]),
        ]
        web = [candidate for candidate in found if _WEB.fullmatch(candidate.value)]
        # A canonical link to the front page is a mistake that some sites make on every page.
        yield from sorted(web, key=lambda candidate: _is_front_page(candidate.value))

    def _all_dates(self, root: HtmlElement) -> Iterator[Candidate]:
        yield from _said(_LINKED_DATA, [self._linked.words("datePublished")])
        yield from self._meta.candidates(
            _OPEN_GRAPH, "article:published_time og:article:published_time og:published_time"
        )
        yield from self._meta.candidates(_META, _DATE_TAGS)
        yield from _said(_MICRODATA, microdata(root, "datePublished"))
        yield from datelines(root)

    def _stated_language(self, root: HtmlElement) -> str | None:
        body = root.find("body")
        said = [
            root.get("lang"),
            root.get("xml:lang"),
            body.get("lang") if body is not None else "",
        ]
        said.append(self._linked.words("inLanguage"))
        for name in ("og:locale", "content-language", "dc.language", "dcterms.language"):
            said.extend(self._meta.all(name)[:1])
        matches = (_LANGUAGE.fullmatch(words.strip()) for words in said if words)
        return next((match[1].lower() for match in matches if match), None)


def _said(where: str, values: Iterable[str]) -> Iterator[Candidate]:
    for value in values:
        if words := " ".join(value.split()):
            yield Candidate(where, words)
            return


def _named(where: str, values: Iterable[str]) -> Iterator[Candidate]:
    yield from _said(where, (value for value in values if not _NO_NAME.search(value)))


def _joined(where: str, values: Iterable[str]) -> Iterator[Candidate]:
    """Make one candidate of all names in one place."""
    tidy = (" ".join(value.split()) for value in values)
    named = (_AFTER_NAME.sub("", _BY.sub("", each)) for each in tidy if not _NO_NAME.search(each))
    known = dict.fromkeys(name for name in named if name and not _NO_NAME.search(name))
    yield from _said(where, [", ".join(known)])


def _saved_from(root: HtmlElement) -> str:
    for comment in root.getroottree().xpath("//comment()[position() < 20]"):
        if match := _SAVED_FROM.search(comment.text or ""):
            return match[1] or match[2]
    return ""


def _without_site(title: str) -> str:
    """Take the site's name off a window's title ("Headline | The Tidewater Post")."""
    joints = list(_TITLE_JOINT.finditer(title))
    return title[: joints[-1].start()] if joints else title


def _both_ways(title: str, joint: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a title, each once taken for the article's and once for the site's."""
    before, after = title[: joint.start()], title[joint.end() :]
    yield before, after
    yield after, before


def _copyright_holders(root: HtmlElement) -> Iterator[str]:
    for words in root.itertext():
        if len(words) <= LONGEST_LINE and (match := _COPYRIGHT.search(words)):
            yield " ".join(match[1].split())


def _is_front_page(url: str) -> bool:
    return url.partition("://")[2].rstrip("/").count("/") == 0


def _rel(link: HtmlElement) -> str:
    return (link.get("rel") or "").strip().lower()


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
