"""Pages of blogs, authorities, forums and the older web."""

import base64
import re
from xml.sax.saxutils import escape

from tests.reading.html.articles import Article
from tests.reading.html.templates_news import (
    CAPTION,
    COOKIES,
    NEWSLETTER,
    RELATED,
    body_of,
    related,
)


def wordpress(article: Article) -> str:
    """A WordPress blog with comments, tags, related posts and share buttons of plug-ins."""
    return f"""<!DOCTYPE html><html lang="{article.language}-XX"><head><meta charset="UTF-8">
<title>{article.title} &#8211; {article.publisher}</title>
<meta property="og:site_name" content="{article.publisher}" /></head>
<body class="post-template-default single single-post no-sidebar">
<header id="masthead" class="site-header"><p class="site-title"><a href="/">{article.publisher}</a>
</p><p class="site-description">News from the water's edge, every day of the week</p>
<nav class="main-navigation"><ul class="menu"><li><a href="/about">About</a></li></ul></nav>
</header>
<div id="content" class="site-content"><article id="post-12" class="post hentry">
<header class="entry-header"><h1 class="entry-title">{article.title}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published"
 datetime="{article.published}T10:00:00+00:00">{article.printed}</time><time class="updated"
 datetime="2024-01-01T10:00:00+00:00">1 January 2024</time></span> <span class="byline">by
 <span class="author vcard"><a href="/author">{article.author}</a></span></span></div></header>
<div class="entry-content">
<div class="wp-caption alignright"><img src="x.jpg"><p class="wp-caption-text">{CAPTION}</p></div>
{body_of(article)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul>
<li><a href="#">Twitter</a></li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><ul>{related()}</ul></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">News</a></span></footer>
</article><div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list">
<li class="comment"><p>I was there that night and it is all true, every word of it.</p></li>
<li class="comment"><p>Who pays you to write such things about our town, I wonder?</p></li></ol>
<div id="respond"><h3>Leave a Reply</h3></div></div></div>
<aside id="secondary" class="widget-area"><h2>Archives</h2><ul><li><a href="/1">June</a></li></ul>
</aside><footer id="colophon">Proudly powered by software</footer></body></html>"""


def tables(article: Article) -> str:
    """A page of 1999: layout by tables, no paragraphs, two breaks between blocks."""
    blocks = "<br><br>\n".join(part.markup for part in article.parts)
    return f"""<HTML><HEAD><TITLE>{article.publisher} - {article.title}</TITLE></HEAD>
<BODY bgcolor=white><TABLE width=100%><TR><TD colspan=2><FONT size=6>{article.publisher}</FONT>
</TD></TR><TR><TD width=120 valign=top><A href=i.htm>Home</A><BR><A href=n.htm>News</A><BR>
<A href=l.htm>Letters</A><BR><A href=g.htm>Guestbook</A></TD><TD valign=top><FONT size=5><B><H1>
{article.title}</H1></B></FONT><FONT size=2><I>By {article.author}</I><BR>
<I>{article.printed}</I></FONT><BR><BR>
{blocks}<BR><BR><HR><A href=b.htm>Back</A></TD></TR></TABLE>
<CENTER><FONT size=1>Copyright &copy; 1999 {article.publisher}</FONT></CENTER></BODY></HTML>"""


