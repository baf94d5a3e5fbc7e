"""Read a PDF: the text as a person reads it on its pages."""

import re
from collections.abc import Sequence

from pypdfium2 import PdfDocument, PdfiumError

from bot.domain.errors import DocumentRejectedError
from bot.reading.extracted import Extracted
from bot.reading.imprint.printed import head_of, without_rights
from bot.reading.imprint.settling import settle
from bot.reading.limits import MAX_PAGES
from bot.reading.pdf.announcements import without_announcements
from bot.reading.pdf.captions import is_caption
from bot.reading.pdf.columns import regions_of
from bot.reading.pdf.furniture import clear_furniture
from bot.reading.pdf.glyphs import PageWords, read_page
from bot.reading.pdf.headings import main_heading
from bot.reading.pdf.hyphens import Joiner
from bot.reading.pdf.lines import lines_of
from bot.reading.pdf.paragraphs import Paragraph, paragraphs_of, rejoin
from bot.reading.pdf.properties import language_of, read_properties
from bot.reading.pdf.shapes import Fragment, usual_size

_FEWEST_CHARACTERS = 3
"""On a page with fewer there is nothing to read: a stamp, a page number."""

_MOST_ODD = 0.1
"""Of a page's characters; more that no alphabet knows mean that its fonts hide their letters."""

_BULLET = re.compile(r"^[•‣▪◦●■·\ue000-\uf8ff]\s+")
_WEB_ADDRESS = re.compile(r"https?://\S+")


def read_pdf(file_name: str, data: bytes) -> Extracted:
    """Return the text, paragraphs parted by a blank line.

    Raises:
        DocumentRejectedError: it is locked, damaged, too long, or its pages carry no text.
    """
    document = _opened(file_name, data)
    pages = [_page(document, number) for number in range(_page_count(file_name, document))]
    readable = [number for number, page in enumerate(pages) if _is_readable(page)]
    if not readable:
        raise DocumentRejectedError(_unreadable(file_name, pages))
    cleared = clear_furniture([pages[number].fragments for number in readable])
    body_size = usual_size(each for page in cleared.pages for each in page)
    paragraphs = _paragraphs(cleared.pages)
    kept = without_announcements(
        [each for each in paragraphs if not is_caption(each, pages[readable[each.page]], body_size)]
    )
    heading = main_heading(kept, body_size)
    joined = rejoin(kept, body_size)
    joiner = Joiner(line.text for each in joined for line in each.lines)
    texts = [_BULLET.sub("", joiner.join([line.text for line in each.lines])) for each in joined]
    properties = read_properties(document, data)
    if properties.url is None:
        properties = properties._replace(url=_address(cleared.margins))
    headline = joiner.join([line.text for line in heading.lines]) if heading else None
    details = settle(head_of(texts, cleared.margins), properties, headline, texts[:4])
    quotable = without_rights(texts, details.fields.get("publisher"))
    dropped = cleared.dropped + sum(page.slanted for page in pages)
    return Extracted(
        text="\n\n".join(quotable),
        heading=details.heading,
        fields=details.fields,
        pages=len(pages),
        pages_read=len(readable),
        dropped=dropped + len(paragraphs) - len(kept) + len(texts) - len(quotable),
        conflicts=details.conflicts,
        warnings=(*_warnings(pages, readable), *_lost_letters(texts)),
        language=language_of(document),
    )


def _opened(file_name: str, data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentRejectedError(
                f"{file_name} needs a password, so it cannot be read. "
                "Save it without the password (print it as PDF) and add that."
            ) from error
        raise DocumentRejectedError(
            f"{file_name} cannot be read as a PDF: it is damaged or incomplete. "
            "Fetch it again from where it came from, or print it as PDF anew."
        ) from error


def _page_count(file_name: str, document: PdfDocument) -> int:
    count = len(document)
    if count > MAX_PAGES:
        raise DocumentRejectedError(
            f"{file_name} has {count:,} pages; at most {MAX_PAGES:,} can be read. "
            "Split it, or print the pages that matter as a PDF of their own."
        )
    if not count:
        raise DocumentRejectedError(f"{file_name} has no pages. Check the file.")
    return count


def _page(document: PdfDocument, number: int) -> PageWords:
    """Read one page; one that is damaged counts as one without text."""
    try:
        page = document[number]
    except PdfiumError:
        return PageWords([], [], 0, 0, 0, [])
    try:
        return read_page(page)
    finally:
        page.close()


def _is_readable(page: PageWords) -> bool:
    return page.characters >= _FEWEST_CHARACTERS and page.odd <= _MOST_ODD * page.characters


def _unreadable(file_name: str, pages: Sequence[PageWords]) -> str:
    count = len(pages)
    garbled = sum(page.characters >= _FEWEST_CHARACTERS for page in pages)
    if garbled:
        return (
            f"{file_name}: the text of {garbled} of {count} pages is stored in characters that "
            "stand for no letters, so its words cannot be known. Have it printed as PDF anew, or "
            "read by a text recognition program, and add that."
        )
    pictures = sum(bool(page.pictures) for page in pages)
    reason = f"{pictures} of {count} pages are pictures" if pictures else "its pages are empty"
    return (
        f"{file_name}: {reason}; no page carries text. Have it read by a text recognition "
        "program (OCR), check its text and add that."
    )


def _warnings(pages: Sequence[PageWords], readable: Sequence[int]) -> tuple[str, ...]:
    missing = [str(number + 1) for number in range(len(pages)) if number not in set(readable)]
    if not missing:
        return ()
    named = ", ".join(missing[:10]) + (" …" if len(missing) > 10 else "")
    noun = "page" if len(missing) == 1 else "pages"
    return (
        f"{len(missing)} of {len(pages)} pages carry no text that can be read ({noun} {named}): "
        "what they show did not go in.",
    )


def _lost_letters(texts: Sequence[str]) -> tuple[str, ...]:
    count = sum(text.count("\ufffd") for text in texts)
    if not count:
        return ()
    lost = "1 letter has" if count == 1 else f"{count} letters have"
    return (f"{lost} no name in the file; in the text � stands instead. Compare it.",)


def _paragraphs(pages: Sequence[Sequence[Fragment]]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for page, fragments in enumerate(pages):
        for column, region in enumerate(regions_of(fragments)):
            found += paragraphs_of(lines_of(region), page, column)
    return found


def _address(margins: Sequence[str]) -> str | None:
    """Return the address that a browser prints below a page."""
    found = (_WEB_ADDRESS.search(line) for line in margins)
    return next((match.group() for match in found if match), None)
