"""Read a web page as a browser saved it."""

from bot.domain.errors import DocumentRejectedError
from bot.reading.extracted import Extracted
from bot.reading.html.blocks import Block, blocks_of
from bot.reading.html.charset import decode_page
from bot.reading.html.main_text import find_main_text
from bot.reading.html.page_details import DetailsFinder
from bot.reading.html.tree import parse_page, remove_unseen


def read_html(file_name: str, data: bytes) -> Extracted:
    """Return the article's text, its blocks parted by blank lines, and its details.

    Menus, captions, banners and the like are left out and counted.

    Raises:
        DocumentRejectedError: the page has too much markup, is nested too deeply or has no article.
    """
    decoded = decode_page(data)
    root = parse_page(file_name, decoded.text)
    finder = DetailsFinder(root)
    remove_unseen(root)
    main = find_main_text(root, finder.titles, finder.authors)
    if not main.blocks:
        raise DocumentRejectedError(
            f"{file_name} holds no article: there are only menus, captions and the like in it, or "
            "its text is loaded by a script. Open the page, select its text and paste that."
        )
    details = finder.settle(main.headline)
    return Extracted(
        text="\n\n".join(block.text for block in main.blocks),
        heading=main.headline,
        fields=details.fields,
        dropped=main.dropped,
        conflicts=details.conflicts,
        warnings=decoded.warnings,
        language=details.language,
    )


def html_words(markup: str) -> str:
    """Return all that a piece of HTML shows, furniture and all: the body of an e-mail.

    Quoted lines begin with ">", one for each level.

    Raises:
        DocumentRejectedError: it is too large or nested too deeply.
    """
    if not markup.strip():
        return ""
    root = parse_page("The message", markup)
    remove_unseen(root)
    return "\n\n".join(map(_quoted, blocks_of(root)))


def _quoted(block: Block) -> str:
    inside = (block.element, *block.element.iterancestors())
    marks = "> " * sum(element.tag == "blockquote" for element in inside)
    return "\n".join(marks + line for line in block.text.split("\n"))
