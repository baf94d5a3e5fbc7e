"""Pages that hide their article among much else, or mark it up in ways of their own."""

from tests.reading.html.articles import Article
from tests.reading.html.templates_news import COOKIES, NEWSLETTER, RELATED, body_of, related

TEASER = (
    "The town council will decide in May whether the old customs house is sold, and to whom. "
    "Three bids have come in so far, one of them from abroad."
)
COMMENT = (
    "I have lived here for forty years and never have I seen such a thing, nor has my brother, "
    "who used to work in the harbour and knows every one of those people by name."
)


def encyclopedia(article: Article) -> str:
    """A wiki: infobox, contents, edit links, footnote marks, references, navigation boxes."""
    body = body_of(article).replace(".</p>", '.<sup id="r1"><a href="#n1">[1]</a></sup></p>', 1)
    body = body.replace("</h2>", '<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>')
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><meta charset="UTF-8">
<title>{article.title} - {article.publisher}</title><link rel="canonical"
 href="https://wiki.example/{article.slug}"></head><body class="mediawiki"><div id="content">
<h1 id="firstHeading">{article.title}</h1><div id="siteSub">From {article.publisher}</div>
<div id="mw-content-text"><div class="mw-parser-output"><table class="infobox"><tr><th>Harbour</th>
<td>Port Sallow</td></tr><tr><th>Built</th><td>1961</td></tr></table>
<div id="toc" class="toc"><h2>Contents</h2><ul><li><a href="#a">1 History</a></li></ul></div>
{body}<h2>References</h2><ol class="references"><li id="n1">^ Tarrant, I. (2021).</li></ol>
<div class="navbox"><a href="/f">Ferries</a> <a href="/h">Harbours</a></div></div></div></div>
<div id="mw-navigation"><ul><li><a href="/m">Main page</a></li></ul></div>
<div id="footer"><ul><li>This page was last edited on 4 May 2022.</li></ul></div></body></html>"""


def with_cards(article: Article) -> str:
    """Teasers of other articles between the paragraphs, with text, under names that say nothing."""
    parts = body_of(article).split("\n")
    card = (
        f'<div class="x7"><a href="/1"><div class="x8">{RELATED[0]}</div>'
        f'<div class="x9">Three days in port, and no end in sight</div></a></div>'
    )
    body = "\n".join((*parts[:2], card, *parts[2:]))
    return f"""<html lang="{article.language}"><head><title>{article.title}</title>
<meta property="og:title" content="{article.title}"><meta property="og:type" content="article">
<meta name="publisher" content="{article.publisher}"><meta name="pubdate"
 content="{article.published.replace("-", "")}"></head><body><div class="z1"><div class="z2">
<span><a href="/">Today</a></span><span><a href="/p">Politics</a></span></div><div class="z3">
<h1>{article.title}</h1><h2 class="z4">{article.standfirst}</h2><div>{body}</div></div>
<div class="z5"><div class="z6"><a href="/2"><h3>Customs house to be sold</h3></a>
<div>{TEASER}</div></div><div class="z6"><a href="/3"><h3>{RELATED[1]}</h3></a>
<div>The harbour master is 64.</div>
</div></div><div class="z7">{NEWSLETTER}</div></div></body></html>"""


def with_comments(article: Article) -> str:
    """Readers' comments, longer than the article, in lists without telling names."""
    comments = "".join(f"<li><b>reader{n}</b><p>{COMMENT} ({n})</p></li>" for n in range(12))
    return f"""<html lang="{article.language}"><head><title>{article.title}</title></head><body>
<div class="page"><div class="col1"><h1>{article.title}</h1><p class="info">{article.printed} |
 {article.author}</p><div class="body">{body_of(article)}</div></div>
<div class="reader-comments" id="comments-list"><h3>12 comments</h3><ol>{comments}</ol></div>
<div class="foot">&copy; 2022 {article.publisher}</div></div></body></html>"""


