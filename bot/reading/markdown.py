"""Read Markdown: the words that a reader sees, without the marks."""

from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.reading.extracted import Extracted
from bot.reading.front_matter import split_front_matter

_CELL_BORDER = " | "
# The parser looks for the end of each of these from each beginning: many without an end would
# take it quadratic time.
_OPEN_ENDED = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_MOST_WITHOUT_END = 50
_UNSEEN_ELEMENTS = frozenset({"script", "style", "template", "head"})


def read_markdown(file_name: str, text: str) -> Extracted:
    """Strip the marks; blocks (paragraphs, list items, table rows) are parted by a blank line."""
    fields, body = split_front_matter(file_name, text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(_bounded(body))
    blocks = [block for block in _blocks(tokens) if block.strip()]
    return Extracted("\n\n".join(blocks), _main_heading(tokens), fields)


def _bounded(body: str) -> str:
    """Escape what opens and never closes, where there is so much of it that it is an attack."""
    for opening, closing in _OPEN_ENDED:
        last = body.rfind(closing) + 1
        if body.count(opening, last) > _MOST_WITHOUT_END:
            body = body[:last] + body[last:].replace(opening, "\\" + opening)
    return body


def _main_heading(tokens: Sequence[Token]) -> str | None:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return " ".join(_inline_words(inline).split()) or None
    return None


def _blocks(tokens: Iterable[Token]) -> Iterable[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield _CELL_BORDER.join(row)
            row = None
        elif row is not None and token.type == "inline":
            row.append(_inline_words(token))
        else:
            yield _block_words(token)


def _block_words(token: Token) -> str:
    if token.type == "inline":
        return _inline_words(token).strip()
    if token.type in ("fence", "code_block"):
        return token.content.strip("\n")
    if token.type == "html_block":
        return _words_of_html(token.content)
    return ""


def _inline_words(token: Token) -> str:
    """Join what an inline token shows. Pictures are dropped: a reader does not see their `alt`."""
    return "".join(map(_child_words, token.children or ()))


def _child_words(child: Token) -> str:
    if child.type in ("text", "code_inline", "text_special"):
        return child.content
    # A soft break stays a line break: the segmenter tells wrapped prose from separate lines.
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "html_inline" and child.content.lower().startswith("<br"):
        return "\n"
    return ""


class _VisibleText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNSEEN_ELEMENTS:
            self._unseen += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN_ELEMENTS and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def _words_of_html(source: str) -> str:
    parser = _VisibleText()
    parser.feed(source)
    parser.close()
    lines = (line.strip() for line in "".join(parser.parts).splitlines())
    return "\n".join(line for line in lines if line)
