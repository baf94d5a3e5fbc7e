"""The evidence behind a moderator's verdict: a link, or a document of the library."""

import re
from urllib.parse import urlsplit

from bot.domain.document import DocumentId, DocumentRef, LibraryId
from bot.domain.errors import HearsayError, NotFoundError
from bot.services.catalogue import Catalogue

MAX_EVIDENCE = 300
"""Characters: a longer link would not fit below a quote."""

_LINK = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_WANTED = (
    "A verdict needs evidence: a link (https://…) or a document of this library "
    "by its id, file name or title."
)


class EvidenceError(HearsayError):
    """No evidence, or none that others could look at."""


class EvidenceReader:
    """Read what a moderator gives as evidence; cite it so that everybody can find it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def cite(self, library: LibraryId, given: str, about: DocumentRef) -> str:
        """Return the evidence as it is shown, for a verdict on a sentence of `about`.

        Raises:
            EvidenceError: if it is neither a link nor a document in reach, or `about` itself.
        """
        tidy = " ".join(given.split()).removeprefix("<").removesuffix(">")
        if not tidy:
            raise EvidenceError(_WANTED)
        if re.match(r"https?:", tidy, re.IGNORECASE):
            return _link(tidy, about)
        return citation(self._document(library, tidy, about.id))

    def _document(self, library: LibraryId, wanted: str, about: DocumentId) -> DocumentRef:
        try:
            found = self._catalogue.find(library, wanted).document
        except NotFoundError as error:
            raise EvidenceError(f"{_WANTED} {error}") from error
        if found.id == about:
            raise EvidenceError("A document cannot be the evidence for its own words.")
        return found


def citation(document: DocumentRef) -> str:
    """Name a document, who published it and when."""
    date = f", {document.published}" if document.published else ""
    publisher = _shortened(document.publisher or "publisher not stated", 100)
    return f"“{_shortened(document.title, 150)}” ({publisher}{date})"


def _shortened(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _link(link: str, about: DocumentRef) -> str:
    if len(link) > MAX_EVIDENCE:
        raise EvidenceError(f"The link has {len(link)} characters; {MAX_EVIDENCE} are shown whole.")
    if not _LINK.fullmatch(link) or not link.isprintable() or not _names_a_site(link):
        raise EvidenceError(f"This is not a link that others can open: {link}")
    if about.url and link.rstrip("/") == about.url.rstrip("/"):
        raise EvidenceError("A document cannot be the evidence for its own words.")
    return link


def _names_a_site(link: str) -> bool:
    """Say whether a link leads to a named host, and shows no other name in front of it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return "." in (parts.hostname or "").strip(".") and "@" not in parts.netloc
