"""A page's details come from the best place that states them; contradictions are said."""

import json

import pytest

from bot.reading.extracted import Extracted
from bot.reading.html.page import read_html
from bot.reading.html.page_dates import day_in_address, find_day, read_moment

LONG = (
    "The passenger ferry Marella left Port Sallow at night with one of its two pumps out of "
    "order, the harbour inquiry heard on Friday, and nobody had told the harbour master."
)
HEADLINE = "Ferry left with a broken pump"


def read(head: str = "", above: str = "", *, h1: str = f"<h1>{HEADLINE}</h1>") -> Extracted:
    markup = (
        f"<html><head>{head}</head><body><article>{h1}{above}<p>{LONG}</p></article></body></html>"
    )
    return read_html("a.html", markup.encode())


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def graph(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(**data: object) -> str:
    node = {"@type": "NewsArticle", **data}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (linked(datePublished="2021-06-18T23:30:00-04:00"), ""),
        (graph("article:published_time", "2021-06-18T05:00:00Z"), ""),
        (meta("DC.date.issued", "2021-06-18"), ""),
        (meta("pubdate", "20210618"), ""),
        (meta("date", "June 18, 2021 9:00 am"), ""),
        ('<meta itemprop="datePublished" content="2021-06-18">', ""),
        ("", '<time datetime="2021-06-18T10:00">last Friday</time>'),
        ("", "<time>18 June 2021</time>"),
        ("", '<p class="dateline">Friday, June 18, 2021</p>'),
        ("", "<p>By Ilse Tarrant | 18 June 2021, 10:00</p>"),
        ("", "<p>Published: 18.06.2021</p>"),
        ("", '<span class="date">le 18 juin 2021 à 10h</span>'),
        ("", "<p>Updated 19 June 2021 – first published 18 June 2021</p>"),
        (
            "",
            "<p>It is currently Sat Jun 26, 2021 4:12 pm</p><div>Posted: 18 Jun 2021, 19:02</div>",
        ),
        ("", "<div>Joined: 3 March 2011</div><div>Posted: 18 Jun 2021, 19:02</div>"),
        ("", '<p>Updated: <time datetime="2021-06-19">19 June</time></p><time>18 June 2021</time>'),
        (meta("last-modified", "2021-06-19") + meta("date", "2021-06-18"), ""),
    ],
)
def test_the_day_of_publication_is_found(head: str, above: str) -> None:
    assert read(head, above).fields["published"] == "2021-06-18"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", ""),
        (meta("last-modified", "2021-06-19"), ""),
        ("", "<p>Updated on 19 June 2021</p>"),
        ("", "<p>Updated 3:30 AM EDT, Sat June 19, 2021</p>"),
        ("", "<p>It appeared in print on <span>June 19, 2021</span>, on page 6 of the paper.</p>"),
        ("", "<p>3/4/2021</p>"),
        ("", "<p>It is currently Sat Jun 26, 2021 4:12 pm</p>"),
        ("", '<nav class="date">18 June 2021</nav>'),
    ],
)
def test_no_day_is_made_up(head: str, above: str) -> None:
    assert "published" not in read(head, above).fields


def test_two_dates_that_disagree_are_both_told() -> None:
    found = read(
        linked(datePublished="2021-06-18") + meta("date", "2021-06-19"),
        "<time datetime='2021-06-18'>18 June</time>",
    )

    assert found.fields["published"] == "2021-06-18"
    assert found.conflicts == (
        "The publication date: JSON-LD says 2021-06-18, the meta tag date says 2021-06-19; kept: "
        "2021-06-18.",
    )


def test_one_moment_in_two_time_zones_is_no_contradiction() -> None:
    found = read(
        linked(datePublished="2021-06-18T22:30:00-04:00")
        + graph("article:published_time", "2021-06-19T02:30:00Z")
    )

    assert found.fields["published"] == "2021-06-18"
    assert found.conflicts == ()


def test_the_printed_day_is_kept_where_universal_time_has_another() -> None:
    found = read(linked(datePublished="2021-06-19T02:30:00Z"), "<p>June 18, 2021</p>")

    assert found.fields["published"] == "2021-06-18"
    assert found.conflicts == ()


def test_a_date_from_the_address_alone_is_marked_as_inferred() -> None:
    found = read('<link rel="canonical" href="https://n.example/2021/06/18/ferry">')

    assert found.fields["published"] == "2021-06-18"
    assert "address" in found.fields["published_note"]


@pytest.mark.parametrize(
    "head",
    [
        linked(publisher={"@type": "Organization", "name": "The Tidewater Post"}),
        linked(publisher="The Tidewater Post"),
        graph("og:site_name", "The Tidewater Post"),
        meta("DC.publisher", "The Tidewater Post"),
        f"<title>{HEADLINE} | The Tidewater Post</title>",
        f"<title>The Tidewater Post: {HEADLINE}</title>",
        f"<title>The Tidewater Post • View topic - {HEADLINE}</title>",
        f"<title>The Tidewater Post :: View topic - {HEADLINE}</title>",
        meta("citation_journal_title", "The Tidewater Post"),
        meta("application-name", "The Tidewater Post"),
        graph("article:publisher", "https://social.example/tidewater")
        + graph("og:site_name", "The Tidewater Post"),
    ],
)
def test_the_publisher_is_found(head: str) -> None:
    assert read(head).fields["publisher"] == "The Tidewater Post"


