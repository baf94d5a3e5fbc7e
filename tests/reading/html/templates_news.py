"""How news sites build their pages: each template is a form that is common on the web."""

import json
from itertools import groupby

from tests.reading.html.articles import Article, Part

COOKIES = "We use cookies to make this site work for you. Accept all or manage your preferences."
NEWSLETTER = "Sign up for our morning newsletter and get the news of the coast in your inbox."
RELATED = ("Two more ferries taken out of service", "Harbour master to step down in May")
CAPTION = "The harbour at night, seen from the mole. Photograph: Nils Orr/Coastal Pictures"


def body_of(article: Article, paragraph: str = "p") -> str:
    """Return the article's blocks as markup, with lists and tables around their items."""
    return "\n".join(
        _group(tag, list(parts), paragraph)
        for tag, parts in groupby(article.parts, key=lambda part: part.tag)
    )


def _group(tag: str, parts: list[Part], paragraph: str) -> str:
    if tag == "li":
        return "<ul>" + "".join(f"<li>{part.markup}</li>\n" for part in parts) + "</ul>"
    if tag == "tr":
        rows = ("<td>" + part.markup.replace(" | ", "</td><td>") + "</td>" for part in parts)
        return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"
    name = paragraph if tag == "p" else tag
    attributes = "" if " " not in name else name[name.index(" ") :]
    name = name.split()[0]
    return "\n".join(f"<{name}{attributes}>{part.markup}</{name}>" for part in parts)


def related() -> str:
    return "".join(f'<li><a href="/{n}">{words}</a></li>' for n, words in enumerate(RELATED))


def broadsheet(article: Article) -> str:
    """A national daily: JSON-LD, skip link, mega menu, figures, asides, inline related links."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": f"{article.published}T06:30:00+01:00",
        "dateModified": "2023-01-02T09:00:00+01:00",
        "author": [{"@type": "Person", "name": article.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.publisher},
        "mainEntityOfPage": f"https://news.example/{article.slug}",
    }
    parts = body_of(article).split("\n")
    half = len(parts) // 2
    return f"""<!DOCTYPE html>
<html lang="{article.language}"><head><meta charset="utf-8">
<title>{article.title} | {article.publisher}</title>
<link rel="canonical" href="https://news.example/{article.slug}">
<script type="application/ld+json">{json.dumps(data)}</script>
<style>.ad{{color:red}}</style><script>var a = "<p>not text</p>";</script></head>
<body class="has-sidebar"><a class="skip-link" href="#main">Skip to main content</a>
<div id="cookie-banner" role="dialog"><p>{COOKIES}</p><button>Accept all</button></div>
<header class="masthead"><nav aria-label="Main"><ul><li><a href="/n">News</a></li>
<li><a href="/s">Sport</a></li><li><a href="/o">Opinion</a></li></ul></nav></header>
<main id="main"><article><header><h1>{article.title}</h1>
<p class="standfirst">{article.standfirst}</p>
<div class="byline">By <a rel="author" href="/a">{article.author}</a></div>
<time datetime="{article.published}T06:30:00+01:00">{article.printed}</time></header>
<figure><img src="a.jpg" alt="Harbour"><figcaption>{CAPTION}</figcaption></figure>
<div class="article-body">{chr(10).join(parts[:half])}
<aside class="rich-link"><h3>Read more</h3><a href="/x">{RELATED[0]}</a></aside>
<div class="ad-slot">Advertisement</div>
{chr(10).join(parts[half:])}
<div class="newsletter-signup"><h3>Morning post</h3><p>{NEWSLETTER}</p><form><input type="email">
<button>Sign up</button></form></div></div>
<footer class="article-footer"><ul class="tags"><li><a href="/t">Ferries</a></li></ul>
<div class="share-tools"><a href="#">Share on Facebook</a><a href="#">Tweet</a></div></footer>
</article><aside class="sidebar"><h2>Most viewed</h2><ol>{related()}</ol></aside></main>
<footer><p>© 2021 {article.publisher}. All rights reserved.</p></footer></body></html>"""


def hashed(article: Article) -> str:
    """A single-page application's output: class names say nothing, paragraphs are divs."""
    return f"""<!DOCTYPE html><html lang="{article.language}"><head>
<meta property="og:title" content="{article.title}">
<meta property="og:site_name" content="{article.publisher}">
<meta property="og:url" content="https://wire.example/a/{article.slug}">
<meta property="article:published_time" content="{article.published}T11:02:00.000Z">
<meta property="article:author" content="{article.author}">
<title>{article.title}</title></head><body><div id="root"><div class="css-1x2y"><div class="css-9k">
<a href="/">Home</a><a href="/world">World</a><a href="/money">Money</a></div></div>
<div class="css-77a"><h1 class="css-h1">{article.title}</h1>
<div class="css-0b"><span>{article.printed}</span><span>3 min read</span></div>
<div class="css-42">{body_of(article, 'div class="css-p1" data-testid="paragraph"')}</div>
<div class="css-3z"><div><a href="/1">{RELATED[0]}</a></div><div><a href="/2">{RELATED[1]}</a></div>
</div></div><div class="css-ft"><span>Terms of use</span><span>Privacy policy</span></div></div>
<div style="display:none"><p>This offer is hidden: subscribe today and save half of the price.</p>
</div></body></html>"""