def blogger(article: Article) -> str:
    """A blog of 2008: text between breaks, a picture's caption in a table, a long side column."""
    body = body_of(article, "div").replace("</div>\n<div>", "<br /><br />\n")
    return f"""<html dir='ltr' lang='{article.language}'><head>
<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<title>{article.publisher}: {article.title}</title></head><body><div class='content-outer'>
<div class='header'><h1 class='title'><a href='/'>{article.publisher}</a></h1></div>
<div class='main section'><div class='date-outer'><h2 class='date-header'><span>{article.printed}
</span></h2><div class='post hentry'><h3 class='post-title entry-title'><a href='/1'>{article.title}
</a></h3><div class='post-body entry-content'><table class='tr-caption-container'><tr><td><img
 src='a.jpg'/></td></tr><tr><td class='tr-caption'>The quay in 1961</td></tr></table>
{body}<div style='clear: both;'></div></div><div class='post-footer'>Posted by <span class='fn'>
{article.author}</span> at <abbr title='{article.published}T08:00:00Z'>08:00</abbr>
 <a href='#c'>3 comments:</a> Labels: <a href='/l'>harbour</a></div></div></div></div>
<div class='column-right'><div class='widget'><h2>About me</h2><p>{TEASER}</p></div>
<div class='widget'><h2>Blog Archive</h2><ul><li><a href='/2008'>2008 (41)</a></li></ul></div></div>
</div></body></html>"""


def aspnet(article: Article) -> str:
    """A page within one form, with the view state that such pages carry."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{article.language}"><head><title>
\t{article.title}
</title><meta name="dc.date" content="{article.published}" /></head><body>
<form method="post" action="./Page.aspx" id="aspnetForm"><div><input type="hidden"
 name="__VIEWSTATE" value="{"dDwtMTk" * 200}" /></div><div id="top"><div id="ctl00_Menu"><table>
<tr><td><a href="/">Start</a></td><td><a href="/n">Notices</a></td></tr></table></div></div>
<div id="ctl00_Main"><div class="left"><ul><li><a href="/1">Tides</a></li></ul></div>
<div class="mid"><h1>{article.title}</h1><h4>{article.publisher}, {article.printed}</h4>
{body_of(article)}</div></div><div id="ctl00_Foot">Tel. 01 234 | <a href="/i">Imprint</a></div>
</form></body></html>"""


def word_export(article: Article) -> str:
    """Word's "save as web page": styles, empty paragraphs, soft breaks within sentences."""
    body = (
        body_of(article, "p class=MsoNormal")
        .replace(" the ", "\nthe ")
        .replace("</p>", "<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>")
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" lang={article.language}>
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15"><title>{article.title}</title>
<!--[if gte mso 9]><xml><o:Author>{article.author}</o:Author></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;}} --></style></head><body lang={article.language}>
<div class=WordSection1><h1>{article.title}<o:p></o:p></h1>{body}</div></body></html>"""


def mail_on_the_web(article: Article) -> str:
    """A newsletter's web version: tables within tables, one for each paragraph."""
    rows = "".join(
        f'<tr><td><table width="100%"><tr><td>{group}</td></tr></table></td></tr>'
        for group in body_of(article).replace("<ul>", "\n<ul>").split("\n")
        if group and not group.startswith(("<ul>", "<li>", "</ul>", "<table>", "<tr>", "</table>"))
    )
    lists = "".join(f"<p>{part.markup}</p>" for part in article.parts if part.tag in ("li", "tr"))
    return f"""<html lang="{article.language}"><head><title>{article.title}</title></head><body>
<table width="600" align="center"><tr><td><a href="/v">View this email in your browser</a></td></tr>
<tr><td><h1>{article.title}</h1></td></tr>{rows}<tr><td>{lists}</td></tr>
<tr><td align="center">You are receiving this because you signed up at our site.<br>
<a href="/u">Unsubscribe</a> | <a href="/p">Update preferences</a></td></tr></table></body>
</html>"""


def endless(article: Article) -> str:
    """A page to which the next article has been loaded while the reader scrolled."""
    return f"""<html lang="{article.language}"><head><title>{article.title} | News</title>
<meta property="og:site_name" content="{article.publisher}"><meta property="og:title"
 content="{article.title}"></head><body><div class="gdpr-modal"><p>{COOKIES}</p></div>
<main><article><h1>{article.title}</h1><p>{article.standfirst}</p>
<p class="posted">Published: {article.printed}</p>{body_of(article)}</article>
<article><h1>Customs house to be sold</h1><p>Published: 4 May 2023</p><p>{TEASER}</p><p>The roof
 leaks, say neighbours, and nobody has lived there since the war. It would cost a fortune.</p>
</article></main><ul class="links">{related()}</ul></body></html>"""


TEMPLATES = (
    encyclopedia,
    with_cards,
    with_comments,
    blogger,
    aspnet,
    word_export,
    mail_on_the_web,
    endless,
)