def ministry(article: Article) -> str:
    """A press release: Dublin Core, breadcrumbs, contacts."""
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8">
<meta name="DC.title" content="{article.title}"><meta name="DC.creator" content="{article.author}">
<meta name="DC.publisher" content="{article.publisher}">
<meta name="DCTERMS.issued" content="{article.published}"><title>{article.title} - GOV</title>
</head><body><div class="gem-cookie-banner" role="region"><p>{COOKIES}</p></div>
<div class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/w">Waters</a></li></ol>
</div>
<main role="main" id="content"><div class="grid-row"><span class="caption-xl">Press release</span>
<h1 class="title">{article.title}</h1><p class="lead">{article.standfirst}</p></div>
<dl class="metadata"><dt>From:</dt><dd><a href="/o">{article.publisher}</a></dd><dt>Published</dt>
<dd>{article.printed}</dd></dl><div class="govspeak">{body_of(article)}</div>
<div class="print-link"><button>Print this page</button></div>
<nav class="related-navigation"><h2>Related content</h2><ul>{related()}</ul></nav>
</main><footer role="contentinfo"><ul><li><a href="/h">Help</a></li></ul></footer></body></html>"""


def forum(article: Article) -> str:
    """A thread in a forum: each block is a post, with its author's box and signature."""
    posts = "".join(
        f'<div class="post" id="post{n}"><div class="postprofile"><a href="/u{n}">user{n}</a>'
        f'<br>Posts: {n}7<br>Joined: 2019</div><div class="postbody"><p class="post-meta">'
        f'{article.printed}, 10:0{n % 10}</p><div class="content">{group}</div>'
        '<ul class="post-buttons"><li><a href="#">Quote</a></li><li><a href="#">Report</a></li>'
        "</ul>"
        "</div></div>"
        for n, group in enumerate(_whole_blocks(article))
    )
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8">
<meta property="og:site_name" content="{article.publisher}"><title>{article.title}</title></head>
<body><div id="page-header"><ul class="nav-breadcrumbs"><li><a href="/">Board index</a></li></ul>
</div><div id="page-body"><h2 class="topic-title"><a href="/t">{article.title}</a></h2>
<div class="pagination">{len(posts) % 9} posts • Page <b>1</b> of <b>1</b></div>{posts}</div>
<div class="copyright">Powered by a forum</div></body></html>"""


def _whole_blocks(article: Article) -> list[str]:
    """Cut the body into posts, lists and tables whole."""
    found = re.findall(r"<ul>.*?</ul>|<table>.*?</table>|[^\n]+", body_of(article), re.DOTALL)
    return [str(block) for block in found]


def saved_by_browser(article: Article) -> str:
    """Chrome's "save page as": its comment, a builder's page with nested wrappers and widgets."""
    return f"""<!DOCTYPE html>
<!-- saved from url=(0052)https://blog.example/2021/{article.slug}.html -->
<html lang="{article.language}"><head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{article.title} | {article.publisher}</title>
<meta itemprop="datePublished" content="{article.published}"></head><body>
<div class="page"><div class="elementor-section"><div class="elementor-widget-wrap">
<div class="elementor-widget elementor-widget-nav-menu"><ul class="elementor-nav-menu">
<li><a href="/">Start</a></li><li><a href="/k">Kontakt</a></li></ul></div></div></div>
<div class="elementor-section"><div class="elementor-widget elementor-widget-heading"><h1>
{article.title}</h1></div><div class="elementor-widget elementor-widget-text-editor">
<div class="elementor-widget-container">{body_of(article)}</div></div>
<div class="elementor-widget elementor-share-buttons"><span>Facebook</span><span>Email</span></div>
</div><div class="elementor-section newsletter"><h4>Newsletter</h4><p>{NEWSLETTER}</p></div>
<p>Copyright © 2021 {article.publisher}</p></div></body></html>"""


def single_file(article: Article) -> str:
    """A page saved with its pictures inside, microdata, a pull quote, a hidden class."""
    picture = base64.b64encode(bytes(range(256)) * 200).decode()
    longest = max((part for part in article.parts if part.tag == "p"), key=lambda p: len(p.words))
    pulled = longest.words.split(". ")[0]
    return f"""<!DOCTYPE html><html lang="{article.language}"><!--
 Page saved with SingleFile
 url: https://magazine.example/{article.slug}
 saved date: Mon Nov 01 2023 10:00:00 GMT+0000
--><meta charset=utf-8><title>{escape(article.title)} :: {article.publisher}</title>
<style>.paywall-note{{display:none}}@media print{{.prose{{display:none}}}}</style>
<body><div class="topbar"><a href="/">Magazine</a> <a href="/log-in">Log in</a></div>
<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished"
 content="{article.published}"><h1 itemprop="headline">{article.title}</h1>
<span itemprop="author" itemscope><span itemprop="name">{article.author}</span></span>
<span itemprop="publisher" itemscope><meta itemprop="name" content="{article.publisher}"></span>
<p class="paywall-note">You have read your last free article of this month. Please pay.</p>
<img src="data:image/png;base64,{picture}"><small class="photo-credit">{CAPTION}</small>
<div class="prose" itemprop="articleBody">{body_of(article)}
<blockquote class="pullquote">{pulled}</blockquote></div></div>
<section class="recirc"><h2>You may also like</h2>
<div class="card"><h3><a href="/1">{RELATED[0]}</a></h3><p>It was the third, say crews.</p>
</div></section></body></html>"""


TEMPLATES = (wordpress, tables, ministry, forum, saved_by_browser, single_file)