def test_publishers_that_disagree_are_told_spellings_are_not() -> None:
    names = linked(publisher={"name": "Tidewater Media"}) + graph("og:site_name", "Harbor Wire")
    spelt = linked(publisher={"name": "The Tidewater Post"}) + graph(
        "og:site_name", "tidewaterpost.com"
    )

    assert read(names).conflicts == (
        "The publisher: JSON-LD says Tidewater Media, the Open Graph tag og:site_name says Harbor "
        "Wire; kept: Tidewater Media.",
    )
    assert read(spelt).conflicts == ()


@pytest.mark.parametrize(
    ("head", "above", "author"),
    [
        (
            linked(author=[{"name": "Ilse Tarrant"}, {"name": "Bo Lind"}]),
            "",
            "Ilse Tarrant, Bo Lind",
        ),
        (linked(author="Ilse Tarrant"), "", "Ilse Tarrant"),
        (meta("author", "By Ilse Tarrant"), "", "Ilse Tarrant"),
        (meta("DC.creator", "Ilse Tarrant"), "", "Ilse Tarrant"),
        (graph("article:author", "https://social.example/ilse"), "", None),
        ("", '<a rel="author" href="/a">Ilse Tarrant</a>', "Ilse Tarrant"),
        ("", '<div class="byline">By Ilse Tarrant | 18 June 2021</div>', "Ilse Tarrant"),
        ("", "<i>By Ilse Tarrant</i>", "Ilse Tarrant"),
        ("", "<i>by I. B. Tarrant</i>", "I. B. Tarrant"),
        ("", "<p>by Friday nobody had come.</p>", None),
        (meta("author", "admin"), "", None),
    ],
)
def test_the_author_is_found(head: str, above: str, author: str | None) -> None:
    assert read(head, above).fields.get("author") == author


def test_the_address_is_the_canonical_one_unless_that_is_the_front_page() -> None:
    def canonical(url: str) -> str:
        return f'<link rel="canonical" href="{url}">'

    url = "https://n.example/ferry"
    front = canonical("https://n.example/") + graph("og:url", url)

    assert read(canonical(url) + graph("og:url", url + "?a=b#c")).fields["url"] == url
    assert read(front).fields["url"] == url
    assert "url" not in read(canonical("javascript:alert(1)")).fields
    assert "url" not in read(canonical("https://user:word@n.example/")).fields


def test_the_address_that_a_browser_noted_is_taken() -> None:
    page = f"<!-- saved from url=(0023)https://n.example/ferry --><h1>{HEADLINE}</h1><p>{LONG}</p>"

    assert read_html("a.html", page.encode()).fields["url"] == "https://n.example/ferry"


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ('lang="de-AT"', "", "de"),
        ("", graph("og:locale", "fr_FR"), "fr"),
        ("", linked(inLanguage="es"), "es"),
        ("", "", None),
        ('lang="??"', "", None),
    ],
)
def test_the_language_is_what_the_page_is_labelled_with(
    attributes: str, head: str, language: str | None
) -> None:
    page = f"<html {attributes}><head>{head}</head><body><h1>x</h1><p>{LONG}</p></body></html>"

    assert read_html("a.html", page.encode()).language == language


@pytest.mark.parametrize(
    "script",
    ["{", "[[[]", '"x"', "null", '{"@graph": [1, null, {"@type": 3}]}', "[" * 100_000, "{}" * 9],
)
def test_broken_linked_data_costs_nothing_but_itself(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>' + meta("date", "2021-06-18")

    assert read(head).fields["published"] == "2021-06-18"


def test_linked_data_follows_references_within_the_page() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage", "@id": "#page", "datePublished": "1999-01-01"},
            {"@type": "Organization", "@id": "#org", "name": "The Tidewater Post"},
            {"@type": ["NewsArticle"], "publisher": {"@id": "#org"}, "datePublished": "2021-06-18"},
        ]
    }

    found = read(f'<script type="application/ld+json">{json.dumps(data)}</script>')

    assert found.fields["publisher"] == "The Tidewater Post"
    assert found.fields["published"] == "2021-06-18"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("18 June 2021", "2021-06-18"),
        ("Jun. 18th, 2021", "2021-06-18"),
        ("18. Juni 2021, 14:05 Uhr", "2021-06-18"),
        ("18 de junio de 2021", "2021-06-18"),
        ("2021年6月18日", "2021-06-18"),
        ("06/18/2021", "2021-06-18"),
        ("18/06/2021", "2021-06-18"),
        ("3/4/2021", None),
        ("31 June 2021", None),
        ("in May", None),
        ("", None),
    ],
)
def test_printed_days_are_read_where_they_leave_no_doubt(words: str, day: str | None) -> None:
    assert find_day(words) == day


def test_a_month_alone_is_kept_as_a_month() -> None:
    moment = read_moment("2021-06")

    assert moment is not None
    assert moment.day == "2021-06"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://n.example/2021/06/18/ferry", "2021-06-18"),
        ("https://n.example/news/2021-6-18-ferry", "2021-06-18"),
        ("https://n.example/2021/06/ferry", None),
        ("https://n.example/2021/13/18/x", None),
        ("https://n.example/a/20210618", None),
    ],
)
def test_a_day_in_an_address_is_read(url: str, day: str | None) -> None:
    assert day_in_address(url) == day


def test_the_name_of_a_view_alone_is_no_publisher_and_a_journal_contradicts_nobody() -> None:
    headline = f"<title>{HEADLINE} | View from the quay</title>"
    journal = meta("citation_journal_title", "Tide Letters") + meta("citation_publisher", "Quay")

    assert read(headline).fields["publisher"] == "View from the quay"
    assert (
        read(journal + graph("og:site_name", "Quay Press")).conflicts
        == read(meta("citation_publisher", "Quay") + graph("og:site_name", "Quay Press")).conflicts
    )
