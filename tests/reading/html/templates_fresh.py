"""Pages of makes that no rule was written for: the measure of how far the rules carry."""

import json

from tests.reading.html.articles import Article
from tests.reading.html.templates_news import (
    CAPTION,
    COOKIES,
    NEWSLETTER,
    RELATED,
    body_of,
    related,
)


def drupal(article: Article) -> str:
    """A public broadcaster on Drupal: fields, blocks, a side column with text of its own."""
    return f"""<!DOCTYPE html><html lang="{article.language}" dir="ltr"><head>
<meta charset="utf-8" />
<title>{article.title} | {article.publisher}</title><link rel="canonical"
 href="https://radio.example/node/7" /><meta property="og:site_name"
 content="{article.publisher}" /></head><body class="path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner">
<div class="region region-header"><div class="block block-branding"><a href="/">Home</a></div></div>
</header><div class="region region-breadcrumb"><nav><ol><li><a href="/">Home</a></li>
<li>News</li></ol></nav></div><main role="main"><div class="layout-content"><div
 class="block block-page-title-block"><h1>
<span class="field field--name-title">{article.title}</span>
</h1></div><div class="block block-system-main-block"><article class="node node--type-article">
<footer class="node__meta"><div class="node__submitted">Submitted by <span>{article.author}</span>
 on
<span>{article.printed} - 10:12</span></div></footer><div class="node__content"><div
 class="field field--name-field-lead"><p>{article.standfirst}</p></div><div
 class="field field--name-body field__item">{body_of(article)}</div><div
 class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__items">
<div><a href="/t/1">Harbour</a></div></div></div></div></article></div></div>
<aside class="layout-sidebar-second"><div class="block"><h2>On air now</h2>
<div>The morning show, with
 music and the weather at sea, every day until ten.</div></div></aside></main>
<footer role="contentinfo">© 2023 {article.publisher}</footer></div></div></body></html>"""


def letter(article: Article) -> str:
    """A newsletter platform: subscribe boxes in the text, a discussion below, footnotes."""
    half = body_of(article).split("</p>", 2)
    subscribe = (
        f'<div class="subscription-widget-wrap"><p>{NEWSLETTER}</p><form><input type="email">'
        "<button>Subscribe</button></form></div>"
    )
    data = {"@type": "NewsArticle", "headline": article.title, "author": [{"name": article.author}],
            "datePublished": f"{article.published}T12:00:00+00:00",
            "publisher": {"@type": "Organization", "name": article.publisher}}  # fmt: skip
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><title>{article.title}</title>
<script type="application/ld+json">{json.dumps(data)}</script></head><body><div id="entry">
<div class="main-menu"><a href="/">{article.publisher}</a><button>Subscribe</button>
<button>Sign in</button></div><div class="single-post"><article class="newsletter-post post">
<div class="post-header"><h1 class="post-title">{article.title}</h1><h3 class="subtitle">
{article.standfirst}</h3><div class="byline-wrapper"><a href="/@i">{article.author}</a><div>
{article.printed}</div></div><div class="post-ufi"><a>12</a><a>Share</a></div></div>
<div class="available-content"><div class="body markup">{half[0]}</p>{half[1]}</p>{subscribe}
{half[2]}</div></div></article></div><div class="comments-page"><h4>Discussion about this post</h4>
<div class="comment-body"><p>Thanks for writing this, I had been wondering about the pump.</p></div>
</div><div class="portable-archive"><a href="/p/2">{RELATED[0]}</a></div></div></body></html>"""


def tabloid(article: Article) -> str:
    """A tabloid: bold promos, galleries and polls between short paragraphs, all named in code."""
    parts = body_of(article).split("\n")
    promos = (
        f'<div class="c-gallery"><figure><img><figcaption>{CAPTION}</figcaption></figure></div>',
        f'<p class="c-rl"><strong>READ MORE: <a href="/r">{RELATED[1]}</a></strong></p>',
        '<div class="c-poll"><form><h4>Do you trust the ferry company?</h4><label>'
        "<input type=radio>Yes</label><label><input type=radio>No</label></form></div>",
    )
    body = "".join(
        part + (promos[n // 2] if n % 2 and n // 2 < 3 and not part.startswith("<li") else "")
        for n, part in enumerate(parts)
    )
    return f"""<html lang="{article.language}"><head>
<meta property="og:title" content="{article.title}!">
<meta property="og:site_name" content="{article.publisher}"><meta name="parsely-pub-date"
 content="{article.published}T06:00:00Z"><title>{article.title} - {article.publisher}</title></head>
<body><div class="c-nav"><a href="/">Showbiz</a> <a href="/s">Football</a></div><div class="c-wrap">
<h1 class="c-hl">{article.title}</h1><div class="c-by">By {article.author}, Senior Reporter</div>
<div class="c-dt">{article.printed}, 06:00 | UPDATED: 07:15</div><div class="c-body">{body}
<p class="c-more">Do you know more? Email our news desk at desk@tabloid.example</p></div></div>
<div class="c-mp"><h3>Most popular</h3><ul>{related()}</ul></div>
<div class="c-ck">{COOKIES}<button>OK</button></div></body></html>"""


def archive(article: Article) -> str:
    """A web archive's copy: the archive's own bar above an old page with a print link."""
    return f"""<!DOCTYPE html><html><head><title>{article.title}</title>
<meta name="author" content="{article.author}"><meta name="date" content="{article.published}">
</head><body><div id="wm-ipp-base"><div id="wm-ipp"><a href="/web">The archive</a><span>12 captures
</span><span>3 Mar 2022 - 9 Aug 2023</span></div></div><div id="container"><div id="hd">
<img src="l.gif" alt="{article.publisher}"></div><div id="bd"><div id="col1">
<h1>{article.title}</h1>
<p class="meta">{article.author}<br>{article.printed}</p>{body_of(article)}<p><a href="/p">Print
 this</a> | <a href="/m">Mail this to a friend</a></p></div><div id="col2"><h3>Weather</h3><p>Sunny,
 with light winds from the west, and a little rain in the night.</p></div></div>
<div id="ft">Copyright
 &copy; 2009 {article.publisher}. All rights reserved.</div></div></body></html>"""


def authority(article: Article) -> str:
    """An authority's news page: microdata, accordions, contact box, feedback form."""
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><title>{article.title}</title>
<meta name="dcterms.date" content="{article.published}"><meta name="dcterms.publisher"
 content="{article.publisher}"></head><body><div class="ecl-cookie-consent-banner">{COOKIES}</div>
<div class="ecl-site-header"><a href="/">Home</a></div><div class="ecl-page-header">
<div>Press release | {article.printed}</div>
<h1 class="ecl-page-header__title">{article.title}</h1></div>
<div class="ecl-container"><div class="ecl-row"><div class="ecl-col-l-9"><div class="ecl">
{body_of(article)}</div><div class="ecl-accordion"><h2>Contacts</h2><p>Press office: 01 234 567,
 press@authority.example</p></div></div><div class="ecl-col-l-3"><nav><ul>{related()}</ul></nav>
</div>
</div></div><div class="ecl-feedback"><p>Was this page useful?</p><button>Yes</button></div>
<footer class="ecl-site-footer"><a href="/l">Legal notice</a></footer></body></html>"""


TEMPLATES = (drupal, letter, tabloid, archive, authority)