def amp(article: Article) -> str:
    """An AMP page."""
    return f"""<!doctype html><html amp lang="{article.language}"><head><meta charset="utf-8">
<title>{article.title} - {article.publisher}</title>
<link rel="canonical" href="https://coast.example/{article.slug}">
<script type="application/ld+json">{{"@graph": [{{"@type": "Organization", "@id": "#org",
"name": "{article.publisher}"}}, {{"@type": ["ReportageNewsArticle"], "headline": "{article.title}",
"publisher": {{"@id": "#org"}}, "author": "{article.author}",
"datePublished": "{article.published}"}}]}}</script></head><body>
<amp-sidebar id="s"><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul>
</amp-sidebar><amp-consent><div>{COOKIES}</div></amp-consent>
<article class="amp-wp-article"><h1>{article.title}</h1><amp-img src="x"></amp-img>
<div class="amp-wp-meta amp-wp-byline">{article.author}</div>
{body_of(article)}<amp-ad>Buy boats</amp-ad><amp-social-share type="x">Share</amp-social-share>
</article><footer><a href="#top">Back to top</a></footer></body></html>"""


def live_blog(article: Article) -> str:
    """A live blog: each entry has a time of its own and share buttons."""
    entries = "".join(
        f'<div class="live-post" id="p{n}"><time datetime="{article.published}T1{n % 10}:00:00Z">'
        f'1{n % 10}:00</time>{group}<div class="share"><button>Share</button></div></div>'
        for n, group in enumerate(body_of(article).split("\n"))
        if not group.startswith(("<li>", "</ul>", "<tr>", "</table>"))
    )
    lists = "".join(_group(p.tag, [p], "p") for p in article.parts if p.tag in ("li", "tr"))
    return f"""<html lang="{article.language}"><head><title>{article.title}</title>
<meta name="date" content="{article.published}"><meta name="author" content="{article.author}">
<script type="application/ld+json">{{"@type":"LiveBlogPosting","headline":"{article.title}",
"publisher":{{"@type":"Organization","name":"{article.publisher}"}}}}</script></head><body>
<nav class="nav"><a href="/">Front page</a> <a href="/live">Live</a></nav>
<main><h1>{article.title}</h1><section class="live-feed">{entries}
<div class="live-post"><p>Key points so far</p>{lists}</div></section>
<section class="most-read"><h2>Most read</h2><ol>{related()}</ol></section></main></body></html>"""


TEMPLATES = (broadsheet, hashed, amp, live_blog)
